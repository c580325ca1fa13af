import { ZERO } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Lot } from '../../domain/lot.ts';
import type { Review } from '../../domain/review.ts';
import { addUp } from '../../domain/totals.ts';
import type { ScoredItem } from '../item-score.ts';

interface Scored {
  bid: { tenderer: { name: string } };
  items: readonly ScoredItem[];
}

/** Totals members wrote on their score sheets, recomputed: their own marks plus the shared computed items. */
export function checkStatedTotals(
  reviews: readonly Review[],
  scored: readonly Scored[],
  lot: Lot,
  legalBasis: string | null,
): Finding[] {
  const byName = new Map(scored.map((entry) => [entry.bid.tenderer.name, entry]));
  return reviews.flatMap(({ member, statedTotals }) =>
    Object.entries(statedTotals).flatMap(([tenderer, stated]) => {
      const entry = byName.get(tenderer);
      if (entry === undefined) return [];
      const own = (item: ScoredItem) =>
        item.given.length > 0 ? item.given.find((mark) => mark.member === member)?.outcome.points : item.rounded;
      if (entry.items.some((item) => (own(item) ?? null) === null)) return [];
      const total = addUp(entry.items, lot, (item) => own(item) ?? ZERO);
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
