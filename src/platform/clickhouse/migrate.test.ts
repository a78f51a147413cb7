/** The schema of a cluster: applied once to every node, whatever is killed in between. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Nodes, skipWithoutClickHouse, startNodes } from '../../../test/clickhouse/nodes.ts';
import { type Cluster, openCluster } from './cluster.ts';
import {
  type ClusterMigration,
  clusterMigration,
  migrateCluster,
  migrationStates,
  readClusterMigrations,
  statementFor,
} from './migrate.ts';

const skip = skipWithoutClickHouse;
let nodes: Nodes;
let cluster: Cluster;

before(async () => {
  if (skip) return;
  nodes = await startNodes();
  cluster = await openCluster(nodes.settings);
});
after(async () => {
  await cluster?.close();
  await nodes?.stop();
});

const folder = mkdtempSync(join(tmpdir(), 'antei-migrations-'));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(
  join(folder, '0001-parts.sql'),
  `-- What a shard has; it is asked by the table whole.
create table if not exists part (n UInt64) engine = MergeTree order by n;
create table if not exists whole as part engine = Distributed({cluster}, {database}, part, n);
`,
);
writeFileSync(
  join(folder, '0002-more.sql'),
  'alter table part add column if not exists m UInt8 default 7;\n',
);
const [FIRST, SECOND] = readClusterMigrations(pathToFileURL(`${folder}/`)) as [
  ClusterMigration,
  ClusterMigration,
];

const lacking = async (all = [FIRST, SECOND]) =>
  (await migrationStates(cluster, all)).map((state) => state.lacking.join());

test('each is applied once to every node, and a node that was away or is new gets what it lacks', {
  skip,
}, async () => {
  assert.deepEqual(await migrateCluster(cluster, [FIRST]), ['0001-parts.sql']);
  await cluster.run('insert into whole select number from numbers(3000)');
  assert.deepEqual(await lacking(), Array(3).fill('0002-more.sql'));

  await nodes.kill(2);
  await assert.rejects(migrateCluster(cluster, [FIRST, SECOND]), { code: 'records-incomplete' });
  await nodes.restart(2);
  assert.deepEqual(await lacking(), Array(3).fill('0002-more.sql'), 'nothing was begun');

  // One node has lost what it knew, as a run that was killed before it could note what it did.
  await cluster.nodes[1]!.run('drop table migration');
  assert.deepEqual(await migrateCluster(cluster, [FIRST, SECOND]), ['0001-parts.sql', '0002-more.sql']);
  assert.deepEqual(await migrateCluster(cluster, [FIRST, SECOND]), []);
  assert.deepEqual(await lacking(), ['', '', '']);
  assert.deepEqual(await cluster.ask('select count() as n from whole'), [{ n: 3000 }]);
  const rows = await cluster.onEach((node) => node.ask('select distinct m from part'));
  assert.deepEqual(rows, Array(3).fill([{ m: 7 }]));
});

test('two at once do no harm, and one from a newer version is refused', { skip }, async () => {
  const third = clusterMigration('0003-third.sql', 'create table if not exists third as part;');
  await Promise.all([1, 2].map(() => migrateCluster(cluster, [FIRST, SECOND, third])));
  assert.deepEqual(await lacking([FIRST, SECOND, third]), ['', '', '']);
  await assert.rejects(migrateCluster(cluster, [FIRST, SECOND]), { code: 'records-newer' });
});

test('a statement that could not be run again is refused where it is read', () => {
  for (const sql of [
    'create table part (n UInt8) engine = MergeTree order by n;',
    'insert into part values (1);',
  ])
    assert.throws(() => clusterMigration('0009-once.sql', sql), /cannot be run again/);
});

test('copies of a shard get replicated engines, and statements go ON CLUSTER where that is set', () => {
  const named = { name: 'c', database: 'd' };
  const sent = (sql: string, copied: boolean, onCluster: boolean) =>
    statementFor(sql, named, { copied, onCluster });
  const plain = 'create table if not exists part (n UInt64) engine = MergeTree order by n';
  assert.equal(sent(plain, false, false), plain);
  assert.equal(
    sent(plain, true, true),
    `create table if not exists part on cluster "c" (n UInt64) engine = ReplicatedMergeTree('/antei/d/part/{shard}', '{replica}') order by n`,
  );
  assert.match(
    sent('create table if not exists s (n UInt64) engine = SummingMergeTree((n)) order by n', true, false),
    /engine = ReplicatedSummingMergeTree\('\/antei\/d\/s\/\{shard\}', '\{replica\}', \(n\)\) order by n$/,
  );
  assert.match(
    sent('create table if not exists s (n UInt64) engine = MergeTree() order by n', true, false),
    /engine = ReplicatedMergeTree\('\/antei\/d\/s\/\{shard\}', '\{replica\}'\) order by n$/,
  );
  const whole =
    'create table if not exists whole as part engine = Distributed({cluster}, {database}, part, n)';
  assert.match(
    sent(whole, true, false),
    /^create table if not exists whole as part engine = Distributed\(c, d, part, n\)$/,
  );
  assert.equal(
    sent('alter table part drop column if exists m', false, true),
    'alter table part on cluster "c" drop column if exists m',
  );
});
