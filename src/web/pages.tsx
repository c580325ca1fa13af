import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { AccountContext } from '../../views/components/account-context.ts';
import { FORM_MARK, FormMarkContext } from '../../views/components/form-mark.tsx';
import type { Assets } from '../../views/components/layout.tsx';
import { MessagePage } from '../../views/message-page.tsx';
import { showDay } from '../../views/times.ts';
import type { Account } from '../accounts/account.ts';
import { listActors } from '../ledger/acting.ts';
import { stageOf } from '../ledger/check-event.ts';
import type { Actor } from '../ledger/events/envelope.ts';
import type { EventType, NewEvent } from '../ledger/events/index.ts';
import { isPermitted } from '../ledger/rights.ts';
import { maySee } from '../ledger/view-rights.ts';
import { dropRepeated } from '../use-cases/drop-repeated.ts';
import type { ProcurementDesk } from '../use-cases/procurement-desk.ts';
import {
  type AccessRule,
  explainRefusal,
  findActor,
  isPublic,
  type OpenRule,
  type ProcurementRule,
  type PublicRule,
} from './access.ts';
import { answerError } from './answer-error.tsx';
import { fieldOf, readFormFields } from './forms.ts';
import { renderPage } from './render-page.ts';
import { Repeats } from './repeats.ts';
import type { AppEnvironment } from './secure-pages.ts';
import type { Deed, LotVisit, ProcurementVisit, SignedInVisit, Visit } from './visit.ts';

type Method = 'GET' | 'POST';
type PageContext = Context<AppEnvironment>;
type Answer = Response | Promise<Response>;

export interface PagesOptions {
  assets: Assets;
  desk: ProcurementDesk;
  identify: (headers: Headers) => Promise<Account | null>;
  /** Answers a form that came without a session any more, so that nothing typed is lost. */
  resume?: (c: PageContext) => Promise<Response>;
  now?: () => Date;
}

const PROCUREMENT_PATH = '/procurements/:procurement';
const LOT_PATH = `${PROCUREMENT_PATH}/lots/:lot`;

/**
 * Where every page is registered, with the rule that lets people in: an address without a rule cannot be. Whoever does not take
 * part in a procurement learns nothing about it, not even that there is one.
 */
export class Pages {
  readonly routes: { method: Method; path: string; rule: AccessRule }[] = [];
  readonly desk: ProcurementDesk;
  readonly hono = new Hono<AppEnvironment>();
  private readonly options: PagesOptions;
  private readonly repeats = new Repeats();
  private readonly callers = new WeakMap<PageContext, Promise<Account | null>>();

  constructor(options: PagesOptions) {
    this.options = options;
    this.desk = options.desk;
  }

  get(path: string, rule: PublicRule, handle: (visit: Visit) => Answer): void;
  get(path: string, rule: OpenRule, handle: (visit: SignedInVisit) => Answer): void;
  get(path: string, rule: OpenRule, handle: (visit: SignedInVisit) => Answer): void {
    this.addOpen('GET', path, rule, handle);
  }

  post(path: string, rule: PublicRule, handle: (visit: Visit) => Answer): void;
  post(path: string, rule: OpenRule, handle: (visit: SignedInVisit) => Answer): void;
  post(path: string, rule: OpenRule, handle: (visit: SignedInVisit) => Answer): void {
    this.addOpen('POST', path, rule, handle);
  }

  /** @param path behind `/procurements/:procurement` */
  getOfProcurement(path: string, rule: ProcurementRule, handle: (visit: ProcurementVisit) => Answer): void {
    this.addProcurement('GET', `${PROCUREMENT_PATH}${path}`, rule, handle);
  }

  postOfProcurement(path: string, rule: ProcurementRule, handle: (visit: ProcurementVisit) => Answer): void {
    this.addProcurement('POST', `${PROCUREMENT_PATH}${path}`, rule, handle);
  }

  /** @param path behind `/procurements/:procurement/lots/:lot` */
  getOfLot(path: string, rule: ProcurementRule, handle: (visit: LotVisit) => Answer): void {
    this.addProcurement('GET', `${LOT_PATH}${path}`, rule, (visit) => handle(visit as LotVisit));
  }

  postOfLot(path: string, rule: ProcurementRule, handle: (visit: LotVisit) => Answer): void {
    this.addProcurement('POST', `${LOT_PATH}${path}`, rule, (visit) => handle(visit as LotVisit));
  }

  private addOpen(method: Method, path: string, rule: OpenRule, handle: (visit: SignedInVisit) => Answer): void {
    this.add(method, path, rule, async (c) => {
      const account = await this.findCaller(c);
      if (!isPublic(rule) && account === null) return this.askToSignIn(c);
      const visit = this.openVisit(c, account);
      if (rule.for === 'administrators' && account?.isAdministrator !== true)
        return this.tell(visit, 403, '没有权限', ['这里由系统管理员办理。']);
      if (rule.for === 'creators' && account?.canCreateProcurements !== true)
        return this.tell(visit, 403, '没有权限', ['您的账号不能新建采购项目，需要时请联系系统管理员。']);
      return handle(visit as SignedInVisit);
    });
  }

  private addProcurement(
    method: Method,
    path: string,
    rule: ProcurementRule,
    handle: (visit: ProcurementVisit) => Answer,
  ): void {
    this.add(method, path, rule, async (c) => {
      const account = await this.findCaller(c);
      if (account === null) return this.askToSignIn(c);
      const visit = this.openVisit(c, account) as SignedInVisit;
      const found = await this.enter(visit, rule);
      return found instanceof Response ? found : handle(found);
    });
  }

  private add(method: Method, path: string, rule: AccessRule, answer: (c: PageContext) => Promise<Response>): void {
    this.routes.push({ method, path, rule });
    const respond = (c: PageContext) => this.explain(c, answer);
    if (method === 'GET') this.hono.get(path, respond);
    else this.hono.post(path, (c) => this.explain(c, () => this.answerOnce(c, rule, respond)));
  }

  /** Who sent a request, looked up once for it. */
  private findCaller(c: PageContext): Promise<Account | null> {
    const caller = this.callers.get(c) ?? this.options.identify(c.req.raw.headers);
    this.callers.set(c, caller);
    return caller;
  }

  /** What could not be done is answered in words. */
  private async explain(c: PageContext, answer: (c: PageContext) => Promise<Response>): Promise<Response> {
    try {
      return await answer(c);
    } catch (error) {
      const account = await this.options.identify(c.req.raw.headers);
      return answerError(this.openVisit(c, account), error);
    }
  }

  /** A form sent twice does its work once. Uploads are read as they come and look after themselves. */
  private async answerOnce(
    c: PageContext,
    rule: AccessRule,
    respond: (c: PageContext) => Promise<Response>,
  ): Promise<Response> {
    if (c.req.header('content-type')?.startsWith('application/x-www-form-urlencoded') !== true) return respond(c);
    const fields = await readFormFields(c);
    const mark = fieldOf(fields, FORM_MARK);
    if (mark === '') return respond(c);
    const isForAnybody = 'for' in rule && isPublic(rule);
    const account = isForAnybody ? null : await this.findCaller(c);
    if (!isForAnybody && account === null) return respond(c);
    c.set('isLive', true);
    const { pathname: path, search } = new URL(c.req.url);
    return this.repeats.once({ owner: account?.id ?? '', path: path + search, mark, content: fields }, () =>
      respond(c),
    );
  }

  private async enter(visit: SignedInVisit, rule: ProcurementRule): Promise<ProcurementVisit | Response> {
    const { c, account } = visit;
    const procurement = c.req.param('procurement') ?? '';
    const number = c.req.param('lot');
    const whole = await this.desk.load(procurement);
    const lotNumber = number === undefined ? null : /^\d{1,6}$/.test(number) ? Number.parseInt(number, 10) : -1;
    const lot = lotNumber === null ? null : whole.lots.get(lotNumber);
    const known = whole.version === 0 ? [] : listActors(whole, account, null);
    const nothing = ['没有这个项目，或者您没有参加这个项目。请检查地址，或从采购项目重新进入。'];
    if (known.length === 0) return this.tell(visit, 404, '没有找到', nothing);
    if (lot === undefined) return visit.notFound('这个项目没有这一包。', backTo(procurement));
    const actors = listActors(whole, account, lotNumber);
    const stage = lot?.stage ?? stageOf(whole);
    const actor = findActor(rule, actors, stage);
    if (actor === null) {
      const line = actors.length === 0 ? '您没有参加这一包。' : explainRefusal(rule, actors, stage);
      return this.tell(visit, 403, '现在不能办理', [line], [backTo(procurement)]);
    }
    const sign = (type: EventType): Pick<NewEvent, 'by' | 'at'> => ({
      by: actors.find(({ role }) => isPermitted(role, type, stage)) ?? actor,
      at: visit.now().toISOString(),
    });
    const complete = (deed: Deed) => ({ rule: null, ...deed, ...sign(deed.type) }) as NewEvent;
    const viewer = toViewer(actor);
    const state = await this.desk.view(procurement, viewer);
    const entered: ProcurementVisit = {
      ...visit,
      procurement,
      actor,
      state,
      stage,
      may: (type) => actors.some(({ role }) => isPermitted(role, type, stage)),
      sees: (view) => actors.some(({ role }) => maySee(role, view, stage)),
      listEvents: () => this.desk.listEvents(procurement, viewer),
      mayStay: async () => {
        const person = await this.options.identify(c.req.raw.headers);
        if (person?.id !== account.id) return false;
        const latest = await this.desk.load(procurement);
        const now = lotNumber === null ? stageOf(latest) : (latest.lots.get(lotNumber)?.stage ?? stage);
        const found = findActor(rule, listActors(latest, person, lotNumber), now);
        return found?.role === actor.role && found.tenderer === actor.tenderer;
      },
      record: (deeds) =>
        this.desk.record(procurement, (reached, events) =>
          dropRepeated(events, (typeof deeds === 'function' ? deeds(reached) : deeds).map(complete)),
        ),
      sign,
    };
    if (lotNumber === null) return entered;
    const own = state.lots.get(lotNumber);
    return own === undefined ? visit.notFound('这个项目没有这一包。') : Object.assign(entered, { lot: own });
  }

  private openVisit(c: PageContext, account: Account | null): Visit {
    const { assets } = this.options;
    const mark = randomBytes(12).toString('base64url');
    const wrap = (part: Child) => (
      <AccountContext.Provider value={account}>
        <FormMarkContext.Provider value={mark}>{part}</FormMarkContext.Provider>
      </AccountContext.Provider>
    );
    const now = () => this.options.now?.() ?? new Date();
    const visit: Visit = {
      c,
      assets,
      account,
      isFragment: c.req.header('hx-request') === 'true',
      now,
      today: showDay(now()),
      page: (page, status = 200) => {
        c.set('isLive', true);
        return c.html(renderPage(wrap(page)), status);
      },
      fragment: (part, status = 200) => c.html(String(wrap(part)), status),
      redirect: (address) => c.redirect(address, 303),
      notFound: (line, back) => this.tell(visit, 404, '没有找到', [line], back === undefined ? [] : [back]),
      readForm: () => readFormFields(c),
    };
    return visit;
  }

  private tell(
    visit: Visit,
    status: 403 | 404,
    title: string,
    lines: readonly string[],
    links: readonly { text: string; href: string }[] = [],
  ): Response {
    const all = [...links, { text: '返回采购项目', href: '/' }];
    return visit.page(<MessagePage assets={visit.assets} title={title} lines={lines} links={all} />, status);
  }

  private askToSignIn(c: PageContext): Response | Promise<Response> {
    if (c.req.header('hx-request') === 'true') return c.text('登录已过期，请重新登录', 401);
    const { resume } = this.options;
    if (c.req.method !== 'GET' && resume !== undefined) return resume(c);
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
  }
}

function toViewer({ id, role, tenderer }: Actor) {
  return { id, role, tenderer };
}

function backTo(procurement: string) {
  return { text: '返回项目', href: `/procurements/${encodeURIComponent(procurement)}` };
}
