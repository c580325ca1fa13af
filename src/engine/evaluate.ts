import { Decimal, sum, ZERO } from '../domain/decimal.ts';
import type { ConsequenceResult, Evaluation, TendererResult } from '../domain/evaluation.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { LevelOrders } from '../domain/level-order.ts';
import type { Scheme } from '../domain/lot.ts';
import type { TieBreak } from '../domain/procurement.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { Review } from '../domain/review.ts';
import { round, roundingSchema } from '../domain/rounding.ts';
import type { IsoDate } from '../domain/scalars.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import { addUp } from '../domain/totals.ts';
import { checkAbnormallyLow } from './checks/abnormally-low.ts';
import { checkMinimumSuppliers } from './checks/minimum-suppliers.ts';
import { checkOrder, listRecheckFocus } from './checks/order.ts';
import { createOutlierCheck } from './checks/recheck.ts';
import { checkStatedTotals } from './checks/stated-totals.ts';
import { calculateConsequences } from './consequences.ts';
import type { CriterionContext } from './criteria/criterion.ts';
import { establishPriceBasis, type PriceBasis } from './criteria/price.ts';
import { explainEvaluation } from './explain-evaluation.ts';
import { type PreparedItem, prepareItem, type RecheckBases, scoreItem } from './item-score.ts';
import type { MarkSheet } from './member-marks.ts';
import { applyPolicy } from './policy.ts';
import { rank } from './ranking.ts';
import { sortRejections } from './responsiveness.ts';
import type { Bid, Roundings, ScoredBid } from './scored-bid.ts';

export interface EvaluationInput {
  scheme: Scheme;
  regulations: Regulations;
  levelOrders: LevelOrders;
  tenderers: readonly Tenderer[];
  reviews: readonly Review[];
  /** Members who have to mark; default: everyone with a review. */
  members?: readonly string[];
  /** The day of the evaluation: which law holds, which certificates are valid. */
  date: IsoDate;
}

/**
 * Evaluates one lot: prices after policy adjustment, benchmark among the responsive bids, every item, means over
 * the members, rounding as declared, totals, ranking, and what the law has panels recheck. Pure: the same input
 * gives the same result, byte for byte; rejected bids move nothing. Amounts in yuan.
 */
export function evaluate(input: EvaluationInput): Evaluation {
  const { scheme, regulations, date } = input;
  const { lot } = scheme;
  const roundings = resolveRoundings(scheme, regulations, date);
  const bids = input.tenderers.map((tenderer, index) => readBid(tenderer, `t${index + 1}`, input));
  const responsive = bids.filter((bid) => bid.rejections.length === 0);
  const priceBases = establishBases(scheme, responsive, roundings);
  const prepared = prepareItems(scheme, roundings, priceBases, regulations, date);
  const members = input.members ?? input.reviews.map((review) => review.member);
  const context = { date, levelOrders: input.levelOrders };
  const basisOf = (key: string) => regulations.find(key, date)?.basis ?? null;
  const bases = {
    correctable: basisOf('recheck/correctable'),
    objectiveAgree: basisOf('recheck/objective-marks-agree'),
    memberMarks: basisOf('aggregation/member-marks'),
  };
  const scored = responsive.map((bid) =>
    scoreBid(bid, { prepared, reviews: input.reviews, members, context, bases, scheme, roundings }),
  );
  const tieBreaks = resolveTieBreaks(scheme, regulations, date);
  const rankable = lot.purpose === 'award' ? scored.filter(({ complete }) => complete) : [];
  const ranks = rank(rankable, tieBreaks);
  const byBid = new Map(scored.map((entry) => [entry.bid, entry]));
  const results = bids.map((bid) => describeBid(bid, byBid.get(bid), ranks, scheme));
  return {
    lot: lot.number,
    date,
    benchmarkPrice: priceBases.values().next().value?.benchmark?.toFixed() ?? null,
    roundings: { item: roundings.item, total: roundings.total },
    tenderers: results,
    findings: [
      ...checkMinimumSuppliers(scheme, responsive.length, regulations, date),
      ...bids.flatMap((bid) => aboutBid(bid)),
      ...scored.flatMap(({ items }) => items.flatMap(({ findings }) => findings)),
      ...scored.filter(({ complete }) => complete).flatMap((entry) => findMissingInputs(entry, scheme)),
      ...findOutliers(scheme, scored, regulations, date),
      ...checkStatedTotals(input.reviews, scored, lot, bases.correctable),
      ...checkAbnormallyLow(
        responsive.flatMap(({ tenderer, price }) =>
          price === null ? [] : [{ tenderer: tenderer.name, quoted: price.quoted }],
        ),
        scheme,
        regulations,
        date,
      ),
      ...checkOrder(rankable, ranks, tieBreaks, regulations, date),
      ...listRecheckFocus(rankable, ranks, bids, regulations, date),
    ],
    explanation: explainEvaluation({ scheme, priceBases, bids, byBid, ranks, tieBreaks, roundings }),
  };
}

function readBid(tenderer: Tenderer, id: string, { scheme, regulations, date }: EvaluationInput): Bid {
  const quoted = tenderer.quotedPrice === null ? null : new Decimal(tenderer.quotedPrice);
  const policy = quoted === null ? null : applyPolicy(quoted, tenderer.facts.policy, scheme, regulations, date);
  return {
    tenderer,
    id,
    ...sortRejections(tenderer, scheme, regulations, date),
    policy,
    price: quoted === null || policy === null ? null : { quoted, evaluated: policy.evaluated },
  };
}

function establishBases(scheme: Scheme, responsive: readonly Bid[], roundings: Roundings): Map<string, PriceBasis> {
  const { lot } = scheme;
  const lotPrices = {
    prices: responsive.flatMap((bid) => bid.price ?? []),
    ceiling: lot.ceilingPrice === null ? null : new Decimal(lot.ceilingPrice),
    budget: lot.budget === null ? null : new Decimal(lot.budget),
  };
  const { benchmark } = roundings;
  const roundBenchmark = (value: Decimal) => (benchmark === null ? value : round(value, benchmark));
  return new Map(
    lot.items.flatMap((item) =>
      item.kind === 'price' ? [[item.id, establishPriceBasis(item, lotPrices, roundBenchmark)] as const] : [],
    ),
  );
}

function prepareItems(
  scheme: Scheme,
  roundings: Roundings,
  bases: ReadonlyMap<string, PriceBasis>,
  regulations: Regulations,
  date: IsoDate,
): PreparedItem[] {
  const inLaw =
    scheme.procurement.method === null ? null : regulations.find(`price-formula/${scheme.procurement.method}`, date);
  const lawful = inLaw === null ? [] : [inLaw.basis];
  return scheme.lot.items.map((item) =>
    prepareItem(item, roundings.item, item.kind === 'price' ? lawful : [], bases.get(item.id) ?? null),
  );
}

function sheetsFor(tenderer: string, reviews: readonly Review[]): MarkSheet[] {
  return reviews.flatMap(({ member, marks }) =>
    Object.hasOwn(marks, tenderer) ? [{ member, items: marks[tenderer] as MarkSheet['items'] }] : [],
  );
}

interface ScoringSetup {
  prepared: readonly PreparedItem[];
  reviews: readonly Review[];
  members: readonly string[];
  context: CriterionContext;
  bases: RecheckBases;
  scheme: Scheme;
  roundings: Roundings;
}

function scoreBid(
  bid: Bid,
  { prepared, reviews, members, context, bases, scheme, roundings }: ScoringSetup,
): ScoredBid {
  const sheets = sheetsFor(bid.tenderer.name, reviews);
  const items = prepared.map((item) =>
    scoreItem(item, {
      tenderer: bid.tenderer,
      id: bid.id,
      price: bid.price,
      sheets,
      members,
      context,
      bases,
    }),
  );
  const complete =
    items.every(({ rounded }) => rounded !== null) && (bid.price !== null || scheme.lot.purpose !== 'award');
  return {
    bid,
    items,
    complete,
    exactTotal: () => addUp(items, scheme.lot, ({ exact }) => exact ?? ZERO),
    total: round(
      limitTotal(
        addUp(items, scheme.lot, ({ rounded }) => rounded ?? ZERO),
        scheme,
      ),
      roundings.total,
    ),
    quotedPrice: bid.price?.quoted ?? ZERO,
    evaluatedPrice: bid.price?.evaluated ?? ZERO,
    technicalPoints: sum(items.filter(({ item }) => item.technical).map(({ rounded }) => rounded ?? ZERO)),
  };
}

/** A performance assessment stays between 0 and its full marks; an award total cannot leave them. */
function limitTotal(total: Decimal, { lot }: Scheme): Decimal {
  if (lot.purpose === 'award' || lot.totalPoints === null) return total;
  return Decimal.max(ZERO, Decimal.min(total, lot.totalPoints));
}

function resolveRoundings({ procurement }: Scheme, regulations: Regulations, date: IsoDate): Roundings {
  const declared = procurement.rules.rounding;
  const fallback = (key: string) => roundingSchema.parse(regulations.get(key, date).value);
  return {
    benchmark: declared.benchmark ?? null,
    item: declared.item ?? fallback('rounding/item'),
    total: declared.total ?? fallback('rounding/total'),
  };
}

function resolveTieBreaks({ procurement }: Scheme, regulations: Regulations, date: IsoDate): readonly TieBreak[] {
  if (procurement.rules.tieBreaks !== undefined) return procurement.rules.tieBreaks;
  const inLaw = procurement.method === null ? null : regulations.find(`ranking/${procurement.method}`, date);
  return (inLaw?.value ?? []) as TieBreak[];
}

function describeBid(
  bid: Bid,
  scored: ScoredBid | undefined,
  ranks: ReadonlyMap<ScoredBid, number>,
  scheme: Scheme,
): TendererResult {
  const result: TendererResult = {
    name: bid.tenderer.name,
    status: bid.rejections.length > 0 ? 'rejected' : 'ranked',
    reasons: bid.rejections,
    quotedPrice: bid.price?.quoted.toFixed() ?? null,
    evaluatedPrice: scored === undefined ? null : (bid.price?.evaluated.toFixed() ?? null),
    items: Object.fromEntries((scored?.items ?? []).map(({ item, result: itemResult }) => [item.id, itemResult])),
    total: scored?.complete === true ? scored.total.toFixed() : null,
    rank: scored === undefined ? null : (ranks.get(scored) ?? null),
  };
  if (scheme.lot.consequences.length > 0 && scored?.complete === true)
    result.consequences = describeConsequences(consequencesOf(scored, scheme));
  return result;
}

function consequencesOf({ bid, total }: ScoredBid, { lot }: Scheme) {
  return calculateConsequences(lot.consequences, total, bid.tenderer.facts.items);
}

function describeConsequences(results: ReturnType<typeof calculateConsequences>): Record<string, ConsequenceResult> {
  return Object.fromEntries(
    results.flatMap(({ consequence: { id, title, unit }, value }) =>
      value === null ? [] : [[id, { title, value: value.toFixed(), unit }]],
    ),
  );
}

function findMissingInputs(scored: ScoredBid, scheme: Scheme): Finding[] {
  return consequencesOf(scored, scheme)
    .filter(({ value }) => value === null)
    .map(({ consequence: { id, title, inputs } }) =>
      finding(
        'error',
        'consequence-input-missing',
        `“${title}”缺少：${Object.values(inputs).join('、')}（写在 facts.items.${id}.inputs）`,
        { tenderer: scored.bid.tenderer.name },
      ),
    );
}

function findOutliers(
  { lot }: Scheme,
  scored: readonly ScoredBid[],
  regulations: Regulations,
  date: IsoDate,
): Finding[] {
  const rule = regulations.find('recheck/outlier-share', date);
  if (rule === null) return [];
  const checks = lot.items.map((item) => createOutlierCheck(item, rule));
  return scored.flatMap(({ bid, items }) =>
    items.flatMap(({ given }, index) => checks[index]?.(bid.tenderer.name, given) ?? []),
  );
}

function aboutBid(bid: Bid): Finding[] {
  const { tenderer } = bid;
  const findings: Finding[] = (bid.policy?.findings ?? []).map((found) => ({ ...found, tenderer: tenderer.name }));
  findings.push(...bid.proposedRejections.map((found) => ({ ...found, tenderer: tenderer.name })));
  if (!tenderer.confirmed) {
    findings.push(
      finding(
        'warning',
        'facts-unconfirmed',
        `“${tenderer.name}”的事实由系统从文件中读出，尚未经人确认，得分只供参考`,
        { tenderer: tenderer.name },
      ),
    );
  }
  return findings;
}
