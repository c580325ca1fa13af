import { ProcurementDocumentPage } from '../../../views/procurements/procurement-document-page.tsx';
import { parseViewerQuery } from '../../../views/viewed-document.ts';
import { AppError } from '../../domain/app-error.ts';
import { mayReadDocument } from '../../ledger/visibility.ts';
import { findReading } from '../../use-cases/read-documents.ts';
import type { Pages } from '../pages.tsx';
import { originalInStore, sendOriginal } from '../send-original.ts';
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
    const about = state.about?.title ?? procurement;
    const given = { assets, procurement, about, id, document, query: parseViewerQuery(c.req.query()) };
    return visit.page(<ProcurementDocumentPage {...given} />);
  });

  pages.getOfProcurement('/documents/:document/original', { see: 'overview' }, async (visit) => {
    const { actor, state } = visit;
    const document = state.documents.get(idOf(visit));
    if (document === undefined || !mayReadDocument(state, document.sha256, actor)) return visit.notFound(MISSING);
    const blob = await store.openBlob(document.sha256);
    if (blob === null) throw new AppError('storage-damaged', '保存的文件已丢失，请从备份恢复');
    const mediaType = (await findReading(store, state, document.sha256))?.mediaType ?? 'application/octet-stream';
    return sendOriginal(visit.c, originalInStore(document.name, mediaType, blob));
  });
}
