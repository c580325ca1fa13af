import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { EvaluationListPage } from '../../views/evaluation-list-page.tsx';
import { MessagePage } from '../../views/message-page.tsx';
import type { Accounts } from '../accounts/open-accounts.ts';
import type { SigningKey } from '../use-cases/archive-keys.ts';
import { type Drafter, DraftThread } from '../use-cases/draft-thread.ts';
import { listPublishedSchemes } from '../use-cases/list-published-schemes.ts';
import type { ArchiveVerifications } from './archive/archive-verifications.ts';
import { openVerifications } from './archive/open-verifications.ts';
import { loadAssets } from './assets.ts';
import { readCaller } from './auth/read-caller.ts';
import { createResume } from './auth/resume-request.tsx';
import type { BidReadings } from './bids/bid-readings.ts';
import { openBidReadings } from './bids/open-bid-readings.ts';
import type { ImportStore } from './imports/import-store.ts';
import { openImportStore } from './imports/open-import-store.ts';
import { DraftedImports } from './new-procurement/drafted-imports.ts';
import { listComputed, type OpenEvaluation } from './open-evaluation.ts';
import { Pages, type PagesOptions } from './pages.tsx';
import { createPdfLibraryRoutes, PDF_LIBRARY } from './pdf-library.ts';
import type { PeopleDirectory } from './people-directory.ts';
import { renderPage } from './render-page.ts';
import { registerAccounts } from './routes/accounts.ts';
import { createEvaluationRoutes } from './routes/evaluations.tsx';
import { createImportRoutes } from './routes/imports.tsx';
import { createSelfCheckRoutes } from './routes/self-check.tsx';
import { registerWorkspace } from './routes/workspace.ts';
import { isFromElsewhere } from './same-origin.ts';
import { type AppEnvironment, securePages } from './secure-pages.ts';
import { openSelfCheck, type SelfCheck } from './self-check/open-self-check.ts';

export interface Workspace extends Omit<PagesOptions, 'assets'> {
  people: PeopleDirectory;
  /** Opened bids that are being read; without it, the app opens its own. */
  readings?: BidReadings;
  /** Archives that are being verified; without it, the app opens its own. */
  verifications?: ArchiveVerifications;
  /** The agency's key, which archives are signed with. */
  signingKey?: SigningKey | null;
  /** The server is reached from its own machine alone: what needs no procurement needs no account. */
  isAlone?: boolean;
}

export interface AppOptions {
  evaluations: readonly OpenEvaluation[];
  /** Files people hand in to be read; without one, the app opens its own. */
  imports?: ImportStore;
  /** Vendors' checks of their own bids; without it, the app opens its own over `imports`. */
  selfCheck?: SelfCheck;
  /** Procurements on the ledger and who works on them; without it, only what needs no account. */
  workspace?: Workspace;
  /** Drafts schemes from procurement documents; without one, the app opens its own. */
  drafter?: Drafter;
  /** The pages for signing in and for accounts; `workspace.identify` says who is signed in. */
  accounts?: { accounts: Accounts; publicUrl: string | null };
  /** Told about what went wrong while a page was made; the reader only learns that it did. */
  onError?: (error: Error, path: string) => void;
}

/** The pages over evaluations that are open to everybody. */
export function createApp({
  evaluations,
  imports = openImportStore(),
  selfCheck = openSelfCheck({ imports }),
  workspace,
  drafter = new DraftThread(),
  accounts,
  onError,
}: AppOptions): Hono<AppEnvironment> {
  const assets = loadAssets();
  const app = new Hono<AppEnvironment>();
  app.use(securePages);
  app.use(compress());
  app.use(async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-cache');
  });

  app.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', async (c, next) => {
    if (!isFromElsewhere(c)) return next();
    return c.html(
      renderPage(
        <MessagePage
          assets={assets}
          title="未被接受"
          lines={['这次提交来自其他网站，没有执行。请在本系统的页面上操作。']}
          links={[{ text: '返回采购项目', href: '/' }]}
        />,
      ),
      403,
    );
  });

  for (const { address, mediaType, content } of assets.files) {
    app.get(address, (c) =>
      c.body(content, 200, { 'Content-Type': mediaType, 'Cache-Control': 'public, max-age=31536000, immutable' }),
    );
  }
  app.route(PDF_LIBRARY.address.slice(0, -1), createPdfLibraryRoutes());
  app.route('/evaluations', createEvaluationRoutes(evaluations, assets));
  app.route('/imports', createImportRoutes(imports, assets));
  const listPublished = async (headers: Headers) => {
    const account = (await workspace?.identify(headers)) ?? null;
    if (workspace === undefined || account === null) return [];
    return listPublishedSchemes(workspace.desk, account, workspace.now?.() ?? new Date());
  };
  const listSchemes = async (headers: Headers) => [
    ...(await listPublished(headers)),
    ...(await selfCheck.listSchemes()),
  ];
  app.route('/self-check', createSelfCheckRoutes({ store: selfCheck.store, listSchemes, assets }));
  if (workspace === undefined)
    app.get('/', async (c) => {
      const contexts = await listComputed(evaluations);
      return c.html(renderPage(<EvaluationListPage contexts={contexts} assets={assets} />));
    });
  else {
    const drafted = new DraftedImports({ imports, drafter, ...(onError === undefined ? {} : { onError }) });
    const resume = accounts === undefined ? {} : { resume: createResume(accounts.accounts, assets) };
    const { people, signingKey = null, isAlone = false } = workspace;
    const failure = onError === undefined ? {} : { onError };
    const pages = registerWorkspace(new Pages({ ...resume, ...workspace, assets }), {
      demos: evaluations,
      drafted,
      people,
      readings: workspace.readings ?? openBidReadings(failure),
      verifications: workspace.verifications ?? openVerifications(imports.incoming, failure),
      signingKey,
      isAlone,
    });
    if (accounts !== undefined) {
      registerAccounts(pages, {
        ...accounts,
        readCaller: (c) => readCaller(c, accounts.publicUrl !== null),
        dispatch: (request, env) => app.fetch(request, env as object),
      });
    }
    app.route('/', pages.hono);
  }

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
