import type { DraftLot } from '../../../src/domain/draft.ts';
import type { Location } from '../../../src/domain/location.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';

/** What a document says of one lot beside its requirements and scoring. Amounts in yuan. */
export interface LotFacts {
  number: number;
  title: string;
  budget: DecimalText | null;
  ceilingPrice: DecimalText | null;
  sme: DraftLot['sme'];
  domesticProduct?: DraftLot['domesticProduct'];
  /** Where its name, budget and ceiling stand. */
  locations: Location[];
}
