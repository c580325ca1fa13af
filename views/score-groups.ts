import { Decimal, ONE, sum } from '../src/domain/decimal.ts';
import type { TendererResult } from '../src/domain/evaluation.ts';
import type { Lot } from '../src/domain/lot.ts';
import { isObjective, type ScoringItem } from '../src/domain/scoring-item.ts';

/** Items that are shown as one column and one segment of the bar. */
export interface ScoreGroup {
  id: string;
  title: string;
  items: ScoringItem[];
  maxPoints: Decimal;
  /** Share of the group's points that enters the total: 1, except where scales are weighted. */
  weight: Decimal;
}

/**
 * The scheme's scales, else its sections; a scheme that puts everything into one section is told apart by the
 * nature of the items. In a performance assessment every item stands for itself.
 */
export function groupItems(lot: Lot): ScoreGroup[] {
  if (lot.purpose === 'performance-assessment')
    return lot.items.map(({ id, title }) => buildGroup(id, title, (item) => item.id === id, lot));
  if (lot.scales.length > 0) {
    return lot.scales.map(({ id, title, points, weight }) => ({
      id,
      title,
      items: lot.items.filter(({ scale }) => scale === id),
      maxPoints: new Decimal(points),
      weight: new Decimal(weight),
    }));
  }
  const inSections = lot.sections
    .map(({ id, title }) => buildGroup(id, title, (item) => item.section === id, lot))
    .filter(({ items }) => items.length > 0);
  const loose = buildGroup('others', '其他', ({ section }) => !lot.sections.some(({ id }) => id === section), lot);
  if (inSections.length > 1) return loose.items.length === 0 ? inSections : [...inSections, loose];
  return [
    buildGroup('price', '价格', ({ kind }) => kind === 'price', lot),
    buildGroup('objective', '客观', (item) => item.kind !== 'price' && isObjective(item), lot),
    buildGroup('subjective', '主观', (item) => !isObjective(item), lot),
  ].filter(({ items }) => items.length > 0);
}

function buildGroup(id: string, title: string, belongs: (item: ScoringItem) => boolean, lot: Lot): ScoreGroup {
  const items = lot.items.filter(belongs);
  return { id, title, items, maxPoints: sum(items.map(({ maxPoints }) => new Decimal(maxPoints))), weight: ONE };
}

/** Sum of the group's rounded scores; null while one of them is missing. */
export function sumGroup({ items }: ScoreGroup, result: TendererResult): Decimal | null {
  const scores = items.map(({ id }) => result.items[id]?.score ?? null);
  return scores.includes(null) ? null : sum(scores.map((score) => new Decimal(score ?? '0')));
}

/** 10; in an assessment, where items also cost points, both ends: −10～2. */
export function describeRange({ maxPoints, minPoints }: Pick<ScoringItem, 'maxPoints' | 'minPoints'>): string {
  const range = new Decimal(minPoints).isZero() ? maxPoints : `${minPoints}～${maxPoints}`;
  return range.replaceAll('-', '−');
}
