import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyFacets, buildFacets } from './facets.ts';

interface Item {
  response: string;
  essential: string | null;
  classes: string[];
}
const spec = {
  response: (item: Item) => item.response,
  essential: (item: Item) => item.essential,
  classes: (item: Item) => item.classes,
};

const items: Item[] = [
  { response: 'normal', essential: 'A', classes: ['11', '114'] },
  { response: 'normal', essential: null, classes: ['11'] },
  { response: 'stopped', essential: 'A', classes: ['61'] },
  { response: 'limitedOwn', essential: 'B', classes: [] },
];
const facets = buildFacets(items, spec);
const all = [0, 1, 2, 3];

test('without a selection everything is kept and every value counted; no value counts nowhere', () => {
  const { ids, counts } = applyFacets(facets, all, {});
  assert.deepEqual([...ids], all);
  assert.deepEqual(Object.fromEntries(counts.response), { normal: 2, stopped: 1, limitedOwn: 1 });
  assert.deepEqual(Object.fromEntries(counts.essential), { A: 2, B: 1 });
  assert.deepEqual(Object.fromEntries(counts.classes), { 11: 2, 114: 1, 61: 1 });
});

test('values of one facet add up, facets narrow each other', () => {
  assert.deepEqual([...applyFacets(facets, all, { response: ['normal', 'stopped'] }).ids], [0, 1, 2]);
  assert.deepEqual([...applyFacets(facets, all, { response: ['normal'], essential: ['A'] }).ids], [0]);
});

test("a facet's own selection is ignored for its own counts", () => {
  const { counts } = applyFacets(facets, all, { response: ['normal'], essential: ['A'] });
  assert.deepEqual(Object.fromEntries(counts.response), { normal: 1, stopped: 1 });
  assert.deepEqual(Object.fromEntries(counts.essential), { A: 1 });
  assert.deepEqual(Object.fromEntries(counts.classes), { 11: 1, 114: 1 });
});

test('an item with several values is found by each and counts for each', () => {
  assert.deepEqual([...applyFacets(facets, all, { classes: ['114'] }).ids], [0]);
  assert.deepEqual([...applyFacets(facets, all, { classes: ['11'] }).ids], [0, 1]);
});

test('the order given is kept, and only the items given are counted', () => {
  const { ids, counts } = applyFacets(facets, Uint32Array.of(2, 0), { essential: ['A'] });
  assert.deepEqual([...ids], [2, 0]);
  assert.deepEqual(Object.fromEntries(counts.response), { stopped: 1, normal: 1 });
});

test('an empty selection does not filter; a value that no item has matches nothing', () => {
  assert.equal(applyFacets(facets, all, { response: [] }).ids.length, 4);
  const { ids, counts } = applyFacets(facets, all, { response: ['gone'] });
  assert.equal(ids.length, 0);
  assert.equal(counts.response.get('normal'), 2);
  assert.equal(counts.essential.size, 0);
});

test('an empty list has no counts', () => {
  const { ids, counts } = applyFacets(buildFacets([] as Item[], spec), [], { response: ['normal'] });
  assert.deepEqual([ids.length, counts.response.size], [0, 0]);
});

const response = fc.constantFrom('normal', 'stopped', 'limitedOwn', 'gone');
const essential = fc.constantFrom('A', 'B', 'C');
const anyClass = fc.constantFrom('1', '2', '3', '4');
const anyItem: fc.Arbitrary<Item> = fc.record({
  response,
  essential: fc.option(essential),
  classes: fc.array(anyClass, { maxLength: 3 }),
});
const anySelection = fc.record(
  {
    response: fc.array(response, { maxLength: 2 }),
    essential: fc.array(essential, { maxLength: 2 }),
    classes: fc.array(anyClass, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

test('items and counts equal those counted one by one (property)', () => {
  const names = ['response', 'essential', 'classes'] as const;
  const valuesOf = (item: Item, name: (typeof names)[number]) => [...new Set([item[name] ?? []].flat())];
  fc.assert(
    fc.property(fc.array(anyItem, { maxLength: 30 }), anySelection, (list, selection) => {
      const passes = (item: Item, except?: string) =>
        names.every((name) => {
          const chosen = selection[name] ?? [];
          const has = valuesOf(item, name).some((value) => (chosen as string[]).includes(value));
          return name === except || chosen.length === 0 || has;
        });
      const { ids, counts } = applyFacets(buildFacets(list, spec), [...list.keys()], selection);
      assert.deepEqual(
        [...ids],
        [...list.keys()].filter((i) => passes(list[i]!)),
      );
      for (const name of names) {
        const expected: Record<string, number> = {};
        for (const item of list.filter((one) => passes(one, name)))
          for (const value of valuesOf(item, name)) expected[value] = (expected[value] ?? 0) + 1;
        assert.deepEqual({ ...Object.fromEntries(counts[name]) }, expected);
      }
    }),
    { numRuns: 500 },
  );
});
