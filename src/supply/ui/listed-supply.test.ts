import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CurrentProduct } from '../index.ts';
import type { ShipmentResponse, ShipmentVolume } from '../model.ts';
import { countStatuses, suppliedBy } from './listed-supply.ts';

/** An edition of products given as code, response, volume. */
function edition(
  ...rows: [code: string, response: ShipmentResponse, volume: ShipmentVolume, listed?: boolean][]
) {
  const products = rows.map(
    ([yjCode, response, volume, listed = true]) =>
      ({ yjCode, name: `品${yjCode}`, mah: '試験製薬', response, volume, listed }) as CurrentProduct,
  );
  return {
    byCode: new Map(products.map((product) => [product.yjCode, product])),
    byStem: Map.groupBy(
      products.filter(({ listed }) => listed),
      ({ yjCode }) => yjCode.slice(0, 7),
    ),
  };
}

test('a product of the price list is found by its own code, and nothing else then', () => {
  const now = edition(['3999425G1020', 'normal', 'normal'], ['3999425G1039', 'stopped', 'halted']);
  const { by, products } = suppliedBy(now, '3999425G1020');
  assert.equal(by, 'own');
  assert.deepEqual(
    products.map(({ code }) => code),
    ['3999425G1020'],
  );
});

test('where the edition has not the code, the products of its first nine characters stand for it, and that is said', () => {
  const now = edition(
    ['2412402A3024', 'normal', 'normal'],
    ['2412402A3032', 'limitedOwn', 'decreased'],
    ['2412402A4020', 'stopped', 'halted'],
  );
  const { by, products } = suppliedBy(now, '2412402A3016');
  assert.equal(by, 'same-strength');
  assert.deepEqual(
    products.map(({ code }) => code),
    ['2412402A3024', '2412402A3032'],
  );
});

test('a product that has left the list is not supplied, and its peers stand for it', () => {
  const now = edition(['2412402A3024', 'normal', 'normal', false], ['2412402A3032', 'normal', 'normal']);
  assert.equal(suppliedBy(now, '2412402A3024').by, 'same-strength');
  assert.deepEqual(suppliedBy(now, '9999999A1011'), { by: 'none', products: [] });
});

test('products that stand for two codes are counted once, and the gravest status comes first', () => {
  const now = edition(
    ['2412402A3024', 'normal', 'normal'],
    ['2412402A3032', 'normal', 'normal'],
    ['2412402A3040', 'stopped', 'halted'],
    ['2412402A3059', 'normal', 'decreased'],
  );
  assert.deepEqual(countStatuses(now, ['2412402A3016', '2412402A3997', '2412402A3024']), [
    { response: 'stopped', volume: 'halted', count: 1 },
    { response: 'normal', volume: 'decreased', count: 1 },
    { response: 'normal', volume: 'normal', count: 2 },
  ]);
});
