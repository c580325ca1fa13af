import type { Decimal } from '../domain/decimal.ts';
import type { TieBreak } from '../domain/procurement.ts';

/** What ranking looks at. Prices in yuan. */
export interface Standing {
  total: Decimal;
  quotedPrice: Decimal;
  evaluatedPrice: Decimal;
  technicalPoints: Decimal;
}

/** Names of the criteria as they are shown. */
export const TIE_BREAK_TITLES: Readonly<Record<TieBreak, string>> = {
  'quoted-price': '报价由低到高',
  'evaluated-price': '评审价由低到高',
  'technical-points': '技术得分由高到低',
};

/** Negative when `a` stands before `b`; 0 when nothing tells them apart. */
export function compareStandings(a: Standing, b: Standing, tieBreaks: readonly TieBreak[]): number {
  const byTotal = b.total.comparedTo(a.total);
  if (byTotal !== 0) return byTotal;
  for (const tieBreak of tieBreaks) {
    const order = compareBy(tieBreak, a, b);
    if (order !== 0) return order;
  }
  return 0;
}

function compareBy(tieBreak: TieBreak, a: Standing, b: Standing): number {
  switch (tieBreak) {
    case 'quoted-price':
      return a.quotedPrice.comparedTo(b.quotedPrice);
    case 'evaluated-price':
      return a.evaluatedPrice.comparedTo(b.evaluatedPrice);
    case 'technical-points':
      return b.technicalPoints.comparedTo(a.technicalPoints);
  }
}

/** Ranks from 1; those that nothing tells apart share a rank and the next rank is left out. */
export function rank<T extends Standing>(standings: readonly T[], tieBreaks: readonly TieBreak[]): Map<T, number> {
  const sorted = [...standings].sort((a, b) => compareStandings(a, b, tieBreaks));
  const ranks = new Map<T, number>();
  sorted.forEach((standing, index) => {
    const before = sorted[index - 1];
    const tied = before !== undefined && compareStandings(before, standing, tieBreaks) === 0;
    ranks.set(standing, tied ? (ranks.get(before) ?? index + 1) : index + 1);
  });
  return ranks;
}
