import { Decimal } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { TieBreak } from '../../domain/procurement.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import { compareStandings } from '../ranking.ts';
import type { Bid, ScoredBid } from '../scored-bid.ts';

/** Ties that remain, and places that only rounding decided. */
export function checkOrder(
  rankable: readonly ScoredBid[],
  ranks: ReadonlyMap<ScoredBid, number>,
  tieBreaks: readonly TieBreak[],
  regulations: Regulations,
  date: IsoDate,
): Finding[] {
  const sorted = [...rankable].sort((a, b) => compareStandings(a, b, tieBreaks));
  return sorted.flatMap((entry, index) => {
    const next = sorted[index + 1];
    if (next === undefined) return [];
    const names = `“${entry.bid.tenderer.name}”与“${next.bid.tenderer.name}”`;
    if (ranks.get(entry) === ranks.get(next)) {
      const basis = regulations.find('ranking/remaining-tie', date)?.basis ?? null;
      return [
        finding('warning', 'tie', `${names}得分和各项比较均相同，名次并列；按采购文件的规定确定，没有规定的随机抽取`, {
          legalBasis: basis,
        }),
      ];
    }
    const [own, other] = [entry.exactTotal(), next.exactTotal()];
    if (!own.lessThan(other)) return [];
    const basis = regulations.find('rounding/total', date)?.basis ?? null;
    return [
      finding(
        'warning',
        'rounding-changes-order',
        `${names}的名次由小数取舍造成：不取舍时为 ${showExact(own)} 和 ${showExact(other)}`,
        {
          legalBasis: basis,
        },
      ),
    ];
  });
}

function showExact(value: Decimal): string {
  return value.toDecimalPlaces(6).toFixed();
}

/** Whom the panel has to look at again before it signs. */
export function listRecheckFocus(
  rankable: readonly ScoredBid[],
  ranks: ReadonlyMap<ScoredBid, number>,
  bids: readonly Bid[],
  regulations: Regulations,
  date: IsoDate,
): Finding[] {
  const rule = regulations.find('recheck/focus', date);
  if (rule === null || rankable.length === 0) return [];
  const lowest = Decimal.min(...rankable.map(({ quotedPrice }) => quotedPrice));
  const first = rankable.filter((entry) => ranks.get(entry) === 1).map(({ bid }) => bid.tenderer.name);
  const cheapest = rankable.filter(({ quotedPrice }) => quotedPrice.equals(lowest)).map(({ bid }) => bid.tenderer.name);
  const rejected = bids.filter(({ rejections }) => rejections.length > 0).map(({ tenderer }) => tenderer.name);
  const parts = [
    `排名第一：${first.join('、')}`,
    `报价最低：${cheapest.join('、')}`,
    rejected.length === 0 ? '' : `被认定无效：${rejected.join('、')}`,
  ];
  return [
    finding('info', 'recheck-focus', `签字前请重点复核：${parts.filter((part) => part !== '').join('；')}`, {
      legalBasis: rule.basis,
    }),
  ];
}
