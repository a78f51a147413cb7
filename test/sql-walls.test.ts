import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { FLOORS } from './floors.ts';
import {
  comparesInterval,
  ENGINE_SQL,
  HOLE,
  type Literal,
  literals,
  NAMES_PUT_IN,
  namesIn,
  type Schema,
  statements,
  truncatesOthers,
  unreadableIn,
} from './sql-statements.ts';

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

function complaints(file: string, read: readonly Literal[]): string[] {
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

/** Where a statement, or a part of one, is of a kind. */
const places = (is: (text: string) => boolean, files: Iterable<[string, readonly Literal[]]> = sources) =>
  [...files].flatMap(([file, read]) =>
    read.filter(({ text }) => is(text)).map(({ line }) => `${file}:${line}`),
  );

test('every statement has the names of its tables written in it', () => {
  const readable = [...sources].filter(([file]) => !NAMES_PUT_IN.test(`src/${file}`));
  const unreadable = (text: string) => unreadableIn(text).length > 0;
  assert.deepEqual(places(unreadable, readable), []);
});

test('what an interval holds stands in one place: the functions that supply publishes', () => {
  assert.deepEqual(places(comparesInterval), []);
  const saying = [
    ...schemaText.matchAll(
      /^CREATE OR REPLACE FUNCTION public\.(\w+)[\s\S]*?\$function\$([\s\S]*?)\$function\$/gm,
    ),
  ]
    .filter(([, , body]) => comparesInterval(body!))
    .map(([, name]) => name);
  assert.deepEqual(saying.sort(), ['product_name_at', 'supply_in_force', 'supply_in_force_now']);
});

test('no statement empties the tables of other rooms with its own', () => {
  assert.deepEqual(places(truncatesOthers), []);
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
  for (const hidden of [
    'select from supply_at($1) s, edition e',
    'select from (select 1) s, edition e',
    'select from news n(a, b), edition e',
    'select from (edition e join news n on true)',
    'select from ((edition e))',
    'select from /* all */ edition',
    'select from -- all\n edition',
    'select from public . edition',
    'SELECT FROM Edition',
    'select from "edition"',
    'select null::edition',
    'select (select 1 from a where true), (select 2 from edition)',
    'select from lateral (select from edition) e',
    'delete from only edition',
  ])
    assert.ok(names(hidden).includes('edition'), hidden);
  for (const harmless of [
    'select n.edition, 1 as edition from news n where edition > 1 order by edition, edition',
    "select ' from edition '",
    'select a is distinct from edition from news',
    'insert into news (edition, price) values (1, 2) on conflict (edition) do update set edition = 1',
  ])
    assert.deepEqual(
      names(harmless).filter((name) => name !== 'news'),
      [],
      harmless,
    );
  assert.deepEqual(names('with news as (select 1) select from news'), []);
  assert.deepEqual(names('select from supply_at($1) v'), ['supply_at']);
  assert.deepEqual(names(`select nextval('supply_change_seq')`), ['supply_change_seq']);
  const wrong = (file: string, source: string) => complaints(file, statements(source));
  const read = (source: string) => literals(source).map(({ text }) => text.replaceAll(HOLE, '…'));
  assert.deepEqual(read("const a = 'from news'; // 'from edition'\n/* `x` */ b(/'/, \"c\")"), [
    'from news',
    'c',
  ]);
  assert.deepEqual(read('q(`a ${all ? `inner ${1}` : "b"} c`)'), ['inner …', 'b', 'a … c']);
  assert.deepEqual(wrong('alerts/x.ts', "q('select from supply_report')").length, 1);
  assert.deepEqual(wrong('supply/x.ts', "q('select from news')").length, 1);
  assert.deepEqual(wrong('alerts/x.ts', "copyRows(\n  client,\n  'edition_count', [])").length, 1);
  assert.deepEqual(wrong('medicines/x.ts', "q('select from supply_at($1)')").length, 1);
  assert.deepEqual(wrong('alerts/x.ts', "q('select from supply_at($1)')"), []);
  assert.deepEqual(wrong('warnings/pages/x.ts', "q('select from early_warning')"), []);
});

test('a name that is put together, an interval in other words and a cascade are noticed', () => {
  const is = (kind: (text: string) => boolean, source: string) =>
    statements(source).some(({ text }) => kind(text));
  const unreadable = (text: string) => unreadableIn(text).length > 0;
  for (const source of [
    "q(`select from ${'edi' + 'tion'} e`)",
    'q(`select from ${table} e`)',
    'q(`select from public.${table} e`)',
    'q(`select from edition e, ${table} t`)',
    'q(`select from edition e join lateral ${table} t on true`)',
    'q(`select from edi${rest} e`)',
    'q(`update "${table}" set title = 1`)',
    'q(`delete from only ${table}`)',
    'q(`insert into ${table} values (1)`)',
    'q(`truncate edition, ${table}`)',
    "q('select from ' + table)",
    "q('select from edi' + 'tion')",
    "q('select * from\\n' +\n table)",
    "q(['select * from', table].join(' '))",
    'copyRows(client, table, [])',
    "copyRows(client, 'edi' + 'tion', [])",
  ])
    assert.ok(is(unreadable, source), source);
  for (const source of [
    'q(`select ${columns} from edition e where ${only} order by ${by}`)',
    "q('select as_of, ' + columns + ' from edition')",
    "copyRows(client, 'edition', [])",
    'q(`insert into edition (${columns}) values ($1)`)',
  ])
    assert.ok(!is(unreadable, source), source);
  for (const text of [
    'valid_from <= $1 and (valid_to > $1 or valid_to is null)',
    'i.valid_to is null',
    'valid_to > x and y and valid_from <= x',
    '$1 >= i.valid_from',
    '$1 < valid_to',
    '$1 between i.valid_from and i.valid_to',
    'valid_from between $1 and $2',
    "coalesce(i.valid_to, 'infinity') > $1",
    'daterange(i.valid_from, i.valid_to) @> $1',
    '(valid_from, valid_to) overlaps ($1, $2)',
    'i.valid_to::date is not null',
    'not (valid_to <= $1)',
    'valid_to is distinct from null',
  ])
    assert.ok(comparesInterval(text), text);
  for (const text of [
    'select valid_from as "from", valid_to as "to" from supply_interval where product_id > 0 order by valid_from desc',
    'left join supply_interval p on p.valid_to = i.valid_from where i.valid_from = $1',
    'select i.valid_to, i.version_id is not null as listed',
  ])
    assert.ok(!comparesInterval(text), text);
  assert.ok(truncatesOthers('truncate product\n cascade'));
  assert.ok(!truncatesOthers('truncate news; delete from product'));
});
