import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { AnteiError } from '../../platform/errors.ts';
import { type MadeCell, madeFigures, madeProduct, type Quantity, withCube } from '../cubes/cube-testing.ts';
import { type Breakdown, type Figure, type Measure, type Narrowing, PREFECTURES } from '../model.ts';
import { compile } from './compile.ts';
import { readMeasures } from './measures.ts';

const measures = new Map(readMeasures().map((measure) => [measure.id, measure]));
const measure = (id: string) => measures.get(id)!;

/** One product of each kind that a measure tells apart; yen a unit stand beside. */
const facts = [
  madeProduct('1111111A1', {
    genericClass: '2',
    genericSaving: [40, 50, 60],
    genericSavingAvailable: [30, 35, 40],
  }),
  madeProduct('1111111A2', { genericClass: '3' }),
  madeProduct('1111111A3', { genericClass: '★' }),
  madeProduct('1111111A4', { genericClass: '☆' }),
  madeProduct('1111111A5', { genericClass: '1' }),
  madeProduct('1111111A6'),
  // An ingredient with a limited product.
  madeProduct('2222222L1', { genericClass: '2', limited: true, genericSaving: [10, 10, 10] }),
  madeProduct('2222222L2', { genericClass: '3', limited: true }),
  // Two families of biologics; the references' and followers' codes differ in the ingredient.
  madeProduct('3333333R1', {
    genericClass: '2',
    family: 'alpha',
    biologic: 'reference',
    biosimilarSaving: [300, 350, 400],
    biosimilarSavingAvailable: [300, 300, 300],
  }),
  madeProduct('3333334S1', {
    genericClass: '3',
    family: 'alpha',
    biologic: 'biosimilar',
    biosimilarEffect: [350, 400, 450],
  }),
  madeProduct('3333333U1', {
    genericClass: '3',
    family: 'alpha',
    biologic: 'authorised',
    biosimilarEffect: [100, 100, 100],
  }),
  madeProduct('3333335R2', {
    genericClass: '2',
    family: 'beta',
    biologic: 'reference',
    biosimilarSaving: [5, 5, 5],
  }),
  madeProduct('3333336S2', { genericClass: '3', family: 'beta', biologic: 'biosimilar' }),
];

/** Quantities of the whole country and of two prefectures; [lower, upper] where masked. Price in yen. */
const SHEET: [code: string, price: number, nation: Quantity, tokyo: Quantity, okinawa: Quantity][] = [
  ['1111111A1', 100, 300, 200, 100],
  ['1111111A2', 50, 700, 500, [100, 300]],
  ['1111111A3', 60, 40, 40, 0],
  ['1111111A4', 30, 20, 20, 0],
  ['1111111A5', 500, 90, 60, 30],
  ['1111111A6', 10, 1000, 900, 100],
  ['2222222L1', 20, 400, 400, 0],
  ['2222222L2', 15, 100, 100, 0],
  ['3333333R1', 1000, 8, 6, 2],
  ['3333334S1', 600, 30, 20, 10],
  ['3333333U1', 900, 10, 8, 2],
  ['3333335R2', 2000, 6, 6, 0],
  ['3333336S2', 1500, 4, 4, 0],
  ['9999999X9', 70, 5000, 5000, 0],
];
const cells: MadeCell[] = SHEET.flatMap(([code, price, nation, tokyo, okinawa]) => [
  { code, price, quantity: nation },
  { code, price, quantity: tokyo, prefecture: '13' },
  { code, price, quantity: okinawa, prefecture: '47' },
]);
const [YOUNG, OLD] = [{ age: '00' }, { age: '100' }];
const people: MadeCell[] = [
  { code: '1111111A1', quantity: 100, ...YOUNG },
  { code: '1111111A1', quantity: 200, ...OLD },
  { code: '1111111A2', quantity: 300, ...YOUNG },
  { code: '1111111A2', quantity: [350, 400], ...OLD },
  { code: '1111111A1', quantity: 150, sex: 'M' },
  { code: '1111111A2', quantity: 250, sex: 'M' },
];

type Bare = Omit<Figure, 'key' | 'label'>;
let ask: (id: string, by?: Breakdown[], where?: Narrowing) => Promise<Map<string, Bare>>;
before(() => {
  ask = (id, by, where) =>
    withCube({ facts, cells: [...cells, ...people] }, (cube, engine) =>
      madeFigures({ cube, engine }, measure(id), by, where),
    );
});

const ratio = (numerator: number, denominator: number): Bare => {
  const value = numerator / denominator;
  return { value, lower: value, upper: value, numerator, denominator };
};
const yen = (value: number, lower: number, upper: number): Bare => ({
  value,
  lower,
  upper,
  numerator: value,
  denominator: null,
});
/** Every measure's figure for the country, as arithmetic over the table above. */
const NATION: Record<string, Bare> = {
  'generic-volume-share': ratio(700 + 100 + 30 + 10 + 4, 300 + 700 + 400 + 100 + 8 + 30 + 10 + 6 + 4),
  'generic-value-share': ratio(
    700 * 50 + 100 * 15 + 30 * 600 + 10 * 900 + 4 * 1500,
    300 * 100 + 700 * 50 + 400 * 20 + 100 * 15 + 8 * 1000 + 30 * 600 + 10 * 900 + 6 * 2000 + 4 * 1500,
  ),
  'generic-volume-share-with-stars': ratio(
    700 + 40 + 100 + 30 + 10 + 4,
    300 + 700 + 40 + 20 + 400 + 100 + 8 + 30 + 10 + 6 + 4,
  ),
  'generic-value-share-with-stars': ratio(
    700 * 50 + 40 * 60 + 100 * 15 + 30 * 600 + 10 * 900 + 4 * 1500,
    300 * 100 +
      700 * 50 +
      40 * 60 +
      20 * 30 +
      400 * 20 +
      100 * 15 +
      8 * 1000 +
      30 * 600 +
      10 * 900 +
      6 * 2000 +
      4 * 1500,
  ),
  'generic-volume-share-available': ratio(700 + 30 + 10 + 4, 300 + 700 + 8 + 30 + 10 + 6 + 4),
  'generic-value-share-available': ratio(
    700 * 50 + 30 * 600 + 10 * 900 + 4 * 1500,
    300 * 100 + 700 * 50 + 8 * 1000 + 30 * 600 + 10 * 900 + 6 * 2000 + 4 * 1500,
  ),
  // Everything that the list has is below the line; the code that it does not have is not.
  'generic-volume-share-old': ratio(
    700 + 100 + 30 + 10 + 4,
    300 + 700 + 40 + 20 + 90 + 1000 + 400 + 100 + 8 + 30 + 10 + 6 + 4,
  ),
  'biosimilar-volume-share': ratio(30 + 10 + 4, 8 + 30 + 10 + 6 + 4),
  'biosimilar-value-share': ratio(
    30 * 600 + 10 * 900 + 4 * 1500,
    8 * 1000 + 30 * 600 + 10 * 900 + 6 * 2000 + 4 * 1500,
  ),
  'biosimilar-volume-share-strict': ratio(30 + 4, 8 + 30 + 6 + 4),
  'biosimilar-value-share-strict': ratio(30 * 600 + 4 * 1500, 8 * 1000 + 30 * 600 + 6 * 2000 + 4 * 1500),
  // alpha: (30 + 10) / 48 = 83%; beta: 4 / 10.
  'biosimilar-ingredients-at-80': { value: 1, lower: 1, upper: 1, numerator: 1, denominator: 2 },
  'biosimilar-ingredients-at-80-share': ratio(1, 2),
  'biosimilar-effect': yen(30 * 400 + 10 * 100, 30 * 350 + 10 * 100, 30 * 450 + 10 * 100),
  'biosimilar-saving': yen(8 * 350 + 6 * 5, 8 * 300 + 6 * 5, 8 * 400 + 6 * 5),
  'biosimilar-saving-available': yen(8 * 300, 8 * 300, 8 * 300),
  'generic-saving': yen(300 * 50 + 400 * 10, 300 * 40 + 400 * 10, 300 * 60 + 400 * 10),
  'generic-saving-available': yen(300 * 35, 300 * 30, 300 * 40),
};

test('every measure gives the figure that was calculated by hand', async () => {
  assert.deepEqual(Object.keys(NATION).toSorted(), [...measures.keys()].toSorted());
  await withCube({ facts, cells }, async (cube, engine) => {
    for (const [id, expected] of Object.entries(NATION))
      assert.deepEqual((await madeFigures({ cube, engine }, measure(id))).get('00'), expected, id);
  });
});

test('a masked quantity counts as 0 in the value, and from its least to its most in the bounds', async () => {
  const okinawa = (await ask('generic-volume-share', ['prefecture'])).get('47');
  const shown = 0 + 10 + 2;
  const rest = 100 + 2;
  assert.deepEqual(okinawa, {
    value: shown / (shown + rest),
    lower: (shown + 100) / (shown + 100 + rest),
    upper: (shown + 300) / (shown + 300 + rest),
    numerator: shown,
    denominator: shown + rest,
  });
});

test('a saving by prefecture takes the least quantity at the least yen and the most at the most', async () => {
  const cells = [{ code: '1111111A1', prefecture: '13', quantity: [10, 20] as const }];
  const figures = await withCube({ facts, cells }, (cube, engine) =>
    madeFigures({ cube, engine }, measure('generic-saving'), ['prefecture']),
  );
  assert.deepEqual(figures.get('13'), yen(0, 10 * 40, 20 * 60));
});

test('a biosimilar that costs more than its reference counts against the effect, the bounds the right way round', async () => {
  const dear = madeProduct('4444444S1', {
    genericClass: '3',
    family: 'gamma',
    biologic: 'biosimilar',
    biosimilarEffect: [-5, -2, 3],
  });
  const cells = [{ code: '4444444S1', prefecture: '13', quantity: [10, 20] as const }];
  const figures = await withCube({ facts: [dear], cells }, (cube, engine) =>
    madeFigures({ cube, engine }, measure('biosimilar-effect'), ['prefecture']),
  );
  assert.deepEqual(figures.get('13'), yen(0, 20 * -5, 20 * 3));
});

test('families that reach the threshold are counted by each prefecture, surely and perhaps', async () => {
  const cells: MadeCell[] = [
    ['3333333R1', 20],
    ['3333334S1', [70, 90] as const],
    ['3333335R2', 1],
    ['3333336S2', 4],
  ].map(([code, quantity]) => ({ code: code as string, quantity: quantity as Quantity, prefecture: '13' }));
  const figures = await withCube({ facts, cells }, (cube, engine) =>
    madeFigures({ cube, engine }, measure('biosimilar-ingredients-at-80'), ['prefecture']),
  );
  // alpha: 0 / 20 as shown, 70 / 90 at the least, 90 / 110 at the most; beta: 4 / 5, which is 80%.
  assert.deepEqual(figures.get('13'), { value: 1, lower: 1, upper: 2, numerator: 1, denominator: 2 });
});

test('a family of which the data have no biosimilar is not one of those that could reach the threshold', async () => {
  const cells = [
    { code: '3333333R1', quantity: 1 },
    { code: '3333335R2', quantity: 1 },
    { code: '3333336S2', quantity: 9 },
  ];
  const figures = await withCube({ facts, cells }, (cube, engine) =>
    madeFigures({ cube, engine }, measure('biosimilar-ingredients-at-80-share')),
  );
  assert.deepEqual(figures.get('00'), ratio(1, 1));
});

test('by age and by sex the margins of the sheets by sex and age are summed, and no other row', async () => {
  const byAge = await ask('generic-volume-share', ['age']);
  assert.deepEqual([...byAge.keys()].toSorted(), ['00', '100']);
  assert.deepEqual(byAge.get('00'), ratio(300, 400));
  assert.deepEqual(byAge.get('100'), {
    value: 0,
    lower: 350 / 550,
    upper: 400 / 600,
    numerator: 0,
    denominator: 200,
  });
  const bySex = await ask('generic-volume-share', ['sex']);
  assert.deepEqual([...bySex], [['M', ratio(250, 400)]]);
});

test('biologics by ingredient are families, whose products have several ingredients in their codes', async () => {
  const byFamily = await ask('biosimilar-volume-share', ['ingredient']);
  assert.deepEqual(
    byFamily,
    new Map([
      ['alpha', ratio(40, 48)],
      ['beta', ratio(4, 10)],
    ]),
  );
  assert.deepEqual(
    (await ask('biosimilar-volume-share', ['nation'], { family: 'beta' })).get('00'),
    ratio(4, 10),
  );
  const byIngredient = await ask('generic-volume-share', ['ingredient']);
  assert.deepEqual(byIngredient.get('2222222'), ratio(100, 500));
});

test('figures are narrowed by prefecture, class, setting, route and ingredient, alone and together', async () => {
  const kinds = [
    { setting: 'out-of-hospital', route: 'internal' },
    { setting: 'inpatient', route: 'internal' },
    { setting: 'inpatient', route: 'external' },
  ];
  const cells: MadeCell[] = kinds.flatMap((kind, index) =>
    ['00', '13', '47'].flatMap((prefecture, place) => [
      { ...kind, prefecture, class: '111', code: '1111111A1', quantity: 10 },
      { ...kind, prefecture, class: '111', code: '1111111A2', quantity: 2 ** (index + 3 * place) },
      { ...kind, prefecture, class: '222', code: '2222222L2', quantity: 1 },
    ]),
  );
  await withCube({ facts, cells }, async (cube, engine) => {
    const figure = async (by: Breakdown[], where: Narrowing, key: string) =>
      (await madeFigures({ cube, engine }, measure('generic-volume-share'), by, where)).get(key);
    assert.deepEqual(await figure(['nation'], { class: '111' }, '00'), ratio(1 + 2 + 4, 1 + 2 + 4 + 30));
    assert.deepEqual(await figure(['nation'], { setting: 'inpatient', class: '111' }, '00'), ratio(6, 26));
    assert.deepEqual(await figure(['nation'], { route: 'external', class: '111' }, '00'), ratio(4, 14));
    assert.deepEqual(await figure(['nation'], { ingredient: '2222222' }, '00'), ratio(3, 3));
    const okinawa = { prefecture: '47', route: 'internal', setting: 'inpatient' } as const;
    assert.deepEqual(await figure(['class'], okinawa, '111'), ratio(2 ** 7, 2 ** 7 + 10));
    assert.deepEqual(
      await figure(['prefecture', 'class'], {}, '13/111'),
      ratio(8 + 16 + 32, 8 + 16 + 32 + 30),
    );
    assert.deepEqual(await figure(['setting'], { class: '111' }, 'out-of-hospital'), ratio(1, 11));
    assert.deepEqual(await figure(['month'], { class: '222' }, '2022-04'), ratio(3, 3));
    assert.equal(await figure(['class'], { ...okinawa, class: "'; drop table cube" }, '111'), undefined);
  });
});

test('nothing of the question stands in the text of the statement', () => {
  const where = { class: 'CLASS', family: 'FAMILY', ingredient: 'INGREDIENT', prefecture: 'PREFECTURE' };
  for (const one of measures.values()) {
    const { sql, values } = compile(one, { by: ['class'], where, table: 'cube_1', masked: true });
    assert.doesNotMatch(sql, /[A-Z'★☆]|0\.8/, one.id);
    for (const value of Object.values(where)) assert.ok(Object.values(values).includes(value));
    const used = new Set(sql.match(/\$\w+/g));
    assert.deepEqual(
      [...used].toSorted(),
      Object.keys(values)
        .map((name) => `$${name}`)
        .toSorted(),
    );
  }
  assert.throws(
    () => compile(measure('generic-saving'), { by: [], table: 'cube; drop table x', masked: true }),
    TypeError,
  );
});

test('breakdowns that the sheets do not have together are refused in words', () => {
  const refused = (by: Breakdown[], where: Narrowing, message: RegExp, id = 'generic-volume-share') =>
    assert.throws(
      () => compile(measure(id), { by, where, table: 'cube_1', masked: true }),
      (error) => error instanceof AnteiError && error.code === 'bad-request' && message.test(error.detail),
    );
  refused(['age', 'sex'], {}, /別々にだけ/);
  refused(['age', 'prefecture'], {}, /都道府県別にはありません/);
  refused(['sex'], { prefecture: '13' }, /都道府県別にはありません/);
  refused(['hospital' as Breakdown], {}, /hospital はありません/);
  refused(['ingredient'], {}, /成分別には示せません/, 'biosimilar-ingredients-at-80');
});

test('the bounds of a share are the least and greatest over all that masked cells can be', async () => {
  const quantity: fc.Arbitrary<Quantity> = fc.oneof(
    fc.integer({ min: 0, max: 6 }),
    fc
      .tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
      .map(([lower, more]) => [lower, lower + more] as const),
  );
  const codes = ['1111111A1', '1111111A2', '2222222L1', '2222222L2'];
  const isGeneric = (code: string) => code.endsWith('2');
  const sheet = fc.array(fc.tuple(fc.constantFrom(...codes), quantity), { maxLength: 5 });
  const sheets = fc.array(sheet, { minLength: 1, maxLength: 47 });
  await fc.assert(
    // Each prefecture is a case of its own: a cube takes longer to build than to ask.
    fc.asyncProperty(sheets, async (cases) => {
      const prefectures = [...PREFECTURES.keys()];
      const cells = cases.flatMap((rows, index) =>
        rows.map(([code, given]) => ({ code, quantity: given, prefecture: prefectures[index]! })),
      );
      const found = await withCube({ facts, cells }, (cube, engine) =>
        madeFigures({ cube, engine }, measure('generic-volume-share'), ['prefecture']),
      );
      for (const [index, rows] of cases.entries()) {
        const { lower, upper } = found.get(prefectures[index]!) ?? { lower: null, upper: null };
        const shares = completions(rows.map(([, given]) => given)).flatMap((complete) => {
          const sum = (generic: boolean) =>
            complete.reduce((all, units, i) => (isGeneric(rows[i]![0]) === generic ? all + units : all), 0);
          const all = sum(true) + sum(false);
          return all === 0 ? [] : [sum(true) / all];
        });
        const expected = shares.length === 0 ? [null, null] : [Math.min(...shares), Math.max(...shares)];
        assert.deepEqual([lower, upper], expected);
      }
    }),
    { numRuns: 8 },
  );
});

/** All whole quantities that cells can have. */
function completions(cells: readonly Quantity[]): number[][] {
  return cells.reduce<number[][]>(
    (all, cell) => {
      const [lower, upper] = typeof cell === 'number' ? [cell, cell] : cell;
      const units = Array.from({ length: upper - lower + 1 }, (_, index) => lower + index);
      return all.flatMap((known) => units.map((unit) => [...known, unit]));
    },
    [[]],
  );
}

test('a measure of another kind compiles from its data alone', async () => {
  const own: Measure = {
    ...measure('generic-value-share'),
    id: 'first-class-value',
    kind: 'sum',
    weight: 'value',
    numerator: { genericClass: ['1'] },
    denominator: undefined,
    unit: 'yen',
  };
  const figures = await withCube({ facts, cells }, (cube, engine) => madeFigures({ cube, engine }, own));
  assert.deepEqual(figures.get('00'), yen(90 * 500, 90 * 500, 90 * 500));
});
