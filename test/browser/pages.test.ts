import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launch, skipWithoutBrowser } from './browser.ts';
import { addressesForAxe, unseenPages } from './looks.ts';
import { openDemoSite } from './site.ts';
import { axeFindings } from './window.ts';

describe('Every page in a real browser', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openDemoSite>>;
  let withPeers: string;
  let stopped: string;
  /** Every page that no other file of this folder opens, and one that does not exist. */
  const paths: string[] = ['/no/such/page'];

  before(async () => {
    [browser, site] = await Promise.all([launch(), openDemoSite()]);
    paths.push(...(await addressesForAxe(site.context)));
    const { rows } = await site.context.pool.query(
      `select p.yj_code as code from supply_interval i join supply_version v on v.id = i.version_id
       join product p on p.id = i.product_id where i.valid_to is null and v.response = 'stopped' and length(p.yj_code) = 12 limit 1`,
    );
    stopped = `/products/${rows[0].code}`;
    const peers = await site.context.pool.query(
      `select max(yj_code) as code from product where length(yj_code) = 12 group by left(yj_code, 9) having count(*) > 3 limit 1`,
    );
    withPeers = `/products/${peers.rows[0].code}`;
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** One window for a test; what the browser complains of is collected and must be nothing. */
  async function inWindow(options: BrowserContextOptions, work: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
    page.on(
      'console',
      (message) =>
        message.type() === 'error' &&
        !message.text().includes('404') &&
        errors.push(`${page.url()}: ${message.text()}`),
    );
    try {
      await work(page);
      assert.deepEqual(errors, [], 'errors in the browser');
    } finally {
      await context.close();
    }
  }

  test('At 1280 and at 360 pixels axe finds no violation, and no page is wider than the screen even at 320', async () => {
    await inWindow({ viewport: { width: 360, height: 800 } }, async (page) => {
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(site.url + path);
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          for (const finding of await axeFindings(page)) found.push(`${path} at ${width}: ${finding}`);
        }
        await page.setViewportSize({ width: 320, height: 800 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > 320) found.push(`${path}: ${wide} pixels wide`);
        await page.setViewportSize({ width: 360, height: 800 });
      }
      assert.deepEqual(found, []);
    });
    assert.deepEqual(unseenPages('pages.test.ts'), []);
  });

  test('A fault planted in the last row of a long table is found, with its place', async () => {
    await inWindow({}, async (page) => {
      await page.goto(`${site.url}/search`);
      assert.deepEqual(await axeFindings(page), []);
      await page
        .locator('table tbody tr')
        .last()
        .evaluate((row) => {
          const faults = '<button id="planted-1"></button><img id="planted-2"><p id="planted-3">薄い</p>';
          row.querySelector('a')!.insertAdjacentHTML('afterend', faults);
          document.getElementById('planted-3')!.style.color = '#ddd';
        });
      const found = await axeFindings(page);
      assert.deepEqual(found.sort(), [
        'button-name: #planted-1',
        'color-contrast: #planted-3',
        'image-alt: #planted-2',
      ]);
    });
  });

  test('Every link between pages leads somewhere', async () => {
    // One of each kind of address is enough.
    const kinds = new Map<string, string>();
    for (const path of paths) {
      const html = await (await fetch(site.url + path)).text();
      for (const [, href] of html.matchAll(/<a [^>]*href="(\/[^"#]*)/g)) {
        const kind = href!
          .replace(/[?].*/, '?')
          .replace(/(?<=\/(products|ingredients|makers|classes)\/)[^/]+?(?=\.|$)|\d{4}-\d\d-\d\d/g, '*');
        kinds.set(kind, href!.replaceAll('&amp;', '&'));
      }
    }
    for (const href of kinds.values()) {
      const reply = await fetch(site.url + href);
      await reply.arrayBuffer();
      assert.ok(reply.ok, `${href}: ${reply.status}`);
    }
    assert.ok(kinds.size > 15, [...kinds.keys()].join());
  });

  test('Every picture has its table', async () => {
    await inWindow({}, async (page) => {
      for (const path of ['/overview', paths.find((path) => path.startsWith('/products/'))!]) {
        await page.goto(site.url + path);
        const pictures = await page.locator('figure:has(svg)').count();
        assert.ok(pictures > 0, path);
        assert.equal(await page.locator('figure:has(svg):has(table)').count(), pictures, path);
      }
    });
  });

  test('A product says in words how it stands and that candidates are no promise', async () => {
    await inWindow({}, async (page) => {
      await page.goto(site.url + stopped);
      assert.match(await page.locator('main').innerText(), /供給停止/);
      await page.goto(site.url + withPeers);
      assert.match(await page.locator('main').innerText(), /候補の表示は代替性を保証しません/);
    });
  });

  test('The search box of every page is reached by /, unless that is turned off, and nothing moves at 360 pixels', async () => {
    await inWindow({ viewport: { width: 360, height: 800 } }, async (page) => {
      await page.addInitScript(() => {
        const moved = { by: 0 };
        Object.assign(window, { moved });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) moved.by += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      await page.goto(`${site.url}/overview`, { waitUntil: 'networkidle' });
      assert.ok(
        (await page.evaluate(() => (window as unknown as { moved: { by: number } }).moved.by)) < 0.01,
      );
      const box = page.locator('header input[type=search]');
      await page.keyboard.press('/');
      await page.keyboard.type('ろきそ/');
      assert.equal(await box.inputValue(), 'ろきそ/');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?q=/);
      assert.equal(await page.locator('main input[type=search]').inputValue(), 'ろきそ/');
      assert.equal(await page.locator('input[type=search]').count(), 1, 'one box a page');

      await page.goto(`${site.url}/guide`);
      await page.getByLabel('「/」キーで検索欄に移る').uncheck();
      await page.goto(`${site.url}/overview`, { waitUntil: 'networkidle' });
      await page.keyboard.press('/');
      assert.equal(await box.evaluate((input) => input === document.activeElement), false);
    });
  });

  test('A page prints without navigation and with its facts, its address and the day', async () => {
    await inWindow({}, async (page) => {
      await page.goto(`${site.url}/overview`);
      assert.equal(await page.locator('.print-head').isVisible(), false);
      await page.emulateMedia({ media: 'print' });
      assert.match(await page.locator('.print-head').innerText(), /\/overview\s+\d{4}年\d+月\d+日/);
      assert.equal(await page.locator('button:visible, select:visible, input:visible').count(), 0);
      assert.equal(await page.locator('header nav').isVisible(), false);
      assert.ok((await page.pdf()).length > 10_000);
    });
  });

  test('On paper the facts of the biosimilar site keep the marks that the list of sources goes by', async () => {
    await inWindow({}, async (page) => {
      await page.goto(`${site.url}/biosimilars/patients`);
      await page.emulateMedia({ media: 'print' });
      assert.ok(await page.locator('#key summary', { hasText: '出典1' }).first().isVisible());
      assert.ok(await page.locator('main ol li', { hasText: '出典1：' }).first().isVisible());
    });
  });

  test('Without scripts the search, its filters and the changes work', async () => {
    await inWindow({ javaScriptEnabled: false }, async (page) => {
      await page.goto(site.url);
      await page.locator('input[name=q]').fill('デモ');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?/);
      assert.ok((await page.locator('table tbody tr').count()) > 10);
      await page.goto(`${site.url}/search?q=デモ&response=stopped`);
      assert.ok((await page.locator('table tbody tr').count()) > 0);
      await page.goto(`${site.url}/changes`);
      assert.ok((await page.locator('main').innerText()).includes('悪化'));
    });
  });

  test('Results come as one types, the address is the state, and the keyboard walks the list', async () => {
    await inWindow({}, async (page) => {
      await page.goto(`${site.url}/search`);
      const typed = (await page.locator('table tbody tr a').first().innerText()).slice(0, 6);
      const box = page.locator('main input[name=q]').first();
      await box.click();
      await box.pressSequentially(typed, { delay: 30 });
      await page.waitForURL((url) => url.searchParams.get('q') === typed);
      assert.equal(
        await box.evaluate((node) => node === document.activeElement),
        true,
        'the box keeps the focus',
      );
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/products\//);
      await page.goBack();
      await page.waitForURL(/\/search/);
      assert.equal(await page.locator('main input[name=q]').first().inputValue(), typed);
    });
  });
});
