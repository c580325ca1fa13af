import type { BidPart } from './events/bid-events.ts';

const ORDER: Readonly<Record<BidPart, number>> = { only: 0, first: 1, second: 2 };

/** The files of a bid as they are read: the first part before the second, each in the order they came in. */
export function orderParts<T extends { part: BidPart }>(documents: readonly T[]): T[] {
  return documents.toSorted((one, other) => ORDER[one.part] - ORDER[other.part]);
}
