import type { Location } from './location.ts';
import type { Rounding } from './rounding.ts';
import type { DecimalText } from './scalars.ts';

export interface ExplanationInput {
  name: string;
  value: string;
  location?: Location | null;
}

/**
 * One computed number and all that is needed to compute it again: the same node feeds the page, the report and
 * the archive. `value` is the result after rounding; `arithmetic` is the calculation as one would write it on paper.
 */
export interface Explanation {
  /** Unique in its tree: `<tenderer index>.<item id>`. */
  id: string;
  title: string;
  value: DecimalText | null;
  unit: '分' | '元' | '个' | string;
  /** The rule in one sentence. */
  rule: string;
  arithmetic: string | null;
  inputs: ExplanationInput[];
  rounding: (Rounding & { before: DecimalText; after: DecimalText }) | null;
  legalBasis: string[];
  /** Where the rule stands. */
  locations: Location[];
  children: Explanation[];
}
