import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { FLOORS } from './floors.ts';
import { ENGINE_SQL } from './sql-places.ts';
import { literals, namesIn, type Schema } from './sql-statements.ts';

const SRC = join(import.meta.dirname, '..', 'src');

/** What a room says about its tables, in its `tables.ts`. */
interface Tables {
  TABLES: readonly string[];
  /** Functions that statements of rooms above may name. */
  PUBLISHED?: readonly string[];
  /** Sequences and functions of its own. */
  INNER?: readonly string[];
}

/** By folder below `src/`. */
const rooms = new Map<string, Tables>(
  await Promise.all(
    globSync('**/tables.ts', { cwd: SRC }).map(async (file) => {
      return [dirname(file), await import(join(SRC, file))] as const;
    }),
  ),
);

const schemaText = readFileSync(join(SRC, 'platform/database/schema.sql'), 'utf8');
const made = (pattern: RegExp) => [...schemaText.matchAll(pattern)].map(([, name]) => name!);
const tables = made(/^create table (\w+)/gm);
const sequences = made(/^create sequence (\w+)/gm);
const functions = made(/^CREATE OR REPLACE FUNCTION public\.(\w+)/gm);
const schema: Schema = {
  tables: new Set(tables),
  functions: new Set(functions),
  sequences: new Set(sequences),
};

/** The room of a file: the innermost folder around it that says what its tables are, or else the outermost one. */
function roomOf(file: string): string {
  const around = [...rooms.keys()].filter((folder) => file.startsWith(`${folder}/`));
  return around.sort((a, b) => b.length - a.length)[0] ?? file.split('/')[0]!;
}

const floorOf = (room: string) => FLOORS[room] ?? FLOORS[room.split('/')[0]!]!;

/** Whose each thing is, and whether rooms above may name it. */
const owners = new Map<string, { room: string; published: boolean }[]>();
for (const [room, { TABLES, PUBLISHED = [], INNER = [] }] of rooms)
  for (const [names, published] of [
    [TABLES, false],
    [INNER, false],
    [PUBLISHED, true],
  ] as const)
    for (const name of names) owners.set(name, [...(owners.get(name) ?? []), { room, published }]);

/** What is wrong with a name in a statement of a room; null if nothing is. */
function complaint(room: string, name: string): string | null {
  const [owner] = owners.get(name) ?? [];
  if (!owner || owner.room === room) return null;
  if (!owner.published)
    return `${name} is of ${owner.room}/: ask through its door, or use what it publishes for statements`;
  return floorOf(owner.room) < floorOf(room) ? null : `${name} is of ${owner.room}/, which is not below`;
}

/** Rows that are copied name their table beside the call. */
const COPIED = /\bcopy(?:Rows|Binary)\(\s*[\w.]+,\s*'(\w+)'/g;

interface Statement {
  text: string;
  line: number;
}

/** Each statement of a source, or part of one. */
function statements(source: string): Statement[] {
  const copied = [...source.matchAll(COPIED)].map((match) => ({
    text: `copy ${match[1]}`,
    line: source.slice(0, match.index).split('\n').length,
  }));
  return [...literals(source), ...copied];
}

function complaints(file: string, read: Statement[]): string[] {
  return read.flatMap(({ text, line }) =>
    [...namesIn(text, schema)].flatMap((name) => {
      const why = complaint(roomOf(file), name);
      return why ? [`${file}:${line} ${why}`] : [];
    }),
  );
}

const sources = new Map(
  globSync('**/*.{ts,tsx}', { cwd: SRC })
    .filter((file) => !/\.test\.tsx?$|testing\.ts$|\/tables\.ts$/.test(file))
    .filter((file) => !ENGINE_SQL.test(`src/${file}`))
    .map((file) => [file, statements(readFileSync(join(SRC, file), 'utf8'))]),
);

test('every table, sequence and function of the schema is of exactly one room, and nothing is of a room that is not there', () => {
  const named = [...tables, ...functions, ...sequences].sort();
  assert.deepEqual(
    named.filter((name) => owners.get(name)?.length !== 1),
    [],
  );
  assert.deepEqual([...owners.keys()].sort(), named);
});

test('statements name the tables of their own room, and what rooms below publish', () => {
  assert.deepEqual(
    [...sources].flatMap(([file, read]) => complaints(file, read)),
    [],
  );
});

test('every table of a room is named by a statement of it', () => {
  const found = new Set<string>();
  for (const [file, read] of sources)
    for (const { text } of read)
      for (const name of namesIn(text, schema))
        if (owners.get(name)?.[0]?.room === roomOf(file)) found.add(name);
  assert.deepEqual(
    [...owners]
      .filter(([name, [owner]]) => tables.includes(name) && owner && !found.has(name))
      .map(([name]) => name),
    [],
  );
});

test('what an interval holds stands in one place', () => {
  const predicate = /valid_from\s*<=[^;]*?valid_to\s*(>|is null)/s;
  const places = [...sources].filter(([, read]) => read.some(({ text }) => predicate.test(text)));
  assert.deepEqual(
    places.map(([file]) => file),
    [],
  );
  assert.match(schemaText, predicate);
});

test('statements are read, whatever they are written in', () => {
  const names = (text: string) => [...namesIn(text, schema)].sort();
  assert.deepEqual(names('select from news n join edition using (as_of)'), ['edition', 'news']);
  assert.deepEqual(names('insert into outbox (channel_id) select id from watch_channel'), [
    'outbox',
    'watch_channel',
  ]);
  assert.deepEqual(names('update edition e set title = $1 from supply_change c'), [
    'edition',
    'supply_change',
  ]);
  assert.deepEqual(names('delete from news using edition where true'), ['edition', 'news']);
  assert.deepEqual(names('truncate supply_change, supply_interval, product cascade'), [
    'product',
    'supply_change',
    'supply_interval',
  ]);
  assert.deepEqual(names('select from edition e, supply_version as v, news'), [
    'edition',
    'news',
    'supply_version',
  ]);
  assert.deepEqual(names('copy price (code) from stdin'), ['price']);
  assert.deepEqual(names('lock table edition in share mode'), ['edition']);
  assert.deepEqual(names('with news as (select 1) select from news'), []);
  assert.deepEqual(names('select from supply_at($1) v'), ['supply_at']);
  assert.deepEqual(names(`select nextval('supply_change_seq')`), ['supply_change_seq']);
  const wrong = (file: string, source: string) => complaints(file, statements(source));
  const read = (source: string) => literals(source).map(({ text }) => text);
  assert.deepEqual(read("const a = 'from news'; // 'from edition'\n/* `x` */ b(/'/, \"c\")"), [
    'from news',
    'c',
  ]);
  assert.deepEqual(read('q(`a ${all ? `inner ${1}` : "b"} c`)'), ['inner  ', 'b', 'a   c']);
  assert.deepEqual(wrong('alerts/x.ts', "q('select from supply_report')").length, 1);
  assert.deepEqual(wrong('supply/x.ts', "q('select from news')").length, 1);
  assert.deepEqual(wrong('alerts/x.ts', "copyRows(\n  client,\n  'edition_count', [])").length, 1);
  assert.deepEqual(wrong('medicines/x.ts', "q('select from supply_at($1)')").length, 1);
  assert.deepEqual(wrong('alerts/x.ts', "q('select from supply_at($1)')"), []);
  assert.deepEqual(wrong('warnings/pages/x.ts', "q('select from early_warning')"), []);
});
