import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { SignedIn } from '../../src/access/testing.ts';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { roadmapWorld } from '../../src/roadmap/testing.ts';
import { NO_PORTS } from '../../src/supply/ports.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { checkPage, inWindow } from './window.ts';

const KPI = 'biosimilar-ingredients-at-80';
const INITIATIVE = 'roadmap-self-inspection';

/** Pages that are laid out otherwise on a screen than on a phone: axe reads each for seconds. */
const WIDE = new Set([
  '/roadmap',
  '/roadmap/timetable?document=schedule',
  '/roadmap/initiatives',
  '/roadmap/kpis/biosimilar-effect',
]);

describe('The roadmap in a real browser', { skip: skipWithoutBrowser }, () => {
  let world: Awaited<ReturnType<typeof roadmapWorld>>;
  let site: Awaited<ReturnType<typeof createSite>>;
  let url: string;
  let browser: Browser;

  before(async () => {
    world = await roadmapWorld();
    site = await createSite({ ...world.context, ports: NO_PORTS }, await ensureBuilt());
    url = await site.listen({ host: '127.0.0.1', port: 0 });
    browser = await launch();
  });

  after(async () => {
    await browser?.close();
    await site?.close();
    await world?.indicators.close();
    await world?.context.close();
  });

  const words = async (page: Page, where = 'main') => (await page.locator(where).textContent()) ?? '';
  const as = (who: SignedIn, scripts: boolean, work: (page: Page) => Promise<void>) =>
    inWindow(browser, { as: { url, cookie: who.cookie }, javaScriptEnabled: scripts }, work);
  const press = (page: Page, name: string) =>
    Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()]);

  for (const width of [1280, 360]) {
    test(`At ${width} pixels no page of the roadmap has a finding of axe, and none is wider than the screen`, async () => {
      const open = [
        '/roadmap',
        // A few rows of each kind are enough, and the whole takes axe half a minute.
        '/roadmap/timetable?document=schedule',
        '/roadmap/timetable?by=actor&actor=insurer&untimed=1',
        '/roadmap/initiatives',
        `/roadmap/initiatives/${INITIATIVE}`,
        '/roadmap/initiatives/schedule-biosimilar-promotion',
        '/roadmap/initiatives/proposal-new-fees',
        '/roadmap/kpis',
        '/roadmap/kpis/biosimilar-effect',
        '/desk/roadmap',
        `/desk/roadmap/initiatives/${INITIATIVE}`,
        `/desk/roadmap/kpis/${KPI}`,
      ].filter((path) => width === 360 || WIDE.has(path));
      await inWindow(
        browser,
        { as: { url, cookie: world.officer.cookie }, viewport: { width, height: 900 } },
        async (page) => {
          for (const path of open) {
            const reply = await page.goto(url + path);
            assert.equal(reply?.status(), 200, path);
            await checkPage(page, path);
          }
        },
      );
    });
  }

  test('Every picture of the roadmap has its table', async () => {
    await inWindow(browser, {}, async (page) => {
      for (const path of ['/roadmap', '/roadmap/timetable', `/roadmap/kpis/${KPI}`]) {
        await page.goto(url + path);
        const pictures = await page.locator('figure:has(svg)').count();
        assert.ok(pictures > 0, path);
        const tables = await page.locator('main table').count();
        assert.ok(tables >= pictures, `${path}: ${pictures} pictures, ${tables} tables`);
      }
    });
  });

  test('The timetable leads from a bar to its initiative, and from there to the words of the document', async () => {
    await inWindow(browser, {}, async (page) => {
      await page.goto(`${url}/roadmap/timetable?document=roadmap`);
      await page.getByRole('link', { name: '供給不安報告及び供給状況報告の運用' }).first().click();
      await page.getByRole('heading', { level: 1, name: '供給不安報告及び供給状況報告の運用' }).waitFor();
      assert.match(await words(page), /２つの報告制度に整理し/);
      assert.match(await words(page, 'mark'), /今後の供給不足が生じるおそれ/);
      await page.locator('#status summary').first().click();
      assert.match(await words(page, '#status details[open] blockquote'), /「.+」/);
    });
  });

  for (const scripts of [true, false]) {
    test(`An officer enters a value, raises a target, and takes back a status, ${scripts ? 'with' : 'without'} scripts; everybody reads it`, async () => {
      const [period, wording, note] = scripts
        ? ['2024年度', '70%以上', '記録一']
        : ['2025-09', '75%以上', '記録二'];
      await as(world.officer, scripts, async (page) => {
        await page.goto(`${url}/desk/roadmap/kpis/${KPI}`);
        const point = page.locator('#point form');
        await point.locator('[name=period]').fill(period);
        await point.locator('[name=value]').fill('131.6');
        await point.locator('[name=source]').fill('試験の資料 3頁');
        await press(page, '値を記録する');
        assert.match(await words(page, '#point'), /0〜100/);
        assert.equal(await point.locator('[name=source]').inputValue(), '試験の資料 3頁');
        await point.locator('[name=value]').fill('31.6');
        await press(page, '値を記録する');
        await page.waitForURL('**/*done=point*');

        await page.locator('#target summary').click();
        const target = page.locator('#target form');
        for (const [name, value] of Object.entries({
          value: wording.slice(0, 2),
          wording,
          due: '2032-03-31',
          setOn: '2026-08-01',
          source: '試験の会議',
        }))
          await target.locator(`[name=${name}]`).fill(value);
        await press(page, '新しい版の目標を記録する');
        await page.waitForURL('**/*done=target*');

        await page.goto(`${url}/desk/roadmap/initiatives/${INITIATIVE}`);
        const status = page.locator('#status form');
        await status.locator('[name=state]').selectOption('done');
        await status.locator('[name=since]').fill('2025-03');
        await status.locator('[name=note]').fill(note);
        await status.locator('[name=evidence]').fill('/data 一覧');
        await press(page, '状況を記録する');
        await page.waitForURL('**/*done=status*');
        await page.locator('#history summary').first().click();
        await page.locator('#history [name=why]').first().fill('試験のため');
        await page.locator('#history form button').first().click();
        await page.waitForURL('**/*done=withdraw*');
      });
      await inWindow(browser, { javaScriptEnabled: scripts }, async (page) => {
        await page.goto(`${url}/roadmap/kpis/${KPI}`);
        assert.match(await words(page, '#series'), /担当者が記録した値/);
        assert.match(await words(page, '#targets'), new RegExp(wording));
        assert.match(await words(page, '#targets'), /全体の成分数の60%以上/);
        await page.goto(`${url}/roadmap/initiatives/${INITIATIVE}`);
        assert.match(await words(page, '#status'), new RegExp(`取り下げ.*試験のため.*${note}`));
        assert.match(await words(page, 'main h1 + *'), /時期を過ぎ、続きの記録がない/);
      });
    });
  }

  test('Who only reads for the ministry sees the history and no form, and what they send is refused', async () => {
    await as(world.reader, true, async (page) => {
      await page.goto(`${url}/desk/roadmap/initiatives/${INITIATIVE}`);
      assert.equal(await page.locator('main form').count(), 0);
      assert.match(await words(page, '#history'), /担当者の記録/);
      const status = await page.evaluate(async () => {
        const form = new FormData();
        form.set('form', 'comment');
        return (await fetch(location.href, { method: 'POST', body: form })).status;
      });
      assert.equal(status, 403);
    });
  });

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('roadmap.test.ts'), []));
});
