/** The files of deploy/clickhouse, read by ClickHouse itself, as far as its local server mode goes: no Keeper, no copies. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCluster } from '../../src/platform/clickhouse/cluster.ts';
import { skipWithoutClickHouse as skip, startNodes } from './nodes.ts';

const file = (name: string) =>
  readFileSync(join(import.meta.dirname, '..', '..', 'deploy', 'clickhouse', name), 'utf8');

test('cluster.xml gives three shards of two copies, and each node its own names', { skip }, async (t) => {
  const nodes = await startNodes(t, { shards: 1, production: true });
  const cluster = await openCluster(nodes.settings);
  t.after(() => cluster.close());
  await cluster.onEach((node) => node.makeDatabase(cluster.database));
  assert.deepEqual(await cluster.shape(), { shards: 3, replicas: 2 });
  const hosts = await cluster.nodes[0]!.check(
    `select shard_num as shard, groupArray(host_name) as hosts, any(internal_replication) as copied from system.clusters
where cluster = 'antei' group by shard order by shard`,
  );
  assert.deepEqual(
    hosts,
    [1, 2, 3].map((shard) => ({ shard, hosts: [`ch${shard}a`, `ch${shard}b`], copied: 1 })),
  );
  assert.deepEqual(
    await cluster.nodes[0]!.check(`select getMacro('shard') as shard, getMacro('replica') as replica`),
    [{ shard: '1', replica: 'a' }],
  );
  const profile = `select name, value from system.settings where name in ('insert_quorum', 'insert_quorum_parallel') order by name`;
  assert.deepEqual(await cluster.nodes[0]!.check(profile), [
    { name: 'insert_quorum', value: '2' },
    { name: 'insert_quorum_parallel', value: '0' },
  ]);
  // What the user who asks may not: see more than records, reach out, write.
  for (const sql of [
    'select * from system.users',
    `select * from url('http://127.0.0.1:9/', 'CSV', 'a String')`,
    `select * from file('/etc/passwd', 'CSV', 'a String')`,
    `select * from remote('127.0.0.1', system.one)`,
    'create table antei.mine (n UInt8) engine = Memory',
  ])
    await assert.rejects(
      cluster.nodes[0]!.ask(sql),
      (error: Error) => /Not enough privileges|readonly/.test(error.message),
      sql,
    );
});

test('compose.yaml starts every node and Keeper that the configuration names, under that name', () => {
  const compose = file('compose.yaml');
  const hosts = ['cluster.xml', 'keeper.xml'].flatMap((name) =>
    [...file(name).matchAll(/<(?:host|hostname)>(\w+)</g)].map(([, host]) => host!),
  );
  assert.equal(new Set(hosts).size, 9);
  for (const host of hosts) assert.match(compose, new RegExp(`^  ${host}:$`, 'm'));
  for (const host of hosts.filter((name) => name.startsWith('ch'))) {
    const [, shard, replica] = /^ch(\d)(\w)$/.exec(host)!;
    assert.match(
      compose,
      new RegExp(
        `^  ${host}:\\n    <<: \\*node\\n    hostname: ${host}\\n.*SHARD: "${shard}", REPLICA: ${replica} `,
        'm',
      ),
    );
  }
  const taken = ['cluster.xml', 'users.xml', 'keeper.xml'].flatMap((name) =>
    [...file(name).matchAll(/from_env="(\w+)"/g)].map(([, name]) => name!),
  );
  for (const name of taken) assert.match(compose, new RegExp(`\\b${name}: `));
});
