import { addOrganisation, type SignedIn, signIn } from '../../src/access/testing.ts';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { testContext } from '../../src/platform/database/testing.ts';
import { importEdition } from '../../src/supply/index.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../../src/supply/official/official-layout.ts';
import { NO_PORTS } from '../../src/supply/ports.ts';
import { edition, row } from '../../src/supply/testing.ts';

const MAKER = '試験製薬';
/** Products of the maker, by what a test does with them. */
export const CODES = Array.from({ length: 60 }, (_, index) => `1149019F1${100 + index}`);
const NAMES = CODES.map((_, index) => `ロキソプロ錠６０ｍｇ「試${index + 1}」`);

/** A site with a maker of 60 products and two people, another one without products, and an officer of the ministry. */
export async function openReportingSite() {
  const context = Object.assign(await testContext(), { ports: NO_PORTS });
  const rows = CODES.map((code, index) =>
    row(code, {
      name: NAMES[index]!,
      mah: MAKER,
      ...(index % 10 === 9
        ? {
            response: RESPONSE_TEXT.limitedOwn,
            reason: '３．製造トラブル（製造委託を含む）',
            outlook: 'ア. あり',
            outlookText: '２０２６年３月頃',
            volume: VOLUME_TEXT.decreased,
          }
        : {}),
    }),
  );
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  const maker = await addOrganisation(context, 'manufacturer', `${MAKER}株式会社`, [MAKER]);
  const nameless = await addOrganisation(context, 'manufacturer', '新しい製薬');
  const ministry = await addOrganisation(context, 'ministry', '厚生労働省');
  const people = {
    hanako: await signIn(context, maker, 'editor', '試験 花子'),
    taro: await signIn(context, maker, 'editor', '試験 太郎'),
    reader: await signIn(context, maker, 'viewer', '試験 見子'),
    nameless: await signIn(context, nameless, 'editor', '新 一郎'),
    officer: await signIn(context, ministry, 'editor', '行政 次郎'),
  } satisfies Record<string, SignedIn>;
  const site = await createSite(context, await ensureBuilt());
  const url = await site.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    people,
    async close() {
      await site.close();
      await context.close();
    },
  };
}
