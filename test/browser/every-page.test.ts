import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestBrowser } from '../../src/accounts/accounts-fixture.ts';
import type { Actor } from '../../src/ledger/events/envelope.ts';
import { ARCHIVIST, CHAIR, CLERK, PURCHASER, SECOND, VENDOR_A } from '../../src/ledger/ledger-fixture.ts';
import { documentPath, FIRST_STAGE } from '../../src/web/demo-pages.ts';
import { ACCOUNT_HEADER } from '../../src/web/workspace-fixture.ts';
import { useBrowser } from './browser.ts';
import { findViolations, TWO_LOOKS } from './check-accessibility.ts';
import { findSlips } from './check-words.ts';
import { lookAt } from './look-at.ts';
import { FAILING_TENDERER, LOT, OWN_TENDERER, REJECTED_TENDERER } from './told-stages.ts';
import { AFTER, BEFORE, openWalkedSite, type WalkedSite } from './walked-site.ts';

/** Files, pictures, streams: what answers with no page. */
const NO_PAGE =
  /^\/assets\/|\*$|\/events$|\.(?:docx|zip|json|yaml|pem)$|\/files\/:sha256$|\/originals?(?:\/|$)|\/charts\/|\/notices\/|:report\{/;

const browser = useBrowser();
/** Bids are read and a scheme is drafted before the first page. */
const TELLING_MS = 180_000;
const reached = new Set<string>();
const noises: string[] = [];
let site: WalkedSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openWalkedSite();
  context = await browser.newContext();
  page = await context.newPage();
  page.on('pageerror', ({ message }) => noises.push(`script failed: ${message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') noises.push(`console: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) noises.push(`${response.status()}: ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // What the page before was still waiting for ends with it.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') noises.push(`failed: ${request.url()}`);
  });
}, TELLING_MS);
afterAll(async () => {
  await context.close();
  await site.close();
});

type Person = Pick<Actor, 'id'> | TestBrowser | null;

/** Whose browser it is from now on. */
async function become(person: Person): Promise<void> {
  await context.clearCookies();
  await context.setExtraHTTPHeaders(person !== null && 'id' in person ? { [ACCOUNT_HEADER]: person.id } : {});
  if (person === null || 'id' in person) return;
  await context.addCookies([...person.jar].map(([name, value]) => ({ name, value, url: site.url })));
}

/** Patterns of the addresses, in the order in which the app tries them. */
function findRoute(address: string): string | undefined {
  const { pathname } = new URL(address, site.url);
  const isLike = (route: string) =>
    new RegExp(`^${route.replaceAll(/:\w+(?:\{([^}]*)\})?/g, (_, like: string) => like ?? '[^/]+')}$`).test(pathname);
  return site.routes.find((route) => !NO_PAGE.test(route) && isLike(decodeURI(route)));
}

async function isInOrder(name: string, person: Person, address: string): Promise<void> {
  await become(person);
  noises.length = 0;
  const answer = await page.goto(new URL(address, site.url).href);
  expect(answer?.status(), address).toBe(200);
  reached.add(findRoute(new URL(page.url()).pathname) ?? '');
  await lookAt(page, name);
  expect(await page.evaluate(EMPTY_BELOW), `${name}: nothing but the foot ends the page`).toBeLessThan(2);
  expect([...(await findSlips(page)), ...(await findViolations(page, TWO_LOOKS)), ...noises]).toEqual([]);
}

/** How far the page goes on below its foot, in pixels: what nobody sees can make a page endless. */
const EMPTY_BELOW = `(() => {
  const end = Math.max(document.querySelector('.foot').getBoundingClientRect().bottom + scrollY, innerHeight);
  return document.documentElement.scrollHeight - end;
})()`;

const lot = (procurement: string, rest = '') => `/procurements/${procurement}/lots/${LOT}${rest}`;
const of = (tenderer: string, rest = '') => `/${encodeURIComponent(tenderer)}${rest}`;

describe('every page is in order, light and dark, wide and narrow', () => {
  test.each<[string, Person, string]>([
    ['start', null, '/'],
    ['demo', null, '/evaluations/demo'],
    ['demo-price', null, '/evaluations/demo?open=t1.price#t1.price'],
    ['demo-total', null, '/evaluations/demo?open=t1#t1'],
    ['demo-tenderer', null, '/evaluations/demo/tenderers/1'],
    ['demo-rejected', null, '/evaluations/demo/tenderers/4'],
    ['demo-document', null, documentPath(FIRST_STAGE, 'p[244]')],
    ['sign-in', null, '/sign-in'],
    ['import-form', null, '/imports'],
    ['self-check-form', null, '/self-check'],
    ['self-check-requirements', null, '/self-check/requirements'],
  ])('open to all: %s', isInOrder);

  test.each<[string, keyof WalkedSite['addresses'], string]>([
    ['first-start', 'firstStart', ''],
    ['invitation', 'invitation', ''],
    ['import', 'imported', ''],
    ['import-document', 'imported', '/files/1'],
    ['self-check', 'selfCheck', ''],
    ['self-check-document', 'selfCheck', '/files/1'],
  ])('by an address that one is given: %s', (name, address, rest) =>
    isInOrder(name, null, `${site.addresses[address]}${rest}`),
  );

  test.each<[string, keyof WalkedSite['people'], () => string]>([
    ['accounts', 'administrator', () => '/accounts'],
    ['account-of-somebody', 'administrator', () => site.addresses.account],
    ['account', 'administrator', () => '/account'],
    ['sign-in-code', 'halfway', () => '/sign-in/code'],
  ])('accounts: %s', (name, person, address) => isInOrder(name, site.people[person], address()));

  test.each<[string, string]>([
    ['scheme-draft', '/scheme'],
    ['scheme-new-item', '/scheme/new-item'],
    ['scheme-item', '/scheme/items/item-3'],
    ['scheme-lot', '/scheme/lot'],
    ['scheme-shared', '/scheme/shared'],
    ['scheme-sections', '/scheme/sections'],
    ['scheme-new-requirement', '/scheme/new-requirement'],
    ['scheme-yaml', '/scheme/yaml'],
    ['scheme-publication', '/scheme/publication'],
  ])('a scheme is drafted: %s', (name, rest) => isInOrder(name, PURCHASER, `${site.addresses.drafting}${rest}`));

  test('an archive is verified', () => isInOrder('archive-verification', PURCHASER, site.addresses.verified));
  test('a document is read and drafted', () => isInOrder('drafted', PURCHASER, site.addresses.drafted));
  test('a document of a procurement', async () => {
    const procurement = site.addresses.drafting.split('/')[2] ?? '';
    const [document = ''] = (await site.desk.load(procurement)).documents.keys();
    await isInOrder('procurement-document', PURCHASER, `/procurements/${procurement}/documents/${document}`);
  });

  test.each<[string, Person, string]>([
    ['procurements', CLERK, '/'],
    ['new-procurement', PURCHASER, '/procurements/new'],
    ['overview', CLERK, '/procurements/decided'],
    ['timeline', CLERK, '/procurements/negotiating/timeline'],
    ['people', CLERK, '/procurements/receiving/people'],
    ['panel', CLERK, lot('receiving', '/panel')],
    ['bids', CLERK, lot('negotiating', '/bids')],
    ['scheme', CLERK, lot('decided', '/scheme')],
    ['scheme-preview', CLERK, lot('decided', '/scheme/preview')],
    ['scheme-requirements', CLERK, lot('decided', '/scheme/requirements')],
    ['scheme-versions', CLERK, lot('decided', '/scheme/versions')],
    ['review', CHAIR, lot('reviewing', '/review')],
    ['answer', CHAIR, lot('reviewing', `/review${of(FAILING_TENDERER, '/requirements/★（七）')}`)],
    ['facts', CHAIR, lot('negotiating', `/review${of(OWN_TENDERER, '/facts')}`)],
    ['confirm-facts', CHAIR, lot('negotiating', `/review${of(OWN_TENDERER, '/facts/confirm')}`)],
    ['new-fact', CHAIR, lot('negotiating', `/review${of(OWN_TENDERER, '/facts/new')}`)],
    ['fact', CHAIR, lot('marking', `/review${of(OWN_TENDERER, '/facts/contract-1')}`)],
    ['clarifications', CHAIR, lot('reviewing', `/review${of(FAILING_TENDERER, '/clarifications')}`)],
    ['negotiation', CHAIR, lot('negotiating', '/review/negotiation')],
    ['rejection', CHAIR, lot('reviewing', `/review${of(FAILING_TENDERER, '/rejection')}`)],
    ['rejected', CHAIR, lot('reviewing', `/review${of(REJECTED_TENDERER, '/rejection')}`)],
    ['first-stage', CHAIR, lot('reviewing', '/review/first-stage')],
    ['opening', CHAIR, lot('negotiating', '/review/opening')],
    ['marking', SECOND, lot('marking', '/marking')],
    ['marking-item', SECOND, lot('marking', '/marking/items/emergency')],
    ['mark', SECOND, lot('marking', `/marking/items/emergency${of(OWN_TENDERER)}`)],
    ['marking-submit', SECOND, lot('marking', '/marking/submit')],
    ['result-pending', CHAIR, lot('marking', '/result')],
    ['result-before', CHAIR, lot('marked', '/result')],
    ['result', CHAIR, lot('totalled', '/result')],
    ['result-tenderer', CHAIR, lot('totalled', '/result/tenderers/1')],
    ['result-document', CHAIR, lot('totalled', `/result/documents${of('bids/tenderer-a/第一阶段响应文件.docx')}`)],
    ['report', CHAIR, lot('totalled', '/result/report')],
    ['award', PURCHASER, lot('totalled', '/result/award')],
    ['notices', CLERK, lot('decided', '/result/award')],
    ['own-bid', VENDOR_A, lot('negotiating', '/own-bid')],
    ['outcome', VENDOR_A, lot('decided', '/outcome')],
    ['filing', ARCHIVIST, '/procurements/decided/filing'],
    ['filed', CLERK, '/procurements/sealed/filing'],
    ['archive-verification-form', CLERK, '/archive/verification'],
    ['archive', CLERK, '/archive?words=医保'],
  ])('a procurement goes on: %s', isInOrder);

  describe('before the deadline', () => {
    beforeAll(() => site.setClock(BEFORE));
    afterAll(() => site.setClock(AFTER));
    test.each<[string, Person, string]>([
      ['bids-received', CLERK, lot('receiving', '/bids')],
      ['own-bid-received', VENDOR_A, lot('receiving', '/own-bid')],
      ['correction', PURCHASER, lot('receiving', '/scheme/correction')],
      ['requirement', PURCHASER, lot('receiving', '/scheme/requirements/team')],
    ])('%s', isInOrder);
  });
});

test('no page was left out', () => {
  const pages = site.routes.filter((route) => !NO_PAGE.test(route));
  expect(pages.filter((route) => !reached.has(route))).toEqual([]);
});
