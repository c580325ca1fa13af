import type { Hono } from 'hono';
import { ImportDocumentPage } from '../../../views/import-document-page.tsx';
import { titleOf } from '../../../views/self-check/self-check-page.tsx';
import { SELF_CHECK } from '../../../views/self-check/self-check-view.ts';
import { parseViewerQuery } from '../../../views/viewed-document.ts';
import { AppError } from '../../domain/app-error.ts';
import { fieldOf, readFormFields } from '../forms.ts';
import { offerAs } from '../imports/file-name.ts';
import type { AppEnvironment } from '../secure-pages.ts';
import { documentOf } from '../self-check/document-of.ts';
import { readPrices } from '../self-check/read-forms.ts';
import type { SelfCheckAnswers } from '../self-check/self-check-answers.tsx';
import type { SelfCheckStore } from '../self-check/self-check-store.ts';

const MEDIA_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
} as const;

/** What is done with what a check found: prices, files to take along, the documents themselves, deleting. */
export function createResultRoutes(routes: Hono<AppEnvironment>, store: SelfCheckStore, answers: SelfCheckAnswers) {
  routes.onError((error, c) => {
    if (!(error instanceof AppError)) throw error;
    const lines = error.problems.map(({ message }) => message);
    return answers.tell(c, 422, '没有完成', lines);
  });

  routes.post('/:id/prices', async (c) => {
    const id = c.req.param('id');
    const view = store.view(id);
    if (view === null) return answers.missing(c, id);
    if (view.type !== 'check' || view.checked.type !== 'done') return c.redirect(view.files.href, 303);
    const fields = await readFormFields(c);
    const typed = { own: fieldOf(fields, 'own').trim(), others: fieldOf(fields, 'others').trim() };
    const { problems, prices, others } = readPrices(typed);
    if (problems.length > 0) return answers.showView(c, { ...view, prices: typed }, problems);
    await store.forecast(id, typed, prices, others);
    return c.redirect(`${view.files.href}#outlook`, 303);
  });

  routes.post('/:id/delete', (c) => {
    const id = c.req.param('id');
    if (store.find(id) === null) return answers.missing(c, id);
    store.delete(id);
    return c.redirect(`${SELF_CHECK.href}?deleted`, 303);
  });

  routes.get('/:id/:report{report\\.(?:docx|html)}', async (c) => {
    const { id, report } = c.req.param();
    const view = store.view(id);
    if (view === null) return answers.missing(c, id);
    const back = [{ text: '返回自查', href: view.files.href }];
    if (view.type !== 'check' || view.checked.type !== 'done')
      return answers.tell(c, 404, '没有报告', ['还没有检查完，或者没有得到结果。'], back);
    const format = report.endsWith('docx') ? 'docx' : 'html';
    const bytes = await store.renderReport(view.checked.value, format);
    c.header('Content-Disposition', offerAs(`自查报告 ${view.checked.value.check.tenderer ?? ''}`.trim(), format));
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': MEDIA_TYPES[format] });
  });

  routes.get('/:id/files/:number{[1-9][0-9]*}', (c) => {
    const { id, number } = c.req.param();
    const view = store.view(id);
    if (view === null) return answers.missing(c, id);
    const back = [{ text: '返回自查', href: view.files.href }];
    const file = view.files.files.find((one) => String(one.number) === number);
    if (file === undefined) return answers.tell(c, 404, '没有找到', ['这次自查没有这份文件。'], back);
    const document = documentOf(view, file);
    if (document === null) return answers.tell(c, 404, '没有内容', ['这份文件没有读出内容，或者还没有读完。'], back);
    c.set('isLive', true);
    const query = parseViewerQuery(c.req.query());
    const found = view.type === 'check' ? '这份文件中的发现' : '没有读准的地方';
    const frame = { place: SELF_CHECK, result: titleOf(view), found, hasData: false };
    const page = { frame, view: view.files, file, document, query, assets: answers.assets };
    return answers.show(c, <ImportDocumentPage {...page} />);
  });

  return routes;
}
