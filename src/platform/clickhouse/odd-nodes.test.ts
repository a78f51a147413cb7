/** Whatever stands at a node's address, is between it and us, or becomes of it: an error in words and in time, or the whole answer. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Nodes, skipWithoutClickHouse, startNodes } from '../../../test/clickhouse/nodes.ts';
import { AnteiError } from '../errors.ts';
import { type Cluster, openCluster } from './cluster.ts';
import { onceWhole, spreadNumbers } from './failures-testing.ts';
import { type Between, standBetween } from './odd-nodes-testing.ts';

const skip = skipWithoutClickHouse;
let nodes: Nodes;
let cluster: Cluster;

before(async () => {
  if (skip) return;
  nodes = await startNodes();
  cluster = await openCluster(nodes.settings);
  await spreadNumbers(cluster);
});
after(async () => {
  await cluster?.close();
  await nodes?.stop();
});

/** Ten rows of three thousand numbers each. */
const TENTHS = 'select n % 10 as digit, count() as n from whole group by digit order by digit';
const WHOLE = Array.from({ length: 10 }, (_, digit) => ({ digit, n: 3000 }));
const REFUSED_MS = 1000;
/** Thirty were tried by hand as well. */
const ROUNDS = 9;

/** Asks several times, so that each node has its turn; every answer is whole, and every error in the vocabulary and in time. */
async function errorsOf(asked: Cluster, times: number): Promise<AnteiError[]> {
  const errors: AnteiError[] = [];
  for (let tries = 0; tries < times; tries++) {
    const begun = performance.now();
    const answer = await asked.ask(TENTHS).catch((error: unknown) => error);
    const took = performance.now() - begun;
    if (answer instanceof AnteiError) {
      errors.push(answer);
      assert.ok(took < REFUSED_MS, `${took} ms: ${answer.message}`);
    } else assert.deepEqual(answer, WHOLE);
    // What was heard just now is forgotten every other time.
    if (tries % 2 === 1) await sleep(210);
  }
  return errors;
}

const CASES: { what: string; between: Between; detail: RegExp | null }[] = [
  { what: 'takes connections and says nothing', between: { does: 'silence' }, detail: /応答がありません/ },
  { what: 'is slow to say anything', between: { does: 'late', ms: 2000 }, detail: /応答がありません/ },
  {
    what: 'is another server',
    between: { does: 'other' },
    detail: /1台目：.*ClickHouseの答えではありません/,
  },
  { what: 'goes away in the middle of an answer', between: { does: 'cut' }, detail: /途中で終わりました/ },
  {
    what: 'ends an answer early in good order',
    between: { does: 'end-early' },
    detail: /1台目：答えが途中で/,
  },
  { what: 'is as it should be', between: { does: 'nothing' }, detail: null },
];

for (const { what, between, detail } of CASES)
  test(`a node that ${what}, alone and beside two others`, { skip }, async (t) => {
    const [first, second, third] = nodes.settings.clickhouseUrl as [string, string, string];
    const odd = await standBetween(t, second, between);
    const [alone, beside] = await Promise.all(
      [[odd], [first, odd, third]].map((clickhouseUrl) => openCluster({ ...nodes.settings, clickhouseUrl })),
    );
    t.after(() => Promise.all([alone!.close(), beside!.close()]));
    const errors = await errorsOf(alone!, 2);
    assert.equal(errors.length, detail ? 2 : 0);
    for (const error of errors) {
      assert.match(error.code, /^records-(incomplete|unreachable)$/);
      assert.match(error.detail, detail!);
    }
    // The others may answer for it, as its shard reaches them.
    for (const error of await errorsOf(beside!, 4)) assert.equal(error.code, 'records-incomplete');
  });

test('a name that means no machine, and a password that is wrong on all', { skip }, async (t) => {
  const [first, , third] = nodes.settings.clickhouseUrl as [string, string, string];
  const nameless = await openCluster({
    ...nodes.settings,
    clickhouseUrl: [first, 'http://no-such-node.invalid:8123', third],
  });
  const wrong = await openCluster({ ...nodes.settings, clickhousePassword: 'guessed' });
  t.after(() => Promise.all([nameless.close(), wrong.close()]));
  const [unknown, refused] = [await errorsOf(nameless, 3), await errorsOf(wrong, 3)];
  assert.deepEqual([unknown.length, refused.length], [3, 3]);
  for (const error of unknown) assert.match(`${error.code} ${error.detail}`, /^records-incomplete .*2台目/);
  for (const error of refused)
    assert.match(`${error.code} ${error.detail}`, /^records-refused [123]台目：.*password/);
});

test('a node whose configuration knows fewer shards is found, whichever is asked', { skip }, async (t) => {
  const alone = await startNodes(t, { shards: 1 });
  await fetch(
    `${alone.settings.clickhouseUrl[0]}/?user=default&query=${encodeURIComponent('create database antei')}`,
    { method: 'POST' },
  );
  const urls = [...nodes.settings.clickhouseUrl.slice(0, 2), alone.settings.clickhouseUrl[0]!];
  const mixed = await openCluster({ ...nodes.settings, clickhouseUrl: urls });
  t.after(() => mixed.close());
  for (let tries = 0; tries < 3; tries++)
    await assert.rejects(
      mixed.shape(),
      (error) => error instanceof AnteiError && /[12]台目と3台目.*remote_servers/.test(error.detail),
    );
});

test('a node killed at nine moments of questions: each is whole or an error, within three seconds', {
  skip,
}, async (t) => {
  const counts = { whole: 0, refused: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const node = round % 3;
    let isOver = false;
    const asking = (async () => {
      while (!isOver) {
        const begun = performance.now();
        const answer = await cluster.ask(TENTHS).catch((error: unknown) => error);
        assert.ok(performance.now() - begun < 3000, `${performance.now() - begun} ms`);
        if (answer instanceof AnteiError) {
          assert.match(answer.code, /^records-(incomplete|unreachable)$/, answer.message);
          counts.refused += 1;
        } else {
          assert.deepEqual(answer, WHOLE);
          counts.whole += 1;
        }
      }
    })();
    // Prime to the time of a question: another moment of it each time.
    await sleep(50 + ((round * 37) % 30));
    await nodes.kill(node);
    await sleep(50);
    isOver = true;
    await asking;
    await nodes.restart(node);
    await onceWhole(nodes, () => cluster.ask(TENTHS));
  }
  t.diagnostic(JSON.stringify(counts));
  assert.ok(counts.whole >= ROUNDS && counts.refused >= ROUNDS, JSON.stringify(counts));
});
