import type { BidFacts } from '../../src/domain/bid.ts';
import type { ImportedDocument } from '../../src/domain/document.ts';
export function readBid(_documents: ImportedDocument[]): BidFacts {
  throw new Error('not yet');
}
