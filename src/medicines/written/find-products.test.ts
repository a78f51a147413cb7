import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildFinder } from './find-products.ts';
import { isLookalikeOf } from './misspelt.ts';
import type { PricedItem } from './standard-names.ts';

const item = (yjCode: string, name: string, ingredient: string, strength: string, unified?: boolean) =>
  ({
    yjCode,
    name,
    ingredient,
    strength,
    mah: '試験製薬',
    ...(unified === undefined ? {} : { price: { unified } }),
  }) satisfies PricedItem;

const AMLODIPINE = 'アムロジピンベシル酸塩';
const ITEMS = [
  item('2171022F2999', 'アムロジピン錠５ｍｇ「甲」', AMLODIPINE, '５ｍｇ１錠'),
  item('2171022F2998', 'ノルデモ錠５ｍｇ', AMLODIPINE, '５ｍｇ１錠'),
  item('2171022F1999', 'アムロジピン錠２．５ｍｇ「甲」', AMLODIPINE, '２．５ｍｇ１錠'),
  item('2171022F4999', 'アムロジピンＯＤ錠５ｍｇ「甲」', AMLODIPINE, '５ｍｇ１錠'),
  item('2171022F4998', 'アムロジピンＯＤ錠５ｍｇ「乙」', AMLODIPINE, '５ｍｇ１錠'),
  item('2149116F1999', 'デモシア配合錠ＬＤ', `カンデサルタン シレキセチル・${AMLODIPINE}`, '１錠'),
  item('2149116F2999', 'デモシア配合錠ＨＤ', `カンデサルタン シレキセチル・${AMLODIPINE}`, '１錠'),
  item(
    '1139004G2055',
    'バルプロ酸ナトリウム徐放錠２００ｍｇ「丙」',
    'バルプロ酸ナトリウム',
    '２００ｍｇ１錠',
    true,
  ),
  item('1139004G2063', 'デモケンＲ錠２００ｍｇ', 'バルプロ酸ナトリウム', '２００ｍｇ１錠', false),
  item('1139004G2039', 'デモニカＲ錠２００ｍｇ', 'バルプロ酸ナトリウム', '２００ｍｇ１錠', false),
];
const STANDARDS = [
  { code: '2171022F2ZZZ', name: '【般】アムロジピン錠５ｍｇ', products: [] },
  { code: '2149116F2ZZZ', name: '【般】カンデサルタン・アムロジピン５ｍｇ配合錠', products: [] },
  { code: '9999999F9ZZZ', name: '【般】一覧にない成分錠９ｍｇ', products: [] },
  {
    code: '1139004GAZZZ',
    name: '【般】バルプロ酸Ｎａ徐放錠２００ｍｇ',
    products: ['1139004G2012', '1139004G2063'],
  },
];
const withMaster = await buildFinder(ITEMS, STANDARDS);
const without = await buildFinder(ITEMS, []);
const named = (finder: typeof withMaster, query: string) =>
  Array.from(finder.find(query).ids, (i) => ITEMS[i]!.name);

test('a standard name finds the products of its code, those that are called so first, and says so', () => {
  const { ids, reading, read } = withMaster.find('【般】アムロジピン錠５ｍｇ');
  assert.deepEqual(
    Array.from(ids, (i) => ITEMS[i]!.name),
    ['アムロジピン錠５ｍｇ「甲」', 'ノルデモ錠５ｍｇ'],
  );
  assert.deepEqual([read, reading], [2, { kind: 'standard', name: '【般】アムロジピン錠５ｍｇ' }]);
  assert.deepEqual(
    named(without, '【般】アムロジピン錠５ｍｇ'),
    named(withMaster, '【般】アムロジピン錠５ｍｇ'),
  );
  assert.equal(without.find('【般】アムロジピン錠５ｍｇ').reading?.kind, 'parts');
  assert.deepEqual(named(withMaster, '【般】カンデサルタン・アムロジピン５ｍｇ配合錠'), [
    'デモシア配合錠ＨＤ',
  ]);
});

test('the maker in brackets comes first among those of the name', () => {
  assert.deepEqual(named(without, '【般】アムロジピン口腔内崩壊錠５ｍｇ「乙」'), [
    'アムロジピンＯＤ錠５ｍｇ「乙」',
    'アムロジピンＯＤ錠５ｍｇ「甲」',
  ]);
});

test('what the words find to the letter stays, behind what was read', () => {
  const { reading, read } = without.find('アムロジピン錠5mg');
  assert.deepEqual(named(without, 'アムロジピン錠5mg'), [
    'アムロジピン錠５ｍｇ「甲」',
    'ノルデモ錠５ｍｇ',
    'アムロジピンＯＤ錠５ｍｇ「乙」',
    'アムロジピンＯＤ錠５ｍｇ「甲」',
  ]);
  // All of the reading is found to the letter too: there is nothing to say.
  assert.deepEqual([reading, read], [null, 2]);
});

test('a code of a name finds its products: of an exception those of its table, and who has no price of an own', () => {
  assert.deepEqual(named(withMaster, '1139004GAZZZ').toSorted(), [
    'デモケンＲ錠２００ｍｇ',
    'バルプロ酸ナトリウム徐放錠２００ｍｇ「丙」',
  ]);
  assert.equal(withMaster.find('2171022f2zzz').reading?.name, '【般】アムロジピン錠５ｍｇ');
  // Without the master by its first nine characters, as a code of a 統一名収載 entry.
  assert.deepEqual(named(without, '2171022F2ZZZ').length, 2);
  assert.deepEqual(without.find('2171022F2010').reading, { kind: 'kind', name: '2171022F2010' });
  assert.deepEqual(named(withMaster, '9999999F9ZZZ'), []);
});

test('a brand in a strength that there is not finds its other ones, and says that they are others', () => {
  assert.deepEqual(named(without, 'ノルデモ錠10mg'), ['ノルデモ錠５ｍｇ']);
  assert.deepEqual(without.find('ノルデモ錠10mg').reading, { kind: 'other', name: 'ノルデモ錠10mg' });
});

test('a slip is asked back and never mended in silence', () => {
  const { ids, perhaps, reading } = without.find('アムロジビン錠5mg');
  assert.deepEqual([ids.length, perhaps, reading], [0, ['アムロジピン錠5mg'], null]);
  assert.deepEqual(without.find('アムロジピン錠5mg').perhaps, []);
  // Two slips, another word and a short one are no slip.
  for (const query of ['アムコジビン', 'ロキソニン', 'ノル', 'アム'])
    assert.deepEqual(without.find(query).perhaps, [], query);
  assert.ok(isLookalikeOf('シ', 'ツ') && isLookalikeOf('ソ', 'ン') && isLookalikeOf('ビ', 'ピ'));
  assert.ok(!isLookalikeOf('ア', 'ノ'));
});

test('reading never loses or doubles what the words find to the letter (property)', () => {
  const piece = fc.constantFrom(
    'アムロジピン',
    'OD',
    '錠',
    '5',
    'mg',
    ' ',
    '「甲」',
    '【般】',
    'デモ',
    '2.5',
    '配合',
    'Ｒ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const query = pieces.join('');
      const { ids, read } = withMaster.find(query);
      assert.equal(new Set(ids).size, ids.length);
      assert.ok(read <= ids.length);
    }),
  );
});

test('kana of another size than the list writes are said, in what is found to the letter and in what is read', async () => {
  const items = [item('2325003F1000', 'ファモチジン錠１０ｍｇ「甲」', 'ファモチジン', '１０ｍｇ１錠')];
  const finder = await buildFinder(items, []);
  const said = (query: string) => finder.find(query).reading;
  assert.deepEqual(finder.find('フアモチジン').ids.length, 1);
  assert.deepEqual(said('フアモチジン'), { kind: 'kana', name: 'ファモチジン' });
  assert.deepEqual(said('フアモチジン錠10mg'), { kind: 'kana', name: 'ファモチジン錠10mg' });
  assert.deepEqual([said('ファモチジン'), said('ふぁもちじん'), said('ﾌｧﾓﾁｼﾞﾝ')], [null, null, null]);
});
