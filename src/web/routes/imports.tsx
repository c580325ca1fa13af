import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Assets } from '../../../views/components/layout.tsx';
import { ImportDocumentPage } from '../../../views/import-document-page.tsx';
import { ImportFormPage } from '../../../views/import-form-page.tsx';
import { ImportGone, ImportPage, ImportStatus, titleOfImport } from '../../../views/import-page.tsx';
import { importHref } from '../../../views/import-view.ts';
import { MessagePage } from '../../../views/message-page.tsx';
import { parseViewerQuery } from '../../../views/viewed-document.ts';
import { offerAs } from '../imports/file-name.ts';
import type { ImportStore } from '../imports/import-store.ts';
import { readUpload, type UploadRefusalType } from '../imports/read-upload.ts';
import { explainUploadRefusal } from '../imports/upload-refusal.ts';
import { renderPage } from '../render-page.ts';
import type { AppEnvironment } from '../secure-pages.ts';
import { originalOnDisk, sendOriginal } from '../send-original.ts';
import { streamChanges } from '../stream-changes.tsx';

const PLACE = { text: '读取文件', href: '/imports' } as const;
const AGAIN = [{ text: '重新选择文件', href: '/imports' }];

/** 读取文件: hand in files, watch them being read, see what was read. */
export function createImportRoutes(store: ImportStore, assets: Assets): Hono<AppEnvironment> {
  const routes = new Hono<AppEnvironment>();
  const { uploadBytes, filesAtATime, minutesKept } = store.settings;
  const limits = { uploadBytes, files: filesAtATime, minutesKept };

  const tell = (c: Context, status: 400 | 404 | 410 | 413 | 503 | 507, title: string, lines: string[], links = AGAIN) =>
    c.html(renderPage(<MessagePage assets={assets} title={title} lines={lines} links={links} place={PLACE} />), status);

  const showForm = (c: Context, error?: string, notice?: string) =>
    c.html(
      renderPage(
        <ImportFormPage
          assets={assets}
          limits={limits}
          form={randomBytes(12).toString('base64url')}
          {...(error === undefined ? {} : { error })}
          {...(notice === undefined ? {} : { notice })}
        />,
      ),
      error === undefined ? 200 : 422,
    );

  const missing = (c: Context, id: string) =>
    store.wasDeleted(id)
      ? tell(c, 410, '读取结果已删除', ['结果已按要求删除，或者超过保留时间。需要时请重新读取。'])
      : tell(c, 404, '没有找到', ['没有这次读取。地址可能不完整，或者系统重新启动过。请重新读取。']);

  const shownLimits = { bytes: limits.uploadBytes, files: filesAtATime, work: '读取', command: 'import' } as const;
  const refuse = (c: Context, type: UploadRefusalType) => {
    const { status, title, line } = explainUploadRefusal(type, shownLimits);
    return tell(c, status, title, [`${line}。`]);
  };

  routes.use(async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
  });

  routes.get('/', (c) =>
    showForm(c, undefined, c.req.query('deleted') === undefined ? undefined : '已删除。文件和读取结果都没有保留。'),
  );

  routes.post('/', async (c) => {
    const upload = await readUpload(c.req.raw, store.settings, store);
    switch (upload.type) {
      case 'too-many':
        return showForm(c, explainUploadRefusal('too-many', shownLimits).line);
      case 'sent': {
        if (upload.files.length === 0) return showForm(c, '请选择要读取的文件');
        const session = await store.open(upload.files, upload.form);
        return session === null ? refuse(c, 'no-room') : c.redirect(importHref(session.id), 303);
      }
      default:
        return refuse(c, upload.type);
    }
  });

  routes.get('/:id', (c) => {
    const view = store.view(c.req.param('id'));
    if (view === null) return missing(c, c.req.param('id'));
    if (view.isRunning) c.set('isLive', true);
    return c.html(renderPage(<ImportPage view={view} assets={assets} />));
  });

  /** Never an error: the page that watches is told that what it watched is gone. */
  routes.get('/:id/events', (c) => {
    const id = c.req.param('id');
    return streamChanges(c, {
      look: () => {
        const view = store.view(id);
        if (view === null) return { title: '读取结果已删除', part: <ImportGone />, isRunning: false };
        return { title: titleOfImport(view), part: <ImportStatus view={view} />, isRunning: view.isRunning };
      },
      nextChange: async (signal) => store.find(id)?.nextChange(signal),
    });
  });

  routes.post('/:id/stop', async (c) => {
    const id = c.req.param('id');
    const session = store.find(id);
    if (session === null) return missing(c, id);
    session.stop();
    await session.finished;
    return c.redirect(importHref(id), 303);
  });

  routes.post('/:id/delete', (c) => {
    const id = c.req.param('id');
    if (store.find(id) === null) return missing(c, id);
    store.delete(id);
    return c.redirect('/imports?deleted', 303);
  });

  routes.get('/:id/files/:file{[1-9][0-9]*(?:\\.json)?}', (c) => {
    const { id, file: name } = c.req.param();
    const view = store.view(id);
    if (view === null) return missing(c, id);
    const number = Number.parseInt(name, 10);
    const file = view.files.find((one) => one.number === number);
    const back = [{ text: '返回读取结果', href: importHref(id) }];
    if (file === undefined) return tell(c, 404, '没有找到', ['这次读取没有这份文件。'], back);
    if (file.state.type !== 'read') return tell(c, 404, '没有内容', ['这份文件没有读出内容，或者还没有读完。'], back);
    const { document } = file.state;
    if (name.endsWith('.json')) {
      c.header('Content-Disposition', offerAs(file.name, 'json'));
      return c.body(JSON.stringify(document, null, 2), 200, { 'Content-Type': 'application/json; charset=utf-8' });
    }
    c.set('isLive', true);
    const query = parseViewerQuery(c.req.query());
    return c.html(
      renderPage(<ImportDocumentPage view={view} file={file} document={document} query={query} assets={assets} />),
    );
  });

  routes.get('/:id/files/:file{[1-9][0-9]*}/original', async (c) => {
    const { id, file: number } = c.req.param();
    const view = store.view(id);
    if (view === null) return missing(c, id);
    const file = view.files.find((one) => String(one.number) === number);
    const original = file === undefined ? null : (store.find(id)?.findOriginal(file.number) ?? null);
    if (file?.state.type !== 'read' || original === null)
      return tell(
        c,
        404,
        '没有原件',
        ['这份文件的原件没有保留。需要时请重新读取。'],
        [{ text: '返回读取结果', href: importHref(id) }],
      );
    return sendOriginal(c, await originalOnDisk(file.name, file.state.document.mediaType, original.path));
  });

  return routes;
}
