import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { SignedIn } from '../../src/access/testing.ts';
import { submitted } from '../../src/warnings/testing.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { openWarningsSite } from './warnings-site.ts';
import { checkPage, inWindow } from './window.ts';

describe('The desk in a real browser', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let site: Awaited<ReturnType<typeof openWarningsSite>>;

  before(async () => {
    site = await openWarningsSite();
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
  });

  const words = async (page: Page, where = 'main') => (await page.locator(where).textContent()) ?? '';
  const press = (page: Page, name: string) =>
    Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);
  /** Opens what is folded away, unless it is open already. */
  const unfold = (page: Page, summary: string) =>
    page.locator('summary', { hasText: summary }).first().click();

  for (const [width, scripts] of [
    [1280, true],
    [360, true],
    [360, false],
  ] as const) {
    test(`A warning is taken up, given to somebody, discussed, answered by another maker, prevented and closed, at ${width} pixels ${scripts ? 'with' : 'without'} scripts`, async () => {
      const number = await submitted(site);
      const at = `${site.url}/desk/warnings/${number}`;
      const as = (who: SignedIn, work: (page: Page) => Promise<void>) =>
        inWindow(
          browser,
          {
            as: { url: site.url, cookie: who.cookie },
            viewport: { width, height: 800 },
            javaScriptEnabled: scripts,
          },
          work,
        );
      // axe is a script itself.
      const look = async (page: Page, what: string) => (scripts ? checkPage(page, what) : undefined);

      await as(site.officer, async (page) => {
        await page.goto(`${site.url}/desk/warnings`);
        await look(page, 'the queue');
        await page.locator(`a[href="/desk/warnings/${number}"]`).click();
        await page.waitForURL(at);
        await page.getByRole('heading', { level: 1, name: '安心錠60mg' }).waitFor();
        await look(page, 'a warning received');
        await press(page, '内容確認を始める');
        assert.match(await words(page), /状態を変えました/);
        await press(page, '調整を始める');

        await page.getByLabel('担当', { exact: true }).selectOption({ label: '厚労 二郎' });
        await page.getByLabel('期限', { exact: true }).fill('2026-08-27');
        await press(page, '担当と期限を決める');
        assert.match(await words(page), /厚労 二郎2026年8月27日まで/);

        await unfold(page, '連絡を記録する');
        await page.getByLabel('相手の種類').selectOption('society');
        await page.getByLabel('相手（団体・会社・氏名）').fill('日本試験学会');
        await page.getByRole('textbox', { name: '内容', exact: false }).last().fill('代わりの治療を確かめた');
        await press(page, '連絡を記録する');
        assert.match(await words(page, '#contacts'), /日本試験学会.*代わりの治療を確かめた/);

        await press(page, '増産を依頼する');
        assert.match(await words(page, '[role=alert]'), /代わりの候補から選んでください/);
        await look(page, 'a request that names no product');
        await page.getByRole('radio', { name: '隣人錠60mgに依頼する' }).check();
        await press(page, '増産を依頼する');
        assert.match(await words(page, '#requests'), /隣人錠60mg.*回答待ち/);
        await look(page, 'a warning being coordinated');
      });

      await as(site.peer, async (page) => {
        await page.goto(`${site.url}/warnings/requests`);
        assert.doesNotMatch(await words(page), /安心製薬|安心錠|供給不安がある/);
        const form = page.locator('main form').first();
        await form.getByLabel('できる', { exact: true }).check();
        await form.getByLabel('増やせる数量').fill('10月から月に20万錠');
        await Promise.all([page.waitForEvent('load'), form.getByRole('button').click()]);
      });

      await as(site.colleague, async (page) => {
        await page.goto(at);
        assert.match(await words(page, '#requests'), /できる　10月から月に20万錠/);
        await unfold(page, '未然に防止した');
        await page.getByLabel('どのようにして防いだか').fill('隣人製薬の増産で足りた');
        await press(page, '未然に防止した');
        await unfold(page, '完了にする');
        await page.getByLabel('完了の記録').fill('11月末に在庫を確かめた');
        await press(page, '完了にする');
        assert.match(await words(page, '#history'), /「未然に防止」から「完了」へ/);
        assert.equal(await page.getByRole('button', { name: '増産を依頼する' }).count(), 0);
        await look(page, 'a warning closed');
        await page.goto(`${site.url}/desk/analysis`);
        assert.match(await words(page, '#figures'), /100\.0%/);
        await look(page, 'the analysis');
      });
      const { state, events } = await site.warnings.warning(site.reader.actor, number);
      assert.equal(state, 'closed');
      assert.equal(events.filter(({ kind }) => kind === 'move').length, 4);
    });
  }

  test('of two officers at once the second is told, and what they wrote is still there', async () => {
    const number = await submitted(site);
    await inWindow(browser, { as: { url: site.url, cookie: site.officer.cookie } }, async (page) => {
      await page.goto(`${site.url}/desk/warnings/${number}`);
      await site.warnings.move(site.colleague.actor, number, 1, { to: 'triage', note: '', link: '' });
      await press(page, '内容確認を始める');
      assert.match(await words(page, '[role=alert]'), /ほかの人が先に変えています/);
      await unfold(page, '未然に防止した');
      await page.getByLabel('どのようにして防いだか').fill('前倒しの出荷');
      await site.warnings.assign(site.colleague.actor, number, 2, { assignee: null, dueOn: '' });
      await press(page, '未然に防止した');
      assert.match(await words(page, '[role=alert]'), /ほかの人が先に変えています/);
      assert.equal(await page.getByLabel('どのようにして防いだか').inputValue(), '前倒しの出荷');
      assert.equal((await site.warnings.warning(site.reader.actor, number)).state, 'triage');
      await press(page, '未然に防止した');
      assert.equal((await site.warnings.warning(site.reader.actor, number)).state, 'prevented');
    });
  });

  test('a shortage leads to the public page with its status of today', async () => {
    const number = await submitted(site);
    await site.warnings.move(site.officer.actor, number, 1, { to: 'triage', note: '', link: '' });
    await inWindow(browser, { as: { url: site.url, cookie: site.officer.cookie } }, async (page) => {
      await page.goto(`${site.url}/desk/warnings/${number}`);
      await unfold(page, '供給不足に至った');
      await press(page, '供給不足に至った');
      await page.getByRole('link', { name: '公開ページを見る' }).click();
      await page.waitForURL(/\/products\/1149019F1560$/);
    });
  });

  test('a reader of the ministry sees everything and no form; files are taken by who may, and recorded', async () => {
    const number = await submitted(site);
    await inWindow(browser, { as: { url: site.url, cookie: site.reader.cookie } }, async (page) => {
      await page.goto(`${site.url}/desk/warnings/${number}`);
      assert.equal(await page.locator('main form[method=post]').count(), 0);
      await checkPage(page, 'a warning for a reader');
      await page.goto(`${site.url}/desk/warnings`);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'この一覧をCSVに書き出す' }).click(),
      ]);
      assert.equal(file.suggestedFilename(), 'warnings-2026-08-20.csv');
    });
    const { rows } = await site.context.pool.query(
      `select record, details from audit_entry where action = 'warning.export'`,
    );
    assert.deepEqual(
      rows.map(({ record }) => record),
      ['warnings'],
    );
    for (const path of [
      '/desk/warnings',
      `/desk/warnings/${number}`,
      '/desk/analysis',
      '/desk/warnings.csv',
      '/desk/analysis.csv',
    ]) {
      for (const [who, status] of [
        [site.pharmacy, 403],
        [site.maker, 403],
        [null, 303],
      ] as const) {
        const answer = await fetch(site.url + path, {
          redirect: 'manual',
          headers: who ? { cookie: who.cookie } : {},
        });
        assert.equal(answer.status, status, path);
        assert.doesNotMatch(await answer.text(), /安心錠|原薬の製造所/);
      }
    }
    const csv = await fetch(`${site.url}/desk/analysis.csv`, { headers: { cookie: site.officer.cookie } });
    assert.match(
      csv.headers.get('content-disposition')!,
      /^attachment; filename="warnings-analysis-2026-08-20\.csv"$/,
    );
    assert.match(await csv.text(), /対応中/);
    const none = await fetch(`${site.url}/desk/warnings/W-20260820-none`, {
      headers: { cookie: site.officer.cookie },
    });
    assert.equal(none.status, 404);
  });

  test('a form that is none of ours changes nothing and is told so', async () => {
    const number = await submitted(site);
    const send = (fields: Record<string, string>) =>
      fetch(`${site.url}/desk/warnings/${number}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { cookie: site.officer.cookie, origin: site.url, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams(fields),
      });
    for (const [fields, status] of [
      [{ intent: 'destroy' }, 400],
      [{ intent: 'move', to: 'triage' }, 409],
      [{ intent: 'move', to: 'closed', version: '1' }, 422],
      [{ intent: 'move', to: '__proto__', version: '1' }, 422],
      [{ intent: 'assign', version: '1', assignee: '999999' }, 422],
      [{ intent: 'log', with: 'constructor', who: 'だれか', on: '2026-08-20', what: '何か' }, 422],
      [{ intent: 'ask', code: '1149019F1560', message: '増産できますか' }, 422],
    ] as const)
      assert.equal((await send(fields)).status, status, JSON.stringify(fields));
    assert.equal((await site.warnings.warning(site.reader.actor, number)).version, 1);
  });

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('warnings-desk.test.ts'), []));
});
