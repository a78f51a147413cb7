/**
 * For tests only, run by cut-cable.test.ts in network and mount namespaces of its own (`unshare`), all of which go with this process: three
 * nodes, each in a network of its own as on another machine, on a bridge. A cable is cut by taking the node's side of the bridge down:
 * nothing is refused, nothing answers.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { startNodes } from '../../../test/clickhouse/nodes.ts';
import { AnteiError } from '../errors.ts';
import { openCluster } from './cluster.ts';
import { onceWhole, refusedWithin, SLOW_ROWS, SUM, spreadNumbers } from './failures-testing.ts';

const ip = (...words: string[]) => execFileSync('ip', words, { stdio: ['ignore', 'ignore', 'inherit'] });
const NODES = [1, 2, 3];

execFileSync('sh', ['-c', 'mkdir -p /run/netns && mount -t tmpfs none /run/netns']);
ip('link', 'set', 'lo', 'up');
ip('link', 'add', 'bridge', 'type', 'bridge');
ip('addr', 'add', '10.77.0.9/24', 'dev', 'bridge');
ip('link', 'set', 'bridge', 'up');
for (const n of NODES) {
  ip('netns', 'add', `node${n}`);
  ip('link', 'add', `cable${n}`, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', `node${n}`);
  ip('-n', `node${n}`, 'addr', 'add', `10.77.0.${n}/24`, 'dev', 'eth0');
  for (const link of ['lo', 'eth0']) ip('-n', `node${n}`, 'link', 'set', link, 'up');
  ip('link', 'set', `cable${n}`, 'master', 'bridge');
  ip('link', 'set', `cable${n}`, 'up');
}
const cut = (node: number) => ip('link', 'set', `cable${node}`, 'down');
const mend = (node: number) => ip('link', 'set', `cable${node}`, 'up');

const nodes = await startNodes(undefined, {
  place: {
    addresses: NODES.map((n) => ({ host: `10.77.0.${n}`, tcp: 9000, http: 8123 })),
    command: (node) => ['ip', 'netns', 'exec', `node${node + 1}`],
  },
});
try {
  const cluster = await openCluster(nodes.settings);
  await spreadNumbers(cluster);
  const whole = await cluster.ask(SUM);
  const again = async () => assert.deepEqual(await onceWhole(nodes, () => cluster.ask(SUM)), whole);

  for (const node of NODES) {
    cut(node);
    // Whoever asks within this has begun before the cable was cut.
    await sleep(250);
    const took = await refusedWithin(1000, () => cluster.ask(SUM));
    console.log(`cable of node ${node} cut before a question: refused after ${Math.round(took)} ms`);
    mend(node);
    await again();

    const asked = cluster.ask(SLOW_ROWS).then(
      (rows) => assert.fail(`${rows.length} rows`),
      (error: unknown) => error,
    );
    await sleep(700);
    const begun = performance.now();
    cut(node);
    const error = await asked;
    assert.ok(error instanceof AnteiError && error.code === 'records-incomplete', String(error));
    assert.match(error.detail, new RegExp(`1台（${node}台目）`));
    const ended = performance.now() - begun;
    assert.ok(ended < 3000, `${ended} ms`);
    console.log(`cable of node ${node} cut during a question: ended after ${Math.round(ended)} ms`);
    mend(node);
    await again();
  }
  await cluster.close();
} finally {
  await nodes.stop();
}
