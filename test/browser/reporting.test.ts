import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { pdfPages } from '../../src/platform/pdf/testing.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { CODES, openReportingSite } from './reporting-site.ts';
import { checkPage, inWindow } from './window.ts';

type Site = Awaited<ReturnType<typeof openReportingSite>>;
type Person = keyof Site['people'];

describe('Reporting in a real browser', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let site: Site;

  before(async () => {
    [browser, site] = await Promise.all([launch(), openReportingSite()]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const as = (person: Person, work: (page: Page) => Promise<void>, options: BrowserContextOptions = {}) =>
    inWindow(browser, { as: { url: site.url, cookie: site.people[person].cookie }, ...options }, work);

  /** What a part of the page says; the words that only the ear needs beside an arrow are left out. */
  const text = async (page: Page, place = 'main') =>
    (await page.locator(place).innerText()).replace(/\s+/g, ' ').replace(/変更[前後] /g, '');
  const product = (index: number) => `${site.url}/report/products/${CODES[index]}`;
  const press = async (page: Page, name: string | RegExp) => {
    await page.getByRole('button', { name }).click();
    await page.waitForLoadState('load');
  };
  /** Makes a product limited, as the form asks it. */
  async function limit(page: Page, reason: string, time: string) {
    await page.getByLabel('限定出荷（自社の事情）').check();
    await page.getByLabel('理由（⑭）').selectOption({ label: reason });
    await page.getByLabel('解除・解消の見込み（⑮）').selectOption({ label: 'あり' });
    await page.getByLabel(/見込みの時期、在庫/).fill(time);
  }

  /** Chooses a file on the page of uploads, or of a preview that refused one. */
  async function give(page: Page, bytes: Buffer) {
    const buffer = bytes;
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '自社の一覧.xlsx', mimeType: 'application/octet-stream', buffer });
    await press(page, '変わるところを確かめる');
    await page.waitForURL(/\/report\/uploads\//);
  }

  test('Two screens of 1280 by 800 show fifty products', async () => {
    await as(
      'hanako',
      async (page) => {
        await page.goto(`${site.url}/report`);
        const rows = page.locator('.data-table tbody tr');
        assert.equal(await rows.count(), 50);
        const ends = await rows.evaluateAll((all) =>
          all.map((row) => Math.round(row.getBoundingClientRect().bottom)),
        );
        assert.ok(ends.at(-1)! <= 1600, `the rows end at ${ends}`);
      },
      { viewport: { width: 1280, height: 800 } },
    );
  });

  for (const [index, javaScriptEnabled] of [true, false].entries()) {
    const how = javaScriptEnabled ? 'with scripts' : 'without scripts';

    test(`One product is reported by the form, a warning acknowledged, and the receipt is a page and a PDF, ${how}`, async () => {
      await as(
        'hanako',
        async (page) => {
          await page.goto(`${site.url}/report?q=${CODES[index]}`);
          await page.getByRole('link', { name: /報告する/ }).click();
          await page.waitForURL(product(index));
          // Only what applies is shown, where the browser can show the rest again.
          await page.getByLabel('理由（⑭）').waitFor({ state: javaScriptEnabled ? 'hidden' : 'visible' });
          await limit(page, '需要増', '2026年10月上旬');
          await press(page, '確認する');
          const preview = page.locator('#preview');
          assert.match(
            await text(page, '#preview'),
            /出荷対応 ①通常出荷 → ②限定出荷（自社の事情）[\s\S]*理由が「１．需要増」です/,
          );
          await preview.getByRole('checkbox').check();
          await press(page, '提出する');
          await page.waitForURL(/submissions\/R-20260820-\d{12}\?done=submitted/);
          const said = await text(page);
          assert.match(said, /報告を受け付けました/);
          assert.match(said, /試験 花子[\s\S]*変更の報告：1品目（うち1品目が公開待ち）[\s\S]*確かめた注意/);
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('link', { name: 'PDFで保存' }).click(),
          ]);
          const number = /R-\d+-\d+/.exec(page.url())![0];
          assert.equal(download.suggestedFilename(), `${number}.pdf`);
          const [paper] = pdfPages(await readFile(await download.path()));
          assert.ok(paper!.replace(/\s/g, '').includes(`${number}受付日時`), paper);
          assert.match(paper!.replace(/\s/g, ''), /②限定出荷（自社の事情）/);
        },
        { javaScriptEnabled },
      );
    });

    test(`A list is downloaded, edited in Excel, uploaded, previewed and sent, ${how}`, async () => {
      await as(
        'hanako',
        async (page) => {
          const [first, second, third] = [10, 11, 12].map((n) => n + index * 10);
          await page.goto(`${site.url}/report/upload`);
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.getByRole('link', { name: '一覧をダウンロード' }).click(),
          ]);
          assert.match(download.suggestedFilename(), /\.xlsx$/);
          const own = await readFile(await download.path());
          await give(
            page,
            edited(own, { [CODES[first!]!]: { L: '⑤供給停止' }, [CODES[second!]!]: { Q: '少し減っている' } }),
          );
          const wrong = await text(page);
          assert.match(wrong, /エラーを直すまで、このファイルは提出できません/);
          assert.match(wrong, new RegExp(`${second! + 3}行目 .*少し減っている`));
          assert.equal(await page.getByRole('button', { name: '提出する' }).count(), 0);

          await give(
            page,
            edited(own, {
              [CODES[first!]!]: { Q: 'B．出荷量減少' },
              [CODES[second!]!]: { Q: 'B．出荷量減少', R: 'c．２か月以内', S: '0.8' },
              [CODES[third!]!]: { Q: 'Aプラス．出荷量増加' },
            }),
          );
          const preview = await text(page);
          assert.match(preview, /変わる品目 3 変わらない品目 57 エラー 0 注意 1/);
          assert.match(preview, /出荷量 A．出荷量通常 → B．出荷量減少/);
          await page.getByRole('checkbox').check();
          await press(page, '3品目の報告を提出する');
          await page.waitForURL(/submissions\/R-/);
          assert.match(await text(page), /ファイル（自社の一覧\.xlsx）[\s\S]*変更の報告：3品目/);
        },
        { javaScriptEnabled },
      );
    });

    test(`Two people at the same product: the second is told, keeps what was typed, and decides, ${how}`, async () => {
      const at = product(30 + index);
      await as(
        'taro',
        async (slow) => {
          await slow.goto(at);
          await slow.waitForLoadState('networkidle');
          await limit(slow, '製造トラブル（製造委託を含む）', '2026年12月上旬');
          await as('hanako', async (quick) => {
            await quick.goto(at);
            await quick.waitForLoadState('networkidle');
            await quick.getByLabel('出荷量減少').check();
            await press(quick, '確認する');
            await press(quick, '提出する');
            await quick.waitForURL(/submissions/);
          });
          await press(slow, '確認する');
          const told = await text(slow);
          assert.match(told, /入力している間に、この品目の内容が変わりました/);
          assert.match(told, /試験 花子の報告（R-20260820-\d+）が先に受け付けられています/);
          assert.equal(await slow.getByLabel(/見込みの時期、在庫/).inputValue(), '2026年12月上旬');
          // What would undo the other's report is in sight.
          assert.match(told, /出荷量 B．出荷量減少 → A．出荷量通常/);
          await slow.getByLabel('出荷量減少').check();
          await press(slow, '提出する');
          // Another thing than what was shown is shown first.
          assert.doesNotMatch(await text(slow, '#preview'), /出荷量通常/);
          await press(slow, '提出する');
          await slow.waitForURL(/submissions/);
        },
        { javaScriptEnabled },
      );
    });
  }

  test('A draft is kept for the colleagues, and a wrong report is corrected and marked', async () => {
    await as('hanako', async (page) => {
      await page.goto(product(40));
      await page.waitForLoadState('networkidle');
      await limit(page, '需要増', '来月');
      await press(page, '下書きを保存');
      await page.waitForURL(/done=draft/);
    });
    await as('taro', async (page) => {
      await page.goto(`${site.url}/report?filter=draft`);
      await page.getByRole('link', { name: /報告する/ }).click();
      await page.getByText('下書きを表示しています').waitFor();
      assert.match(await text(page), /試験 花子が2026年8月20日 09:00:00に保存しました/);
      await page.getByLabel(/見込みの時期、在庫/).fill('2026年11月');
      await press(page, '確認する');
      await page.locator('#preview').getByRole('checkbox').check();
      await press(page, '提出する');
      await page.waitForURL(/submissions/);
      const wrong = /R-\d+-\d+/.exec(page.url())![0];
      await page.goto(product(40));
      await page.getByRole('link', { name: /この報告を訂正する/ }).click();
      await page.getByText(`${wrong} の報告を訂正します`).waitFor();
      await page.waitForLoadState('networkidle');
      await page.getByLabel('限定出荷（他社品の影響）').check();
      await press(page, '確認する');
      await press(page, '提出する');
      await page.waitForURL(/submissions/);
      await page.goto(product(40));
      assert.match(await text(page), /訂正済み（R-\d+-\d+で訂正）/);
      await page.goto(`${site.url}/report/submissions/${wrong}`);
      assert.match(await text(page), /訂正済み（R-/);
    });
  });

  test('The month is confirmed for all products with one click, and the receipt says so', async () => {
    await as('hanako', async (page) => {
      await page.goto(`${site.url}/report`);
      await press(page, '全60品目を「変更なし」と報告する');
      await page.waitForURL(/done=R-/);
      assert.match(await text(page), /8月の確認は済んでいます（2026年8月20日）/);
      await page.getByRole('link', { name: /「変更なし」の控え/ }).click();
      await page.getByText('変更なしの確認：60品目').waitFor();
    });
  });

  test('The ministry sees what waits and publishes it', async () => {
    await as('officer', async (page) => {
      await page.goto(`${site.url}/desk/reports`);
      assert.match(await text(page), /報告の遅れている製造販売業者 1社[\s\S]*試験製薬 60 6 /);
      await page
        .getByRole('link', { name: /R-20260820/ })
        .first()
        .click();
      await page.getByText('供給状況報告 受付控').first().waitFor();
      await page.goBack();
      await press(page, /品目をいま公開する/);
      await page.waitForURL(/done=2026-08-20/);
      assert.match(await text(page), /2026年8月20日の一覧を公開しました[\s\S]*公開を待つ報告はありません/);
    });
    await as('hanako', async (page) => {
      await page.goto(`${site.url}/report/submissions`);
      assert.match(await text(page), /公開済み/);
    });
  });

  test('Who may only read is shown no form, and who has no products is told who registers them', async () => {
    await as('reader', async (page) => {
      await page.goto(product(0));
      assert.match(await text(page), /報告できるのは、担当者以上の役割の人です/);
      assert.equal(await page.getByRole('main').getByRole('button').count(), 0);
    });
    await as('nameless', async (page) => {
      await page.goto(`${site.url}/report`);
      assert.match(await text(page), /登録はサイトの運営者が行います/);
    });
  });

  for (const width of [1280, 360]) {
    test(`Every page passes axe and needs no sideways scrolling at ${width} pixels`, async () => {
      const options = { viewport: { width, height: 800 } };
      await as(
        'hanako',
        async (page) => {
          const see = async (path: string) => {
            await page.goto(`${site.url}${path}`);
            await page.waitForLoadState('networkidle');
            await checkPage(page, path);
          };
          await see('/work');
          await see('/report');
          await see('/report?filter=draft');
          await see('/report/upload');
          const own = await (await page.request.get(`${site.url}/report/template.xlsx`)).body();
          await give(page, edited(own, { [CODES[51]!]: { Q: '少し減っている' } }));
          await checkPage(page, 'preview of a file with errors');
          await give(page, edited(own, { [CODES[51]!]: { Q: 'B．出荷量減少', R: 'a．即時', S: '1' } }));
          await page.getByText('行を見る').click();
          await checkPage(page, 'preview of a file with a warning');
          await see('/report/submissions');
          await page.getByRole('link', { name: /^R-/ }).first().click();
          await page.waitForURL(/submissions\/R-/);
          await checkPage(page, 'receipt');
          await see(`/report/products/${CODES[50]}`);
          await limit(page, '需要増', '秋ごろ');
          await press(page, '確認する');
          await page.locator('#preview h2').waitFor();
          await checkPage(page, 'preview of a product');
        },
        options,
      );
      await as('nameless', async (page) => {
        await page.goto(`${site.url}/report`);
        await checkPage(page, 'no products');
      });
      await as(
        'officer',
        async (page) => {
          await page.goto(`${site.url}/desk/reports`);
          await checkPage(page, 'desk');
        },
        options,
      );
    });
  }

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('reporting.test.ts'), []));
});

/** The workbook with some cells replaced, by code and column letter, as Excel would save it. */
function edited(workbook: Buffer, cells: Record<string, Record<string, string>>): Buffer {
  const book = XLSX.read(workbook);
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  for (const [address, cell] of Object.entries(sheet)) {
    const replaced = /^E\d+$/.test(address) ? cells[String((cell as XLSX.CellObject).v)] : undefined;
    for (const [letter, text] of Object.entries(replaced ?? {}))
      sheet[`${letter}${address.slice(1)}`] = { t: 's', v: text };
  }
  return XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
}
