/** What a room's door lets out: named, and asked for by somebody outside. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { readImports } from './floors.ts';

const ROOT = join(import.meta.dirname, '..');
const doors = globSync('src/*/index.ts', { cwd: ROOT });
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** Every import of the repository, both files from its root. */
const imports = ['src', 'test', 'bench'].flatMap((folder) =>
  readImports(join(ROOT, folder)).map(({ from, to }) => ({
    from: join(folder, from),
    to: join(folder, to),
  })),
);

/** The names that a module lets out by naming them. */
function namesOf(code: string): string[] {
  const lists = [...code.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list]) => list!.split(','));
  const own = [...code.matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm)];
  return [...lists.map((name) => /(\w+)\s*$/.exec(name)?.[1] ?? ''), ...own.map(([, name]) => name!)].filter(
    (name) => name !== '',
  );
}

test('the names of a door are read, however they are written', () => {
  const code = `export { a, type B, c as d } from './a.ts';\nexport type {\n  E,\n} from './e.ts';\nexport function f() {}\n`;
  assert.deepEqual(namesOf(code), ['a', 'B', 'd', 'E', 'f']);
  assert.ok(doors.length >= 9, `only ${doors.length} doors`);
});

test('a room names what it lets out', () => {
  const stars = globSync('src/**/*.{ts,tsx}', { cwd: ROOT }).filter((file) =>
    /^export (type )?\*/m.test(text(file)),
  );
  assert.deepEqual(stars, []);
});

test('a door lets out only what somebody outside asks for', () => {
  const idle = doors.flatMap((door) => {
    // What the room hands to the roof in its room.ts is asked for there.
    const room = dirname(door);
    const isOutside = (from: string) => !from.startsWith(`${room}/`) || from === `${room}/room.ts`;
    const outside = imports.filter(({ from, to }) => to === door && isOutside(from));
    const asked = new Set(outside.flatMap(({ from }) => text(from).match(/\w+/g) ?? []));
    return namesOf(text(door))
      .filter((name) => !asked.has(name))
      .map((name) => `${door}: ${name}`);
  });
  assert.deepEqual(idle, []);
});
