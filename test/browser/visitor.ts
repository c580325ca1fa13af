import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenedBrowser } from './browser.ts';
import { findViolations } from './check-accessibility.ts';
import { lookAt } from './look-at.ts';

/** Longer than any page takes on a busy machine, shorter than the time a test has. */
const PATIENCE_MS = 30_000;

/** A person at a browser. Each thing done waits until it can be done, and each thing seen until it is there. */
export class Visitor {
  readonly page: Page;
  private readonly failures: string[];

  private constructor(page: Page, failures: string[]) {
    this.page = page;
    this.failures = failures;
  }

  /** @param url where the app is */
  static async arrive(browser: OpenedBrowser, url: string, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ baseURL: url, ...options });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(`script failed: ${error.message}`));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) failures.push(message.text());
    });
    return new Visitor(page, failures);
  }

  /** Goes to an address of the app; the answer's status. */
  async opens(address: string): Promise<number> {
    const response = await this.page.goto(address);
    return response?.status() ?? 0;
  }

  async follows(link: string | RegExp): Promise<void> {
    await this.page.getByRole('link', { name: link }).first().click();
  }

  async presses(button: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: button }).first().click();
  }

  /** Opens what is folded under a heading. */
  async unfolds(summary: string | RegExp): Promise<void> {
    await this.page.locator('summary').filter({ hasText: summary }).first().click();
  }

  async writes(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label).first().fill(text);
  }

  async chooses(label: string | RegExp, option: string): Promise<void> {
    await this.page.getByLabel(label).first().selectOption({ label: option });
  }

  /** Selects the whole paragraph, cell or line in which a text stands, with the mouse. */
  async selects(text: string, within = 'body'): Promise<void> {
    await this.page.locator(within).getByText(text).filter({ visible: true }).first().click({ clickCount: 3 });
  }

  /** What stands in a field. */
  async reads(label: string | RegExp): Promise<string> {
    return this.page.getByLabel(label).first().inputValue();
  }

  async handsIn(label: string | RegExp, files: readonly { name: string; content: Buffer }[]): Promise<void> {
    const payloads = files.map(({ name, content }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: content,
    }));
    await this.page.getByLabel(label).first().setInputFiles(payloads);
  }

  async types(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async sees(text: string | RegExp): Promise<Locator> {
    const found = this.page.getByText(text).filter({ visible: true }).first();
    await found.waitFor({ state: 'visible' });
    return found;
  }

  async seesNo(text: string | RegExp): Promise<void> {
    await expect
      .poll(() => this.page.getByText(text).filter({ visible: true }).count(), { timeout: PATIENCE_MS })
      .toBe(0);
  }

  async isAt(address: string | RegExp): Promise<void> {
    await this.page.waitForURL(typeof address === 'string' ? (url) => url.pathname === address : address);
  }

  /** No rule of accessibility is broken in either theme at either width, and no script failed or was refused so far. */
  async findsThePageInOrder(name: string): Promise<void> {
    await lookAt(this.page, name);
    expect(await findViolations(this.page), name).toEqual([]);
    expect(this.failures, name).toEqual([]);
  }

  async leaves(): Promise<void> {
    await this.page.context().close();
  }
}
