import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as X from '@e965/xlsx';
import fc from 'fast-check';
import { realFile, skipWithoutData } from '../../test/real-data.ts';
import { queryTokens, searchKey } from './normalise.ts';
import { buildSearchIndex, RANK, type SearchItem } from './search.ts';

const item = (name: string, fields: Partial<SearchItem> = {}): SearchItem => ({
  yjCode: 'X00110',
  name,
  ingredient: '',
  mah: '',
  strength: '',
  ...fields,
});

/** The brands found, in rank order. */
function names(items: readonly SearchItem[], query: string): string[] {
  return Array.from(buildSearchIndex(items).search(query).ids, (i) => items[i]!.name);
}

test('all tokens must be found, each in any of brand, ingredient, maker, strength and code', () => {
  const items = [
    item('ロキソニン錠６０ｍｇ', {
      ingredient: 'ロキソプロフェンナトリウム水和物',
      mah: '第一三共',
      strength: '６０ｍｇ１錠',
      yjCode: '1149019F1560',
    }),
    item('ロキソニンゲル１％', { mah: '第一三共', yjCode: '2649735Q1020' }),
  ];
  for (const query of [
    'ロキソニン60',
    '第一三共 60',
    'ロキソプロフェン',
    '1149019F',
    '019f15',
    '60mg1錠 三共',
  ])
    assert.deepEqual(names(items, query), ['ロキソニン錠６０ｍｇ'], query);
  assert.deepEqual(names(items, 'ロキソニン 武田'), []);
});

test('a number is found where a number starts, not inside one', () => {
  const items = ['A錠160mg', 'B錠0.60mg', 'C錠60mg', 'D錠600mg', 'E錠60.5mg', 'F錠３／６０'].map((n) =>
    item(n),
  );
  assert.deepEqual(names(items, '60'), ['C錠60mg', 'F錠３／６０', 'D錠600mg', 'E錠60.5mg']);
  assert.deepEqual(names(items, '6'), ['C錠60mg', 'D錠600mg', 'E錠60.5mg', 'F錠３／６０']);
  assert.deepEqual(names(items, '60mg'), ['C錠60mg']);
  assert.deepEqual(names(items, '0.6'), ['B錠0.60mg']);
});

test('an exact number comes before longer ones, in brand or strength', () => {
  const items = [
    item('A錠', { strength: '６００ｍｇ１錠' }),
    item('B錠', { strength: '６０ｍｇ１錠' }),
    item('C錠', { strength: '６００ｍｇ６０錠' }),
  ];
  assert.deepEqual(names(items, '錠60'), ['B錠', 'C錠', 'A錠']);
});

test('brand prefixes come first, then brand, ingredient, maker and strength, part of a code', () => {
  const items = [
    item('き', { yjCode: '1149as24F100' }),
    item('け', { yjCode: 'as2412345678' }),
    item('う', { strength: 'as24' }),
    item('え', { mah: 'as24' }),
    item('い', { ingredient: 'as24' }),
    item('あ as24'),
    item('as24錠'),
  ];
  const { ids, ranks } = buildSearchIndex(items).search('as24');
  assert.deepEqual(
    Array.from(ids, (i, n) => [items[i]!.name, ranks[n]]),
    [
      ['as24錠', RANK.brandPrefix],
      ['あ as24', RANK.brand],
      ['い', RANK.ingredient],
      ['う', RANK.other],
      ['え', RANK.other],
      ['け', RANK.other],
      ['き', RANK.codePart],
    ],
  );
});

test('the whole query as prefix comes before its first token as prefix', () => {
  const items = ['アスピリン原末', 'アスピリン散10%', 'アスピリン10%散'].map((n) => item(n));
  assert.deepEqual(names(items, 'アスピリン 10'), ['アスピリン10%散', 'アスピリン散10%']);
  assert.deepEqual(names(items, 'アスピリン10'), ['アスピリン10%散', 'アスピリン散10%']);
});

test('an abbreviation typed together with its strength is found apart in a name, but not in a code', () => {
  const items = [
    item('アムロジピンＯＤ錠５ｍｇ'),
    item('ア散', { yjCode: '631301AS1024' }),
    item('イＡＳ散'),
  ];
  assert.deepEqual(names(items, 'アムロジピンod5'), ['アムロジピンＯＤ錠５ｍｇ']);
  assert.deepEqual(names(items, 'as10'), ['ア散']);
});

test('one to three characters match the start of a code, and only alone', () => {
  const items = [item('あ', { yjCode: '1149019F1560' }), item('い', { yjCode: '2114019F1560' })];
  assert.deepEqual(names(items, '114'), ['あ']);
  assert.deepEqual(names(items, 'あ 114'), []);
});

test('products without a rank between them keep their natural order: numbers by value, then code', () => {
  const brands = ['イ錠2mg', 'ア錠10mg', 'ア錠2mg', 'ア錠2.5mg', 'ア錠0.25mg', 'ア錠1,000mg'];
  const items = [...brands.map((n) => item(n)), item('ア錠2mg', { yjCode: 'X00100' })];
  const expected = ['ア錠0.25mg', 'ア錠2mg', 'ア錠2mg', 'ア錠2.5mg', 'ア錠10mg', 'ア錠1,000mg', 'イ錠2mg'];
  assert.deepEqual(names(items, '錠'), expected);
  assert.deepEqual(names(items, ''), expected);
  assert.deepEqual([...buildSearchIndex(items).order.slice(1, 3)], [6, 2]);
});

test('an empty query finds everything, an empty list nothing', () => {
  assert.deepEqual(names([item('ア'), item('イ')], ' 「」 '), ['ア', 'イ']);
  assert.deepEqual(names([], ''), []);
  assert.deepEqual(names([], 'ア'), []);
});

test('one search does not disturb the result of another', () => {
  const index = buildSearchIndex([item('ア'), item('イ')]);
  const all = index.search('');
  all.ids.fill(9);
  const first = index.search('イ');
  index.search('ア');
  assert.deepEqual([...first.ids], [1]);
  assert.deepEqual([...index.search('').ids], [0, 1]);
});

const word = fc
  .array(fc.constantFrom(...'アロヴァーン錠注mgod0123456.,・ -「」/％'), { maxLength: 10 })
  .map((list) => list.join(''));
const anyItem = fc.record({ yjCode: word, name: word, ingredient: word, mah: word, strength: word });

test("searching for any item's exact brand finds it among the brand prefixes (property)", () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 12 }), (items) => {
      const index = buildSearchIndex(items);
      items.forEach(({ name }, i) => {
        const { ids, ranks } = index.search(name);
        assert.equal(ranks[ids.indexOf(i)], RANK.brandPrefix, name);
      });
    }),
  );
});

test('no product is found twice, ranks never fall, and one more token never finds more (property)', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 12 }), word, word, (items, a, b) => {
      const index = buildSearchIndex(items);
      const { ids, ranks } = index.search(a);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual([...ranks].sort(), [...ranks]);
      for (const id of index.search(`${a} ${b}`).ids) assert.ok(ids.includes(id));
    }),
  );
});

test('a token without digits is found exactly where a plain search would find it (property)', () => {
  const letters = fc.constantFrom('ア', 'ロ', '錠', 'ロン', 'm', 'mg', 'go', 'アー');
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 12 }), letters, (items, query) => {
      const token = queryTokens(query)[0]!;
      const expected = items.flatMap((one, i) => {
        const inText = [one.name, one.ingredient, one.mah, one.strength].some((t) =>
          searchKey(t).includes(token),
        );
        return inText || searchKey(one.yjCode).startsWith(token) ? [i] : [];
      });
      assert.deepEqual(
        [...buildSearchIndex(items).search(query).ids].sort((x, y) => x - y),
        expected,
      );
    }),
  );
});

const REAL = realFile('supply-status/260818iyakuhinkyoukyu.xlsx');

test("the ministry's real list is searched as people type", {
  skip: skipWithoutData,
}, async (t) => {
  const rows = X.utils.sheet_to_json<string[]>(firstSheet(readFileSync(REAL)), {
    header: 1,
    raw: false,
    defval: '',
  });
  const items = rows.slice(2).map((row): SearchItem => {
    const [ingredient = '', strength = '', yjCode = '', name = '', mah = ''] = row.slice(2, 7);
    return { ingredient, strength, yjCode, name, mah };
  });
  const index = buildSearchIndex(items);
  const found = (query: string) => Array.from(index.search(query).ids, (i) => items[i]!);
  const first = (query: string) => found(query)[0]?.name;

  await t.test('a brand and its strength, spelled in any way', () => {
    const spellings = [
      'ﾛｷｿﾆﾝ60',
      'ろきそにん錠60',
      'ロキソニン60mg',
      'ﾛｷｿﾆﾝ ６０',
      'ろき そにん　60 ＭＧ',
      'ロキソニン錠60',
    ];
    for (const query of spellings) assert.equal(first(query), 'ロキソニン錠６０ｍｇ', query);
    for (const query of [
      'ラボナール 0.3g',
      'らぼなーる0.3',
      'ﾗﾎﾞﾅｰﾙ０．３ｇ',
      'ラボナル 300mg',
      'ラボナール注射用0.3',
    ])
      assert.deepEqual(
        found(query).map((item) => item.name),
        ['ラボナール注射用０．３ｇ'],
        query,
      );
  });

  await t.test('half a code finds exactly the codes with it, those that begin with it first', () => {
    for (const half of ['1149019F', '1149019f', '019F15', '2649735', '631301as', 'as102']) {
      const upper = half.toUpperCase();
      const hits = found(half);
      assert.equal(hits.length, items.filter((item) => item.yjCode.includes(upper)).length, half);
      const begins = hits.map((item) => item.yjCode.startsWith(upper));
      assert.ok(hits.length > 0 && begins.lastIndexOf(true) + 1 === begins.filter(Boolean).length, half);
    }
  });

  await t.test('a maker is found by its name, in the old or new form of a kanji', () => {
    for (const mah of ['沢井製薬', '第一三共エスファ', 'ニプロ', '帝國製薬']) {
      const hits = new Set(found(mah));
      assert.ok(
        items.filter((item) => item.mah === mah).every((item) => hits.has(item)),
        mah,
      );
    }
    assert.equal(found('帝国製薬').length, found('帝國製薬').length);
  });

  await t.test('a number is never found inside another one', () => {
    for (const { name, strength } of found('バルサルタン 60'))
      assert.match(`${name}${strength}`, /(?<!\d)60/);
    assert.ok(found('バルサルタン 160').length > 0);
    const sixty = found('60mg');
    const texts = sixty.map((item) => `${item.name} ${item.strength}`.normalize('NFKC'));
    assert.ok(texts.length > 50 && texts.every((text) => /(?<![\d.])60mg/i.test(text)));
  });

  await t.test('every brand, typed as it is written, is among its brand prefixes', () => {
    for (let i = 0; i < items.length; i += 7) {
      const { ids, ranks } = index.search(items[i]!.name);
      assert.equal(ranks[ids.indexOf(i)], RANK.brandPrefix, items[i]!.name);
    }
  });
});

function firstSheet(file: Uint8Array): X.WorkSheet {
  const book = X.read(file, { dense: true });
  return book.Sheets[book.SheetNames[0]!]!;
}

test('a name is found by how it is read aloud, behind all that is found to the letter', () => {
  const items = [
    item('ツムラ葛根湯エキス顆粒', { yjCode: '5200013D1123' }),
    item('かっこんとうのど飴'),
    item('ツムラ桂枝湯エキス顆粒', { yjCode: '5200032D1059' }),
  ];
  const readings = new Map([
    ['ツムラ葛根湯エキス顆粒', 'ﾂﾑﾗｶｯｺﾝﾄｳｴｷｽｶﾘｭｳ'],
    ['ツムラ桂枝湯エキス顆粒', 'ﾂﾑﾗｹｲｼﾄｳｴｷｽｶﾘｭｳ'],
  ]);
  const index = buildSearchIndex(items, ({ name }) => readings.get(name) ?? '');
  const found = (query: string) => {
    const { ids, ranks } = index.search(query);
    return Array.from(ids, (i, at) => [items[i]!.name, ranks[at]]);
  };
  assert.deepEqual(found('かっこんとう'), [
    ['かっこんとうのど飴', RANK.brandPrefix],
    ['ツムラ葛根湯エキス顆粒', RANK.sound],
  ]);
  for (const query of ['ケイシトウ', 'けいしとう ツムラ', 'つむらけいしとう', 'ｹｲｼﾄｳ顆粒'])
    assert.deepEqual(found(query), [['ツムラ桂枝湯エキス顆粒', RANK.sound]], query);
  // Too short to be a name.
  assert.deepEqual(found('けい'), []);
  assert.deepEqual(buildSearchIndex(items).search('けいしとう').ids.length, 0);
});
