/** A draft as far as a bid can be held against it, for pages. */
export { buildProvisionalScheme } from '../engine/provisional-scheme.ts';
