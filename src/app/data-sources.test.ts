/** The page of data says about every source when it was seen and changed, its layout, its problems, and what is missing for which figure. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { importReferenceFile, importReferenceTable } from '../medicines/index.ts';
import { csvOf, GTIN_HEAD, gtinRow, HOT_HEAD, hotRow } from '../medicines/lists/package-files-testing.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { sourceFile } from '../platform/files/bounded-file.ts';
import { importEdition } from '../supply/index.ts';
import { OFFICIAL_HEADERS } from '../supply/official/columns.ts';
import { parseEdition } from '../supply/official/parse-edition.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { editionFile, row } from '../supply/testing.ts';
import { ensureBuilt } from './build.ts';
import { createSite } from './server.ts';

const CODE = '1149019F1560';
const MARKS = ['診療報酬において加算等の算定対象となる後発医薬品', '先発医薬品'];
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  site = await createSite(context, await ensureBuilt());
});
after(async () => {
  await site.close();
  await context.close();
});

/** The cells of the table of sources, a row each. */
async function sources(): Promise<string[][]> {
  const { body, statusCode } = await site.inject({ url: '/data' });
  assert.equal(statusCode, 200);
  const page = load(body);
  return page('#sources')
    .find('tbody tr')
    .toArray()
    .map((line) =>
      page(line)
        .find('th, td')
        .toArray()
        .map((cell) => page(cell).text().trim()),
    );
}

async function importList(asOf: string, extra: { header: string; cells: (string | null)[] }[] = []) {
  const file = editionFile(asOf, [row(CODE)], { extra, headers: OFFICIAL_HEADERS });
  const edition = await parseEdition(file, { today: '2026-08-20', maxUnpackedMb: 50 });
  await importEdition(context, edition, { source: 'official' });
  // The site looks for new data at most so often.
  await new Promise((resolve) => setTimeout(resolve, 400));
}

test('before any list of prices and classes, the page says which figures lack them', async () => {
  await importList('2026-08-17');
  const [supply, prices, classes, names, packages, receipts, ...more] = await sources();
  assert.match(supply![0]!, /医療用医薬品供給状況$/);
  assert.match(supply![2]!, /2026年8月17日の一覧（1回分）/);
  assert.match(supply![3]!, /公式の21列$/);
  assert.match(supply![4]!, /ありません$/);
  assert.match(prices![5]!, /薬価・金額シェア・効果額：リストがまだ取り込まれていません/);
  assert.match(classes![5]!, /先発・後発の区別、数量シェア：リストがまだ/);
  assert.match(names![5]!, /一般名処方の記載どおりの検索：リストがまだ/);
  assert.match(packages![5]!, /JAN・GTINでの検索、販売元、包装：リストがまだ/);
  assert.match(receipts![5]!, /レセプト電算コードでの検索：リストがまだ/);
  assert.deepEqual(more, []);
});

test('a column that nobody knew is a layout of its own and a problem', async () => {
  await importList('2026-08-18', [{ header: '㉒備考', cells: ['新しい列'] }]);
  const [supply] = await sources();
  assert.match(supply![2]!, /2026年8月18日の一覧（2回分）/);
  assert.match(supply![3]!, /公式の21列と、ほか1列$/);
  assert.match(supply![4]!, /1件$/);
});

test('a price list of one route says which routes are missing', async () => {
  const head = ['区分', '薬価基準収載医薬品コード', '成分名', '規格', '品名', 'メーカー名', ...MARKS, '薬価'];
  await importReferenceTable(
    context,
    { kind: 'price', date: '2026-04-01' },
    { name: 'tp20260401-01_01.xlsx', sha256: 'a' },
    [head, ['内用薬', CODE, '試験成分', '５ｍｇ１錠', '試験錠', '試験製薬', null, null, 10.4]],
  );
  await new Promise((resolve) => setTimeout(resolve, 400));
  const [, prices] = await sources();
  assert.match(prices![2]!, /2026年4月1日から適用（1回分）/);
  assert.match(prices![3]!, /内用薬/);
  assert.match(prices![5]!, /注射薬・外用薬・歯科用薬剤は未取り込み/);
});

test('lists of codes say when they were published, in which layouts, and are in use whatever the date of the edition', async () => {
  const imported = (kind: 'packages' | 'receipt-codes', name: string, rows: string[][]) =>
    importReferenceFile(context, sourceFile(name, Buffer.from(csvOf(rows))), { kind });
  await imported('packages', 'A_20261031_2.txt', [GTIN_HEAD, gtinRow(CODE, '試験錠', 10)]);
  await imported('packages', 'MEDIS20261031_h.txt', [HOT_HEAD, hotRow(CODE, '試験錠', 10)]);
  await imported('receipt-codes', 'y_20261001.csv', [
    ['3', 'Y', '620000001', '', '試験錠', ...Array.from({ length: 37 }, () => '')],
  ]);
  await new Promise((resolve) => setTimeout(resolve, 400));
  const found = await sources();
  const [packages, receipts] = found.slice(4);
  assert.match(packages![2]!, /2026年10月31日公表（1回分）/);
  assert.match(packages![3]!, /HOTコードマスター・包装単位コード/);
  assert.match(receipts![3]!, /差分/);
  const { body } = await site.inject({ url: '/data' });
  const page = load(body);
  const lists = page('#lists')
    .find('tbody tr')
    .toArray()
    .map((line) => page(line).text());
  assert.equal(
    lists.filter((line) => /MEDIS-DC|医薬品マスター/.test(line) && line.includes('使用中')).length,
    3,
  );
  const product = load((await site.inject({ url: `/products/${CODE}` })).body);
  assert.match(product('#packages').parent().text(), /試験販売.*医薬品HOTコードマスターは/s);
  assert.match(product('#facts').parent().text(), /販売元（発売元）試験販売/);
});
