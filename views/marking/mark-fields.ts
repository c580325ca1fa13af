import type { Location } from '../../src/domain/location.ts';
import type { Mark } from '../../src/domain/review.ts';

/** One row of the flaw list as the form holds it. */
export interface FlawFields {
  type: string;
  note: string;
  place: string;
  file: string;
  page: string;
  path: string;
  quote: string;
}

/** A mark as the form holds it: what was typed, whether it can be used or not. */
export interface MarkFields {
  points: string;
  provided: boolean;
  flaws: readonly FlawFields[];
  /** Flaws that were only counted, without a word about any; empty where there are none. Flaws put down one by one take their place. */
  counted: string;
  missing: readonly string[];
  wrong: readonly string[];
  note: string;
}

export const NO_FLAW: FlawFields = { type: '', note: '', place: '', file: '', page: '', path: '', quote: '' };

const EMPTY: MarkFields = { points: '', provided: true, flaws: [], counted: '', missing: [], wrong: [], note: '' };

/** What the form shows for a mark that was given, or for none. */
export function toFields(mark: Mark | null): MarkFields {
  if (mark === null) return EMPTY;
  return {
    points: mark.points ?? '',
    provided: mark.provided ?? true,
    flaws: Array.isArray(mark.flaws) ? mark.flaws.map(toFlawFields) : [],
    counted: typeof mark.flaws === 'number' && mark.flaws > 0 ? String(mark.flaws) : '',
    missing: mark.missing ?? [],
    wrong: mark.wrong ?? [],
    note: mark.note ?? '',
  };
}

function toFlawFields({ type, note, place, location }: Extract<Mark['flaws'], unknown[]>[number]): FlawFields {
  return { type, note: note ?? '', place: place ?? '', ...toPlaceFields(location) };
}

function toPlaceFields(location: Location | null): Pick<FlawFields, 'file' | 'page' | 'path' | 'quote'> {
  if (location === null) return { file: '', page: '', path: '', quote: '' };
  return {
    file: location.file,
    page: location.page === null ? '' : String(location.page),
    path: location.path,
    quote: location.quote,
  };
}
