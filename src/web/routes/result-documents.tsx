import { DocumentPage } from '../../../views/document-page.tsx';
import { parseViewerQuery } from '../../../views/viewed-document.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { findReading } from '../../use-cases/read-documents.ts';
import { renameDocument } from '../../use-cases/shared-import.ts';
import type { Pages } from '../pages.tsx';
import { getResult, listReadable } from '../result/find-result.ts';
import { originalInStore, sendOriginal } from '../send-original.ts';
import type { LotVisit } from '../visit.ts';

const SEE = { see: 'result' } as const;
const MISSING = '没有这份文件，或者现在还不能查看。';

/** The documents that a result rests on, at the places it cites. Files are found among the lot's by their whole name. */
export function registerResultDocumentPages(pages: Pages): void {
  const { desk } = pages;
  const backTo = ({ procurement, lot }: LotVisit) => ({
    text: '返回结果与报告',
    href: lotHref(procurement, lot.number, '/result'),
  });
  const find = (visit: LotVisit) => {
    const name = visit.c.req.param('file') ?? '';
    return { name, file: listReadable(visit).get(name) };
  };

  pages.getOfLot('/result/documents/:file{.+}', SEE, async (visit) => {
    const { context } = await getResult(visit, desk);
    const { name, file } = find(visit);
    const read = file === undefined ? null : await findReading(desk.store, visit.state, file.sha256);
    if (read === null) return visit.notFound(MISSING, backTo(visit));
    return visit.page(
      <DocumentPage
        context={context}
        document={renameDocument(read, read.file, name)}
        hasOriginal
        query={parseViewerQuery(visit.c.req.query())}
        assets={visit.assets}
      />,
    );
  });

  pages.getOfLot('/result/originals/:file{.+}', SEE, async (visit) => {
    const { file } = find(visit);
    const blob = file === undefined ? null : await desk.store.openBlob(file.sha256);
    const read = file === undefined ? null : await findReading(desk.store, visit.state, file.sha256);
    if (file === undefined || blob === null || read === null) return visit.notFound(MISSING, backTo(visit));
    return sendOriginal(visit.c, originalInStore(file.name, read.mediaType, blob));
  });
}
