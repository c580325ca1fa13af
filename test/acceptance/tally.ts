import { Decimal } from '../../src/domain/decimal.ts';

export interface Tally {
  right: number;
  all: number;
}

export function showTally({ right, all }: Tally): string {
  return `${right} of ${all}`;
}

/** Whether two amounts or points are equal, or both absent. */
export function isSame(one: string | null | undefined, other: string | null | undefined): boolean {
  const isAbsent = [one ?? null, other ?? null].map((value) => value === null);
  if (isAbsent.includes(true)) return isAbsent.every(Boolean);
  return new Decimal(one ?? '').equals(other ?? '');
}
