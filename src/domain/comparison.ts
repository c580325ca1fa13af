import type { BidFacts } from './bid.ts';
import type { ImportedDocument } from './document.ts';
import type { FileTraces } from './file-traces.ts';
import type { Finding } from './finding.ts';
import type { Location } from './location.ts';
import type { DecimalText } from './scalars.ts';

/** One tenderer's bid, read: what is compared. */
export interface ReadableBid {
  /** As the caller calls it: a folder or file. */
  name: string;
  documents: readonly ImportedDocument[];
  facts: BidFacts;
  traces: readonly FileTraces[];
}

export type SignalCode =
  | 'same-author'
  | 'shared-text'
  | 'shared-error'
  | 'shared-image'
  | 'same-contact'
  | 'same-person'
  | 'price-pattern'
  | 'mixed-files';

/** Something two bids have in common that two tenderers who do not know each other would hardly have. A sign, never a judgement. */
export interface Signal {
  code: SignalCode;
  /** 0 to 1, two decimals: how hard it is to explain by chance. */
  strength: DecimalText;
  message: string;
  legalBasis: string | null;
  /** What stands in the one, and what in the other. */
  locations: [Location, Location][];
}

export interface ComparedPair {
  a: string;
  b: string;
  /** The strongest first. */
  signals: Signal[];
}

/** The answer to `hengbiao compare`. */
export interface Comparison {
  bids: { name: string; tenderer: string | null; files: string[] }[];
  /** Every two bids, in the order in which they were given. */
  pairs: ComparedPair[];
  /** What could not be read, or not be told apart. */
  findings: Finding[];
}
