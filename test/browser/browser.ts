import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { unpackChromium } from './unpack-chromium.ts';

/** Nothing of the network but the pages themselves. */
const ARGUMENTS = [
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

export interface OpenedBrowser {
  /** A person with a session of their own: nothing is shared between two of them. */
  newContext: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

/** One browser for the tests of a file, closed after them. */
export function useBrowser(): OpenedBrowser {
  let browser: Browser | null = null;
  beforeAll(async () => {
    const { executable, environment } = unpackChromium();
    browser = await chromium.launch({
      executablePath: executable,
      args: ARGUMENTS,
      env: { ...process.env, ...environment },
    });
  });
  afterAll(async () => {
    await browser?.close();
  });
  return {
    newContext: async (options = {}) => {
      if (browser === null) throw new Error('the browser is there once tests run');
      return browser.newContext({ viewport: WIDE, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
    },
  };
}
