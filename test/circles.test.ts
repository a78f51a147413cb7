import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { circlesOf } from './circles.ts';
import { readImports } from './floors.ts';

const ROOT = join(import.meta.dirname, '..');

for (const folder of ['src', 'bench', 'test'])
  test(`no files of ${folder}/ import each other, directly or in a longer circle`, () => {
    assert.deepEqual(circlesOf(readImports(join(ROOT, folder))), []);
  });

test('a circle is found whatever its length, once, and what only leads to it is no part of it', () => {
  const edges = ['a b', 'b a', 'c a', 'c d', 'd e', 'e f', 'f d', 'f g', 'h h'].map((edge) => {
    const [from, to] = edge.split(' ');
    return { from: `${from}.ts`, to: `${to}.ts` };
  });
  assert.deepEqual(circlesOf(edges), ['a.ts → b.ts → a.ts', 'd.ts → e.ts → f.ts → d.ts', 'h.ts → h.ts']);
  // The table of pages names their files for the router and imports none of them; what it imports counts.
  const routes = [
    { from: 'web/room.ts', to: 'web/pages/work.tsx' },
    { from: 'web/pages/work.tsx', to: 'web/room.ts' },
  ];
  assert.deepEqual(circlesOf(routes), []);
  const back = { from: 'web/services.ts', to: 'web/room.ts' };
  assert.equal(circlesOf([...routes, back, { from: 'web/room.ts', to: 'web/services.ts' }]).length, 1);
});
