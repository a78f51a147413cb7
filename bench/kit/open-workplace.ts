/** Opens the folder of one run, and closes it with all that was begun in it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureBuilt } from '../../src/app/build.ts';
import { joinEmbedded } from '../../src/platform/database/embedded/embedded.ts';
import { endProcesses } from './processes.ts';
import { startSite } from './site.ts';
import type { Workplace } from './workplace.ts';

export function openWorkplace(): Workplace {
  const root = mkdtempSync(join(tmpdir(), 'antei-bench-'));
  const endings: (() => Promise<unknown>)[] = [];
  let filled: Promise<string> | undefined;
  let copies = 0;
  const place: Workplace = {
    root,
    atEnd: (work) => void endings.push(work),
    filled: async () => {
      filled ??= fill(place);
      const original = await filled;
      const copy = join(root, `filled-${++copies}`);
      await cp(original, copy, { recursive: true });
      return copy;
    },
    async close() {
      await endProcesses();
      for (const work of endings.splice(0).reverse()) await work().catch((error) => console.error(error));
      rmSync(root, { recursive: true, force: true });
    },
  };
  return place;
}

async function fill(place: Workplace): Promise<string> {
  await ensureBuilt();
  const dataDir = join(place.root, 'filled');
  const site = await startSite(place, { dataDir });
  await jobsDone(dataDir);
  await site.stop();
  return dataDir;
}

const PATIENCE_MS = 900_000;

/** What a first start leaves to do (downloads of its editions) would otherwise be done during the measures. */
async function jobsDone(dataDir: string): Promise<void> {
  const embedded = await joinEmbedded(dataDir);
  const client = new pg.Client({ connectionString: embedded.url });
  await client.connect();
  try {
    for (const started = performance.now(); performance.now() - started < PATIENCE_MS; await sleep(500)) {
      const { rows } = await client.query<{ jobs: number }>(
        'select count(*)::int as jobs from graphile_worker.jobs',
      );
      if (rows[0]!.jobs === 0) return;
    }
    throw new Error('the jobs of the first start do not come to an end');
  } finally {
    await client.end();
    await embedded.leave();
  }
}
