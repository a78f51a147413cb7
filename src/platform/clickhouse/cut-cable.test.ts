/** A cable that is cut: nothing is refused, nothing answers. In networks of its own (cut-cable-testing.ts). */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { skipWithoutClickHouse } from '../../../test/clickhouse/nodes.ts';

const INSIDE = ['--net', '--mount', '--propagation', 'private'];

const skip =
  skipWithoutClickHouse ||
  (spawnSync('unshare', [...INSIDE, 'ip', 'link', 'add', 'bridge', 'type', 'bridge']).status !== 0 &&
    'needs root, unshare and ip (iproute2) to make networks');

test('a cable cut before a question is an error within a second, during one within three', {
  skip,
}, async (t) => {
  const program = join(import.meta.dirname, 'cut-cable-testing.ts');
  const child = spawn('unshare', [...INSIDE, process.execPath, program], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  const [status] = await once(child, 'exit');
  assert.equal(status, 0, output);
  for (const line of output.trim().split('\n')) t.diagnostic(line);
  assert.equal(output.match(/cut (before|during) a question/g)?.length, 6, output);
});
