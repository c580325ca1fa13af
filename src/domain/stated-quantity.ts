import type { Quantity } from './requirement.ts';

/** A quantity as it stands in running text, with the words around it that say what it measures. */
export interface StatedQuantity extends Omit<Quantity, 'what'> {
  /** Text since the quantity before it (or the clause's start). */
  before: string;
  /** The next few characters after it, inside the clause. */
  after: string;
  /** Which end of a range (2~4人) it is; absent: a number of its own. */
  end?: 'low' | 'high';
}
