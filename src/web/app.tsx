import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { secureHeaders } from 'hono/secure-headers';
import { createEvaluationContext } from '../../views/evaluation-context.ts';
import { EvaluationListPage } from '../../views/evaluation-list-page.tsx';
import type { EvaluationView } from '../../views/evaluation-view.ts';
import { MessagePage } from '../../views/message-page.tsx';
import { loadAssets } from './assets.ts';
import { renderPage } from './render-page.ts';
import { createEvaluationRoutes } from './routes/evaluations.tsx';

export interface AppOptions {
  evaluations: readonly EvaluationView[];
  /** Told about what went wrong while a page was made; the reader only learns that it did. */
  onError?: (error: Error, path: string) => void;
}

/** Nothing is loaded from elsewhere and no script runs: a script in a supplier's name or a document stays text. */
const SECURITY_HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  strictTransportSecurity: false,
});

/** The pages over evaluations that are at hand. */
export function createApp({ evaluations, onError }: AppOptions): Hono {
  const assets = loadAssets();
  const contexts = evaluations.map(createEvaluationContext);
  const app = new Hono();
  app.use(SECURITY_HEADERS);
  app.use(compress());
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-cache');
  });

  for (const { address, mediaType, content } of assets.files) {
    app.get(address, (c) =>
      c.body(content, 200, { 'Content-Type': mediaType, 'Cache-Control': 'public, max-age=31536000, immutable' }),
    );
  }
  app.get('/', (c) => c.html(renderPage(<EvaluationListPage contexts={contexts} assets={assets} />)));
  app.route('/evaluations', createEvaluationRoutes(contexts, assets));

  app.notFound((c) =>
    c.html(
      renderPage(
        <MessagePage
          assets={assets}
          title="没有这个页面"
          lines={['地址不存在，或者内容已经移走。请检查地址，或从采购项目重新进入。']}
          links={[{ text: '返回采购项目', href: '/' }]}
        />,
      ),
      404,
    ),
  );
  app.onError((error, c) => {
    onError?.(error, c.req.path);
    return c.html(
      renderPage(
        <MessagePage
          assets={assets}
          title="页面出错"
          lines={[
            '系统没有能够生成这个页面，评审数据没有改变。',
            '请重新打开；仍然出错的，请告知系统管理员，并说明打开的地址和时间。',
          ]}
          links={[{ text: '返回采购项目', href: '/' }]}
        />,
      ),
      500,
    );
  });
  return app;
}
