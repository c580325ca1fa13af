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

/** One way to look at a page. */
interface Look {
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
  rules: RunOptions;
}

const WIDE_LIGHT: Look = { viewport: WIDE, colorScheme: 'light', rules: EVERY_RULE };
const NARROW_DARK: Look = { viewport: NARROW, colorScheme: 'dark', rules: COLOUR_RULES };
/** Both colour schemes at both widths. */
const EVERY_LOOK: readonly Look[] = [
  WIDE_LIGHT,
  { ...WIDE_LIGHT, colorScheme: 'dark', rules: COLOUR_RULES },
  { ...NARROW_DARK, colorScheme: 'light', rules: EVERY_RULE },
  NARROW_DARK,
];
/** Each colour scheme and each width once: for the walk through all pages. */
export const TWO_LOOKS: readonly Look[] = [WIDE_LIGHT, NARROW_DARK];

/** The narrowest window: WCAG 2.2, 1.4.10. */
const NARROWEST = { width: 320, height: 700 };

/** Every violation on the page as it stands, one line each, and at which widths it scrolls sideways. */
export async function findViolations(page: Page, looks: readonly Look[] = EVERY_LOOK): Promise<string[]> {
  const found: string[] = [];
  const size = page.viewportSize() ?? WIDE;
  // Text whose font is not there yet counts as pictures, and has no contrast.
  await page.evaluate('document.fonts.ready');
  await page.evaluate(axe.source);
  const measured = new Set<number>();
  const measure = async ({ width }: Look['viewport']) => {
    if (!measured.has(width) && (await isWiderThanScreen(page))) found.push(`${width} px: the page scrolls sideways`);
    measured.add(width);
  };
  for (const { viewport, colorScheme, rules } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    const lines = await runRules(page, rules);
    found.push(...lines.map((line) => `${viewport.width} px, ${colorScheme}: ${line}`));
    await measure(viewport);
  }
  await page.setViewportSize(NARROWEST);
  await measure(NARROWEST);
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
