import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../src/access/index.ts';
import { addOrganisation, signIn } from '../../src/access/testing.ts';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { type ClosableContext, testContext } from '../../src/platform/database/testing.ts';
import { importEdition } from '../../src/supply/index.ts';
import { NO_PORTS, type SupplyContext } from '../../src/supply/ports.ts';
import { edition, row } from '../../src/supply/testing.ts';
import { launch, skipWithoutBrowser } from './browser.ts';
import { unseenPages } from './looks.ts';
import { checkPage, inWindow } from './window.ts';

/** What everybody may do, after what only some may. */
const COMMON = ['わたしの品目リスト', '検索', '概況', '指標', 'ロードマップ', '組織', 'アカウント'];
/** Who acts for these is written to. */
const WRITTEN_TO = 'メールでの知らせ';
const OWN: Partial<Record<OrganisationKind, string[]>> = {
  manufacturer: ['供給状況報告', '提出の控え', '供給不安報告', '増産の依頼', '原薬の調達元'],
  ministry: [
    '供給不安の対応',
    '供給不安の分析',
    '報告の公開',
    'ロードマップの記録',
    '先進事例の確認',
    '講習会・セミナーの登録',
    '資料の登録',
  ],
  prefecture: ['先進事例の投稿'],
  hospital: ['先進事例の投稿'],
  clinic: ['先進事例の投稿'],
  pharmacy: ['先進事例の投稿'],
  insurer: ['先進事例の投稿'],
};

describe('What each kind of organisation finds, in a real browser', { skip: skipWithoutBrowser }, () => {
  let browser: Browser;
  let context: ClosableContext & SupplyContext;
  let site: Awaited<ReturnType<typeof createSite>>;
  let url: string;

  before(async () => {
    context = Object.assign(await testContext(), { ports: NO_PORTS });
    await importEdition(context, edition('2026-08-18', [row('1149019F1560')]), { source: 'official' });
    site = await createSite(context, await ensureBuilt());
    [browser, url] = await Promise.all([launch(), site.listen({ host: '127.0.0.1', port: 0 })]);
  });
  after(async () => {
    await browser?.close();
    await site?.close();
    await context?.close();
  });

  for (const kind of Object.keys(ORGANISATION_KINDS) as OrganisationKind[]) {
    test(`${kind}: every place that is shown opens, and no other is shown`, async () => {
      const makers = kind === 'manufacturer' ? ['試験製薬'] : [];
      const name = `試験の${ORGANISATION_KINDS[kind]}`;
      const { cookie } = await signIn(context, await addOrganisation(context, kind, name, makers), 'editor');
      await inWindow(
        browser,
        { as: { url, cookie }, viewport: { width: 360, height: 800 } },
        async (page) => {
          await page.goto(`${url}/work`);
          await checkPage(page, kind);
          const places = page.locator('main li.rounded-8 a');
          const isWrittenTo = kind === 'manufacturer' || kind === 'ministry';
          const all = [...(OWN[kind] ?? []), ...COMMON];
          const expected = isWrittenTo ? all.toSpliced(-1, 0, WRITTEN_TO) : all;
          assert.deepEqual(await places.allInnerTexts(), expected);
          for (const place of expected) {
            await page.locator('main').getByRole('link', { name: place, exact: true }).click();
            await page.waitForURL((at) => at.pathname !== '/work');
            await page.locator('h1').waitFor();
            assert.equal(await page.getByText('この操作はできません').count(), 0, place);
            await page.goBack();
            await page.waitForURL((at) => at.pathname === '/work');
          }
        },
      );
    });
  }

  test('axe has looked at every page that is said to be opened here', () =>
    assert.deepEqual(unseenPages('roles.test.ts'), []));
});
