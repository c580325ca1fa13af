import type { Signal } from '../../domain/comparison.ts';
import type { FileTraces } from '../../domain/file-traces.ts';
import type { ComparedBid } from './compared-bid.ts';
import type { KnownText } from './known-text.ts';
import type { SharedSentences } from './shared-sentences.ts';

/** A signal before its provision is written out: `provision` is an id of the topic `collusion`. */
export type FoundSignal = Omit<Signal, 'legalBasis'> & { provision: string };

export interface ComparisonContext {
  known: KnownText;
  /** What the procurement document's files say of their making. */
  tenderTraces: readonly FileTraces[];
  sentences: SharedSentences;
  /** All bids of the comparison, for what only several show. */
  bids: readonly ComparedBid[];
}

/** One kind of signal between two bids. */
export type SignalFinder = (a: ComparedBid, b: ComparedBid, context: ComparisonContext) => FoundSignal[];
