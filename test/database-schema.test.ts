import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
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
