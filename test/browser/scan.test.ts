/**
 * Codes of packages by the camera. The camera is Chromium's own; what it reads is put in its place, as Chromium on Linux comes without
 * the Barcode Detection API. The codes are made up.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { importReferenceFile } from '../../src/medicines/index.ts';
import { csvOf, GTIN_HEAD, gtin, gtinRow } from '../../src/medicines/lists/package-files-testing.ts';
import { sourceFile } from '../../src/platform/files/bounded-file.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { openDemoSite } from './site.ts';
import { checkPage } from './window.ts';

/** A detector that sees what `seen` says, one after the other, and after the last of them nothing. */
const DETECTOR = (seen: string[] | null) => `
  delete window.BarcodeDetector;
  if (${seen !== null}) window.BarcodeDetector = class {
    static getSupportedFormats() { return Promise.resolve(['ean_13', 'qr_code', 'aztec']); }
    constructor({ formats }) { window.formats = formats; }
    async detect(video) {
      window.track = video.srcObject.getTracks()[0];
      const value = (window.seen ??= ${JSON.stringify(seen)}).shift();
      return value === undefined ? [] : [{ rawValue: value }];
    }
  };`;
const SCAN = { name: '包装のコードをカメラで読む' };

describe('The camera', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openDemoSite>>;
  let product: { yj_code: string };

  before(async () => {
    [browser, site] = await Promise.all([launch({ camera: true }), openDemoSite()]);
    const { rows } = await site.context.pool.query<{ yj_code: string }>(
      `select yj_code from product where yj_code ~ '^\\d{4}' order by yj_code limit 1`,
    );
    product = rows[0]!;
    const list = csvOf([GTIN_HEAD, gtinRow(product.yj_code, '試験錠', 10)]);
    await importReferenceFile(site.context, sourceFile('A_20260531_2.txt', Buffer.from(list)), {
      kind: 'packages',
      source: 'demo',
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  /** A window of a browser that reads codes and sees these; null: that cannot read any. */
  async function inBrowser(seen: string[] | null, permitted: boolean, use: (page: Page) => Promise<void>) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    if (permitted) await context.grantPermissions(['camera'], { origin: site.url });
    await context.addInitScript(DETECTOR(seen));
    const page = await context.newPage();
    await use(page).finally(() => context.close());
  }
  const state = (page: Page) =>
    page.evaluate(() => (window as unknown as { track?: MediaStreamTrack }).track?.readyState);

  test('is asked for when its button is pressed, and what it reads is searched for', async () => {
    await inBrowser(['https://example.jp/', `01${gtin(1, 11)}17270331\u001d10A1`], true, async (page) => {
      await page.goto(`${site.url}/search`);
      const button = page.getByRole('button', SCAN);
      await button.waitFor();
      assert.equal(await state(page), undefined, 'not before');
      await button.click();
      await page.waitForURL((url) => url.searchParams.get('q') === gtin(1, 11));
      await page.getByText(`包装のコード ${gtin(1, 11)} の品目です。`).waitFor();
      assert.equal(await page.locator('#results tbody th a').count(), 1);
      assert.equal(await state(page), 'ended', 'the camera is off');
      assert.equal(await page.getByRole('dialog').count(), 0);
      assert.equal(
        await page.evaluate(() => (window as unknown as { formats: string[] }).formats.join()),
        'ean_13,qr_code',
      );
    });
  });

  test('shows what it sees until it is closed, and is off then', async () => {
    await inBrowser(['4912345678901'], true, async (page) => {
      await page.goto(`${site.url}/search`);
      await page.getByRole('button', SCAN).click();
      const dialog = page.getByRole('dialog', SCAN);
      await dialog.getByText('読めたコードは、医薬品の包装のコード（JAN・GTIN）ではありません。').waitFor();
      assert.equal(await state(page), 'live');
      await checkPage(page, 'the camera');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await page.waitForFunction(
        () => (window as unknown as { track: MediaStreamTrack }).track.readyState === 'ended',
      );
    });
  });

  test('that may not be used is said in words', async () => {
    await inBrowser([], false, async (page) => {
      await page.goto(`${site.url}/search`);
      await page.getByRole('button', SCAN).click();
      await page.getByRole('alert').getByText('カメラを使うことが許可されていません。').waitFor();
    });
  });

  test('adds a line to a list', async () => {
    await inBrowser([gtin(0, 10)], true, async (page) => {
      await page.goto(`${site.url}/lists`);
      const box = page.getByLabel('コードか品名を貼り付ける');
      await box.fill('1149019F1560\n');
      await page.getByRole('button', SCAN).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      assert.equal(await box.inputValue(), `1149019F1560\n${gtin(0, 10)}`);
    });
  });

  test('has no button in a browser that reads no codes', async () => {
    await inBrowser(null, true, async (page) => {
      await page.goto(`${site.url}/search`);
      await page.locator('#results').waitFor();
      await page.waitForTimeout(300);
      assert.equal(await page.getByRole('button', SCAN).count(), 0);
    });
  });
});
