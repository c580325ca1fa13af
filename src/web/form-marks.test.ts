import { describe, expect, test } from 'vitest';
import { CHAIR, CLERK, PURCHASER, VENDOR_A } from '../ledger/ledger-fixture.ts';
import type { Stage } from '../ledger/stages.ts';
import { openSite, SIGN_IN } from './accounts-fixture.ts';
import { openWorkspace } from './workspace-fixture.ts';

/** Signing in and out may be done twice. */
const MAY_REPEAT = new Set(['/sign-in', '/sign-out']);
const LINK = /<a\b[^>]*\bhref="(\/[^"#]*)/g;
const NOT_PAGES =
  /\/(?:assets|imports|self-check|sign-in)(?:[/?]|$)|\.(?:docx|yaml|json|zip|svg)\b|\/(?:events|download|original)\b/;

/**
 * Forms over every page that links lead to: those whose mark is missing, or is not the only field of its name, and those that do not
 * say where they go: such a form, shown again after its person signed in on the way, would go astray.
 */
async function findUnmarked(get: (address: string) => Promise<string>): Promise<{ pages: number; unmarked: string[] }> {
  const seen = new Set(['/']);
  const unmarked = new Set<string>();
  for (const address of seen) {
    const html = await get(address);
    for (const [form] of html.matchAll(/<form\b[^>]*method="post"[\s\S]*?<\/form>/g)) {
      const action = /action="(\/[^"]*)"/.exec(form)?.[1] ?? 'nowhere';
      const marks = form.match(/name="form-mark" value="[\w-]{16,}"/g) ?? [];
      const named = form.match(/name="form-mark"/g) ?? [];
      const isWhole = action !== 'nowhere' && marks.length === 1 && named.length === 1;
      if (!MAY_REPEAT.has(action) && !isWhole) unmarked.add(`${address}: ${action}`);
    }
    // One page of a kind is enough: places within a document, and the same page with something opened, are the same forms.
    for (const [, href = ''] of html.matchAll(LINK)) {
      const path = href.replaceAll('&amp;', '&').replace(/\?.*/, '');
      if (!NOT_PAGES.test(path)) seen.add(path);
    }
  }
  return { pages: seen.size, unmarked: [...unmarked] };
}

describe('every form is marked, so that a double click does its work once, and says where it goes', () => {
  test.each<[Stage, string]>([
    ['drafting', PURCHASER.id],
    ['receiving', CLERK.id],
    ['receiving', VENDOR_A.id],
    ['reviewing', CHAIR.id],
    ['reviewing', CLERK.id],
    ['marking', CHAIR.id],
    ['totalled', CHAIR.id],
    ['decided', PURCHASER.id],
    ['decided', CLERK.id],
  ])('%s, %s', async (stage, account) => {
    const { get } = await openWorkspace(stage);
    const { pages, unmarked } = await findUnmarked(async (address) => (await get(address, account)).text());
    expect(unmarked).toEqual([]);
    expect(pages).toBeGreaterThan(5);
  });

  test('accounts', async () => {
    const visitor = (await openSite()).visit();
    await visitor.post('/sign-in', SIGN_IN);
    const { pages, unmarked } = await findUnmarked(async (address) => (await visitor.get(address)).html);
    expect(unmarked).toEqual([]);
    expect(pages).toBeGreaterThan(3);
  });
});
