import type { Explanation } from './explanation.ts';
import type { Finding } from './finding.ts';
import type { Rounding } from './rounding.ts';
import type { DecimalText, IsoDate } from './scalars.ts';

export interface ItemResult {
  /** Points after rounding; null while it cannot be computed (a finding says why). */
  score: DecimalText | null;
  /** Points each member gave, before the mean; empty for items computed from facts. */
  byMember: Record<string, DecimalText>;
}

export interface ConsequenceResult {
  title: string;
  value: DecimalText;
  unit: string;
}

export interface TendererResult {
  name: string;
  status: 'ranked' | 'rejected';
  reasons: Finding[];
  quotedPrice: DecimalText | null;
  evaluatedPrice: DecimalText | null;
  items: Record<string, ItemResult>;
  /** Sum of the item scores (weighted by scale where the scheme has scales); null for a rejected or incomplete bid. */
  total: DecimalText | null;
  /** Equal rank means an unresolved tie. */
  rank: number | null;
  consequences?: Record<string, ConsequenceResult>;
}

/** The result of one lot's evaluation. Identical input gives identical JSON. */
export interface Evaluation {
  lot: number;
  date: IsoDate;
  benchmarkPrice: DecimalText | null;
  /** How results were rounded: as the scheme declares, else by the dated default. */
  roundings: { item: Rounding; total: Rounding };
  tenderers: TendererResult[];
  findings: Finding[];
  explanation: Explanation;
}
