import type { Recorded } from './state.ts';

/**
 * How often a value was set, the one that stands included; 0 where there is none. Pages name what a form was filled in on by this
 * number and not by its event's: between two events of one's own, places on the ledger would count what is sealed.
 */
export function countVersions(latest: Recorded<unknown> | null): number {
  let count = 0;
  for (let one = latest; one !== null; one = one.superseded) count += 1;
  return count;
}

/** The version of a value that has a number; null where there is none. */
export function findVersion<T>(latest: Recorded<T> | null, number: number): Recorded<T> | null {
  let count = countVersions(latest);
  let one = latest;
  for (; one !== null && count > number; count -= 1) one = one.superseded;
  return count === number ? one : null;
}
