import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { NARROW, WIDE } from './browser.ts';

/**
 * Rules that axe leaves out by itself: the size of what is clicked, and those still being tried. Without two of
 * these: tables of bids are shown as they stand, and most do not say which of their rows is the head; and a line in bold
 * that says what is wrong with a field is no heading.
 */
const RULES_BESIDES = [
  'target-size',
  'css-orientation-lock',
  'focus-order-semantics',
  'label-content-name-mismatch',
  'table-fake-caption',
];
const EVERY_RULE: RunOptions = {
  resultTypes: ['violations'],
  rules: Object.fromEntries(RULES_BESIDES.map((rule) => [rule, { enabled: true }])),
};
/** All that can differ between the two colour schemes. */
const COLOUR_RULES: RunOptions = {
  resultTypes: ['violations'],
  runOnly: ['color-contrast', 'link-in-text-block'],
};

/** Every violation on the page as it stands, in both colour schemes and at both widths, one line each. */
export async function findViolations(page: Page): Promise<string[]> {
  const found: string[] = [];
  const size = page.viewportSize() ?? WIDE;
  // Text whose font is not there yet counts as pictures, and has no contrast.
  await page.evaluate('document.fonts.ready');
  await page.evaluate(axe.source);
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const lines = await runRules(page, colorScheme === 'light' ? EVERY_RULE : COLOUR_RULES);
      found.push(...lines.map((line) => `${viewport.width} px, ${colorScheme}: ${line}`));
    }
    if (await isWiderThanScreen(page)) found.push(`${viewport.width} px: the page scrolls sideways`);
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
  return found;
}

async function runRules(page: Page, options: RunOptions): Promise<string[]> {
  const results: AxeResults = await page.evaluate(`axe.run(${JSON.stringify(options)})`);
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id} (${help}): ${html.slice(0, 200)} — ${failureSummary ?? ''}`),
  );
}

async function isWiderThanScreen(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
}
