import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export interface WindowOptions extends BrowserContextOptions {
  /** The site and the Cookie header of who is signed in. */
  as?: { url: string; cookie: string };
}

/** What the browser complains of although all is well: a form that is refused, or a page that is gone, has such a status. */
const ANSWERS = /status of 4(00|03|04|09|10|22)/;

/** One window, of whose pages the browser must complain of nothing. */
export async function inWindow(
  browser: Browser,
  { as, ...options }: WindowOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (as) {
    const [name, value] = as.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url: as.url }]);
  }
  // What reads files steps back behind all else: beside other tests an upload may take longer than the half minute that is usual.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !ANSWERS.test(message.text()))
      errors.push(`${page.url()}: ${message.text()}`);
  });
  try {
    await work(page);
    assert.deepEqual(errors, [], 'errors in the browser');
  } finally {
    await context.close();
  }
}

/** The smaller of the two forms in the package: what comes over is twice the work in the other. */
const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
/** axe in a page, once it is there. */
type WithAxe = { axe?: { run(options: RunOptions): Promise<AxeResults> } };

/** Paths of the pages at which axe has looked in this process. */
export const SEEN = new Set<string>();

/**
 * What axe finds against a page, each with its rule and its places.
 *
 * Every rule looks at every node; only the report is kept short. In full it names every node that passes by a selector of
 * its own and carries them all to a second page and back: five to ten times the work of looking, on a long table. No page of
 * ours has frames (the content policy forbids them), so axe runs in the page itself, and is carried there once for a document.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  assert.equal(page.frames().length, 1, 'a page without frames');
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  SEEN.add(new URL(page.url()).pathname);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as WithAxe).axe!.run({ resultTypes: ['violations'] });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join('; ')}`);
  });
}

/** No finding of axe, and nothing to scroll sideways. */
export async function checkPage(page: Page, what: string): Promise<void> {
  assert.deepEqual(await axeFindings(page), [], what);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= page.viewportSize()!.width, `${what} is ${wide} pixels wide`);
}
