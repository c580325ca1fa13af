import type { DraftProcurement } from '../../../src/domain/draft.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Location } from '../../../src/domain/location.ts';
import type { Passage } from '../passages/passage.ts';

/** One reader's contribution: some fields of the procurement, where they stand, and what has to be said about them. */
export interface Fact {
  fields: Partial<DraftProcurement>;
  places?: Location[];
  messages?: Finding[];
}

export type FactReader = (passages: readonly Passage[]) => Fact;
