import { Decimal, showDecimal, sum, ZERO } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { RegulationInForce } from '../../domain/regulation.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import type { MemberPoints } from '../member-marks.ts';

const NONE: Finding[] = [];

/** With two members either could be the outlier, so there is none. */
const FEWEST_MEMBERS = 3;

/**
 * Members whose mark lies far from the mean of the other members' marks: further than a share of the item's full
 * points. The share is a default of ours (the rule gives none); the panel looks, nothing is changed.
 */
export function createOutlierCheck(
  item: ScoringItem,
  rule: RegulationInForce,
): (tenderer: string, given: readonly MemberPoints[]) => Finding[] {
  const limit = new Decimal(String(rule.value)).times(item.maxPoints);
  return (tenderer, given) => {
    if (given.length < FEWEST_MEMBERS) return NONE;
    const spread = spreadOf(given);
    if (spread === ZERO || spread.lessThanOrEqualTo(limit)) return NONE;
    const total = sum(given.map(({ outcome }) => outcome.points));
    return given.flatMap(({ member, outcome: { points, text } }) => {
      const mean = total.minus(points).dividedBy(given.length - 1);
      if (points.minus(mean).abs().lessThanOrEqualTo(limit)) return [];
      const message = `“${item.title}”：${member}评 ${text} 分，其他成员平均 ${showDecimal(mean, 2)} 分，请复核`;
      return [finding('warning', 'outlier-mark', message, { item: item.id, tenderer, legalBasis: rule.basis })];
    });
  };
}

function spreadOf([first, ...rest]: readonly MemberPoints[]): Decimal {
  let lowest = first?.outcome.points ?? ZERO;
  let highest = lowest;
  for (const { outcome } of rest) {
    const { points } = outcome;
    // The same mark is one and the same value, which saves most comparisons.
    if (points === lowest || points === highest) continue;
    if (points.lessThan(lowest)) lowest = points;
    else if (points.greaterThan(highest)) highest = points;
  }
  return lowest === highest ? ZERO : highest.minus(lowest);
}
