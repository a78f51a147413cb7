import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { SignedIn } from '../../src/access/testing.ts';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import {
  caseFields,
  type InformationWorld,
  informationWorld,
  materialFields,
  seminarFields,
} from '../../src/biosimilars/information-testing.ts';
import { importLists } from '../../src/indicators/world-testing.ts';
import { NO_PORTS } from '../../src/supply/ports.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { checkPage, inWindow } from './window.ts';

const WIDTHS = [1280, 360];

describe('The biosimilar site’s forms and lists, in a real browser', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let world: InformationWorld;
  let site: Awaited<ReturnType<typeof createSite>>;
  let url: string;

  before(async () => {
    world = await informationWorld();
    await importLists(world.context);
    const over = seminarFields({ title: '終わった講習会', on: '2026-07-01' });
    await world.information.addSeminar(world.officer.actor, over);
    site = await createSite({ ...world.context, ports: NO_PORTS }, await ensureBuilt());
    [browser, url] = await Promise.all([launch(), site.listen({ host: '127.0.0.1', port: 0 })]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await world?.context.close();
  });

  const as = (who: SignedIn | null, javaScriptEnabled: boolean, work: (page: Page) => Promise<void>) =>
    inWindow(browser, { javaScriptEnabled, ...(who ? { as: { url, cookie: who.cookie } } : {}) }, work);

  /** With scripts, without which axe cannot look: no finding and nothing to scroll sideways, in both widths. */
  const checker = (scripts: boolean) => async (page: Page, what: string) => {
    for (const width of scripts ? WIDTHS : []) {
      await page.setViewportSize({ width, height: 900 });
      await checkPage(page, `${what} at ${width}`);
    }
  };

  /** Puts values into the fields of those names; a check box is ticked, a choice chosen. */
  async function fill(page: Page, fields: Record<string, string>) {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`[name="${name}"]`);
      const kind = await field.evaluate((one) => `${one.tagName} ${one.getAttribute('type')}`);
      if (kind.endsWith('checkbox')) await field.check();
      else if (kind.startsWith('SELECT')) await field.selectOption(value);
      else await field.fill(value);
    }
  }

  for (const scripts of [true, false])
    test(`${scripts ? 'With' : 'Without'} scripts a case is sent, returned, rewritten, published and read`, async () => {
      const checkBoth = checker(scripts);
      const long = `${'とても長い件名でも、携帯電話の幅に収まることを確かめるための事例'.repeat(2)}${scripts ? '一' : '二'}`;
      await as(world.hospital, scripts, async (page) => {
        await page.goto(`${url}/biosimilars/cases/new`);
        await checkBoth(page, 'new case');
        await page.getByRole('button', { name: '厚生労働省に送る' }).click();
        await page.getByText('5項目を直してください').waitFor();
        await checkBoth(page, 'refused case');
        await fill(page, caseFields({ title: long }));
        await page.getByRole('button', { name: '厚生労働省に送る' }).click();
        await page.getByText('送りました').waitFor();
        await checkBoth(page, 'own case');
        await page.goto(`${url}/biosimilars/cases/mine`);
        await checkBoth(page, 'own cases');
      });
      await as(world.officer, scripts, async (page) => {
        await page.goto(`${url}/desk/biosimilars/cases`);
        await checkBoth(page, 'cases of the desk');
        await page.getByRole('link', { name: long }).click();
        await checkBoth(page, 'case of the desk');
        await page.getByText('書き直しを依頼する', { exact: true }).first().click();
        await page.locator('details[open] textarea').fill('期間を書いてください。');
        await page.locator('details[open] button').click();
        await page.getByText('「書き直しの依頼」にしました').waitFor();
      });
      await as(world.hospital, scripts, async (page) => {
        await page.goto(`${url}/biosimilars/cases/mine`);
        await page.getByRole('link', { name: long }).click();
        await page.getByText('期間を書いてください。').waitFor();
        await checkBoth(page, 'returned case');
        await fill(page, { result: '2025年4月から半年で、全員' });
        await page.getByRole('button', { name: 'この内容で送る' }).click();
        await page.getByText('書き直した内容を送りました').waitFor();
      });
      await as(world.officer, scripts, async (page) => {
        await page.goto(`${url}/desk/biosimilars/cases`);
        await page.getByRole('link', { name: long }).click();
        await page.getByRole('button', { name: '公開する' }).click();
        await page.getByText('「公開中」にしました').waitFor();
        await page.getByRole('link', { name: '公開のページを見る' }).click();
        await page.getByText('2025年4月から半年で、全員').waitFor();
      });
      await as(null, scripts, async (page) => {
        await page.goto(`${url}/biosimilars/cases`);
        await checkBoth(page, 'cases');
        await page.getByRole('link', { name: long }).click();
        await checkBoth(page, 'case');
        assert.equal(await page.getByText(caseFields().contact).count(), 0);
      });
    });

  for (const scripts of [true, false])
    test(`${scripts ? 'With' : 'Without'} scripts an officer adds seminars and materials, changes and cancels`, async () => {
      const checkBoth = checker(scripts);
      const title = `講習会${scripts ? '一' : '二'}`;
      await as(world.officer, scripts, async (page) => {
        await page.goto(`${url}/desk/biosimilars/seminars`);
        await checkBoth(page, 'seminars of the desk');
        await fill(page, seminarFields({ title }));
        await page.getByRole('button', { name: '登録して公開する' }).click();
        await page.getByText('登録しました').waitFor();
        assert.equal(await page.locator('[name=title]').inputValue(), '', 'the form is empty again');
        await page.getByRole('link', { name: title }).click();
        await page.waitForURL(/seminars\/.+/);
        await checkBoth(page, 'seminar of the desk');
        await fill(page, { place: `会場${title}` });
        await page.getByRole('button', { name: 'この内容に変える' }).click();
        await page.getByText('変更しました').waitFor();
        await checkBoth(page, 'seminars of the desk, filled');
        await page.getByRole('link', { name: title }).click();
        await page.waitForURL(/seminars\/.+/);
        await page.getByRole('button', { name: 'このセミナーを中止にする' }).click();
        await page.getByText('中止にしました').waitFor();

        await page.goto(`${url}/desk/biosimilars/materials`);
        await fill(page, materialFields({ title: `資料${title}` }));
        await page.getByRole('button', { name: '登録して公開する' }).click();
        await page.getByText('登録しました').waitFor();
        await checkBoth(page, 'materials of the desk');
      });
      await as(null, scripts, async (page) => {
        await page.goto(`${url}/biosimilars/seminars`);
        await checkBoth(page, 'seminars');
        const seminar = page.getByRole('listitem').filter({ hasText: `会場${title}` });
        await seminar.filter({ hasText: '【中止】' }).first().waitFor();
        await page.goto(`${url}/biosimilars/materials`);
        await checkBoth(page, 'materials');
        await page.getByRole('link', { name: `資料${title}` }).waitFor();
      });
    });

  for (const scripts of [true, false])
    test(`${scripts ? 'With' : 'Without'} scripts the calculator answers, and its address is passed on with the answer`, async () => {
      const checkBoth = checker(scripts);
      await as(null, scripts, async (page) => {
        await page.goto(`${url}/biosimilars/cost`);
        await page.getByText('例として2が入っています').waitFor();
        await checkBoth(page, 'calculator');
        await fill(page, { units: '20', class: 'u70-e' });
        await page.getByRole('button', { name: '計算する' }).click();
        await page.getByText('患者さんの支払いは変わりません').waitFor();
        await checkBoth(page, 'no difference for the patient');
        const address = page.url();
        await page.goto(`${url}/`);
        await page.goto(address);
        await page.getByText('患者さんの支払いは変わりません').waitFor();
        await fill(page, { units: 'たくさん', share: '1' });
        await page.getByRole('button', { name: '計算する' }).click();
        await page.getByText('数量は、0より大きく').waitFor();
        await checkBoth(page, 'wrong fields of the calculator');
      });
    });

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('information.test.ts'), []));
});
