import { Decimal } from '../../../src/domain/decimal.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import { itemPoints } from './item-points.ts';
import type { Group, RawItem } from './raw-item.ts';
import type { StatedTotal } from './row-words.ts';
import type { ScoredPart } from './scored-part.ts';
import { sumItems } from './scored-part.ts';

/** Groups and subtotals whose items do not add up to what the document says of them. */
export function checkGroupSums(items: readonly RawItem[], subtotals: ScoredPart['subtotals']): Finding[] {
  const members = new Map<Group, RawItem[]>();
  for (const item of items)
    for (const group of item.groups) {
      const list = members.get(group);
      if (list === undefined) members.set(group, [item]);
      else list.push(item);
    }
  const findings: Finding[] = [];
  for (const [group, list] of members) {
    if (group.points === null || !isComplete(list)) continue;
    const total = sumItems(list);
    if (!total.eq(group.points))
      findings.push(
        mismatch(`“${group.title}”写明 ${group.points} 分，其下各项合计 ${total.toFixed()} 分`, [
          group.location,
          ...list.slice(0, 3).flatMap(({ locations }) => locations.slice(0, 1)),
        ]),
      );
  }
  for (const { group, stated } of subtotals) {
    const list = group === null ? [] : (members.get(group) ?? []);
    if (list.length === 0 || !isComplete(list)) continue;
    const total = sumItems(list);
    if (!total.eq(stated.points))
      findings.push(
        mismatch(`“${group?.title ?? ''}”的小计为 ${stated.points} 分，其下各项合计 ${total.toFixed()} 分`, [
          stated.location,
        ]),
      );
  }
  return findings;
}

/** The items of one scale against the total that the document declares. */
export function checkTotal(items: readonly RawItem[], total: StatedTotal, scope: string): Finding[] {
  const found = sumItems(items);
  if (found.eq(total.points)) return [];
  const bonus = items.filter(isBonus);
  if (bonus.length > 0 && found.minus(sumItems(bonus)).eq(total.points)) return [describeBonus(bonus, total)];
  const open = items.filter((item) => itemPoints(item).value === null).length;
  const hint = open === 0 ? '请核对各项分值' : `其中 ${open} 项分值未能识别，请核对并补充`;
  return [
    finding(
      'error',
      'sum-mismatch',
      `${scope}写明总分 ${total.points} 分，识别出的各项合计 ${found.toFixed()} 分；${hint}`,
      {
        locations: [total.location],
      },
    ),
  ];
}

const BONUS = /加分项|附加分|奖励分|^(?:政策性?|额外|特别)?加分$/;

function isBonus({ title, groups }: RawItem): boolean {
  return BONUS.test(title) || groups.some((group) => BONUS.test(group.title));
}

/** 另设加分项5分: points beside the whole's. */
function describeBonus(bonus: readonly RawItem[], { points, location }: StatedTotal): Finding {
  const names = bonus.map(({ title }) => `“${title}”`).join('、');
  return finding(
    'warning',
    'bonus-beyond-total',
    `${names}共 ${sumItems(bonus).toFixed()} 分，在总分 ${points} 分之外；请核对是否允许超出总分`,
    { locations: [location, ...bonus.flatMap(({ locations }) => locations.slice(0, 1))] },
  );
}

/** Totals that contradict each other: all are shown, the first is kept. */
export function checkTotals(totals: readonly StatedTotal[], scope: string): Finding[] {
  const [first] = totals;
  const other = totals.find(({ points }) => first !== undefined && !new Decimal(points).eq(first.points));
  if (first === undefined || other === undefined) return [];
  return [
    finding(
      'error',
      'total-contradictory',
      `${scope}的总分一处写 ${first.points} 分，另一处写 ${other.points} 分；请核对后改成一致`,
      {
        locations: [first.location, other.location],
      },
    ),
  ];
}

function isComplete(items: readonly RawItem[]): boolean {
  return items.every((item) => itemPoints(item).value !== null);
}

function mismatch(message: string, locations: Finding['locations']): Finding {
  return finding('error', 'sum-mismatch', `${message}；请核对分值`, { locations });
}
