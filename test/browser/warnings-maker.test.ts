import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { SignedIn } from '../../src/access/testing.ts';
import { filledForm, OTHER, OURS, PEER, submitted } from '../../src/warnings/testing.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { openWarningsSite } from './warnings-site.ts';
import { checkPage, inWindow } from './window.ts';

describe('A maker warns in a real browser', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let scripted = true;
  let site: Awaited<ReturnType<typeof openWarningsSite>>;

  before(async () => {
    site = await openWarningsSite();
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const asThem = (
    { cookie }: SignedIn,
    options: BrowserContextOptions,
    work: (page: Page) => Promise<void>,
  ) => {
    scripted = options.javaScriptEnabled !== false;
    return inWindow(browser, { as: { url: site.url, cookie }, ...options }, work);
  };

  /** axe is itself a script. */
  const check = async (page: Page, what: string) => (scripted ? checkPage(page, what) : undefined);

  const press = (page: Page, name: string) =>
    Promise.all([page.waitForLoadState('load'), page.getByRole('button', { name }).click()]);

  async function fillIn(page: Page, fields: Record<string, string>) {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`[name="${name}"]`);
      // What does not apply is not shown.
      if (!(await field.isVisible())) continue;
      if ((await field.evaluate((one) => one.tagName)) === 'SELECT') await field.selectOption(value);
      else await field.fill(value);
    }
  }

  for (const [width, scripts] of [
    [1280, true],
    [360, true],
    [360, false],
  ] as const) {
    const how = `at ${width} pixels ${scripts ? 'with' : 'without'} scripts`;
    const options = { viewport: { width, height: 800 }, javaScriptEnabled: scripts };

    test(`A maker chooses its product, is told what is missing, warns, adds a file, corrects and says it is over, ${how}`, async () => {
      await asThem(site.maker, options, async (page) => {
        await page.goto(`${site.url}/warnings`);
        await check(page, 'list');
        await page.getByRole('link', { name: '新しく報告する' }).click();
        await page.waitForURL(/warnings\/new/);
        await check(page, 'choose');
        assert.equal(await page.getByText('隣人錠').count(), 0, 'only own products');
        await page.getByRole('link', { name: '安心錠60mg' }).click();
        await page.waitForURL(new RegExp(`code=${OURS}`));
        await page.locator('[name=cause]').waitFor();
        const other = page.getByLabel('原因となった他社の品目');
        assert.equal(await other.isVisible(), false);
        await fillIn(page, filledForm({ quantity: '', cause: 'others' }));
        assert.equal(await other.isVisible(), true, 'it applies now');
        await fillIn(page, { otherProduct: '隣の錠' });
        await check(page, 'form');
        await press(page, '厚生労働省に報告する');
        await page.getByRole('alert').waitFor();
        assert.match(
          (await page.getByRole('alert').textContent())!,
          /1項目を直してください.*影響を受ける数量/s,
        );
        assert.equal(await page.getByLabel('くわしい内容').inputValue(), filledForm().details);
        await check(page, 'form-wrong');
        await page.getByLabel('影響を受ける数量').fill('月に約120万錠');
        await press(page, '厚生労働省に報告する');
        await page.waitForURL(/warnings\/W-.*done=sent/);
        await check(page, 'warning');
        assert.match((await page.locator('main').textContent())!, /隣の錠/);

        await page.getByLabel('資料を付ける').setInputFiles({
          name: '経緯.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.from('no pdf'),
        });
        await press(page, 'この資料を付ける');
        await page.getByRole('alert').waitFor();
        await page.getByLabel('資料を付ける').setInputFiles({
          name: '経緯.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.from('%PDF-1.7'),
        });
        await press(page, 'この資料を付ける');
        await page.waitForURL(/done=file/);
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: '経緯.pdf' }).click(),
        ]);
        assert.equal(file.suggestedFilename(), '経緯.pdf');

        await page.getByRole('link', { name: '直す・書き足す' }).click();
        await page.waitForURL(/change/);
        await page.getByLabel('改善の見込み').fill('未定');
        await press(page, 'この内容に直す');
        await page.waitForURL(/done=changed/);
        await page.getByText('供給不安がなくなったとき').click();
        await page.getByLabel('供給不安がなくなった理由').fill('原薬が届いた');
        await press(page, '供給不安がなくなったと伝える');
        await page.waitForURL(/done=over/);
        await check(page, 'warning-over');
        assert.match((await page.locator('main').textContent())!, /原薬が届いた/);
        await page.goto(`${site.url}/warnings`);
        await check(page, 'list-filled');
      });
    });

    test(`A maker begins a warning of two products, comes back to it, and sends it, ${how}`, async () => {
      await asThem(site.maker, options, async (page) => {
        await page.goto(`${site.url}/warnings/new`);
        await page.getByRole('checkbox', { name: '安心錠60mgを選ぶ' }).check();
        await page.getByLabel('品名・成分・YJコード').fill('安心カプセル');
        const choice = page.getByRole('form', { name: '報告する品目' });
        await Promise.all([
          page.waitForLoadState('load'),
          choice.getByRole('button', { name: '検索' }).click(),
        ]);
        await page.getByText('選んだ品目', { exact: true }).waitFor();
        await page.getByRole('checkbox', { name: '安心カプセルを選ぶ' }).check();
        await check(page, 'choose-two');
        await press(page, '選んだ品目の報告を書く');
        await page.locator('[name=cause]').waitFor();
        await fillIn(page, { quantity: '月に1万錠', [`quantity.${OTHER}`]: '月に2万錠' });
        await check(page, 'form-two');
        await press(page, '下書きに保存する');
        await page.waitForURL(/warnings\/drafts\/.*done=saved/);
        await check(page, 'draft');
        await page.goto(`${site.url}/work`);
        await page.getByRole('link', { name: '下書き 1件' }).click();
        await page.waitForURL(/warnings#drafts/);
        await check(page, 'list-draft');
        await page.getByRole('link', { name: '安心錠60mg ほか1品目' }).first().click();
        await page.waitForURL(/warnings\/drafts/);
        assert.equal(await page.locator(`[name="quantity.${OTHER}"]`).inputValue(), '月に2万錠');
        await press(page, '保存して品目を選び直す');
        await page.waitForURL(/choose=1&draft=/);
        for (const name of ['安心錠60mg', '安心カプセル'])
          await page.getByRole('checkbox', { name, exact: true }).uncheck();
        await press(page, '選んだ品目の報告を書く');
        await page.getByText('品目が選ばれていません').waitFor();
        await check(page, 'choose-none');
        await page.getByRole('checkbox', { name: '安心カプセルを選ぶ' }).check();
        await press(page, '選んだ品目の報告を書く');
        await page.waitForURL(/warnings\/drafts\/.*code=/);
        assert.equal(
          await page.locator('[name=quantity]').inputValue(),
          '月に2万錠',
          'it stays with its product',
        );
        await fillIn(page, filledForm({ quantity: '月に2万錠' }));
        await press(page, '厚生労働省に報告する');
        await page.waitForURL(/warnings\/W-.*done=sent/);
        await page.goto(`${site.url}/warnings`);
        assert.equal(await page.getByRole('heading', { name: '下書き' }).count(), 0);
      });
    });

    test(`A maker chooses where and what to be told by mail, ${how}`, async () => {
      await asThem(site.maker, options, async (page) => {
        await page.goto(`${site.url}/work`);
        await page.getByRole('link', { name: 'メールでの知らせ' }).click();
        await page.waitForURL(/account\/mail/);
        await check(page, 'mail-none');
        await page.getByRole('textbox', { name: 'メールアドレス' }).fill('hanako@anshin');
        await press(page, '確認のメールを送る');
        await page.getByRole('alert').waitFor();
        await page.getByRole('textbox', { name: 'メールアドレス' }).fill('hanako@anshin.example');
        await press(page, '確認のメールを送る');
        await page.waitForURL(/done=address/);
        await check(page, 'mail-asked');
        await page.goto(`${site.url}/account/mail?key=wrong`);
        await check(page, 'mail-key');
        await press(page, 'このアドレスで受け取る');
        await page.getByText('メールアドレスを確かめられませんでした').waitFor();
        await page.goto(`${site.url}/account/mail`);
        await page.getByLabel('出した供給不安報告の状態が変わった').check();
        await page.getByLabel('厚生労働省から増産の依頼が届いた').uncheck();
        await press(page, 'この内容にする');
        await page.waitForURL(/done=kinds/);
        assert.equal(await page.getByLabel('出した供給不安報告の状態が変わった').isChecked(), true);
        assert.equal(await page.getByLabel('厚生労働省から増産の依頼が届いた').isChecked(), false);
        await press(page, 'メールでの知らせをやめて、アドレスを消す');
        await page.waitForURL(/done=forget/);
        assert.ok(!(await page.content()).includes('hanako@'));
      });
    });

    test(`The asked maker answers a request, and says why where something is missing, ${how}`, async () => {
      const number = await submitted(site);
      const asked = { yjCode: PEER, message: `${how} 増産できますか。`, dueOn: '2026-09-01' };
      await site.warnings.ask(site.officer.actor, number, asked);
      await asThem(site.peer, options, async (page) => {
        await page.goto(`${site.url}/warnings/requests`);
        await check(page, 'requests');
        const form = page.locator('main form').first();
        await form.getByLabel('できる', { exact: true }).check();
        await Promise.all([page.waitForLoadState('load'), form.getByRole('button').click()]);
        await page.getByRole('alert').waitFor();
        await check(page, 'requests-wrong');
        await page.getByLabel('増やせる数量').first().fill('月に20万錠');
        await press(page, '回答する');
        await page.waitForURL(/done=answered/);
        assert.match((await page.locator('main').textContent())!, /できる：月に20万錠/);
        await check(page, 'requests-answered');
      });
      assert.equal(
        (await site.warnings.warning(site.officer.actor, number)).requests[0]!.quantity,
        '月に20万錠',
      );
    });

    test(`A maker declares where its ingredients come from, row by row, ${how}`, async () => {
      await asThem(site.maker, options, async (page) => {
        await page.goto(`${site.url}/warnings/sources`);
        await check(page, 'sources');
        await page.getByLabel('安心錠60mgの原薬の製造所は1か所だけか').selectOption('yes');
        await page.getByLabel('安心錠60mgの原薬の製造国').fill('ムー大陸');
        await press(page, 'このページの申告を保存する');
        await page.getByText('という国が分かりません').waitFor();
        await check(page, 'sources-wrong');
        await page.getByLabel('安心錠60mgの原薬の製造国').fill(`インド`);
        await press(page, 'このページの申告を保存する');
        await page.waitForURL(/done=/);
        assert.equal(await page.getByLabel('安心錠60mgの原薬の製造国').inputValue(), 'インド');
        await check(page, 'sources-saved');
      });
    });
  }

  test('Two people of a maker do not overwrite each other unseen', async () => {
    const number = await submitted(site);
    await asThem(site.maker, {}, async (page) => {
      await page.goto(`${site.url}/warnings/${number}/change`);
      // What is typed into a text area before the scripts have come is lost to them.
      await page.waitForLoadState('networkidle');
      await site.warnings.change(site.maker.actor, number, 1, filledForm({ quantity: '月に約90万錠' }));
      await page.getByLabel('改善の見込み').fill('未定');
      await press(page, 'この内容に直す');
      await page.getByRole('alert').waitFor();
      assert.match((await page.getByRole('alert').textContent())!, /ほかの人が先に変えています/);
      assert.equal(await page.getByLabel('改善の見込み').inputValue(), '未定', 'what was typed stays');
      await check(page, 'conflict');
      const { notice } = await site.warnings.ownWarning(site.maker.actor, number);
      assert.equal(notice.quantity, '月に約90万錠');
      await press(page, 'この内容に直す');
      await page.waitForURL(/done=changed/);
    });
  });

  test('Who may only read sees no form', async () => {
    const number = await submitted(site);
    await asThem(site.makerViewer, {}, async (page) => {
      for (const path of [`/warnings/${number}`, '/warnings', '/warnings/requests', '/warnings/sources']) {
        await page.goto(`${site.url}${path}`);
        assert.equal(await page.locator('main form[method=post]').count(), 0, path);
        assert.equal(await page.getByRole('link', { name: '新しく報告する' }).count(), 0, path);
      }
      const reply = await page.goto(`${site.url}/warnings/new`).catch(() => null);
      assert.equal(reply?.status(), 403);
    });
  });

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('warnings-maker.test.ts'), []));
});
