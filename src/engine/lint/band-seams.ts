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
    if (order > 0 && isNextCount(item.unit, band, next)) return [];
    if (order > 0) return [{ seam: 'gap', at: `${band.to}～${next.from}` }];
    if (band.includesTo && next.includesFrom) return [{ seam: 'overlap', at: band.to }];
    return band.includesTo || next.includesFrom ? [] : [{ seam: 'gap', at: band.to }];
  });
}

/** What comes in whole numbers only. */
const COUNTED = /^(?:[个项份台套辆人名位家次件张本种类处条例篇艘架只间座头棵株批场期]|天|日|日历天|自然日|个?工作日)$/;

type Band = Extract<DraftItem, { kind: 'bands' }>['bands'][number];

/** 3—4个 beside 5个及以上: no number of things lies between them. */
function isNextCount(unit: string | undefined, band: Band, next: Band): boolean {
  if (unit === undefined || !COUNTED.test(unit) || !band.includesTo || !next.includesFrom) return false;
  const [to, from] = [new Decimal(band.to ?? '0'), new Decimal(next.from ?? '0')];
  return to.isInteger() && from.minus(to).equals('1');
}

function compareBounds(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return new Decimal(a).comparedTo(b);
}
