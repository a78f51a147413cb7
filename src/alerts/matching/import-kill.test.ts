import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { CLI } from '../../app/site-testing.ts';
import { testContext } from '../../platform/database/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { importEdition } from '../../supply/index.ts';
import { VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { edition, editionFile, fileName, row } from '../../supply/testing.ts';
import { addPostings } from '../lists/store-postings.ts';
import { DEFAULT_WANTS } from '../model.ts';
import { spreadBlocks } from './store-blocks.ts';

const WATCHERS = 2000;
const NEXT = '2026-08-17';

test('an import killed at any moment leaves an edition with all its messages, or neither', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const folder = mkdtempSync(join(tmpdir(), 'antei-import-kill-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const rows = (volume: string) =>
    Array.from({ length: 2000 }, (_, i) => row(`1149${String(i).padStart(4, '0')}F010`, { volume }));
  await importEdition(context, edition('2026-08-14', rows(VOLUME_TEXT.normal)), { source: 'official' });
  const { rows: products } = await context.pool.query<{ id: number }>('select id from product order by id');
  await inTransaction(context.pool, async (client) => {
    for (let channel = 1; channel <= WATCHERS; channel++) {
      const watched = [0, 1, 2].map((n) => products[(channel * 7 + n * 131) % products.length]!.id);
      await addPostings(client, { channel, wants: DEFAULT_WANTS, rhythm: 'now' }, watched);
    }
  });
  const path = join(folder, fileName(NEXT));
  writeFileSync(path, editionFile(NEXT, rows(VOLUME_TEXT.decreased)).bytes);
  const env = {
    ...process.env,
    DATABASE_URL: context.settings.databaseUrl,
    ANTEI_DATA: context.settings.dataDir,
  };

  let stored = false;
  // In growing steps, so that a slow machine needs no more of them.
  for (let delay = 300; !stored; delay = Math.ceil(delay * 1.12) + 60) {
    const child = spawn(process.execPath, [CLI, 'import', 'supply', path], { env, stdio: 'ignore' });
    const ended = once(child, 'exit');
    await Promise.race([ended, sleep(delay)]);
    child.kill('SIGKILL');
    await ended;
    const found = await context.pool.query(
      `select (select count(*)::int from edition where as_of = $1) as editions, (select count(*)::int from news) as news,
              (select count(*)::int from outbox_block) as blocks,
              (select count(*)::int from graphile_worker.jobs where task_identifier = 'send-alerts') as jobs`,
      [NEXT],
    );
    stored = found.rows[0].editions === 1;
    const expected = stored
      ? { editions: 1, news: 2000, blocks: 1, jobs: 1 }
      : { editions: 0, news: 0, blocks: 0, jobs: 0 };
    assert.deepEqual(found.rows[0], expected, `killed after ${delay} ms`);
  }
  await spreadBlocks(context.pool);
  const { rows: told } = await context.pool.query(
    'select count(*)::int as messages, count(distinct channel_id)::int as channels, min(cardinality(products)) as least from outbox',
  );
  assert.deepEqual(told, [{ messages: WATCHERS, channels: WATCHERS, least: 3 }]);
});
