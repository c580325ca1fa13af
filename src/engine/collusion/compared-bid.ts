import type { ReadableBid } from '../../domain/comparison.ts';
import type { KnownText } from './known-text.ts';
import { listSentences, type Sentence } from './sentences.ts';

/** A bid with what several signals look at. */
export interface ComparedBid extends ReadableBid {
  /** Sentences that are not the procurement document's. */
  ownSentences: Sentence[];
  /** Those that are, with whatever was changed in them. */
  quotedSentences: Sentence[];
}

export function prepareBid(bid: ReadableBid, known: KnownText): ComparedBid {
  const sentences = listSentences(bid.documents, bid.facts.tenderer === null ? [] : [bid.facts.tenderer]);
  return {
    ...bid,
    ownSentences: sentences.filter((sentence) => !known.has(sentence)),
    quotedSentences: sentences.filter((sentence) => known.has(sentence)),
  };
}
