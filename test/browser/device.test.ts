import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { createList, openList } from '../../src/alerts/index.ts';
import { importEdition } from '../../src/supply/index.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../../src/supply/official/official-layout.ts';
import { edition, row } from '../../src/supply/testing.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { openRecordedSite } from './recorded-site.ts';
import { checkPage } from './window.ts';

/** Code and name of made-up products; the first two are of one ingredient, form and strength. */
const [LOXO, GENERIC, TICKED, PASTED, OTHER] = [
  ['1149019F1560', 'ロキソ錠６０ｍｇ'],
  ['1149019F1579', 'ロキソプロ錠６０ｍｇ「試」'],
  ['2119404A1033', '試験点滴用ジギト'],
  ['6132008F1022', 'セファ試験カプセル１００ｍｇ'],
  ['3999015F1010', 'ほかの錠１ｍｇ'],
] as const;
const PRODUCTS = [LOXO, GENERIC, TICKED, PASTED, OTHER];
const STOPPED = { response: RESPONSE_TEXT.stopped, reason: '１．需要増' };

/** The push services of browser makers cannot be reached from a test; all else is the browser's own. */
const PUSH_SERVICE = `
  let kept = null;
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0)).buffer;
  PushManager.prototype.getSubscription = async () => kept;
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => (kept = {
    endpoint: 'https://push.example.net/send/this-browser',
    options: { applicationServerKey: bytes(applicationServerKey) },
    unsubscribe: async () => true,
    toJSON: () => ({
      endpoint: 'https://push.example.net/send/this-browser', expirationTime: null,
      keys: { p256dh: 'B' + 'A'.repeat(86), auth: 'A'.repeat(22) },
    }),
  });
`;

describe('A list that never leaves the device', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openRecordedSite>>;

  before(async () => {
    [browser, site] = await Promise.all([launch({ whole: true }), openRecordedSite()]);
    await publish('2026-08-14', {});
    await publish('2026-08-17', { [OTHER[0]]: STOPPED });
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  async function publish(asOf: string, differs: Record<string, object>, options = {}) {
    const rows = PRODUCTS.map(([code, name]) => row(code, { name, ...differs[code] }));
    await importEdition(site.context, edition(asOf, rows), { source: 'official', ...options });
    // The catalogue looks for a new state five times a second.
    await new Promise((resolve) => setTimeout(resolve, 250));
  }

  /** A browser of its own; what it complains of must be nothing. */
  async function inBrowser(
    options: BrowserContextOptions,
    work: (page: Page, context: BrowserContext) => Promise<void>,
  ) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    await context.addInitScript(PUSH_SERVICE);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    try {
      await work(page, context);
      assert.deepEqual(errors, [], 'errors in the browser');
    } finally {
      await context.close();
    }
  }

  const listed = (page: Page) => page.locator('#products table tbody th a').allInnerTexts();
  const open = async (page: Page, hash = '') => {
    await page.goto(`${site.url}/lists/device${hash}`);
    await page.getByRole('heading', { name: /^リストの品目/ }).waitFor();
  };
  async function addBySearch(page: Page, words: string) {
    await page.getByRole('main').getByRole('searchbox').fill(words);
    await page
      .getByRole('button', { name: /を入れる$/ })
      .first()
      .click();
  }

  test('is made by search, ticks and pasting, is there again after a reload, and nothing of it reaches the server', async () => {
    await inBrowser({}, async (page) => {
      site.received.length = 0;
      await open(page);
      await addBySearch(page, 'ろきそ錠');
      await page.getByText('「ロキソ錠60mg」を入れました').waitFor();
      await page.goto('about:blank');
      await open(page, `#add=${TICKED[0]},unknown`);
      await page.getByText('を入れました').waitFor();
      assert.equal(new URL(page.url()).hash, '');
      await page.getByText('コードや品名の一覧から入れる').click();
      await page.getByLabel('貼り付け').fill(`YJコード\n${PASTED[0]}\nそんな薬はない`);
      await page.getByRole('button', { name: 'この端末で読み取って入れる' }).click();
      await page.getByText('1品目を読み取り、1行は見つかりません').waitFor();
      await page.reload();
      await page.locator('#products table').waitFor();
      assert.equal((await listed(page)).length, 3);

      await publish('2026-08-18', { [LOXO[0]]: STOPPED, [OTHER[0]]: STOPPED });
      await page.reload();
      const news = page.locator('#news');
      await news.getByRole('heading', { name: /2026年8月18日/ }).waitFor();
      assert.match(await news.innerText(), /ロキソ錠60mg[\s\S]*出荷対応：\s*通常出荷[\s\S]*供給停止/);
      assert.ok(!(await news.innerText()).includes('ほかの錠'), 'news of other products are not shown');
      assert.equal((await listed(page))[0], 'ロキソ錠60mg', 'what cannot be had comes first');

      assert.ok(site.received.length > 10);
      for (const [code, name] of [LOXO, TICKED, PASTED]) {
        for (const said of site.received) {
          const plain = decodeURIComponent(said.replace(/%(?![0-9A-F]{2})/gi, ''));
          assert.ok(!plain.includes(code) && !plain.includes(name) && !plain.includes('ろきそ'), said);
        }
      }
    });
  });

  test('hears only of what it wants, loses a product and gets it back, and is deleted for good', async () => {
    await inBrowser({}, async (page) => {
      await open(page, `#add=${OTHER[0]}`);
      await page.locator('#news').getByText('ほかの錠1mg').waitFor();
      await page.getByLabel(/^出荷対応の変化/).uncheck();
      await page.locator('#news').getByText('知らせはありません').waitFor();
      await page.reload();
      await page.locator('#news').getByText('知らせはありません').waitFor();
      await page.getByRole('button', { name: '外す' }).click();
      await page.getByText('まだ品目がありません').waitFor();
      await page.getByRole('button', { name: '元に戻す' }).click();
      await page.locator('#products table').waitFor();
      await page.getByRole('button', { name: 'この端末のリストを消す' }).click();
      await page.getByRole('button', { name: '消す', exact: true }).click();
      await page.getByText('まだ品目がありません').waitFor();
      await page.reload();
      await page.getByText('まだ品目がありません').waitFor();
      assert.equal(await page.getByLabel(/^出荷対応の変化/).isChecked(), true, 'wishes too are as at first');
    });
  });

  test('goes to another device as a file', async () => {
    let csv = '';
    await inBrowser({}, async (page) => {
      await open(page, `#add=${LOXO[0]},${PASTED[0]}`);
      await page.locator('#products table').waitFor();
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name: 'リストを書き出す' }).click();
      csv = readFileSync(await (await download).path(), 'utf8');
    });
    assert.match(csv, /^\ufeffYJコード,品名\r\n1149019F1560,ロキソ錠60mg\r\n/);
    await inBrowser({}, async (page) => {
      await open(page);
      await page.getByText('コードや品名の一覧から入れる').click();
      const file = { name: 'antei-list.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
      await page.getByLabel('ファイル').setInputFiles(file);
      await page.getByRole('button', { name: 'この端末で読み取って入れる' }).click();
      await page.getByText('2品目を読み取りました').waitFor();
      assert.deepEqual((await listed(page)).length, 2);
    });
  });

  test('notifies by itself: the site says only that there is an edition, and corrects what it told', async () => {
    await inBrowser({ permissions: ['notifications'] }, async (page, context) => {
      await open(page, `#add=${PASTED[0]},${TICKED[0]}`);
      await page.getByRole('button', { name: 'この端末に通知する' }).click();
      await page.getByRole('button', { name: '通知をやめる' }).waitFor();
      const { rows } = await site.context.pool.query(`select kind, list_id, address from watch_channel`);
      assert.deepEqual([rows.length, rows[0].kind, rows[0].list_id], [1, 'device', null]);

      const push = await pusher(context, page, site.url);
      await publish('2026-08-19', { [PASTED[0]]: STOPPED, [OTHER[0]]: STOPPED });
      const first = await push({ type: 'edition', asOf: '2026-08-19' });
      assert.deepEqual(first, ['1品目の変化：セファ試験カプセル100mg']);
      const again = await push({ type: 'edition', asOf: '2026-08-19' });
      assert.deepEqual(again, first, 'what comes again takes the place of the first');
      await publish(
        '2026-08-19',
        { [OTHER[0]]: STOPPED, [TICKED[0]]: { volume: VOLUME_TEXT.decreased } },
        { replace: true },
      );
      const corrected = await push({ type: 'edition', asOf: '2026-08-19' });
      assert.deepEqual(corrected, ['訂正：1品目の変化：試験点滴用ジギト ほか']);

      const quiet = await push({ type: 'edition', asOf: '2026-08-14' });
      assert.deepEqual(quiet, ['8月14日の一覧：リストの品目に変化はありません', ...corrected]);
      const list = await push({ type: 'list', title: '当直の棚：1品目の変化', body: '', url: '/', tag: 'x' });
      assert.deepEqual(list, ['当直の棚：1品目の変化', ...corrected], 'the quiet one makes room');

      await page.getByRole('button', { name: '通知をやめる' }).click();
      await page.getByRole('button', { name: 'この端末に通知する' }).waitFor();
      assert.equal((await site.context.pool.query('select from watch_channel')).rowCount, 0);
    });
  });

  test('takes in what is ticked elsewhere, without a word to the server', async () => {
    await inBrowser({}, async (page) => {
      await page.goto(`${site.url}/search`);
      await page.getByLabel('ロキソ錠60mgを選ぶ').check();
      await page.getByLabel('ほかの錠1mgを選ぶ').check();
      site.received.length = 0;
      await page.getByRole('button', { name: 'この端末だけのリストに入れる' }).click();
      await page.getByText('2品目を入れました').waitFor();
      assert.equal((await listed(page)).length, 2);
      assert.ok(!site.received.join().includes(LOXO[0]));
    });
  });

  test('leaves room for lists on the site, which tell this browser by the same way', async () => {
    const { handle } = await createList(site.context, { name: '当直の棚', add: [LOXO[0]] });
    await inBrowser({ permissions: ['notifications'] }, async (page) => {
      await page.goto(`${site.url}/lists/${handle}`);
      await page.getByRole('button', { name: 'このブラウザーで通知を受け取る' }).click();
      await page.getByText('このブラウザーに通知します').waitFor();
      const { channels } = (await openList(site.context, handle))!;
      assert.deepEqual(
        channels.map(({ kind }) => kind),
        ['push'],
      );
    });
  });

  for (const width of [1280, 360]) {
    test(`has no fault that axe finds at ${width} pixels, and is no wider than the screen`, async () => {
      await inBrowser({ viewport: { width, height: 800 } }, async (page) => {
        const check = async (what: string) => {
          await checkPage(page, what);
        };
        await open(page);
        await check('empty');
        await open(page, `#add=${PRODUCTS.map(([code]) => code).join(',')}`);
        await page.locator('#products table').waitFor();
        await page.getByRole('main').getByRole('searchbox').fill('ろきそ');
        await page.getByText('2品目', { exact: true }).waitFor();
        await page.getByText('コードや品名の一覧から入れる').click();
        await page.getByRole('button', { name: 'この端末のリストを消す' }).click();
        for (const folded of await page.locator('#news details').all()) await folded.click();
        await check('filled');
      });
    });
  }

  test('says without scripts what it needs and which other way there is', async () => {
    await inBrowser({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${site.url}/lists/device`);
      const text = await page.locator('main').innerText();
      assert.match(text, /JavaScriptが必要です[\s\S]*メールで/);
      assert.match(text, /サーバーに送らないもの/);
      assert.equal(await page.getByText('読み込んでいます').isVisible(), false);
    });
  });

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('device.test.ts'), []));
});

/** Delivers pushes to the service worker as the browser's push service does; each gives the titles shown then, sorted. */
async function pusher(context: BrowserContext, page: Page, origin: string) {
  const session = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
      if (own) resolve(own.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  const shown = () =>
    page.evaluate(async () => {
      const all = await (await navigator.serviceWorker.ready).getNotifications();
      return all.map(({ title, body, tag }) => ({ title, text: JSON.stringify({ title, body, tag }) }));
    });
  return async (message: object): Promise<string[]> => {
    await session.send('ServiceWorker.deliverPushMessage', {
      origin,
      registrationId,
      data: JSON.stringify(message),
    });
    let last = '';
    // Until it stays the same for half a second.
    for (let still = 0; still < 5; still++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      const now = (await shown()).map(({ text }) => text).join();
      if (now !== last || now === '') still = 0;
      last = now;
    }
    return (await shown()).map(({ title }) => title).sort();
  };
}
