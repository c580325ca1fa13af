import { type Context, Hono } from 'hono';
import type { Assets } from '../../../views/components/layout.tsx';
import { DocumentPage } from '../../../views/document-page.tsx';
import type { EvaluationContext } from '../../../views/evaluation-context.ts';
import { EvaluationPage } from '../../../views/evaluation-page.tsx';
import { MessagePage } from '../../../views/message-page.tsx';
import { parseOpened } from '../../../views/opened.ts';
import { fileTitle } from '../../../views/place.ts';
import { TendererPage } from '../../../views/tenderer-page.tsx';
import { parseViewerQuery } from '../../../views/viewed-document.ts';
import type { OpenEvaluation } from '../open-evaluation.ts';
import { renderPage } from '../render-page.ts';
import type { AppEnvironment } from '../secure-pages.ts';
import { originalOnDisk, sendOriginal } from '../send-original.ts';

/** Result, one tenderer in full, and the documents behind it. */
export function createEvaluationRoutes(evaluations: readonly OpenEvaluation[], assets: Assets): Hono<AppEnvironment> {
  const routes = new Hono<AppEnvironment>();
  const byHref = new Map(evaluations.map((evaluation) => [evaluation.href, evaluation]));
  const find = (c: Context) => byHref.get(`/evaluations/${c.req.param('id')}`)?.get();

  const notFound = (c: Context, line: string, back?: { text: string; href: string }) =>
    c.html(
      renderPage(
        <MessagePage
          assets={assets}
          title="没有找到"
          lines={[line]}
          links={[...(back === undefined ? [] : [back]), { text: '返回采购项目', href: '/' }]}
        />,
      ),
      404,
    );
  const resultOf = ({ view }: EvaluationContext) => ({
    text: '返回评审结果',
    href: view.href,
  });
  const noEvaluation = (c: Context) => notFound(c, '没有这次评审。请检查地址，或从采购项目重新进入。');

  routes.get('/:id', async (c) => {
    const context = await find(c);
    if (context === undefined) return noEvaluation(c);
    const opened = parseOpened(c.req.query('open'), c.req.query('within'), context.results, context.groups);
    return c.html(renderPage(<EvaluationPage context={context} opened={opened} assets={assets} />));
  });

  routes.get('/:id/tenderers/:number', async (c) => {
    const context = await find(c);
    if (context === undefined) return noEvaluation(c);
    const entry = context.results.find(({ number }) => String(number) === c.req.param('number'));
    if (entry === undefined) return notFound(c, `这次评审没有这一家${context.terms.tenderer}。`, resultOf(context));
    return c.html(renderPage(<TendererPage context={context} entry={entry} assets={assets} />));
  });

  /** Files are looked up among the imported documents by their whole name; nothing is read from disk. */
  routes.get('/:id/documents/:file{.+}', async (c) => {
    const context = await find(c);
    if (context === undefined) return noEvaluation(c);
    const document = context.view.documents.get(c.req.param('file'));
    if (document === undefined) return notFound(c, '这次评审没有这份文件。文件可能没有随评审导入。', resultOf(context));
    c.set('isLive', true);
    const query = parseViewerQuery(c.req.query());
    const hasOriginal = context.view.originals?.has(document.file) === true;
    return c.html(renderPage(<DocumentPage {...{ context, document, hasOriginal, query, assets }} />));
  });

  /** Only what was imported is sent, found by its whole name; the address is no place on disk. */
  routes.get('/:id/originals/:file{.+}', async (c) => {
    const context = await find(c);
    if (context === undefined) return noEvaluation(c);
    const document = context.view.documents.get(c.req.param('file'));
    const place = context.view.originals?.get(c.req.param('file'));
    if (document === undefined || place === undefined)
      return notFound(c, '这次评审没有保存这份文件的原件。', resultOf(context));
    return sendOriginal(c, await originalOnDisk(fileTitle(document.file), document.mediaType, place));
  });

  return routes;
}
