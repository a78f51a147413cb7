/** A cluster of three real nodes: what is asked, what is refused, and what is said when a node is missing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Nodes, skipWithoutClickHouse, startNodes } from '../../../test/clickhouse/nodes.ts';
import { AnteiError } from '../errors.ts';
import { type Cluster, openCluster } from './cluster.ts';

const skip = skipWithoutClickHouse;
let nodes: Nodes;
let cluster: Cluster;

before(async () => {
  if (skip) return;
  nodes = await startNodes();
  // Nodes that are killed refuse at once; those that other tests keep busy are not missing.
  cluster = await openCluster(nodes.settings, { answerMs: 5000 });
  await cluster.onEach((node) => node.makeDatabase(cluster.database));
  await cluster.onEach((node) => node.run('create table part (n UInt64) engine = MergeTree order by n'));
  await cluster.onEach((node) =>
    node.run(`create table whole as part engine = Distributed(antei, antei, part, n)`),
  );
  await cluster.run('insert into whole select number from numbers(30000)');
});
after(async () => {
  await cluster?.close();
  await nodes?.stop();
});

/** A question whose answer one shard takes seconds for. */
const slowly = (seconds: number) =>
  `select count() as n from whole where n = 0 and sleepEachRow(${seconds}) = 0
settings function_sleep_max_microseconds_per_block = 0`;

/** What an error says in the vocabulary. */
const is =
  (code: string, detail = /./) =>
  (error: unknown) =>
    error instanceof AnteiError && error.code === code && detail.test(error.detail);

test('values go in by name and rows come with their types', { skip }, async () => {
  const rows = await cluster.ask(
    `select {code:String} as code, {n:UInt32} as n, {none:Nullable(String)} as none, n in {list:Array(UInt8)} as listed,
  toFloat64(1) / 3 as third, toUInt64(9007199254740991) as most, true as yes`,
    { values: { code: `'"\\`, n: 7, none: null, list: [7, 9] } },
  );
  assert.deepEqual(rows, [
    { code: `'"\\`, n: 7, none: null, listed: 1, third: 1 / 3, most: 9007199254740991, yes: true },
  ]);
});

test('a question asks every shard; the user of questions cannot write', { skip }, async () => {
  assert.deepEqual(await cluster.shape(), { shards: 3, replicas: 1 });
  assert.deepEqual(await cluster.ask('select count() as n, sum(n) as sum from whole'), [
    { n: 30000, sum: 449985000 },
  ]);
  const parts = await cluster.onEach((node) => node.ask<{ n: number }>('select count() as n from part'));
  assert.ok(parts.every(([part]) => part!.n > 9000));
  await assert.rejects(cluster.ask('insert into part values (1)'), is('records-refused', /grant INSERT/));
  await assert.rejects(cluster.ask('select 1', { settings: { readonly: '0' } }), is('records-refused'));
  await assert.rejects(cluster.ask('select name from system.users'), is('records-refused', /system.users/));
});

test('a limit of rows, a limit of time and a wrong statement are told apart', { skip }, async () => {
  await assert.rejects(
    cluster.ask('select number from numbers(200)', { maxRows: 100 }),
    is('records-too-many'),
  );
  const slow = 'select sleepEachRow(0.1) from numbers(30) settings max_block_size = 1';
  await assert.rejects(cluster.ask(slow, { withinMs: 300 }), is('records-too-long'));
  await assert.rejects(cluster.ask('select nothing from whole'), { code: '47' });
});

test('what takes longer than a node may be silent comes all the same, and says how far it is', {
  skip,
}, async () => {
  const told: number[] = [];
  const begun = performance.now();
  const rows = await cluster.ask(slowly(3), { onProgress: ({ rows }) => told.push(rows) });
  assert.deepEqual(rows, [{ n: 1 }]);
  assert.ok(performance.now() - begun > 2500, `${performance.now() - begun} ms`);
  assert.ok(told.length > 1);
});

test('who gives up is not asked on', { skip }, async () => {
  const [giveUp, reason] = [new AbortController(), new Error('enough')];
  const asked = cluster.ask('select sleepEachRow(0.1) from numbers(30) settings max_block_size = 1', {
    signal: giveUp.signal,
  });
  setTimeout(() => giveUp.abort(reason), 200);
  await assert.rejects(asked, (error) => error === reason);
});

test('a wrong password, database or cluster is said', { skip }, async (t) => {
  const other = async (settings: Partial<Nodes['settings']>) => {
    const opened = await openCluster({ ...nodes.settings, ...settings });
    t.after(() => opened.close());
    return opened;
  };
  const [wrong, nowhere, unknown] = await Promise.all([
    other({ clickhousePassword: 'guessed' }),
    other({ clickhouseDatabase: 'elsewhere' }),
    other({ clickhouseCluster: 'other' }),
  ]);
  await assert.rejects(wrong.ask('select 1'), is('records-refused', /Authentication failed/));
  await assert.rejects(nowhere.ask('select 1'), is('records-refused', /elsewhere/));
  await assert.rejects(unknown.shape(), is('records-refused', /other/));
});

test('without the setting there is no cluster', async () => {
  await assert.rejects(openCluster({ clickhouseUrl: undefined } as never), is('records-unset'));
});

test('a node that is killed is named, and back with its data all is as before', { skip }, async () => {
  const sum = () => cluster.ask('select count() as n, sum(n) as sum from whole');
  const whole = await sum();
  await nodes.kill(1);
  await assert.rejects(sum(), is('records-incomplete', /3台のうち1台（2台目）/));
  await assert.rejects(cluster.run('insert into whole select 1'), is('records-incomplete'));
  await assert.rejects(
    cluster.onEach((node) => node.ask('select 1')),
    is('records-incomplete', /2台目/),
  );
  await nodes.settled();
  assert.deepEqual(
    (await cluster.missing()).map(({ name }) => `http://${name}`),
    [nodes.settings.clickhouseUrl[1]],
  );
  await nodes.restart(1);
  await nodes.settled();
  assert.deepEqual(await sum(), whole);
  await Promise.all([0, 1, 2].map(nodes.kill));
  await assert.rejects(sum(), is('records-unreachable', /3台/));
  await Promise.all([0, 1, 2].map(nodes.restart));
  assert.deepEqual(await sum(), whole);
});
