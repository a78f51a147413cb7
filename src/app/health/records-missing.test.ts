/** A running site whose records are on a cluster: what is missing stands on its pages with the time since when, beside the last complete figures. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { skipWithoutClickHouse as skip } from '../../../test/clickhouse/nodes.ts';
import { importRecords } from '../../indicators/records/import-records.ts';
import { clusterEnv, madeRecords, recordsWorld } from '../../indicators/records/records-testing.ts';
import { watchRecords } from '../../indicators/records/watch-records.ts';
import { importLists } from '../../indicators/world-testing.ts';
import { fixedClock } from '../../platform/clock.ts';
import { ensureBuilt } from '../build.ts';
import { CLI, startSite, until } from '../site-testing.ts';

const ID = 'dispensing-2022';
const PAGES = [`/indicators?dataset=${ID}`, `/indicators/datasets/${ID}`];
const LACK = /(\d+年\d+月\d+日 \d+:\d+)から、記録の一部が欠けています（記録を置く3台のうち.+?2台目.+?）/;

test('pages say what is missing and since when, with the last complete figures, until the node is back', {
  skip,
}, async (t) => {
  await ensureBuilt();
  const world = await recordsWorld();
  t.after(() => world.close());
  const { context, nodes } = world;
  await importLists(context);
  await importRecords(context, [await world.file('rows.parquet', madeRecords(2000))], { id: ID });
  const env = clusterEnv(context.settings);
  const site = await startSite(context.settings.dataDir, env, ['--no-worker']);
  t.after(async () => {
    site.process.kill();
    await site.ended;
  });
  const page = async (path: string) => {
    const answer = await fetch(site.url + path);
    const text = await answer.text();
    assert.equal(answer.status, 200, `${path}: ${text.slice(0, 500)}`);
    return text;
  };
  const figures = async () => {
    const path = `/api/v1/indicators/figures?measure=generic-volume-share&by=prefecture&dataset=${ID}`;
    const { rows } = JSON.parse(await page(path)) as { rows: unknown[] };
    assert.ok(rows.length > 1);
    return rows;
  };
  const status = () =>
    new Promise<{ code: number; said: string }>((resolve) => {
      const words = [CLI, 'analytics', 'status', '--data', context.settings.dataDir];
      execFile(process.execPath, words, { env: { ...process.env, ...env } }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), said: out + err }),
      );
    });
  /** As the worker does every five minutes. */
  const watch = (at: string) => watchRecords({ ...context, clock: fixedClock(at) });

  await watch('2026-08-20T09:00:00+09:00');
  for (const path of PAGES) assert.doesNotMatch(await page(path), LACK, path);
  const whole = await figures();
  const good = await status();
  assert.equal(good.code, 0, good.said);
  assert.match(
    good.said,
    /1台目 .+\n.*2台目 .+\n.*3台目 .+\n.*2,000行、.* GB。登録の2,000行と一致しています/,
  );

  await nodes.kill(1);
  await watch('2026-08-20T09:05:00+09:00');
  for (const path of PAGES) {
    const [, since] = (await until('the note', async () => LACK.exec(await page(path))))!;
    assert.equal(since, '2026年8月20日 9:05', path);
    assert.match(await page(path), /示しているのは、すべてそろっていた2026年8月20日 9:00の記録による値です/);
  }
  assert.deepEqual(await figures(), whole);
  const bad = await status();
  assert.equal(bad.code, 1);
  assert.match(bad.said, /✖ 2台目 .+応答がありません/);

  await nodes.restart(1);
  await watch('2026-08-20T09:10:00+09:00');
  for (const path of PAGES) await until('no note', async () => !LACK.test(await page(path)));
  assert.deepEqual(await figures(), whole);
});
