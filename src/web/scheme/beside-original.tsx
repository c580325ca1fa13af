import type { Child } from 'hono/jsx';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { OriginalChoice, OriginalViewer } from '../../../views/scheme/original-viewer.tsx';
import { PlaceField } from '../../../views/scheme/place-field.tsx';
import { parseViewerQuery } from '../../../views/viewed-document.ts';
import type { Location } from '../../domain/location.ts';
import type { LedgerStore } from '../../ledger/ledger-store.ts';
import type { FormFields } from '../forms.ts';
import type { LotVisit } from '../visit.ts';
import { findOriginal, findTaken, listOriginals, readTypedPlace, typePlace } from './originals.ts';

interface PlacedForm {
  /** The page with the form, with what its query says beside the viewer. */
  address: string;
  /** What was sent; null where the page is opened. */
  form: FormFields | null;
  before: Location | null;
  problems: readonly FieldProblem[];
  /** What is said where no document has it. */
  otherwise: string;
}

/** The field for a part's place in the procurement document, and the document to take it from, where there is one. */
export async function besideOriginal(
  visit: LotVisit,
  store: LedgerStore,
  { address, form, before, problems, otherwise }: PlacedForm,
): Promise<{ field: Child; viewer?: Child }> {
  const stated = form === null ? typePlace(before) : readTypedPlace(form);
  const original = await findOriginal(visit, store, stated.file);
  if (original === null)
    return { field: <PlaceField typed={stated} problems={problems} isBeside={false} otherwise={otherwise} /> };
  const typed = (form === null ? findTaken(visit, original.document) : null) ?? stated;
  const query = parseViewerQuery(visit.c.req.query());
  return {
    field: (
      <>
        <PlaceField typed={typed} problems={problems} isBeside otherwise={otherwise} />
        <OriginalChoice address={address} originals={listOriginals(visit)} shown={original.id} />
      </>
    ),
    viewer: <OriginalViewer place={visit} address={address} original={original} query={query} typed={typed} />,
  };
}
