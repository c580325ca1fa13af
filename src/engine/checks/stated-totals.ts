import { type Decimal, sum } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Review } from '../../domain/review.ts';
import type { MemberPoints } from '../member-marks.ts';

interface Scored {
  bid: { tenderer: { name: string } };
  items: readonly { given: readonly MemberPoints[]; rounded: Decimal | null }[];
}

/** Totals members wrote on their score sheets, recomputed: their own marks plus the shared computed items. */
export function checkStatedTotals(
  reviews: readonly Review[],
  scored: readonly Scored[],
  legalBasis: string | null,
): Finding[] {
  const byName = new Map(scored.map((entry) => [entry.bid.tenderer.name, entry]));
  return reviews.flatMap(({ member, statedTotals }) =>
    Object.entries(statedTotals).flatMap(([tenderer, stated]) => {
      const entry = byName.get(tenderer);
      if (entry === undefined) return [];
      const parts = entry.items.map(({ given, rounded }) =>
        given.length > 0 ? given.find((mark) => mark.member === member)?.points : rounded,
      );
      if (parts.some((part) => part === undefined || part === null)) return [];
      const total = sum(parts as Decimal[]);
      if (total.equals(stated)) return [];
      return [
        finding(
          'error',
          'member-total-wrong',
          `${member}给“${tenderer}”写的合计为 ${stated} 分，各项相加为 ${total.toFixed()} 分`,
          {
            tenderer,
            legalBasis,
          },
        ),
      ];
    }),
  );
}
