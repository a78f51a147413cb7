/** The folders inside a room: each is one step of its work, small enough to be seen at a glance, in the order of imports. */
import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { type Edge, isForTests, readImports } from './floors.ts';

const ROOT = join(import.meta.dirname, '..');
/** About as many names as one takes in without searching. */
const MAX_FILES = 20;

test(`no folder has more than ${MAX_FILES} source files besides its tests`, () => {
  const counts = new Map<string, number>();
  for (const file of globSync('{src,test,bench}/**/*.{ts,tsx}', { cwd: ROOT }))
    if (!isForTests(file)) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  assert.ok(counts.size > 60, `only ${counts.size} folders were looked at`);
  assert.deepEqual(
    [...counts].filter(([, count]) => count > MAX_FILES),
    [],
  );
});

test('the folders of a room stand in an order: none imports, by whatever way, one that imports it', () => {
  const imports = readImports(join(ROOT, 'src'));
  assert.deepEqual(circlesOf(imports), []);
  const madeUp = [
    { from: 'supply/read/reader.ts', to: 'supply/words/wording.ts' },
    { from: 'supply/words/wording.ts', to: 'supply/official/columns.ts' },
    { from: 'supply/official/columns.ts', to: 'supply/read/catalogue.ts' },
    { from: 'supply/export/downloads.ts', to: 'supply/read/reader.ts' },
  ];
  assert.deepEqual(circlesOf(madeUp), [
    'supply: official → read',
    'supply: read → words',
    'supply: words → official',
  ]);
});

/** Steps from one folder of a room to another of which there is a way back. Pages stand on the roof, and so do tests. */
function circlesOf(imports: readonly Edge[]): string[] {
  const steps = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [stepOf(from), stepOf(to)];
    if (!a || !b || a === b || a.split('/')[0] !== b.split('/')[0] || isForTests(from)) continue;
    steps.set(a, (steps.get(a) ?? new Set()).add(b));
  }
  const leads = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(steps.get(from) ?? [])].some((next) => leads(next, to, seen));
  };
  return [...steps]
    .flatMap(([from, tos]) =>
      [...tos]
        .filter((to) => leads(to, from))
        .map((to) => `${from.split('/')[0]}: ${from.split('/')[1]} → ${to.split('/')[1]}`),
    )
    .sort();
}

/** The room and the folder in it; none for what stands at the room's root, and for pages. */
function stepOf(file: string): string | null {
  const [room, folder, ...rest] = file.split('/');
  return rest.length > 0 && folder !== 'pages' ? `${room}/${folder}` : null;
}
