import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PoolClient } from 'pg';
import { dumpSchema } from '../src/app/reference.ts';
import { type ClosableContext, testContext } from '../src/platform/database/testing.ts';

const DATABASE = new URL('../src/platform/database/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, DATABASE), 'utf8');

let context: ClosableContext;
let pool: ClosableContext['pool'];

before(async () => {
  context = await testContext();
  pool = context.pool;
});
after(() => context.close());

/** Runs `work` in a transaction that is rolled back. */
async function undone(work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await work(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Kept by migrate.ts itself. */
const OWN_OF_MIGRATIONS = 'migration';

/** What a column of a PostgreSQL type is in tables.ts, `| null` and `Generated<>` taken off. */
const TYPES: Record<string, RegExp> = {
  integer: /^number$/,
  bigint: /^number$/,
  numeric: /^number$/,
  'double precision': /^number$/,
  text: /^(string|'.*')$/,
  date: /^string$/,
  'timestamp with time zone': /^Date$/,
  boolean: /^boolean$/,
  jsonb: /^Json<.*>$/,
  'integer[]': /^number\[\]$/,
  'text[]': /^string\[\]$/,
  bytea: /^Buffer$/,
};

interface Column {
  table: string;
  name: string;
  type: string;
  nullable: boolean;
  /** Has a default or is an identity. */
  filled: boolean;
}

const COLUMNS = `
  select table_name as "table", column_name as name, is_nullable = 'YES' as nullable,
    column_default is not null or is_identity = 'YES' as filled,
    case data_type when 'ARRAY' then format_type(to_regtype(substr(udt_name, 2)), null) || '[]' else data_type end as type
  from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`;

/** Splits `a: X; b: { c: Y; d: Z };` at its own level. */
function members(body: string): [string, string][] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of body) {
    if ('{<[('.includes(char)) depth++;
    if ('}>])'.includes(char)) depth--;
    if (char === ';' && depth === 0) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part].flatMap((text) => {
    const [, name, type] = /^\s*(\w+): (.*?)\s*$/s.exec(text) ?? [];
    return name ? [[name, type!] as [string, string]] : [];
  });
}

/** The tables and columns that tables.ts and its parts declare. */
function declared(): Map<string, Map<string, string>> {
  const tables = globSync('tables*.ts', { cwd: fileURLToPath(DATABASE) }).flatMap((file) => {
    const [, body] = /export interface \w*Tables\s[^{]*\{(.*)\n\}/s.exec(read(file)) ?? [];
    return members(body!);
  });
  return new Map(tables.map(([table, columns]) => [table, new Map(members(columns.slice(1, -1)))]));
}

test('tables.ts says what the migrated database has', async () => {
  const columns = (await pool.query<Column>(COLUMNS)).rows.filter(({ table }) => table !== OWN_OF_MIGRATIONS);
  const tables = declared();
  const inDatabase = Map.groupBy(columns, ({ table }) => table);
  assert.deepEqual([...tables.keys()].sort(), [...inDatabase.keys()].sort());
  for (const [table, own] of inDatabase) {
    assert.deepEqual([...tables.get(table)!.keys()].sort(), own.map(({ name }) => name).sort(), table);
  }
  for (const { table, name, type, nullable, filled } of columns) {
    const where = `${table}.${name} (${type})`;
    const text = tables.get(table)!.get(name)!;
    assert.equal(/ \| null$/.test(text), nullable, `${where}: null`);
    const [, generated] = /^Generated<(.*)>$/.exec(text) ?? [];
    assert.ok(generated === undefined || filled, `${where}: Generated without a default`);
    assert.match((generated ?? text).replace(/ \| null$/, ''), TYPES[type] ?? /^$/, where);
  }
});

test('schema.sql is the schema of the migrated database', async () => {
  assert.equal(await dumpSchema(pool), read('schema.sql'), 'out of date; run: npm run docs');
});

test('schema.sql makes the same schema where there is none', async () => {
  await undone(async (client) => {
    await client.query('drop schema public cascade; create schema public');
    await client.query(read('schema.sql'));
    assert.equal(await dumpSchema(client), read('schema.sql'));
  });
});

test('an object that the dump does not know of is not left out in silence', async () => {
  await undone(async (client) => {
    await client.query('create view listed as select id from product');
    await assert.rejects(dumpSchema(client), /does not know of listed/);
  });
});

test('migrations are numbered without a gap', async () => {
  const names = (await pool.query<{ name: string }>('select name from migration order by name')).rows;
  assert.deepEqual(
    names.map(({ name }) => Number(name.slice(0, 4))),
    names.map((_, index) => index + 1),
  );
});
