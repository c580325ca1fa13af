import type { Explanation } from '../domain/explanation.ts';
import type { Scheme } from '../domain/lot.ts';
import type { TieBreak } from '../domain/procurement.ts';
import { describeRounding } from '../domain/rounding.ts';
import type { PriceBasis } from './criteria/price.ts';
import { explainEvaluatedPrice } from './policy.ts';
import { TIE_BREAK_TITLES } from './ranking.ts';
import type { Bid, Roundings, ScoredBid } from './scored-bid.ts';

export interface EvaluationParts {
  scheme: Scheme;
  priceBases: ReadonlyMap<string, PriceBasis>;
  bids: readonly Bid[];
  byBid: ReadonlyMap<Bid, ScoredBid>;
  ranks: ReadonlyMap<ScoredBid, number>;
  tieBreaks: readonly TieBreak[];
  roundings: Roundings;
}

/** The tree behind a result: the benchmark, then for each tenderer its evaluated price and every item. */
export function explainEvaluation({
  scheme,
  priceBases,
  bids,
  byBid,
  ranks,
  tieBreaks,
  roundings,
}: EvaluationParts): Explanation {
  const totalRule = describeTotal(scheme, roundings);
  const ranking = ['得分由高到低', ...tieBreaks.map((tieBreak) => TIE_BREAK_TITLES[tieBreak])]
    .join('；得分相同的，')
    .replaceAll('；得分相同的，', '，相同时');
  return {
    id: 'evaluation',
    title: `第 ${scheme.lot.number} 包评审结果`,
    value: null,
    unit: '',
    rule: `排序：${ranking}`,
    arithmetic: null,
    inputs: [],
    rounding: null,
    legalBasis: [],
    locations: scheme.procurement.rules.location === null ? [] : [scheme.procurement.rules.location],
    children: [
      ...[...priceBases.values()].map(explainBenchmark),
      ...bids.map((bid) => explainBid(bid, byBid.get(bid), ranks, scheme, totalRule)),
    ],
  };
}

function explainBenchmark(basis: PriceBasis): Explanation {
  return {
    id: `benchmark.${basis.item.id}`,
    title: '评标（磋商）基准价',
    value: basis.benchmark?.toFixed() ?? null,
    unit: '元',
    rule: basis.rule,
    arithmetic: basis.failure ?? basis.arithmetic,
    inputs: [],
    rounding: null,
    legalBasis: [],
    locations: basis.item.location === null ? [] : [basis.item.location],
    children: [],
  };
}

function describeTotal({ lot }: Scheme, { total }: Roundings): string {
  const start = lot.startPoints === '0' ? '' : `起始 ${lot.startPoints} 分，`;
  const how =
    lot.scales.length === 0
      ? '各项得分相加'
      : lot.scales.map(({ title, weight }) => `${title} × ${weight}`).join(' + ');
  return `${start}${how}（${describeRounding(total)}）`;
}

function explainBid(
  bid: Bid,
  scored: ScoredBid | undefined,
  ranks: ReadonlyMap<ScoredBid, number>,
  scheme: Scheme,
  totalRule: string,
): Explanation {
  const { price, policy, tenderer } = bid;
  const children: Explanation[] = [];
  if (scored !== undefined && price !== null && policy !== null) {
    children.push(
      explainEvaluatedPrice(`${bid.id}.evaluatedPrice`, price.quoted, policy, tenderer.facts.policy, scheme),
    );
  }
  if (scored !== undefined) for (const { explanation } of scored.items) children.push(explanation);
  const place = scored === undefined ? undefined : ranks.get(scored);
  return {
    id: bid.id,
    title: tenderer.name,
    value: scored?.complete === true ? scored.total.toFixed() : null,
    unit: '分',
    rule: scored === undefined ? '响应（投标）无效，不参加评分' : totalRule,
    arithmetic:
      scored === undefined ? bid.rejections.map(({ message }) => message).join('；') : totalArithmetic(scored, scheme),
    inputs: [
      ...(price === null ? [] : [{ name: '报价', value: price.quoted.toFixed(), location: tenderer.priceLocation }]),
      ...(place === undefined ? [] : [{ name: '名次', value: String(place) }]),
    ],
    rounding: null,
    legalBasis: bid.rejections.flatMap(({ legalBasis }) => legalBasis ?? []),
    locations: bid.rejections.flatMap(({ locations }) => locations),
    children,
  };
}

function totalArithmetic(scored: ScoredBid, { lot }: Scheme): string | null {
  if (!scored.complete) return null;
  const total = scored.total.toFixed();
  if (lot.scales.length > 0) {
    const parts = lot.scales.map((scale) => {
      const own = scored.items.filter(({ item }) => item.scale === scale.id).map(({ result }) => result.score ?? '0');
      return `(${own.join(' + ')}) × ${scale.weight}`;
    });
    return `${parts.join(' + ')} = ${total}`;
  }
  const parts = scored.items.map(({ result }) => signed(result.score ?? '0'));
  const start = lot.startPoints === '0' ? [] : [lot.startPoints];
  return `${[...start, ...parts].join(' + ')} = ${total}`;
}

function signed(value: string): string {
  return value.startsWith('-') ? `(${value})` : value;
}
