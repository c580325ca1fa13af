import type { FigureClaim } from '../../domain/bid-section.ts';
import { showDecimal } from '../../domain/decimal.ts';
import { measure } from '../../domain/units.ts';

export interface Contradiction {
  what: string;
  claims: readonly [FigureClaim, FigureClaim];
}

/** The same thing promised with two figures. Two rows of answers are left to the check of answers. */
export function findContradictions(claims: readonly FigureClaim[]): Contradiction[] {
  const byWhat = new Map<string, FigureClaim[]>();
  for (const claim of claims) {
    const key = `${claim.what}|${measure('1', claim.unit)?.dimension ?? claim.unit}`;
    byWhat.set(key, [...(byWhat.get(key) ?? []), claim]);
  }
  return [...byWhat.values()].flatMap((same): Contradiction[] => {
    const first = same.find(({ inAnswer }) => !inAnswer);
    const other = same.find((claim) => first !== undefined && size(claim) !== size(first));
    return first === undefined || other === undefined ? [] : [{ what: first.what, claims: [first, other] }];
  });
}

function size({ value, unit }: FigureClaim): string {
  const measured = measure(value, unit);
  return measured === null ? `${value}${unit}` : showDecimal(measured.base);
}
