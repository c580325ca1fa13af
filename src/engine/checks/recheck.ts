import { Decimal, sum } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { RegulationInForce } from '../../domain/regulation.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';

/**
 * Members whose mark lies far from the mean of the other members' marks, measured as a share of the item's full
 * points. The share is a default of ours (the rule gives none); the panel looks, nothing is changed.
 */
export function findOutlierMarks(
  item: ScoringItem,
  tenderer: string,
  memberPoints: ReadonlyMap<string, Decimal>,
  rule: RegulationInForce,
): Finding[] {
  if (memberPoints.size < 3) return [];
  const limit = new Decimal(String(rule.value)).times(item.maxPoints);
  const others = new Decimal((memberPoints.size - 1).toString());
  const total = sum(memberPoints.values());
  const findings: Finding[] = [];
  for (const [member, points] of memberPoints) {
    const distance = points.times(memberPoints.size.toString()).minus(total).dividedBy(others).abs();
    if (!distance.greaterThan(limit)) continue;
    const mean = total.minus(points).dividedBy(others);
    findings.push(
      finding(
        'warning',
        'outlier-mark',
        `“${item.title}”：${member}评 ${points.toFixed()} 分，其他成员平均 ${mean.toDecimalPlaces(2).toFixed()} 分，请复核`,
        {
          item: item.id,
          tenderer,
          legalBasis: rule.basis,
        },
      ),
    );
  }
  return findings;
}
