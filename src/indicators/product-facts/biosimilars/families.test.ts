import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { realFile, sharedPath, skipWithoutData, skipWithoutSeeds } from '../../../../test/real-data.ts';
import type { ListedProduct } from '../../../medicines/index.ts';
import { parseGenericInfo, parsePriceList } from '../../../medicines/lists/parse-reference.ts';
import { sourceFile } from '../../../platform/files/bounded-file.ts';
import { readSheets } from '../../../platform/files/table.ts';
import { compact } from '../../../platform/text.ts';
import { EXCEPTIONS, type FamilyException, matches, readExceptions } from './exceptions.ts';
import { type Family, findFamilies } from './families.ts';
import { KNOWN_BIOSIMILARS } from './known.ts';

const product = (
  code: string,
  ingredient: string,
  name: string,
  genericClass: ListedProduct['genericClass'],
): ListedProduct => ({
  code,
  ingredient,
  name,
  genericClass,
  strength: '１００ｍｇ１瓶',
  mah: '試験製薬',
  route: 'injection',
  amount: 100,
});

/** The products of the two real lists of a date. */
async function realProducts(date: string): Promise<ListedProduct[]> {
  const read = async (kind: string) => {
    const name = `mhlw_${kind}_${date}.csv`;
    return readSheets(sourceFile(name, readFileSync(realFile(`price/${name}`))), 100);
  };
  const classes = parseGenericInfo(await read('ge'), 'ge').rows;
  const classOf = new Map(classes.map((row) => [row.code, row]));
  return parsePriceList(await read('price'), 'price').rows.map((row) => {
    const { ingredient, class: genericClass } = classOf.get(row.code)!;
    return { ...row, ingredient, genericClass };
  });
}

const roles = ({ products }: Family) => {
  const of = (role: string) => products.filter((one) => one.role === role).length;
  return [of('reference'), of('biosimilar'), of('authorised')].join(' ');
};

test('A biosimilar belongs to the reference named in its brackets, whatever its own ingredient is called', () => {
  const { families, unplaced } = findFamilies([
    product('3999412A7028', 'エポエチンアルファ（遺伝子組換え）', 'エスポー注射液７５０', '☆'),
    product('3999412G7020', 'エポエチンアルファ（遺伝子組換え）', 'エスポー皮下用２４０００', '1'),
    product('3999413G1035', 'エポエチンベータ（遺伝子組換え）', 'エポジン注', '1'),
    product(
      '3999427A1026',
      'エポエチンカッパ（遺伝子組換え）［エポエチンアルファ後続１］',
      'エポエチンアルファＢＳ注７５０「ＪＣＲ」',
      '★',
    ),
  ]);
  assert.deepEqual(unplaced, []);
  assert.deepEqual(
    families.map(({ id, name, products, outside }) => [
      id,
      name,
      products.map((one) => [one.code, one.role]),
      outside.map((one) => one.code),
    ]),
    [
      [
        'epoetin-alfa',
        'エポエチンアルファ',
        [
          ['3999412A7028', 'reference'],
          ['3999427A1026', 'biosimilar'],
        ],
        ['3999412G7020'],
      ],
    ],
  );
});

test('A family that the list of the state does not have is called by the code of its reference', () => {
  const { families } = findFamilies([
    product('1234500A1010', 'シケンマブ（遺伝子組換え）', 'シケンマ点滴静注', '2'),
    product('1234501A1010', 'シケンマブ（遺伝子組換え）［シケンマブ後続１］', 'シケンマブＢＳ「Ａ」', '3'),
    product('1234500A1028', 'シケンマブ（遺伝子組換え）', 'シケンマブ点滴静注「Ｂ」', '3'),
  ]);
  assert.deepEqual(
    families.map((family) => [family.id, family.name, roles(family)]),
    [['1234500', 'シケンマブ', '1 1 1']],
  );
});

test('A biologic that names and classes cannot place is listed with the reason, and has no role', () => {
  const { families, unplaced } = findFamilies([
    product('1234500A1010', 'シケンマブ（遺伝子組換え）', 'シケンマ点滴静注', '2'),
    product('1234600A1010', 'ベツノマブ（遺伝子組換え）［ベツノマブ後続１］', 'ベツノマブＢＳ「Ａ」', '3'),
    product('1234600A1029', 'ベツノマブ（遺伝子組換え）', 'ベツノマブ（遺伝子組換え）５ｍｇ注射液', '3'),
    product('1234700A1010', 'ヘパリンナトリウム', 'ヘパリンＮａ「Ｂ」', '3'),
    product('1234800A1010', 'シンヤクマブ（遺伝子組換え）', 'シンヤク', '1'),
  ]);
  assert.deepEqual(
    unplaced.map((one) => [one.code, /どの先行品/.test(one.reason)]),
    [
      ['1234500A1010', true],
      ['1234600A1010', false],
      ['1234600A1029', true],
    ],
  );
  assert.match(unplaced[1]!.reason, /先行品が、この日の薬価基準にありません/);
  assert.deepEqual(families.map(roles), ['0 1 0']);
});

test('The hand-checked table has one exact shape', () => {
  const [first] = EXCEPTIONS;
  assert.throws(() => readExceptions([{ ...first, note: 'x' }]), /note/);
  assert.throws(() => readExceptions([{ ...first, match: {} }]), /codes or name/);
});

const TWO_LISTS = { '20230315': 16, '20250716': 18 } as const;
/** References, biosimilars and authorised biologics of each family, on both dates. */
const EXPECTED: Record<string, [string | null, string]> = {
  somatropin: ['4 2 0', '4 2 0'],
  'epoetin-alfa': ['1 4 0', '1 4 0'],
  filgrastim: ['6 15 0', '6 6 0'],
  infliximab: ['1 5 0', '1 5 0'],
  'insulin-glargine': ['3 3 0', '3 3 0'],
  rituximab: ['2 4 0', '2 4 0'],
  etanercept: ['8 14 0', '8 14 0'],
  trastuzumab: ['4 8 0', '2 6 0'],
  'agalsidase-beta': ['2 2 0', '2 2 0'],
  bevacizumab: ['2 8 0', '2 10 0'],
  'darbepoetin-alfa': ['9 27 9', '9 27 9'],
  teriparatide: ['1 1 0', '1 1 0'],
  'insulin-lispro': ['4 3 0', '4 3 0'],
  adalimumab: ['5 10 0', '5 15 0'],
  'insulin-aspart': ['5 3 0', '4 3 0'],
  ranibizumab: ['2 1 0', '2 1 0'],
  pegfilgrastim: [null, '2 2 0'],
  ustekinumab: [null, '1 3 0'],
};

test('Both real lists: every family with its members, in the order of the state, and nothing unplaced', {
  skip: skipWithoutData,
}, async () => {
  for (const [index, date] of Object.keys(TWO_LISTS).entries()) {
    const products = await realProducts(date);
    const { families, unplaced } = findFamilies(products);
    assert.equal(families.length, TWO_LISTS[date as keyof typeof TWO_LISTS]);
    assert.deepEqual(
      families.map((family) => [family.id, roles(family)]),
      Object.entries(EXPECTED).flatMap(([id, of]) => (of[index] === null ? [] : [[id, of[index]]])),
    );
    assert.deepEqual(unplaced, []);
    const outside = families.flatMap((family) => family.outside);
    assert.ok(
      outside.some((one) => one.name === 'ランタスＸＲ注ソロスター' && /濃度が３倍/.test(one.reason)),
    );
    assert.ok(outside.some((one) => one.name.startsWith('ヒューマログミックス２５注')));
    const somatropin = families[0]!.products.filter((one) => one.role === 'reference');
    assert.ok(somatropin.every((one) => one.name.startsWith('ジェノトロピン')));
    const followers = products.filter((one) => compact(one.ingredient).includes('後続'));
    const placed = new Set(families.flatMap((family) => family.products.map((one) => one.code)));
    assert.deepEqual(
      followers.filter((one) => !placed.has(one.code)),
      [],
    );
  }
});

test('Every exception is still needed: it speaks of a product of the real lists, or holds what a class alone says', {
  skip: skipWithoutData,
}, async () => {
  const lists = await Promise.all(Object.keys(TWO_LISTS).map(realProducts));
  for (const exception of EXCEPTIONS) {
    const found = lists.flatMap((products) => products.filter((one) => matches(exception, one)));
    assert.ok(found.length > 0, `${exception.id} speaks of no product`);
  }
  const without = (exception: FamilyException) => EXCEPTIONS.filter((one) => one !== exception);
  const partsOf = (products: ListedProduct[], table: readonly FamilyException[]) => {
    const { families, unplaced } = findFamilies(products, table);
    const parts = families.flatMap((f) => f.products.map((one) => `${f.id} ${one.code} ${one.role}`));
    return [...parts, ...unplaced.map((one) => `unplaced ${one.code}`)];
  };
  const changes = (exception: FamilyException, products: ListedProduct[]) => {
    const kept = new Set(partsOf(products, without(exception)));
    return partsOf(products, EXCEPTIONS).filter((part) => !kept.has(part));
  };
  const of = (id: string) => EXCEPTIONS.find((one) => one.id === id)!;
  assert.deepEqual(
    changes(of('somatropin-biosimilar'), lists[0]!),
    [
      'somatropin 2412402D9038 reference',
      'somatropin 2412402L4057 reference',
      'somatropin 2412402P4024 reference',
      'somatropin 2412402P5020 reference',
      'somatropin 2412402A3017 biosimilar',
      'somatropin 2412402A4013 biosimilar',
    ].toSorted(),
  );
  // These hold where a later list puts the product into another class.
  const reclassed = lists[1]!.map((one) =>
    /^(ランタスＸＲ|ノルディトロピン)/.test(one.name) ? { ...one, genericClass: '2' as const } : one,
  );
  const later = findFamilies(reclassed).families.flatMap((family) => family.products);
  assert.ok(!later.some((one) => /^(ランタスＸＲ|ノルディトロピン)/.test(one.name)));
  for (const id of ['lantus-xr', 'somatropin-reference'])
    assert.notDeepEqual(partsOf(reclassed, without(of(id))), partsOf(reclassed, EXCEPTIONS), id);
  const unified = lists[1]!.map((one) =>
    one.code.startsWith('3999425') ? { ...one, name: one.name.replace(/「.*」/, '') } : one,
  );
  assert.equal(changes(of('darbepoetin-authorised'), unified).length, 9);
});

const SEEDS = sharedPath('seeds');

test('The list of ingredients is what the state printed, and its names are those of the families', {
  skip: skipWithoutSeeds,
}, () => {
  const name = readdirSync(SEEDS).find((file) => file.startsWith('001'))!;
  const text = compact(readFileSync(join(SEEDS, name), 'utf8'));
  assert.equal(KNOWN_BIOSIMILARS.ingredients.length, 19);
  for (const { order, printed, indication, makers, printedLaunch } of KNOWN_BIOSIMILARS.ingredients) {
    const line = `${order}${printed}(${indication})(${makers.map((maker) => maker.printed).join('、')})${printedLaunch}`;
    assert.ok(text.includes(compact(line)), line);
  }
  for (const exception of EXCEPTIONS)
    assert.ok(text.includes(compact(exception.source.quote)), exception.source.quote);
});

test('every ingredient of the printed list has its family in the list of July 2025, but one', {
  skip: skipWithoutData,
}, async () => {
  const { families } = findFamilies(await realProducts('20250716'));
  const found = new Set(families.map((family) => family.name));
  assert.deepEqual(
    KNOWN_BIOSIMILARS.ingredients.filter((one) => !found.has(one.name)).map((one) => one.name),
    ['アフリベルセプト'],
  );
});

test('A launch, a mark and a correction of the printed list are read apart from its words', () => {
  const [first] = KNOWN_BIOSIMILARS.ingredients;
  assert.deepEqual([first!.id, first!.launched, first!.printedLaunch], ['somatropin', '2009-09', '2009.9']);
  for (const { makers, launched, printedLaunch, name, printed, note } of KNOWN_BIOSIMILARS.ingredients) {
    const [year, month] = (launched ?? '').split('-');
    if (launched) assert.equal(printedLaunch, `${year}.${Number(month)}`);
    else assert.equal(printedLaunch, '薬価 未収載');
    for (const maker of makers) {
      assert.equal(maker.authorised, maker.printed.endsWith('*'));
      assert.equal(maker.unlisted, /注\*?$/.test(maker.printed));
    }
    if (!compact(printed).startsWith(name)) assert.match(note!, /誤読/);
  }
});
