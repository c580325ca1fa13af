import type { Explanation } from '../../src/domain/explanation.ts';
import { showPrice } from '../figures.ts';

/** The calculation as one would write it, unless it only repeats the value. */
export function Arithmetic({ node }: { node: Explanation }) {
  const { arithmetic, value } = node;
  if (arithmetic === null || arithmetic === '') return null;
  if (value !== null && (arithmetic === value || arithmetic === showPrice(value))) return null;
  return <p class="eq">{arithmetic}</p>;
}
