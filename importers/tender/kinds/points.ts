import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import type { ItemKind } from '../../../src/domain/scoring-item.ts';
import { type Note, note, type Rule } from './reading.ts';
import { findMentions } from './wording/mentions.ts';
import { isSame } from './wording/number.ts';

/** Full marks where only the text states them: 本项最多得12分, said once or always alike. */
export function findMaxPoints(plain: string): DecimalText | null {
  const stated = new Set(
    findMentions(plain, null)
      .filter(({ role }) => role === 'max')
      .map(({ to }) => to),
  );
  const [only] = stated;
  return stated.size === 1 && only !== undefined ? only : null;
}

/** Kinds whose parts may each have a maximum of their own. */
const WITH_PARTS: ReadonlySet<ItemKind | 'unknown'> = new Set(['people', 'unknown', 'discretion']);

/** Whether the most that the text allows is what the column says; both values stand in the finding. */
export function checkStatedPoints(rule: Rule, kind: ItemKind): Note[] {
  const stated = rule.mentions.filter(({ role }) => role === 'max').map(({ to }) => to);
  const rules = rule.mentions.filter(({ role }) => role === 'award' || role === 'each' || role === 'off');
  if (kind === 'unknown' && rules.length > 1) return [];
  if (stated.length === 0 || stated.some((points) => isSame(points, rule.maxPoints))) return [];
  const total = sum(stated.map((points) => new Decimal(points)));
  const base = sum(rule.mentions.filter(({ role }) => role === 'base').map(({ to }) => new Decimal(to)));
  if (base.plus(total).equals(rule.maxPoints)) return [];
  if (total.equals(rule.maxPoints) && (stated.length > 1 || WITH_PARTS.has(kind))) return [];
  const written = stated.length === 1 ? `${stated[0]} 分` : `${stated.join('、')} 分（合计 ${total.toFixed()} 分）`;
  return [
    note(
      'warning',
      'points-contradictory',
      `“${rule.row.title}”条文写最多 ${written}，分值写的是 ${rule.maxPoints} 分；两处并存，请核对`,
    ),
  ];
}
