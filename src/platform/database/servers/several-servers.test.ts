import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { openDatabase } from '../database.ts';
import { noServers, startReplica, startServer } from './servers-testing.ts';
import { poolOf, serversOf } from './several-servers.ts';

test('An address of several servers is one for each, and one of a single server stays as it is', () => {
  assert.deepEqual(serversOf('postgres://a:b%40c@one:5432,[::1]:5433,three/antei?sslmode=require'), [
    'postgres://a:b%40c@one:5432/antei?sslmode=require',
    'postgres://a:b%40c@[::1]:5433/antei?sslmode=require',
    'postgres://a:b%40c@three/antei?sslmode=require',
  ]);
  for (const one of [
    'postgresql:///antei?host=/run/x,y',
    'postgres://one/antei?options=a,b',
    'postgres://u@one',
  ])
    assert.deepEqual(serversOf(one), [one]);
});

test('Of several servers the primary is found, wherever it stands, and found again after a fail-over', {
  skip: noServers,
}, async (t) => {
  const first = await startServer(t);
  const second = await startReplica(t, first);
  const url = `postgresql://antei@${second.place},127.0.0.1:1,${first.place}/antei?target_session_attrs=read-write`;
  const database = await openDatabase({ databaseUrl: url, dataDir: '/nowhere' });
  t.after(() => database.close());
  const { pool } = database;
  await pool.query('create table note (text text)');
  const where = async () =>
    (
      await pool.query<{ port: number; standby: boolean }>(
        'select inet_server_port() as port, pg_is_in_recovery() as standby',
      )
    ).rows[0];
  assert.deepEqual(await where(), { port: first.port, standby: false });

  first.kill();
  // The connections that broke are told; then the standby is better than nothing, and read.
  await until(async () => (await where())?.port === second.port);
  assert.deepEqual(await where(), { port: second.port, standby: true });
  await assert.rejects(pool.query(`insert into note values ('too early')`), { code: '25006' });

  await second.promote();
  await until(async () => (await pool.query(`insert into note values ('after')`)).rowCount === 1);
  assert.deepEqual((await pool.query('select text from note')).rows, [{ text: 'after' }]);
});

test('Connections to a standby are let go of as soon as another server is primary', {
  skip: noServers,
}, async (t) => {
  const first = await startServer(t);
  const [second, third] = await Promise.all([startReplica(t, first), startReplica(t, first)]);
  first.kill();
  const pool = poolOf(`postgresql://antei@${second.place},${third.place}/antei`, 'primary', { max: 3 });
  pool.on('error', () => undefined);
  t.after(() => pool.end());
  const portOf = async (client: Pick<pg.Pool, 'query'>) =>
    (await client.query<{ port: number }>('select inet_server_port() as port')).rows[0]!.port;
  const before = await portOf(pool);
  const held = await pool.connect();
  const other = before === second.port ? third : second;
  await other.promote();
  await until(async () => (await portOf(pool)) === other.port);
  // Who has a connection keeps it to its end; then it goes.
  assert.equal(await portOf(held), before);
  held.release();
  for (let i = 0; i < 5; i++) assert.equal(await portOf(pool), other.port);
});

async function until(look: () => Promise<boolean>): Promise<void> {
  for (const begun = Date.now(); Date.now() - begun < 20_000; await sleep(100)) {
    if (await look().catch(() => false)) return;
  }
  throw new Error('it did not happen within 20 seconds');
}
