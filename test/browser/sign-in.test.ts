import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { keyLink } from '../../src/access/dev/site-key.ts';
import { prepareDemo } from '../../src/access/index.ts';
import { tokenActor } from '../../src/access/sessions/sessions.ts';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { type ClosableContext, testContext } from '../../src/platform/database/testing.ts';
import { NO_PORTS, type SupplyContext } from '../../src/supply/ports.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { checkPage, inWindow } from './window.ts';

const MAKER = '試験製薬';

describe('Signing in, in a real browser', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let context: ClosableContext & SupplyContext;
  let site: Awaited<ReturnType<typeof createSite>>;
  let url: string;

  before(async () => {
    context = Object.assign(await testContext(), { ports: NO_PORTS });
    await prepareDemo(context, () => [MAKER, '例示薬品', '見本ファーマ']);
    site = await createSite(context, await ensureBuilt());
    [browser, url] = await Promise.all([launch(), site.listen({ host: '127.0.0.1', port: 0 })]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await context?.close();
  });

  /** Through the page of the sign-in and the provider, as somebody does it. */
  async function signIn(page: Page, organisation: string, role: string, look = false) {
    if (look) await checkPage(page, 'sign-in');
    await page.getByRole('link', { name: 'お試し用の人物でログインする' }).click();
    await page.waitForURL(/\/dev\/identity\/choose\//);
    if (look) await checkPage(page, 'choosing');
    const group = page.getByRole('group', { name: organisation });
    await group.getByRole('button', { name: role }).click();
  }

  for (const [width, scripts] of [
    [1280, true],
    [360, true],
    [360, false],
  ] as const) {
    test(`An admin invites a colleague of elsewhere, who joins, switches and signs out everywhere, at ${width} pixels ${scripts ? 'with' : 'without'} scripts`, async () => {
      const options = { viewport: { width, height: 800 }, javaScriptEnabled: scripts };
      const look = (page: Page, what: string) => (scripts ? checkPage(page, what) : Promise.resolve());
      let link = '';
      await inWindow(browser, options, async (page) => {
        await page.goto(url + keyLink(context.settings));
        await page.getByRole('link', { name: 'ログイン', exact: true }).click();
        await page.waitForURL(/\/sign-in/);
        await signIn(page, MAKER, '管理者', scripts);
        await page.waitForURL(`${url}/work`);
        await page.getByText(`${MAKER}（製造販売業者）`).waitFor();
        await look(page, 'what an admin may do');
        await page.getByRole('link', { name: '組織', exact: true }).click();
        await page.getByRole('heading', { name: MAKER }).waitFor();
        await look(page, 'organisation');
        await page.getByLabel('誰への招待か').fill(`病院の人 ${width} ${scripts}`);
        await page.getByLabel('役割', { exact: true }).selectOption('viewer');
        await page.getByRole('button', { name: '招待のリンクを作る' }).click();
        link = await page.getByRole('textbox', { name: '招待のリンク' }).inputValue();
        await look(page, 'an invitation made');

        await page.getByLabel('トークンの名前').fill('在庫システム');
        await page.getByRole('button', { name: 'トークンを発行する' }).click();
        const token = await page.getByRole('textbox', { name: 'APIトークン' }).inputValue();
        const actor = await tokenActor(context, `Bearer ${token}`);
        assert.deepEqual([actor?.organisation.name, actor?.token?.scopes], [MAKER, ['reports:read']]);
        await look(page, 'a token made');
        await page.goto(`${url}/organisation`);
        assert.ok(!(await page.content()).includes(token), 'a token is shown once');
        await page.getByRole('button', { name: '「在庫システム」を取り消す' }).click();
        await page.waitForURL(/done=revoke/);
        assert.equal(await tokenActor(context, `Bearer ${token}`), null);

        const me = page.getByRole('combobox', { name: /の役割/ }).first();
        await me.selectOption('viewer');
        await page
          .getByRole('button', { name: /の役割を変える/ })
          .first()
          .click();
        await page.getByText('最後の管理者は外せません').waitFor();
        await look(page, 'what was refused');
      });

      await inWindow(browser, options, async (page) => {
        await page.goto(url + keyLink(context.settings));
        await page.goto(link);
        await signIn(page, '青葉総合病院', '担当者');
        await page.getByRole('heading', { name: `「${MAKER}」への招待` }).waitFor();
        await look(page, 'invitation');
        await page.getByRole('button', { name: 'に参加する' }).click();
        await page.waitForURL(`${url}/work`);
        await page.getByText(`${MAKER}（製造販売業者）`).waitFor();
        await page.goto(`${url}/account`);
        await look(page, 'account');
        await page.getByRole('button', { name: '「青葉総合病院」（担当者）に切り替える' }).click();
        await page.waitForURL(/done=switched/);
        await page.getByText('青葉総合病院（病院）').waitFor();
        await page.goto(link);
        await page.getByText('この招待は使えません').waitFor();
        await look(page, 'a used invitation');

        await inWindow(browser, options, async (second) => {
          await second.goto(url + keyLink(context.settings));
          await second.goto(`${url}/account`);
          await signIn(second, '青葉総合病院', '担当者');
          await second.waitForURL(`${url}/account`);
          await page.goto(`${url}/account`);
          await page.getByRole('button', { name: 'すべての端末でログアウト' }).click();
          await page.waitForURL(/signed-out/);
          await look(page, 'signed out');
          await second.goto(`${url}/account`);
          await second.waitForURL(/\/sign-in\?to=/);
        });
      });
      // The next window joins again.
      await context.pool.query(
        `delete from membership b using organisation o, person p where o.id = b.organisation_id and p.id = b.person_id
         and o.name = $1 and b.role = 'viewer' and p.id in (select person_id from membership where organisation_id <> o.id)`,
        [MAKER],
      );
    });
  }

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('sign-in.test.ts'), []));
});
