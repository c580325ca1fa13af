import { ProcurementDocumentPage } from '../../../views/procurements/procurement-document-page.tsx';
import { mayReadDocument } from '../../ledger/visibility.ts';
import { findReading, readBlob } from '../../use-cases/read-documents.ts';
import { offerFile } from '../imports/file-name.ts';
import type { Pages } from '../pages.tsx';
import type { ProcurementVisit } from '../visit.ts';

const MISSING = '没有这份文件，或者现在还不能查看。';

/** Documents of a procurement, as they were read and as they came. */
export function registerProcurementDocumentPages(pages: Pages): void {
  const { store } = pages.desk;
  const idOf = ({ c }: ProcurementVisit) => c.req.param('document') ?? '';

  pages.getOfProcurement('/documents/:document', { see: 'overview' }, async (visit) => {
    const { c, assets, procurement, state } = visit;
    const id = idOf(visit);
    const document = await findReading(store, state, id);
    if (document === null) return visit.notFound(MISSING);
    const at = c.req.query('at') ?? null;
    const part = Number.parseInt(c.req.query('part') ?? '1', 10) || 1;
    const about = state.about?.title ?? procurement;
    const given = { assets, procurement, about, id, document, at, part };
    return visit.page(<ProcurementDocumentPage {...given} />);
  });

  pages.getOfProcurement('/documents/:document/original', { see: 'overview' }, async (visit) => {
    const { actor, state } = visit;
    const document = state.documents.get(idOf(visit));
    if (document === undefined || !mayReadDocument(state, document.sha256, actor)) return visit.notFound(MISSING);
    const bytes = await readBlob(store, document.sha256);
    return visit.c.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/octet-stream',
      'Content-Disposition': offerFile(document.name),
      'Cache-Control': 'private, no-store',
    });
  });
}
