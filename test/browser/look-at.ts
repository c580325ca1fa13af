import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { NARROW, WIDE } from './browser.ts';

/**
 * Writes pictures of the whole page, wide and narrow, light and dark, into the folder that `HENGBIAO_PICTURES` names;
 * nothing where it names none.
 */
export async function lookAt(page: Page, name: string): Promise<void> {
  const folder = process.env['HENGBIAO_PICTURES'];
  if (folder === undefined || folder === '') return;
  mkdirSync(folder, { recursive: true });
  const size = page.viewportSize() ?? WIDE;
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate('document.fonts.ready');
      const file = `${name}-${viewport.width}-${colorScheme}.png`;
      await page.screenshot({ path: path.join(folder, file), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  await page.setViewportSize(size);
}
