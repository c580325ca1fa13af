import { Decimal } from '../../domain/decimal.ts';
import type { DraftItem } from '../../domain/draft.ts';
import type { DiscretionItem } from '../../domain/items/discretion.ts';
import { textOf } from './clauses.ts';

export type Grade = DiscretionItem['grades'][number];

/** 8≤得分<10, 不含8分: the text itself says to which grade the bound belongs. */
const SAYS_BOUNDS = /[<>≤≥]\s?\d|\d\s?分?\s?[<>≤≥]|不含|\(含|含\)|(?:不足|小于|低于|不到)\s?\d/;

export function gradesOf(item: DraftItem): readonly Grade[] {
  return item.kind === 'discretion' ? item.grades : [];
}

/** Neighbouring grades, the higher one first. */
export function listNeighbours(item: DraftItem): { higher: Grade; lower: Grade }[] {
  const sorted = [...gradesOf(item)].sort((a, b) => new Decimal(b.to).comparedTo(a.to));
  return sorted.flatMap((higher, index) => {
    const lower = sorted[index + 1];
    return lower === undefined ? [] : [{ higher, lower }];
  });
}

export function saysBounds(item: DraftItem): boolean {
  return SAYS_BOUNDS.test(textOf(item));
}

/** Whether a grade leaves a range of marks open; a grade of one fixed mark does not. */
export function isInterval({ from, to }: Grade): boolean {
  return !new Decimal(from).equals(to);
}
