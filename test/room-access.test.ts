/** Every room brings the names of its deeds and of its scopes: none is written, or asked for, that has no name. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { DEEDS, ORGANISATION_KINDS, ROLES, SCOPES } from '../src/access/model.ts';
import '../src/app/rooms.ts';

const SRC = join(import.meta.dirname, '..', 'src');
const JAPANESE = /[ぁ-んァ-ヶ一-龠]/;
const files = new Map(
  globSync('**/*.ts', { cwd: SRC })
    .filter((file) => !/\.test\.ts$|testing\.ts$/.test(file))
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8')]),
);
const definitions = [...files].filter(([file]) => /\/(own-deeds|deeds|scopes)\.ts$/.test(file));
const defines = (text: string) =>
  [...text.matchAll(/^ {2}'([a-z]+[.:][a-z-]+)':/gm)].map(([, name]) => name!);
const roomOf = (file: string) => file.split('/')[0]!;

test('what rooms define is collected, and in words', () => {
  const defined = definitions.flatMap(([, text]) => defines(text));
  assert.deepEqual(defined.toSorted(), [...Object.keys(DEEDS), ...Object.keys(SCOPES)].toSorted());
  for (const [deed, name] of Object.entries(DEEDS)) assert.match(name, JAPANESE, deed);
  for (const [scope, { label, kinds, role }] of Object.entries(SCOPES)) {
    assert.match(label, JAPANESE, scope);
    assert.ok(kinds.length > 0 && kinds.every((kind) => kind in ORGANISATION_KINDS), scope);
    assert.ok(role in ROLES, scope);
  }
});

test('every deed that is written has a name from its own room, and every name is written', () => {
  const written = new Map<string, string[]>();
  for (const [file, text] of files) {
    if (!text.includes('recordDeed(') || file === 'access/audit/audit.ts') continue;
    const words = [...text.matchAll(/'([a-z]+\.[a-z-]+)'/g)].map(([, word]) => word!);
    // Names of files and tables look alike.
    const deeds = words.filter((word) => !/\.(ts|tsx|csv|json)$/.test(word));
    assert.ok(deeds.length > 0, `${file} records something`);
    written.set(roomOf(file), [...(written.get(roomOf(file)) ?? []), ...deeds]);
  }
  const named = definitions.filter(([file]) => basename(file).endsWith('deeds.ts'));
  const byRoom = new Map(named.map(([file, text]) => [dirname(file), defines(text)] as const));
  for (const [room, deeds] of written)
    assert.deepEqual([...new Set(deeds)].toSorted(), byRoom.get(room)?.toSorted(), room);
  assert.deepEqual(
    [...byRoom.entries()].filter(([room, { length }]) => length > 0 && !written.has(room)),
    [],
  );
});

test('whoever asks for a scope has loaded its name', () => {
  let asking = 0;
  for (const [file, text] of files) {
    for (const [, scope] of text.matchAll(/\bscope: '([a-z]+:[a-z]+)'/g)) {
      asking++;
      assert.ok(scope! in SCOPES, `${file}: ${scope}`);
      const own = definitions.find(([, of]) => defines(of).includes(scope!))![0];
      assert.equal(roomOf(own), roomOf(file), `${file} asks for ${scope} of another room`);
      assert.match(text, new RegExp(`import '\\.{1,2}/${basename(own)}';`), `${file} does not load ${own}`);
    }
  }
  assert.ok(asking > 0);
});
