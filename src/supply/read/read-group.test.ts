import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { REASON_TEXT, RESPONSE_TEXT, VOLUME_TEXT } from '../official/official-layout.ts';
import { readGroupIndex } from '../pages/parts/groups/group-index-data.ts';
import { NO_PORTS } from '../ports.ts';
import { createSupplyReader } from '../reader.ts';
import { edition, row } from '../testing.ts';
import { initialOf } from './read-group.ts';

const stopped = { response: RESPONSE_TEXT.stopped, reason: REASON_TEXT.material };

test('who still ships: of an ingredient, a maker, a class', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const first = [
    row('1111111F1011', { mah: '甲製薬', name: '試験錠１０ｍｇ' }),
    row('1111111F1022', { mah: '乙製薬', name: '試験錠２ｍｇ' }),
    row('1111111F2033', {
      mah: '乙製薬',
      name: '試験錠１ｍｇ',
      strength: '１ｍｇ１錠',
      volume: VOLUME_TEXT.decreased,
    }),
    row('2222222F1011', { mah: '甲製薬', ingredient: '別の成分／Ａ（Ｂ）', therapeuticClass: '別の分類' }),
  ];
  await importEdition(context, edition('2026-08-17', first), { source: 'official' });
  const second = [
    row('1111111F1011', { mah: '甲製薬', name: '試験錠１０ｍｇ', ...stopped }),
    ...first.slice(1),
  ];
  await importEdition(context, edition('2026-08-18', second), { source: 'official' });
  const reader = createSupplyReader(context);

  const ingredient = (await reader.group('ingredient', '試験成分', 'status'))!;
  assert.deepEqual(
    [ingredient.counts.total, ingredient.counts.normal, ingredient.counts.stopped, ingredient.unhindered],
    [3, 2, 1, 1],
  );
  assert.deepEqual(ingredient.makers, { total: 2, shipping: 1 });
  assert.deepEqual(ingredient.byResponse, { stopped: 1, normal: 2 });
  assert.deepEqual(ingredient.byVolume, { normal: 2, decreased: 1 });
  assert.deepEqual(
    ingredient.parts.map(({ name, normal, total }) => [name, normal, total]),
    [
      ['５ｍｇ１錠', 1, 2],
      ['１ｍｇ１錠', 1, 1],
    ],
  );
  assert.deepEqual(
    ingredient.changes.map(({ yjCode }) => yjCode),
    ['1111111F1011'],
  );

  const names = async (sort: 'status' | 'shipping' | 'name') =>
    (await reader.group('ingredient', '試験成分', sort))!.products.map(({ name }) => name);
  assert.deepEqual(await names('status'), ['試験錠１０ｍｇ', '試験錠１ｍｇ', '試験錠２ｍｇ']);
  assert.deepEqual(await names('shipping'), ['試験錠２ｍｇ', '試験錠１ｍｇ', '試験錠１０ｍｇ']);
  assert.deepEqual(await names('name'), ['試験錠１ｍｇ', '試験錠２ｍｇ', '試験錠１０ｍｇ']);

  const maker = (await reader.group('mah', '甲製薬', 'status'))!;
  assert.deepEqual(
    maker.parts.map(({ name, normal }) => [name, normal]),
    [
      ['試験成分', 0],
      ['別の成分／Ａ（Ｂ）', 1],
    ],
  );
  assert.equal((await reader.group('therapeuticClass', '別の分類', 'status'))!.counts.total, 1);
  assert.equal(await reader.group('ingredient', 'ない成分', 'status'), null);
  assert.deepEqual(
    (await reader.groups('mah')).map(({ name, total, stopped }) => [name, total, stopped]),
    [
      ['乙製薬', 2, 0],
      ['甲製薬', 2, 1],
    ],
  );
});

test('names by how they begin, whatever the width and the small marks', () => {
  for (const [name, initial] of [
    ['アスピリン', 'ア'],
    ['ｱｽﾋﾟﾘﾝ', 'ア'],
    ['ヴァイス', 'ア'],
    ['ガランタミン', 'カ'],
    ['ジアゼパム', 'サ'],
    ['きんせんか', 'カ'],
    ['ッ', 'タ'],
    ['パクリタキセル', 'ハ'],
    ['ンゴ', 'ワ'],
    ['「ヨウ素」', 'ヤ'],
    ['生理食塩液', '漢字'],
    ['ｄ－カンフル', '英数字'],
    ['５－アミノ', '英数字'],
    ['', '英数字'],
  ] as const) {
    assert.equal(initialOf(name), initial, name);
  }
});

test('a list of names is narrowed down by what is typed, in any width and kana, whatever sign they begin with', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const makers = ['サワイ薬品', 'ｻﾝﾄﾞ', '沢井製薬', ...Array.from({ length: 250 }, (_, i) => `アイ製薬${i}`)];
  const rows = makers.map((mah, i) => row(`1111111F${String(1000 + i)}`, { mah }));
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  const reader = createSupplyReader(context);
  const index = async (query: string) => (await readGroupIndex(reader, 'mah', new URLSearchParams(query)))!;
  const names = async (query: string) => (await index(query)).rows.map(({ name }) => name);

  const all = await index('');
  assert.deepEqual([all.initial, all.total, all.shown, all.unread], ['ア', 253, 250, false]);
  assert.deepEqual(await names('q=さわい'), ['サワイ薬品']);
  assert.deepEqual(await names('q=サンド'), ['ｻﾝﾄﾞ']);
  assert.deepEqual(await names('q=製薬２４９'), ['アイ製薬249']);
  assert.deepEqual(await names('q=そんな会社はない'), []);
  // Not narrowed down by its initial, nor parted by it.
  const found = await index('q=製薬&initial=サ');
  assert.deepEqual([found.initial, found.shown, found.unread], [null, 251, true]);
  assert.equal((await index('q=製薬&page=2')).rows.length, 51);
});

test('cells that could not be read are told of an edition, and of no other', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const rows = [...Array(200).keys()].map((n) => row(`1111111F1${String(n).padStart(3, '0')}`));
  rows[3] = row('1111111F1003', { response: '⑥その他' });
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  const reader = createSupplyReader(context);
  const problems = (await reader.editionProblems('2026-08-18'))!;
  assert.equal(problems.length, 1);
  assert.deepEqual([problems[0]!.row, problems[0]!.value], [6, '⑥その他']);
  assert.equal(await reader.editionProblems('2026-08-17'), null);
});
