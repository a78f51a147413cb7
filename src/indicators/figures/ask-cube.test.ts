/** What an edition says is joined to a cube when it is asked for: the same as if each product had been looked at by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MadeCell, madeFigures, madeProduct, withCube } from '../cubes/cube-testing.ts';
import { readMeasures } from '../measures/measures.ts';
import type { ProductFacts, YenRange } from '../model.ts';

const measures = new Map(readMeasures().map((measure) => [measure.id, measure]));

const INGREDIENTS = Array.from({ length: 8 }, (_, n) => `2149${String(n).padStart(3, '0')}`);
const CODES = INGREDIENTS.flatMap((ingredient) => [`${ingredient}F1010`, `${ingredient}F1029`]);
const NOT_LISTED = '9999999F1010';

const yen = fc.option(fc.constantFrom<YenRange>([4, 5, 6], [0, 2, 9], [7, 7, 7]));
const says = fc.record({ limited: fc.boolean(), genericSavingAvailable: yen });
const cell = fc.record({
  code: fc.constantFrom(...CODES, NOT_LISTED),
  quantity: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constant([0, 999] as const)),
  prefecture: fc.constantFrom('01', '13', '47'),
});

const shown = ({ quantity }: MadeCell) => (typeof quantity === 'number' ? quantity : 0);
const most = ({ quantity }: MadeCell) => (typeof quantity === 'number' ? quantity : quantity[1]);
const least = ({ quantity }: MadeCell) => (typeof quantity === 'number' ? quantity : quantity[0]);
const sum = (cells: readonly MadeCell[], of: (cell: MadeCell) => number) =>
  cells.reduce((total, one) => total + of(one), 0);

test('what is limited, and what a change to products in normal shipment saves, is that of the edition asked for', async () => {
  const cells = fc.array(cell, { minLength: 5, maxLength: 40 });
  const said = fc.array(says, { minLength: INGREDIENTS.length, maxLength: INGREDIENTS.length });
  await fc.assert(
    fc.asyncProperty(cells, said, async (made, editions) => {
      const facts = CODES.map((code, n): ProductFacts => {
        const { limited, genericSavingAvailable } = editions[Math.floor(n / 2)]!;
        // The first of each ingredient is the originator, which alone can be changed to something.
        return n % 2
          ? madeProduct(code, { genericClass: '3', limited })
          : madeProduct(code, { genericClass: '2', limited, genericSavingAvailable });
      });
      const byCode = new Map(facts.map((product) => [product.code, product]));
      await withCube({ facts, cells: made as MadeCell[] }, async (cube, engine) => {
        const shares = await madeFigures({ cube, engine }, measures.get('generic-volume-share-available')!, [
          'prefecture',
        ]);
        const savings = await madeFigures({ cube, engine }, measures.get('generic-saving-available')!, [
          'prefecture',
        ]);
        for (const prefecture of ['01', '13', '47']) {
          const own = (made as MadeCell[]).filter((one) => one.prefecture === prefecture);
          const free = own.filter(({ code }) => byCode.get(code)?.limited === false);
          const generics = free.filter(({ code }) => byCode.get(code)!.genericClass === '3');
          const share = shares.get(prefecture);
          assert.equal(share?.numerator ?? 0, sum(generics, shown));
          assert.equal(share?.denominator ?? 0, sum(free, shown));
          const originators = own.filter(({ code }) => byCode.get(code)?.genericClass === '2');
          const range = ({ code }: MadeCell) => byCode.get(code)!.genericSavingAvailable ?? [0, 0, 0];
          assert.deepEqual(
            savings.get(prefecture) ?? null,
            originators.length === 0
              ? null
              : {
                  value: sum(originators, (one) => shown(one) * range(one)[1]),
                  lower: sum(originators, (one) => least(one) * range(one)[0]),
                  upper: sum(originators, (one) => most(one) * range(one)[2]),
                  numerator: sum(originators, (one) => shown(one) * range(one)[1]),
                  denominator: null,
                },
          );
        }
      });
    }),
    { numRuns: 15 },
  );
});

test('nothing that was joined is left behind, and a statement is the same whichever process asked', async () => {
  const facts = [madeProduct(CODES[0]!, { genericClass: '2', genericSavingAvailable: [1, 2, 3] })];
  await withCube({ facts, cells: [{ code: CODES[0]!, quantity: 5 }] }, async (cube, engine) => {
    const tables = async () =>
      (await engine.query<{ name: string }>('select table_name as name from information_schema.tables')).map(
        ({ name }) => name,
      );
    const before = await tables();
    const figure = await madeFigures({ cube, engine }, measures.get('generic-saving-available')!);
    assert.equal(figure.get('00')!.value, 10);
    assert.deepEqual(await tables(), before);
  });
});

test('a measure of what is available asks only of products that others can stand in for', async () => {
  const own = { ...measures.get('generic-saving-available')!, numerator: {} };
  await withCube(
    { facts: [madeProduct(CODES[0]!)], cells: [{ code: CODES[0]!, quantity: 5 }] },
    async (cube, engine) => {
      await assert.rejects(madeFigures({ cube, engine }, own), /switchable/);
    },
  );
});
