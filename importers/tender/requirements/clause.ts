import type { Location } from '../../../src/domain/location.ts';

/** A clause of the requirement chapters as it stands in the document. */
export interface Clause {
  /** Lot it belongs to; null for all lots. */
  lot: number | null;
  /** As shown, without a closing stop: 2.2, （四）, 1、. A row's name where rows have no numbers. */
  number: string;
  /** Marks before, behind, inside or beside it: ★. */
  marks: string;
  title: string | null;
  text: string;
  form: 'technical' | 'commercial';
  location: Location;
  /** Quantities that a column states (人数 | 4) rather than the text. */
  counted: { what: string; value: string; unit: string }[];
  /** Only its mark makes it a requirement: a clause of the instructions to tenderers. */
  isOutside: boolean;
}
