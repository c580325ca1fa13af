import { type Context, Hono } from 'hono';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import type { Assets } from '../../../views/components/layout.tsx';
import { RequirementsFormPage } from '../../../views/self-check/requirements-form-page.tsx';
import { SelfCheckGone, SelfCheckStatus, titleOf } from '../../../views/self-check/self-check-page.tsx';
import { schemeKey } from '../../../views/self-check/self-check-view.ts';
import { StartPage } from '../../../views/self-check/start-page.tsx';
import type { Scheme } from '../../domain/lot.ts';
import type { AppEnvironment } from '../secure-pages.ts';
import { findSchemes } from '../self-check/find-schemes.ts';
import { readBidForm, readDate } from '../self-check/read-forms.ts';
import { markForms, missingFiles, SelfCheckAnswers, type TypedFields } from '../self-check/self-check-answers.tsx';
import type { SelfCheckStore } from '../self-check/self-check-store.ts';
import { streamChanges } from '../stream-changes.tsx';
import { createResultRoutes } from './self-check-results.tsx';

export interface SelfCheckRouteOptions {
  store: SelfCheckStore;
  /** Lots with a scheme that whoever asks may hold a bid against. */
  listSchemes: (headers: Headers) => Promise<readonly Scheme[]>;
  assets: Assets;
  now?: () => Date;
}

const LONGEST_SEARCH = 200;
const NO_BID = '请选择响应（投标）文件';

/** 自查: a vendor holds its own bid against what is demanded. No account; nothing is kept but in memory, for a while. */
export function createSelfCheckRoutes({ store, listSchemes, assets, now = () => new Date() }: SelfCheckRouteOptions) {
  const routes = new Hono<AppEnvironment>();
  const answers = new SelfCheckAnswers(store.imports, assets, now);
  const { limits } = answers;

  routes.use(async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
  });

  const startPage = async (
    c: Context,
    problems: FieldProblem[],
    { scheme = '', date = answers.today() }: TypedFields,
  ) => {
    const words = (c.req.query('words') ?? '').trim().slice(0, LONGEST_SEARCH);
    const schemes = await listSchemes(c.req.raw.headers);
    const search = { words, found: findSchemes(schemes, words), count: schemes.length };
    return { assets, limits, search, typed: { scheme, date }, problems };
  };

  routes.get('/', async (c) => {
    const page = await startPage(c, [], {});
    const notice = c.req.query('deleted') === undefined ? {} : { notice: '已删除。文件和结果都没有保留。' };
    return answers.show(c, <StartPage {...page} {...notice} />);
  });

  routes.post('/', (c) =>
    answers.take(
      c,
      async (problems, typed) => answers.show(c, <StartPage {...(await startPage(c, problems, typed))} />, 422),
      async ({ fields, form, files }) => {
        const scheme = (await listSchemes(c.req.raw.headers)).find((one) => schemeKey(one) === fields['scheme']);
        const date = readDate(fields['date']);
        const chosen = scheme === undefined ? [{ field: 'scheme', message: '请选择采购包' }] : [];
        const problems = [...chosen, ...date.problems, ...missingFiles(files, NO_BID)];
        if (scheme === undefined || problems.length > 0) return { problems };
        const basis = { scheme, source: null, date: date.value };
        return idOf(await store.openCheck(files, form, basis, null));
      },
    ),
  );

  routes.get('/requirements', (c) => answers.show(c, <RequirementsFormPage assets={assets} limits={limits} />));

  routes.post('/requirements', (c) =>
    answers.take(
      c,
      (problems) => answers.show(c, <RequirementsFormPage assets={assets} limits={limits} problems={problems} />, 422),
      async ({ form, files }) => {
        const problems = missingFiles(files, '请选择采购文件');
        return problems.length > 0 ? { problems } : idOf(await store.openRequirements(files, form));
      },
    ),
  );

  routes.get('/:id', (c) => {
    const view = store.view(c.req.param('id'));
    return view === null ? answers.missing(c, c.req.param('id')) : answers.showView(c, view);
  });

  /** Never an error: the page that watches is told that what it watched is gone. */
  routes.get('/:id/events', (c) => {
    const id = c.req.param('id');
    return streamChanges(c, {
      look: () => {
        const view = store.view(id);
        if (view === null) return { title: '自查已删除', part: <SelfCheckGone />, isRunning: false };
        const part = markForms(<SelfCheckStatus {...answers.propsOf(view)} />);
        return { title: titleOf(view), part, isRunning: view.files.isRunning };
      },
      nextChange: async (signal) => store.imports.find(id, 'self-check')?.nextChange(signal),
    });
  });

  /** From a procurement document: the bid for one of its lots. From a check: the bid once more. */
  routes.post('/:id/bid', (c) => {
    const id = c.req.param('id');
    return answers.take(
      c,
      (problems, typed) => {
        const view = store.view(id);
        return view === null ? answers.missing(c, id) : answers.showView(c, view, problems, typed);
      },
      async ({ fields, form, files }) => {
        const wanted = missingFiles(files, NO_BID);
        const read = readBidForm(store, id, fields);
        const problems = ['problems' in read ? read.problems : [], wanted].flat();
        if ('problems' in read || problems.length > 0) return { problems };
        return idOf(await store.openCheck(files, form, read.basis, id));
      },
    );
  });

  return createResultRoutes(routes, store, answers);
}

function idOf(session: { id: string } | null): { id: string | null } {
  return { id: session?.id ?? null };
}
