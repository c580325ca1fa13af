import type { StatedQuantity } from '../../src/domain/stated-quantity.ts';

/** A quantity with its place in the text, before the words around it are taken. */
export interface FoundQuantity extends Pick<StatedQuantity, 'value' | 'unit' | 'comparator' | 'end'> {
  from: number;
  to: number;
  /** ±5°C by itself may as well be a range to set; it says nothing then. */
  isVague?: true;
}

export function overlaps(one: FoundQuantity, other: FoundQuantity): boolean {
  return one.from < other.to && other.from < one.to;
}
