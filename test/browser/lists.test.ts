import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import type { FileReader } from '../../src/platform/files/reading/reading.ts';
import { writeWorkbook } from '../../src/platform/files/xlsx.ts';
import { importEdition } from '../../src/supply/index.ts';
import { REASON_TEXT, RESPONSE_TEXT } from '../../src/supply/official/official-layout.ts';
import { edition, row } from '../../src/supply/testing.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { openSiteWithMail } from './lists-site.ts';
import { unseenPages } from './looks.ts';
import { checkPage, inWindow } from './window.ts';

const [LOXONIN, GENERIC, OTHER] = ['1149019F1560', '1149019F1579', '2119404A1033'] as const;
const NAMES = {
  [LOXONIN]: 'ロキソ錠６０ｍｇ',
  [GENERIC]: 'ロキソプロ錠６０ｍｇ「試」',
  [OTHER]: 'アム錠５ｍｇ',
};

/** More than a sheet holds, with names as long as some are. */
const STOPPED = Array.from({ length: 60 }, (_, i) => `39690${10 + i}F1012`);
const longName = (code: string) =>
  `長い名前の配合剤のための口腔内崩壊錠１００ｍｇ「試験${code.slice(5, 7)}」`;

/** A file whose reading does not end. */
const ENDLESS: FileReader<readonly unknown[], unknown> = {
  module: new URL('../../src/platform/files/reading/testing.ts', import.meta.url).href,
  name: 'forever',
  maxResultBytes: 1000,
  check: (result) => result,
};

describe('Lists in a real browser', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openSiteWithMail>>;

  before(async () => {
    [browser, site] = await Promise.all([launch(), openSiteWithMail()]);
    await publish('2026-08-14', RESPONSE_TEXT.normal);
    await publish('2026-08-17', RESPONSE_TEXT.limitedOwn);
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  async function publish(asOf: string, response: string) {
    const rows = Object.entries(NAMES).map(([code, name]) =>
      row(code, code === LOXONIN ? { name, response, reason: '１．需要増' } : { name }),
    );
    const stopped = STOPPED.map((code) =>
      row(code, { name: longName(code), response: RESPONSE_TEXT.stopped, reason: REASON_TEXT.manufacturing }),
    );
    await importEdition(site.context, edition(asOf, [...rows, ...stopped]), { source: 'official' });
    await new Promise((resolve) => setTimeout(resolve, 250));
  }

  /** The next mail to an address, as it really arrived. */
  async function mailTo(address: string, number: number) {
    for (let tries = 0; tries < 200; tries++) {
      const mails = (await site.post.read()).filter((mail) => mail.to?.[0]?.address === address);
      if (mails[number]) return mails[number];
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`no mail ${number} to ${address}`);
  }
  const linkIn = (text: string | undefined, place: string) =>
    new RegExp(`${site.url}/lists/${place}/[\\w.-]+`).exec(text ?? '')![0];

  const words = async (of: Locator) => (await of.textContent()) ?? '';
  const submit = (page: Page, name: string) =>
    Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name }).click()]);

  test('Ticked rows become a list, whose address is confirmed by the mail that arrived; the next edition sends a message, which stops with one click', async () => {
    await inWindow(browser, {}, async (page) => {
      const address = 'tick@example.jp';
      await page.goto(`${site.url}/search?q=ロキソ`);
      await page.getByRole('checkbox', { name: 'ロキソ錠60mgを選ぶ' }).check();
      await page.getByRole('checkbox', { name: 'ロキソプロ' }).check();
      await page.getByRole('button', { name: 'リストに追加' }).click();
      await page.getByLabel('リストの名前').fill('当直の棚');
      await page.getByRole('button', { name: 'リストを作る' }).click();
      await page.waitForURL(/done=made/);
      const list = page.url().replace(/\?.*/, '');
      await page.getByLabel('メールで受け取る').fill(address);
      await page.getByRole('button', { name: '確認のメールを送る' }).click();
      await page.waitForURL(/done=email/);
      assert.match(await words(page.locator('[data-channel=email]')), /確認を待っています/);

      const confirmation = await mailTo(address, 0);
      await page.goto(linkIn(confirmation.text, 'confirm'));
      await checkPage(page, 'confirming');
      await page.getByRole('button', { name: 'このアドレスで受け取る' }).click();
      await page.getByRole('link', { name: '品目リストを開く' }).click();
      await page.waitForURL(list);
      assert.match(await words(page.locator('[data-channel=email]')), /送っています/);

      await publish('2026-08-18', RESPONSE_TEXT.stopped);
      const message = await mailTo(address, 1);
      assert.match(message.subject!, /ロキソ錠60mg/);
      assert.match(message.text!, /供給停止/);
      const header = (key: string) => message.headers.find((one) => one.key === key)?.value ?? '';
      assert.equal(header('list-unsubscribe-post'), 'List-Unsubscribe=One-Click');
      const stopped = await fetch(linkIn(header('list-unsubscribe'), 'stop'), {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'List-Unsubscribe=One-Click',
      });
      assert.equal(stopped.status, 200);
      await page.goto(list);
      assert.equal(await page.locator('[data-channel]').count(), 0);
      assert.match(await words(page.locator('#news')), /限定出荷（自社の事情） → 供給停止/);
    });
  });

  for (const [width, scripts] of [
    [1280, true],
    [360, true],
    [360, false],
  ] as const) {
    test(`An uploaded file with errors is put right and becomes a list, at ${width} pixels ${scripts ? 'with' : 'without'} scripts`, async () => {
      await inWindow(
        browser,
        { viewport: { width, height: 800 }, javaScriptEnabled: scripts },
        async (page) => {
          const look = async (what: string) => (scripts ? checkPage(page, what) : undefined);
          await page.goto(`${site.url}/lists`);
          await look('lists');
          await page.getByLabel('または、ファイルを選ぶ').setInputFiles({
            name: '古い.xls',
            mimeType: 'application/vnd.ms-excel',
            buffer: Buffer.from('d0cf11e0a1b11ae1000000', 'hex'),
          });
          await submit(page, '照合する');
          assert.match(await words(page.getByRole('alert')), /古い形式のExcel/);
          await look('what cannot be read');

          const cells = [
            ['品名', 'コード'],
            ['ロキソ錠60mg', null],
            ['ろきそ', null],
            ['アム錠5m', null],
            ['ない薬', null],
          ];
          await page.getByLabel('または、ファイルを選ぶ').setInputFiles({
            name: '在庫.xlsx',
            mimeType: 'application/octet-stream',
            buffer: writeWorkbook('表', cells, [null, null], 1),
          });
          await submit(page, '照合する');
          await look('the preview');
          assert.match(await words(page.locator('#choices')), /候補から選ぶ　2行/);
          const only = page.locator('#choices').getByRole('checkbox', { name: 'アム錠5mg' });
          assert.ok(await only.isChecked(), 'a single candidate is chosen already');
          await page.getByLabel('直して、もう一度照合する').fill('ロキソプロ錠60mg「試」');
          await submit(page, '直した行を照合する');
          assert.equal(await page.locator('#missing').count(), 0);
          assert.match(await words(page.locator('#choices')), /ろきそ/);
          await submit(page, 'リストを作る');
          assert.match(page.url(), /done=made/);
          await look('the list');
          assert.equal(await page.locator('#products tbody tr').count(), 3);

          await page.getByRole('checkbox', { name: '回復' }).uncheck();
          await submit(page, 'お知らせの数を試算する');
          assert.match(await words(page.locator('#topics')), /直近\d+回の一覧で \d+通/);
          await page.getByRole('checkbox', { name: 'アム錠5mgを選ぶ' }).check();
          await submit(page, '選んだ品目を外す');
          assert.equal(await page.locator('#products tbody tr').count(), 2);
          await page.getByRole('link', { name: 'このリストを消す' }).click();
          await page.getByRole('button', { name: '完全に消す' }).waitFor();
          await look('deleting');
          await submit(page, '完全に消す');
          assert.match(await words(page.locator('main')), /リストを消しました/);
        },
      );
    });
  }

  for (const width of [1280, 360]) {
    test(`Ticked ingredients become a list, whose sheet for the wall is one page of A4, at ${width} pixels`, async () => {
      await inWindow(browser, { viewport: { width, height: 800 } }, async (page) => {
        await page.goto(`${site.url}/search?q=ロキソ`);
        await page.getByRole('checkbox', { name: 'ロキソ錠60mgを選ぶ' }).check();
        await page.getByRole('button', { name: '選んだ成分のすべてを追加' }).click();
        await page.getByLabel('リストの名前').fill('とても長い名前のリスト'.repeat(5));
        await page.getByRole('button', { name: 'リストを作る' }).click();
        await page.waitForURL(/done=made/);
        await page.getByRole('link', { name: '掲示用' }).click();
        await page.waitForURL(/poster/);
        await checkPage(page, 'the sheet for the wall');
        assert.match(await words(page.locator('.poster')), /供給停止 6\d/);
        const onPaper = page.locator('.poster > .table-fit tbody tr');
        const beyond = page.locator('#beyond + .table-fit tbody tr');
        assert.ok((await onPaper.count()) >= 25, `${await onPaper.count()} rows on paper`);
        assert.ok((await onPaper.count()) + (await beyond.count()) >= STOPPED.length);
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        assert.equal([...pdf.matchAll(/\/Type \/Page\b/g)].length, 1, 'pages of paper');
        // 210 by 297 mm, upright.
        assert.match(pdf, /\/MediaBox \[0 0 59\d(\.\d+)? 84\d(\.\d+)?\]/);
      });
    });
  }

  test('Whoever sends a file is told how far it is, until the result comes', async () => {
    await inWindow(browser, { viewport: { width: 360, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/lists`);
      await page
        .getByLabel('または、ファイルを選ぶ')
        .setInputFiles({ name: '在庫.csv', mimeType: 'text/csv', buffer: Buffer.from('ロキソ錠60mg') });
      // Playwright asks nothing of a page that is about to go: the page says by itself what it shows.
      await page.evaluate(() => {
        const status = document.querySelector('form [role=status]')!;
        const options = { subtree: true, childList: true, characterData: true };
        new MutationObserver(() => console.log(status.textContent)).observe(status, options);
      });
      const waiting = page.waitForEvent('console', (message) => message.text().includes('（前に1件）'));
      // Somebody else's file is being read, and takes for ever until they leave.
      const other = new AbortController();
      const sending = { lane: 'address', key: 'x', signal: other.signal } as const;
      const left = assert.rejects(site.context.reading.read(ENDLESS, [], { bytes: 1, sending }));
      const sent = page.getByRole('button', { name: '照合する' }).click({ noWaitAfter: true });
      await waiting;
      other.abort();
      await Promise.all([sent, left]);
      await page.getByRole('button', { name: 'リストを作る' }).waitFor();
    });
  });

  test('Over a slow line the bytes that were sent are counted', async () => {
    await inWindow(browser, { viewport: { width: 360, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/lists`);
      const buffer = Buffer.alloc(2_000_000, 'これは薬ではありません\n');
      await page
        .getByLabel('または、ファイルを選ぶ')
        .setInputFiles({ name: '在庫.csv', mimeType: 'text/csv', buffer });
      await page.evaluate(() => {
        const status = document.querySelector('form [role=status]')!;
        const options = { subtree: true, childList: true, characterData: true };
        const say = () => console.log(`${status.textContent} ${status.querySelector('progress')?.value}`);
        new MutationObserver(say).observe(status, options);
      });
      const line = await page.context().newCDPSession(page);
      await line.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput: 700_000,
      });
      const counted = page.waitForEvent('console', (message) =>
        /2\.0MBのうち(0\.[1-9]|1\.\d)MB.* \d{5}/.test(message.text()),
      );
      await page.getByRole('button', { name: '照合する' }).click({ noWaitAfter: true });
      await counted;
      await page.getByRole('alert').waitFor();
    });
  });

  test('A list that the browser remembers is offered for more products, and forgotten when it is deleted', async () => {
    await inWindow(browser, {}, async (page) => {
      await page.goto(`${site.url}/products/${LOXONIN}`);
      await page.getByRole('button', { name: 'リストに追加' }).click();
      await page.getByRole('button', { name: 'リストを作る' }).click();
      await page.waitForURL(/done=made/);
      await page.getByRole('button', { name: 'このブラウザーで覚える' }).first().click();
      await page.goto(`${site.url}/products/${OTHER}`);
      await page.getByRole('button', { name: 'リストに追加' }).click();
      await page.getByRole('button', { name: '「品目リスト」に足す' }).click();
      await page.waitForURL(/done=added/);
      assert.equal(await page.locator('#products tbody tr').count(), 2);
      await page.goto(`${site.url}/lists`);
      await page.getByRole('link', { name: '品目リスト', exact: true }).click();
      await page.getByRole('link', { name: 'このリストを消す' }).click();
      await page.getByRole('button', { name: '完全に消す' }).click();
      await page.waitForURL(/deleted/);
      assert.equal(await page.locator('#remembered').count(), 0);
    });
  });

  test('The link in a mail stops it with one button', async () => {
    await inWindow(browser, { viewport: { width: 360, height: 800 } }, async (page) => {
      await page.goto(`${site.url}/lists/stop/1.wrong`);
      await checkPage(page, 'stopping');
      await page.getByRole('button', { name: 'お知らせを止める' }).click();
      assert.match(await words(page.getByRole('alert')), /このリンクでは止められません/);
    });
  });

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('lists.test.ts'), []));
});
