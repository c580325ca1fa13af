import type { Passage } from '../../domain/bid-section.ts';
import type { ReadableBid } from '../../domain/comparison.ts';
import { listPassages } from '../../domain/list-passages.ts';
import { type Location, wholeFile } from '../../domain/location.ts';
import type { KnownText } from './known-text.ts';
import { listSentences, makePlain, type Sentence } from './sentences.ts';
import { listSlips, type Slip } from './slips.ts';

/** A bid with what several signals look at. */
export interface ComparedBid extends ReadableBid {
  /** Letters and figures of the tenderer's name; empty where it was not read. */
  plainName: string;
  passages: (Passage & { plain: string })[];
  /** Sentences that are not the procurement document's. */
  ownSentences: Sentence[];
  /** Those that are, with whatever was changed in them. */
  quotedSentences: Sentence[];
  slips: Slip[];
  /** The bid as a whole. */
  place: Location;
}

export function prepareBid(bid: ReadableBid, known: KnownText): ComparedBid {
  const { documents, facts, name } = bid;
  const passages = documents.flatMap(listPassages).map((passage) => ({ ...passage, plain: makePlain(passage.text) }));
  const plainName = makePlain(facts.tenderer ?? '');
  const sentences = listSentences(passages, plainName);
  const quoted = new Set(sentences.filter((sentence) => known.has(sentence)));
  const quotedSentences = [...quoted];
  return {
    ...bid,
    plainName,
    passages,
    ownSentences: sentences.filter((sentence) => !quoted.has(sentence)),
    quotedSentences,
    slips: listSlips({ passages, quotedSentences, priceRows: facts.price.rows }, known),
    place: wholeFile(documents[0]?.file ?? name),
  };
}
