import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { importNdb } from '../../src/indicators/index.ts';
import { importReferenceFile } from '../../src/medicines/index.ts';
import { type ClosableContext, testContext } from '../../src/platform/database/testing.ts';
import { readBounded } from '../../src/platform/files/bounded-file.ts';
import { importEdition } from '../../src/supply/index.ts';
import { parseEdition } from '../../src/supply/official/parse-edition.ts';
import { NO_PORTS, type SupplyContext } from '../../src/supply/ports.ts';
import { realFile, skipWithoutData } from '../real-data.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { checkPage, inWindow } from './window.ts';

/** A part of the ministry's own files: internal medicines out of hospital, by prefecture and by sex and age, and injections. */
const WORKBOOKS = ['001258655', '001258659', '001258716'].map((name) => `ndb/09/${name}.xlsx`);

async function openRealSite() {
  const context = Object.assign(await testContext(), { ports: NO_PORTS });
  const read = (path: string) => readBounded(realFile(path), 100);
  await importReferenceFile(context, read('price/mhlw_price_20230315.csv'), { kind: 'price' });
  await importReferenceFile(context, read('price/mhlw_ge_20230315.csv'), { kind: 'generic-info' });
  const edition = await parseEdition(read('supply-status/260818iyakuhinkyoukyu.xlsx'), {
    today: '2026-08-19',
    maxUnpackedMb: context.settings.unpackedMaxMb,
  });
  await importEdition(context, edition, { source: 'official' });
  await importNdb(context, WORKBOOKS.map(read));
  return serve(context);
}

async function serve(context: ClosableContext & SupplyContext) {
  const site = await createSite(context, await ensureBuilt());
  const url = await site.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    async close() {
      await site.close();
      await context.close();
    },
  };
}

const words = async (page: Page) => (await page.locator('main').innerText()).replace(/\s+/g, ' ');

describe('Indicators in a real browser', { skip: skipWithoutBrowser || skipWithoutData }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openRealSite>>;

  before(async () => {
    site = await openRealSite();
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const [width, scripts] of [
    [1280, true],
    [360, false],
  ] as const) {
    test(`From the targets to a prefecture, its classes in yen and what is behind a number, at ${width} pixels ${scripts ? 'with' : 'without'} scripts`, async () => {
      const options = { viewport: { width, height: 900 }, javaScriptEnabled: scripts };
      await inWindow(browser, options, async (page) => {
        await page.goto(site.url);
        await page.getByRole('link', { name: '指標', exact: true }).first().click();
        await page.getByRole('heading', { level: 1, name: '後発医薬品・バイオ後続品の指標' }).waitFor();
        assert.match(await words(page), /47都道府県のうち、達しているのは\d+(〜\d+)?都道府県、/);

        await page.getByRole('link', { name: '徳島県' }).first().click();
        await page.getByRole('heading', { level: 1, name: /^徳島県/ }).waitFor();
        assert.match(await words(page), /約[\d.,]+[億万]?〜[\d.,]+[億万]円/);
        await page.getByRole('link', { name: '後発医薬品の数量シェア', exact: true }).first().click();
        await page.getByRole('heading', { level: 1, name: '後発医薬品の数量シェア', exact: true }).waitFor();
        const said = await words(page);
        assert.match(said, /001258659\.xlsx/);
        assert.match(said, /[0-9a-f]{30}/, 'the hash of the file');
        assert.match(said, /1,000未満/);
      });
    });

    test(`The map shows another measure, class and setting, and its address says so, at ${width} pixels ${scripts ? 'with' : 'without'} scripts`, async () => {
      const options = { viewport: { width, height: 900 }, javaScriptEnabled: scripts };
      await inWindow(browser, options, async (page) => {
        await page.goto(`${site.url}/indicators/prefectures`);
        await page.getByLabel('指標', { exact: true }).selectOption({ value: 'generic-value-share' });
        await page.getByLabel('薬効分類').selectOption({ value: '214' });
        await page.getByRole('button', { name: '表示する' }).click();
        await page.waitForURL(/measure=generic-value-share/);
        assert.match(page.url(), /class=214/);
        assert.match(await words(page), /後発医薬品の金額シェア.*血圧降下剤/);
        assert.equal(await page.locator('.tile-map a').count(), 47);
      });
    });
  }

  test('A council pack is one button away, as a PDF and as a workbook', async () => {
    await inWindow(browser, { acceptDownloads: true }, async (page) => {
      await page.goto(`${site.url}/indicators/prefectures/36`);
      for (const [name, magic] of [
        ['協議会資料（PDF）', '%PDF'],
        ['協議会資料（Excel）', 'PK'],
      ] as const) {
        const href = await page.getByRole('link', { name }).getAttribute('href');
        const reply = await page.request.get(new URL(href!, site.url).href);
        assert.equal(reply.status(), 200);
        assert.equal((await reply.body()).subarray(0, magic.length).toString(), magic);
      }
    });
  });

  test('The figures of a page can be taken away as CSV, JSON and Parquet', async () => {
    await inWindow(browser, {}, async (page) => {
      await page.goto(`${site.url}/indicators/measures/generic-volume-share?by=prefecture`);
      for (const [format, magic] of [
        ['CSV', ''],
        ['JSON', '{'],
        ['Parquet', 'PAR1'],
      ] as const) {
        const link = page.getByRole('link', { name: new RegExp(`（${format}）`) });
        const reply = await page.request.get(new URL((await link.getAttribute('href'))!, site.url).href);
        assert.equal(reply.status(), 200, format);
        const body = await reply.body();
        assert.equal(body.subarray(0, magic.length).toString(), magic);
        if (format !== 'Parquet') assert.match(body.toString(), /沖縄県/);
      }
    });
  });

  /** On a phone every page; on a screen those that are laid out otherwise there: axe reads their long tables for seconds. */
  const SCREEN = ['', '/prefectures', '/prefectures/36', '/classes'];
  const PHONE = [
    ...SCREEN,
    '/prefectures?measure=generic-saving-available&setting=inpatient',
    '/biosimilars',
    '/biosimilars/infliximab',
    '/measures',
    '/measures/biosimilar-ingredients-at-80-share',
    '/datasets',
    '/datasets/ndb-9',
    '/series',
  ];
  for (const [width, pages] of [
    [1280, SCREEN],
    [360, PHONE],
  ] as const) {
    test(`Pages pass axe and need no sideways scrolling at ${width} pixels`, async () => {
      await inWindow(browser, { viewport: { width, height: 900 } }, async (page) => {
        for (const path of pages) {
          const reply = await page.goto(`${site.url}/indicators${path}`);
          assert.equal(reply!.status(), 200, path);
          await checkPage(page, path);
        }
      });
    });
  }

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('indicators.test.ts'), []));
});

describe('Indicators before the first dataset', { skip: skipWithoutBrowser }, () => {
  test('Each page says what would be here and how to get it', async () => {
    const site = await serve(Object.assign(await testContext(), { ports: NO_PORTS }));
    const browser = await launch();
    try {
      await inWindow(browser, { viewport: { width: 360, height: 900 } }, async (page) => {
        for (const path of ['', '/prefectures', '/prefectures/13', '/classes', '/biosimilars', '/datasets']) {
          await page.goto(`${site.url}/indicators${path}`);
          assert.match(await words(page), /antei import ndb/, path);
          await checkPage(page, path);
        }
        await page.goto(`${site.url}/indicators/series`);
        assert.match(await words(page), /46\.9/);
      });
    } finally {
      await browser.close();
      await site.close();
    }
  });
});
