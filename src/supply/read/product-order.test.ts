import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RESPONSES, type ShipmentResponse, type ShipmentVolume, VOLUMES } from '../model.ts';
import { inOrder, prepareOrders, troubleScore } from './product-order.ts';

const product = fc.record({
  response: fc.constantFrom(...(Object.keys(RESPONSES) as ShipmentResponse[])),
  volume: fc.constantFrom(...(Object.keys(VOLUMES) as ShipmentVolume[])),
  responseUpdatedOn: fc.constantFrom(null, '2026-01-05', '2026-02-01', '2026-03-31'),
  updatedOn: fc.constantFrom(null, '2025-12-30', '2026-02-01', '2026-04-01'),
});
const lists = fc
  .array(product, { maxLength: 60 })
  .chain((products) =>
    fc.tuple(
      fc.constant(products),
      fc.shuffledSubarray([...products.keys()]).map(Uint32Array.from.bind(Uint32Array)),
    ),
  );

test('the worst supply comes first: stopped before limited before normal, and within one the volume', () => {
  const score = (response: ShipmentResponse, volume: ShipmentVolume) => troubleScore({ response, volume });
  assert.ok(score('stopped', 'normal') < score('limitedOwn', 'halted'));
  assert.ok(score('limitedOwn', 'halted') < score('limitedOwn', 'normal'));
  assert.ok(score('limitedOther', 'delisting') < score('normal', 'decreased'));
});

test('products of equal supply keep the order in which they were found', () => {
  fc.assert(
    fc.property(lists, ([products, found]) => {
      const { status } = prepareOrders(products, Uint32Array.from(products.keys()));
      const plain = [...found].sort((a, b) => troubleScore(products[a]!) - troubleScore(products[b]!));
      assert.deepEqual([...inOrder(found, status)], plain);
    }),
  );
});

test('the newest of the two update dates comes first, products without one last', () => {
  fc.assert(
    fc.property(lists, ([products, found]) => {
      const { updated } = prepareOrders(products, Uint32Array.from(products.keys()));
      const newest = (i: number) =>
        [products[i]!.responseUpdatedOn ?? '', products[i]!.updatedOn ?? ''].sort().at(-1)!;
      const dates = Array.from(inOrder(found, updated), newest);
      assert.deepEqual(dates, [...dates].sort().reverse());
    }),
  );
});

test('by name, the places are those of the natural order', () => {
  const { name } = prepareOrders(
    [0, 1, 2].map(() => ({}) as never),
    Uint32Array.of(2, 0, 1),
  );
  assert.deepEqual([...inOrder(Uint32Array.of(0, 1, 2), name)], [2, 0, 1]);
});
