import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pool } from './connection.ts';
import { testContext } from './testing.ts';

test('of a row nothing can be read but what was said of it: TypeScript fails where one of these compiles', async (t) => {
  const pool: Pool = (await testContext(t)).pool;
  const { rows } = await pool.query('select 1 as one');
  // @ts-expect-error: no type was said
  assert.equal(rows[0]?.one, 1);
  // @ts-expect-error: nor is it one that somebody wants
  const wanted: { one: number }[] = rows;
  assert.equal(wanted.length, 1);
  const typed = await pool.query<{ one: number }>('select 1 as one');
  assert.equal(typed.rows[0]!.one, 1);
  // @ts-expect-error: another column than those
  assert.equal(typed.rows[0]!.two, undefined);
  const lists = await pool.query<[number, string]>({ text: `select 1, 'a'`, rowMode: 'array' });
  assert.deepEqual(lists.rows, [[1, 'a']]);
  const untyped = await pool.query({ text: 'select 1', rowMode: 'array' });
  // @ts-expect-error: no type was said here either
  assert.equal(untyped.rows[0]?.[0], 1);
});
