import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import {
  addReceiptCodes,
  importReferenceFile,
  importReferenceTable,
  type ReferenceKind,
} from '../../medicines/index.ts';
import {
  csvOf,
  GTIN_HEAD,
  gtin,
  gtinRow,
  HOT_HEAD,
  hotRow,
  jan,
} from '../../medicines/lists/package-files-testing.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { importEdition } from '../history/import-edition.ts';
import type { ProductQuery } from '../model.ts';
import { NO_PORTS, type SupplyContext } from '../ports.ts';
import { createSupplyReader, type SupplyReader } from '../reader.ts';
import { edition, row } from '../testing.ts';
import { readingText } from './search-products.ts';

const query = (q: string): ProductQuery => ({ q, filters: {}, sort: 'relevance', page: 1, size: 50 });
let reader: SupplyReader;

before(async () => {
  const context: ClosableContext & SupplyContext = Object.assign(await testContext(), { ports: NO_PORTS });
  const amlodipine = { ingredient: 'アムロジピンベシル酸塩', strength: '５ｍｇ１錠' };
  await importEdition(
    context,
    edition('2026-08-14', [
      row('2171022F2018', { ...amlodipine, name: 'アムロジピン錠５ｍｇ「甲」' }),
      row('2171022F2026', { ...amlodipine, name: 'ノルデモ錠５ｍｇ', mah: '=1+1' }),
      row('2171022F4010', { ...amlodipine, name: 'アムロジピンＯＤ錠５ｍｇ「甲」' }),
      row('2171022F4029', { ...amlodipine, name: 'アムロジピンＯＤ錠５ｍｇ「乙」' }),
      row('5200013D1123', { name: 'デモ葛根湯エキス顆粒' }),
      row('5200067D1049', { name: 'デモ芍薬甘草湯エキス顆粒' }),
    ]),
    { source: 'official' },
  );
  const head = ['区分', '一般名コード', '一般名処方の標準的な記載', '成分名', '規格'];
  const name = ['内用薬', '2171022F2ZZZ', '【般】アムロジピン錠５ｍｇ', 'アムロジピン', '５ｍｇ１錠'];
  const file = { name: 'ippanmei.csv', sha256: 'f'.repeat(64) };
  await importReferenceTable(context, { kind: 'generic-names', date: '2025-08-14' }, file, [head, name]);
  await inTransaction(context.pool, (client) =>
    addReceiptCodes(client, { source: 'ndb-9', from: '2022-04-01', to: '2023-03-31' }, [
      { receiptCode: '620000001', priceCode: '2171022F2026', name: 'ノルデモ錠５ｍｇ' },
      { receiptCode: '620000002', priceCode: '2171022F4010', name: 'アムロジピンＯＤ錠５ｍｇ「甲」' },
      { receiptCode: '620000003', priceCode: '2171022F4011', name: 'アムロジピンＯＤ錠５ｍｇ「乙」　５ｍｇ' },
    ]),
  );
  const imported = (kind: ReferenceKind, name: string, rows: string[][]) =>
    importReferenceFile(context, sourceFile(name, Buffer.from(csvOf(rows))), { kind });
  await imported('packages', 'A_20260531_2.txt', [
    GTIN_HEAD,
    gtinRow('2171022F2026', 'ノルデモ錠５ｍｇ', 10),
    gtinRow('2171022F4999', '消えたＯＤ錠５ｍｇ', 20),
    gtinRow('', 'コードのない薬', 30),
  ]);
  await imported('packages', 'MEDIS20260531_h.txt', [
    HOT_HEAD,
    hotRow('2171022F2026', 'ノルデモ錠５ｍｇ', 10),
  ]);
  const gone = { 2: '620000004', 4: '消えた錠５ｍｇ', 30: '20240930', 31: '2171099F1012' };
  const master: Record<number, string> = { 0: '0', 1: 'Y', ...gone };
  const ending = (code: string, day: string) => ({ ...master, 2: code, 4: '終わる錠５ｍｇ', 30: day });
  await imported(
    'receipt-codes',
    'y_20240925.csv',
    [
      master,
      ending('620000005', '20260813'),
      ending('620000006', '20260814'),
      { ...master, 2: '620000007', 4: 'デモ葛根湯', 6: 'ﾃﾞﾓｶｯｺﾝﾄｳｴｷｽｶﾘｭｳ', 31: '5200013D1123' },
      { ...master, 2: '620000008', 4: 'デモ芍薬甘草湯エキス顆粒', 6: 'ﾃﾞﾓｼｬｸﾔｸｶﾝｿﾞｳﾄｳｴｷｽ', 31: '5200067D1014' },
    ].map((cells: typeof master) => Array.from({ length: 42 }, (_, at) => cells[at] ?? '')),
  );
  reader = createSupplyReader(context);
});

const names = async (q: string) => (await reader.search(query(q))).items.map((item) => item.name);

describe('a search', () => {
  test('says how it read a generic name, and what else follows', async () => {
    const marked = await reader.search(query('【般】アムロジピン錠５ｍｇ'));
    assert.deepEqual(
      marked.items.map((item) => item.name),
      ['アムロジピン錠５ｍｇ「甲」', 'ノルデモ錠５ｍｇ'],
    );
    assert.equal(readingText(marked), '一般名「アムロジピン錠5mg」として読みました。');
    const typed = await reader.search(query('アムロジピン錠5mg'));
    assert.equal(typed.total, 4);
    assert.equal(
      readingText(typed),
      '一般名「アムロジピン錠5mg」として読みました。書かれた語をすべて含むほかの品目が、その後に続きます。',
    );
    assert.equal(readingText(await reader.search(query('ノルデモ'))), null);
  });

  test('finds by the code of a receipt, of a 統一名収載 entry the product that the table names first', async () => {
    const { items, ...found } = await reader.search(query('62000001'));
    assert.deepEqual([items, found.reading], [[], null]);
    const one = await reader.search(query(' ６２００００００１ '));
    assert.deepEqual(
      one.items.map((item) => item.yjCode),
      ['2171022F2026'],
    );
    assert.equal(readingText(one), 'レセプト電算コード 620000001 ノルデモ錠５ｍｇ の品目です。');
    assert.deepEqual(await names('620000003'), [
      'アムロジピンＯＤ錠５ｍｇ「乙」',
      'アムロジピンＯＤ錠５ｍｇ「甲」',
    ]);
    assert.deepEqual(await names('629999999'), []);
  });

  test('finds a name in kanji by the reading that the receipt master has of its code or name, and says so', async () => {
    const found = await reader.search(query('かっこんとう'));
    assert.deepEqual(
      found.items.map((item) => item.name),
      ['デモ葛根湯エキス顆粒'],
    );
    assert.equal(readingText(found), '「かっこんとう」を、品名の読みから探しました。');
    assert.deepEqual(await names('しゃくやくかんぞうとう'), ['デモ芍薬甘草湯エキス顆粒']);
  });

  test('says how the list writes what was typed with kana of another size', async () => {
    const small = await reader.search(query('ァムロジピン'));
    assert.deepEqual([small.total, small.reading], [4, { kind: 'kana', name: 'アムロジピン' }]);
    assert.equal(readingText(small), '「アムロジピン」で探しました（入力と、かなの大小が違います）。');
  });

  test('says of a code of receipts that its product is gone, and that it is abolished', async () => {
    const gone = await reader.search(query('620000004'));
    assert.deepEqual([gone.total, gone.reading?.kind], [0, 'not-listed']);
    assert.equal(
      readingText(gone),
      'レセプト電算コード 620000004 は「消えた錠5mg」ですが、その品目は今の一覧にありません。このコードは2024年9月30日で廃止されています。',
    );
  });

  test('says of a code of receipts until when it can be used, on its last day too', async () => {
    const said = async (q: string) =>
      readingText(await reader.search(query(q)))!
        .split('。')
        .at(-2);
    assert.equal(await said('620000005'), 'このコードは2026年8月13日で廃止されています');
    assert.equal(await said('620000006'), 'このコードは2026年8月14日まで使えます');
  });

  test('finds by the code of a package, typed or as a scanner gives it', async () => {
    for (const q of [
      jan(11),
      gtin(0, 10),
      gtin(1, 11),
      `(01)${gtin(1, 11)}(17)270331(10)A1`,
      `]C101${gtin(1, 11)}1727033110A1`,
      '1000000000010',
    ]) {
      const { items, ...found } = await reader.search(query(q));
      assert.deepEqual(
        [items.map(({ yjCode }) => yjCode), found.reading?.kind],
        [['2171022F2026'], 'package'],
        q,
      );
    }
    const filtered = { ...query(jan(11)), filters: { mah: ['だれも知らない会社'] } };
    assert.equal((await reader.search(filtered)).total, 0);
    assert.equal((await reader.searchCsv(query(gtin(0, 10)))).toString().trimEnd().split('\r\n').length, 2);
  });

  test('says of a code of a package what is wrong: its digit, that nobody knows it, that its product is gone', async () => {
    const said = async (q: string) => {
      const { total, ...found } = await reader.search(query(q));
      return [total, found.reading?.kind, readingText({ ...found })];
    };
    const wrong = `${jan(11).slice(0, -1)}${(Number(jan(11).at(-1)) + 1) % 10}`;
    assert.deepEqual(await said(wrong), [
      0,
      'wrong-digit',
      `${wrong} は、末尾のチェックデジットが合いません（ほかの数字が正しければ、末尾は ${jan(11).at(-1)} です）。読み取りか入力の誤りがないか、確かめてください。`,
    ]);
    assert.deepEqual(await said(gtin(1, 99)), [
      0,
      'unknown',
      `${gtin(1, 99)} は、包装の一覧（MEDIS-DC、2026年5月31日）にありません。品名かYJコードで探してください。`,
    ]);
    assert.deepEqual(await said(gtin(0, 20)), [
      2,
      'not-listed',
      `包装のコード ${gtin(0, 20)} は「消えたOD錠5mg」（YJコード 2171022F4999）のものですが、その品目は今の一覧にありません。同じ成分・剤形・規格の品目を示します。`,
    ]);
    assert.deepEqual(await said(gtin(0, 30)), [
      0,
      'not-listed',
      `包装のコード ${gtin(0, 30)} は「コードのない薬」のものですが、その品目は今の一覧にありません。`,
    ]);
  });

  test('and a page of a product: its packages, and who sells it', async () => {
    const view = await reader.product('2171022F2026');
    assert.deepEqual(view?.packages.sellers, ['試験販売']);
    assert.deepEqual(
      view?.packages.packages.map(({ form, total, sales, seller }) => [form, total, sales, seller]),
      [['ＰＴＰ', '100錠', gtin(1, 11), '試験販売']],
    );
    assert.deepEqual((await reader.product('2171022F2018'))?.packages, {
      packages: [],
      sellers: [],
      invented: false,
    });
  });

  test('asks back for a slip', async () => {
    const { total, perhaps } = await reader.search(query('アムロジビン錠5mg'));
    assert.deepEqual([total, perhaps], [0, ['アムロジピン錠5mg']]);
  });

  test('is given as a CSV of all pages, without formulas', async () => {
    const csv = (await reader.searchCsv({ ...query('アムロジピン錠5mg'), page: 2, size: 1 })).toString();
    const lines = csv.replace('\ufeff', '').trimEnd().split('\r\n');
    assert.equal(lines.length, 5);
    assert.match(lines[0]!, /^YJコード,品名,.*,候補のうち通常出荷,候補,薬価（円）,一覧の日付$/);
    assert.match(lines[2]!, /^2171022F2026,ノルデモ錠５ｍｇ,.*,'=1\+1,通常出荷,.*,1,1,,2026-08-14$/);
  });
});
