import type { TypedPlace } from '../../../views/scheme/place-field.tsx';
import { findTakenPlace } from '../../../views/taken-place.ts';
import type { ImportedDocument } from '../../domain/document.ts';
import { confirmQuote, findQuote } from '../../domain/find-quote.ts';
import type { Location } from '../../domain/location.ts';
import type { LedgerStore } from '../../ledger/ledger-store.ts';
import { findReading } from '../../use-cases/read-documents.ts';
import { type FormFields, fieldOf } from '../forms.ts';
import type { LotVisit } from '../visit.ts';

const NO_PLACE: TypedPlace = { file: '', page: '', path: '', quote: '' };

export function typePlace(location: Location | null): TypedPlace {
  if (location === null) return NO_PLACE;
  const { file, page, path, quote } = location;
  return { file, page: page === null ? '' : String(page), path, quote };
}

export function readTypedPlace(form: FormFields): TypedPlace {
  const [file, page, path, quote] = ['file', 'page', 'path', 'quote'].map((name) => fieldOf(form, `location.${name}`));
  return { file: file ?? '', page: page ?? '', path: path ?? '', quote: quote ?? '' };
}

/** Documents of the procurement that were read and that the reader may see. */
export function listOriginals({ state }: LotVisit): { id: string; name: string }[] {
  return [...state.documents].filter(([id]) => state.readings.has(id)).map(([id, { name }]) => ({ id, name }));
}

/** The document that an address or a place asks for, else the first. */
export async function findOriginal(
  visit: LotVisit,
  store: LedgerStore,
  file: string,
): Promise<{ id: string; document: ImportedDocument } | null> {
  const asked = visit.c.req.query('document');
  const known = listOriginals(visit);
  const wanted = known.find(({ id }) => id === asked) ?? known.find(({ name }) => name === file) ?? known[0];
  const document = wanted === undefined ? null : await findReading(store, visit.state, wanted.id);
  return wanted === undefined || document === null ? null : { id: wanted.id, document };
}

/** The place that the link 引用 of a document's block names, where no script took it. */
export function findTaken({ c }: LotVisit, document: ImportedDocument): TypedPlace | null {
  const taken = c.req.query('take');
  const location = taken === undefined ? null : findTakenPlace(document, taken);
  return location === null ? null : typePlace(location);
}

/**
 * Where a typed sentence stands: as before, if nobody touched it; at the place that was taken from the document; else wherever a
 * document has it. Null where none has it.
 */
export async function locateTyped(
  visit: LotVisit,
  store: LedgerStore,
  typed: TypedPlace,
  before: Location | null,
): Promise<Location | null> {
  const isSamePlace = typed.path === '' || (typed.file === before?.file && typed.path === before.path);
  if (before !== null && isSamePlace && typed.quote.trim() === before.quote.trim()) return before;
  const known = listOriginals(visit).toSorted(
    (one, other) => Number(other.name === typed.file) - Number(one.name === typed.file),
  );
  for (const { id, name } of known) {
    const document = await findReading(store, visit.state, id);
    if (document === null) continue;
    const isTaken = name === typed.file && typed.path !== '';
    const place =
      (isTaken ? confirmQuote(document, typed.path, typed.quote) : null) ?? findQuote([document], typed.quote);
    if (place !== null) return place;
  }
  return null;
}
