import { Hono } from 'hono';
import type { ImportedDocument } from '../../src/domain/document.ts';
import { loadAssets } from '../../src/web/assets.ts';
import { createPdfLibraryRoutes, PDF_LIBRARY } from '../../src/web/pdf-library.ts';
import { renderPage } from '../../src/web/render-page.ts';
import { type AppEnvironment, securePages } from '../../src/web/secure-pages.ts';
import { sendOriginal } from '../../src/web/send-original.ts';
import { BesideDocument } from '../../views/components/beside-document.tsx';
import { DocumentViewer } from '../../views/components/document-viewer.tsx';
import { Layout, PageHead } from '../../views/components/layout.tsx';
import { PlaceFields } from '../../views/components/place-fields.tsx';
import { ViewerHead } from '../../views/components/viewer-head.tsx';
import { findTakenPlace } from '../../views/taken-place.ts';
import { parseViewerQuery, type ViewedPlace, viewerHref } from '../../views/viewed-document.ts';

/** A page as the pages of a panel use the viewer: a document, and beside it a form that takes places from it. */
export function createViewerPages(
  document: ImportedDocument,
  original: Uint8Array | null,
  places: readonly ViewedPlace[],
): Hono<AppEnvironment> {
  const assets = loadAssets();
  const app = new Hono<AppEnvironment>();
  app.use(securePages);
  for (const { address, mediaType, content } of assets.files)
    app.get(address, (c) => c.body(content, 200, { 'Content-Type': mediaType }));
  app.route(PDF_LIBRARY.address.slice(0, -1), createPdfLibraryRoutes());
  app.get('/original', (c) => {
    const bytes = original ?? new Uint8Array();
    const { file: name, mediaType } = document;
    const read = async function* (start: number, end: number) {
      yield bytes.subarray(start, end);
    };
    return sendOriginal(c, { name, mediaType, size: bytes.length, read });
  });
  app.post('/', async (c) => c.json(await c.req.parseBody()));
  app.get('/', (c) => {
    c.set('isLive', true);
    const taken = c.req.query('take');
    const viewer = (
      <DocumentViewer
        viewed={{
          document,
          original: original === null ? null : '/original',
          hrefOf: (query) => viewerHref('/', query),
        }}
        query={parseViewerQuery(c.req.query())}
        pdfLibrary={assets.pdfLibrary}
        places={places}
        takeHref={(path) => viewerHref(`/?take=${encodeURIComponent(path)}`, { at: path })}
      />
    );
    return c.html(
      renderPage(
        <Layout title="记录瑕疵" assets={assets} head={<ViewerHead assets={assets} />}>
          <PageHead trail={[]} title="记录瑕疵" />
          <BesideDocument label="记录" viewer={viewer}>
            <form class="card" method="post" action="/" data-takes-place>
              <PlaceFields location={taken === undefined ? null : findTakenPlace(document, taken)} />
              <div class="field">
                <label for="note">说明</label>
                <textarea id="note" name="note" />
              </div>
              <button type="submit">保存</button>
            </form>
          </BesideDocument>
        </Layout>,
      ),
    );
  });
  return app;
}
