/** What comes first for queries as pharmacists type them, against the ministry's own list. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { skipWithoutData } from '../../../test/real-data.ts';
import type { SearchItem } from '../search.ts';
import { buildFinder, type ProductFinder } from './find-products.ts';
import { QUERIES, SLIPS } from './hand-checked-testing.ts';
import { realProducts, realStandards } from './real-testing.ts';

describe('queries checked by hand', { skip: skipWithoutData }, () => {
  let products: SearchItem[];
  let finder: ProductFinder;

  before(async () => {
    products = realProducts();
    finder = await buildFinder(products, await realStandards());
  });

  it('are at least 150, each once', () => {
    const all = [...QUERIES, ...SLIPS].map(([query]) => query);
    assert.ok(all.length >= 150, `${all.length}`);
    assert.equal(new Set(all).size, all.length);
  });

  it('find first what they mean', () => {
    const found = QUERIES.map(([query, , name]) => {
      const [first] = finder.find(query).ids;
      const product = first === undefined ? null : products[first]!;
      const called = product?.name.normalize('NFKC') ?? '';
      return [query, product?.yjCode.slice(0, 9), called.startsWith(name) ? name : called];
    });
    assert.deepEqual(found, QUERIES);
  });

  it('with a slip find nothing, and are asked back what was perhaps meant', () => {
    const asked = SLIPS.map(([query]) => {
      const { ids, perhaps } = finder.find(query);
      return [query, ids.length === 0 ? perhaps[0] : `${ids.length} found`];
    });
    assert.deepEqual(asked, SLIPS);
    for (const [, perhaps] of SLIPS) assert.ok(finder.find(perhaps).ids.length > 0, perhaps);
  });
});
