import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { addReceiptCodes, importReferenceTable } from '../../medicines/index.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
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
