import type { BidFacts } from '../../src/domain/bid.ts';
import type { BidText } from './bid-text.ts';

/** What one reader contributes: some of the facts, and what a person has to know about them. */
export type Reading = Partial<BidFacts> & Pick<BidFacts, 'messages'>;

export type BidReader = (bid: BidText) => Reading;
