import { Decimal } from '../../domain/decimal.ts';
import type { DraftItem } from '../../domain/draft.ts';

export interface BandSeam {
  seam: 'overlap' | 'gap';
  /** The number, or the stretch, where it is. */
  at: string;
}

/** Where neighbouring bands of an item do not meet exactly. Values outside all bands earn nothing by the kind's rule. */
export function findBandSeams(item: DraftItem): BandSeam[] {
  if (item.kind !== 'bands') return [];
  const sorted = [...item.bands].sort((a, b) => compareBounds(a.from, b.from));
  return sorted.flatMap((band, index): BandSeam[] => {
    const next = sorted[index + 1];
    if (next === undefined) return [];
    if (band.to === null || next.from === null) return [{ seam: 'overlap', at: next.from ?? band.to ?? '' }];
    const order = new Decimal(next.from).comparedTo(band.to);
    if (order < 0) return [{ seam: 'overlap', at: `${next.from}～${band.to}` }];
    if (order > 0) return [{ seam: 'gap', at: `${band.to}～${next.from}` }];
    if (band.includesTo && next.includesFrom) return [{ seam: 'overlap', at: band.to }];
    return band.includesTo || next.includesFrom ? [] : [{ seam: 'gap', at: band.to }];
  });
}

function compareBounds(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return new Decimal(a).comparedTo(b);
}
