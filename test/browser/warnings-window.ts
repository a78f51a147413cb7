import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { SignedIn } from '../../src/access/testing.ts';

/** One window of somebody signed in, of whose pages the browser must complain of nothing. */
export async function inWindowOf(
  browser: Browser,
  url: string,
  { cookie }: SignedIn,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const [name, value] = cookie.split('=') as [string, string];
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A form that is refused is answered with such a status.
    if (message.type() === 'error' && !/status of 4(04|09|22)/.test(message.text()))
      errors.push(`${page.url()}: ${message.text()}`);
  });
  try {
    await work(page);
    assert.deepEqual(errors, [], 'errors in the browser');
  } finally {
    await context.close();
  }
}

/** No finding of axe, and nothing to scroll sideways. */
export async function checkPage(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join('; ')}`);
  assert.deepEqual(found, [], what);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= page.viewportSize()!.width, `${what} is ${wide} pixels wide`);
}
