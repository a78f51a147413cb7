import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { realFile, skipWithoutData, VALUES_ONLY } from '../../../test/real-data.ts';
import { addReceiptCodes, findReceiptCodes, type ReceiptAnswer } from '../../medicines/index.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { createSupplyReader, importEdition, type Snapshot } from '../../supply/index.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { createAlerts } from '../alerts.ts';
import { matchRows } from './intake.ts';
import { NO_RECEIPTS, receiptsIn } from './intake-receipts.ts';
import { readText } from './intake-text.ts';

const LOXONIN = '1149019F1560';
const KOU = '2119404A1033';
const OTSU = '2119404A1041';
const HEI = '2119404A1050';
let context: ClosableContext & SupplyContext;
let snapshot: Snapshot;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  await importEdition(
    context,
    edition('2026-08-14', [
      row(LOXONIN, { name: 'ロキソニン錠６０ｍｇ' }),
      row(KOU, { name: 'アムロジピン注５ｍｇ「甲」' }),
      row(OTSU, { name: 'アムロジピン注５ｍｇ「乙」' }),
      row('6250002D1024', { name: '抗ウイルス散' }),
    ]),
    { source: 'official' },
  );
  const round9 = { source: 'ndb-9', from: '2022-04-01', to: '2023-03-31' };
  await inTransaction(context.pool, (client) =>
    addReceiptCodes(client, round9, [
      { receiptCode: '620098801', priceCode: LOXONIN, name: 'ロキソニン錠６０ｍｇ' },
      { receiptCode: '670098801', priceCode: LOXONIN, name: 'ロキソニン錠６０ｍｇ（選）' },
      // 統一名収載: the code of the entry, which is many products.
      {
        receiptCode: '622339801',
        priceCode: '2119404A1017',
        name: 'アムロジピン注５ｍｇ「甲」　５ｍｇ２ｍＬ',
      },
      { receiptCode: '622339802', priceCode: '2119404A1017', name: 'アムロジピン注５ｍｇ「丁」' },
      { receiptCode: '622339803', priceCode: HEI, name: 'アムロジピン注５ｍｇ「丙」' },
      { receiptCode: '699999901', priceCode: '9999999F9991', name: '消えた錠' },
    ]),
  );
  snapshot = await createSupplyReader(context).snapshot();
});

const match = async (text: string, table?: ReceiptAnswer) => {
  const rows = readText(text);
  const receipts =
    table ??
    (await findReceiptCodes(
      context.pool,
      rows.flatMap(({ cells }) => cells.flatMap(receiptsIn)),
    ));
  return matchRows(snapshot, rows, { receipts });
};
const one = async (text: string) => {
  const [{ kind, why, products }] = (await match(text)) as [Awaited<ReturnType<typeof match>>[number]];
  return { kind, why, codes: products.map(({ yjCode }) => yjCode) };
};

describe('a code of receipts', () => {
  test('is the product of its price-list code, in any width, alone or among words, ordinary or （選）', async () => {
    for (const text of [
      '620098801',
      '６２００９８８０１',
      '620098801\t100',
      '620098801 ロキソニン',
      'ロキソニン錠60mg\t620098801',
      '670098801',
    ])
      assert.deepEqual(await one(text), { kind: 'matched', why: '', codes: [LOXONIN] }, text);
  });

  test('of a 統一名 entry needs the name to say which product; otherwise one chooses', async () => {
    assert.deepEqual(
      (await one('622339801')).codes,
      [KOU],
      'the name of the table begins with that of the product',
    );
    const unnamed = await one('622339802');
    assert.deepEqual([unnamed.kind, unnamed.codes], ['candidates', [KOU, OTSU]]);
    assert.match(
      unnamed.why,
      /622339802 は「アムロジピン注５ｍｇ「丁」」（薬価基準収載医薬品コード 2119404A1017）/,
    );
    const named = await one('622339802\tアムロジピン注5mg「乙」');
    assert.deepEqual([named.kind, named.codes], ['matched', [OTSU]]);
  });

  test('of a product that is not in the list offers its peers, or says what it was', async () => {
    const gone = await one('622339803');
    assert.deepEqual([gone.kind, gone.codes], ['candidates', [KOU, OTSU]]);
    const unknown = await one('699999901');
    assert.equal(unknown.kind, 'notFound');
    assert.match(unknown.why, /「消えた錠」.*一覧に当たる品目がありません/);
  });

  test('that the row contradicts is never matched in silence', async () => {
    const both = await one('620098801\tアムロジピン注5mg「甲」');
    assert.deepEqual([both.kind, both.codes], ['candidates', [LOXONIN, KOU]]);
    assert.match(both.why, /行の品名は別の品目/);
  });

  test('that the table does not have says so, with what the table covers; so does an empty table', async () => {
    assert.match(
      (await one('620000123')).why,
      /NDBオープンデータ、2022〜2022年度）に 620000123 はありません/,
    );
    const [result] = await match('620000123', NO_RECEIPTS);
    assert.match(result!.why, /まだ取り込まれていません。YJコードか品名/);
  });

  test('is not taken for part of a YJ code, nor the other way round', async () => {
    assert.deepEqual((await one('6250002D1024')).codes, ['6250002D1024']);
    for (const text of ['6250002D1', '6200988012345', 'A620098801', '1149019F1', '6.20098801E8'])
      assert.notEqual((await one(text)).kind, 'matched', text);
  });

  test('several in a line become a row each, duplicates of YJ codes are told', async () => {
    const results = await match(`620098801, 622339801 ${LOXONIN}`);
    assert.deepEqual(
      results.map(({ kind, products }) => [kind, products[0]?.yjCode]),
      [
        ['matched', LOXONIN],
        ['matched', KOU],
        ['duplicate', LOXONIN],
      ],
    );
  });

  test('is looked up where a list is previewed', async () => {
    const { sure, missing } = await createAlerts(context, createSupplyReader(context)).previewList(
      { text: '医薬品コード\n620098801\n620000123' },
      { lane: 'address', key: '::1' },
    );
    assert.deepEqual([sure, missing.length], [1, 1]);
  });
});

test('real codes: every receipt code of round 9 whose price-list code is a YJ code of its own becomes that product', {
  skip: skipWithoutData,
}, async (t) => {
  const book = XLSX.read(readFileSync(realFile('ndb/09/001258716.xlsx')), {
    dense: true,
    sheets: 2,
    ...VALUES_ONLY,
  });
  const real = book.Sheets[book.SheetNames[2]!]!['!data']!.slice(4).flatMap((cells) =>
    cells?.[2]
      ? [{ receiptCode: String(cells[2].v), name: String(cells[3]!.v), priceCode: String(cells[5]!.v) }]
      : [],
  );
  assert.ok(real.length > 3900);
  const world = Object.assign(await testContext(t), { ports: NO_PORTS });
  // Brand digits 01 mean a 統一名 entry.
  const own = new Set(real.map(({ priceCode }) => priceCode).filter((code) => !/^.{9}01.$/.test(code)));
  await importEdition(
    world,
    edition(
      '2026-08-14',
      [...own].map((code) => row(code, { name: `品目${code}` })),
    ),
    {
      source: 'official',
    },
  );
  await inTransaction(world.pool, (client) =>
    addReceiptCodes(client, { source: 'ndb-9', from: '2022-04-01', to: '2023-03-31' }, real),
  );
  const listed = real.filter(({ priceCode }) => own.has(priceCode));
  const results = await matchRows(
    await createSupplyReader(world).snapshot(),
    readText(listed.map(({ receiptCode }) => receiptCode).join('\n')),
    {
      receipts: await findReceiptCodes(
        world.pool,
        real.map(({ receiptCode }) => receiptCode),
      ),
    },
  );
  const wrong = results.filter(
    ({ kind, products }, index) =>
      !['matched', 'duplicate'].includes(kind) || products[0]!.yjCode !== listed[index]!.priceCode,
  );
  assert.deepEqual(wrong, []);
  assert.ok(listed.length > 2000, String(listed.length));
});
