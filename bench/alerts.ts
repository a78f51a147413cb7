/**
 * Alerts at national scale: 240,000 watchers with 300 products each; a tenth of them unless `--full`. Matching is compared with
 * a plain SQL insert over an index (product, watcher), in turns; both must find the same.
 */
import { join } from 'node:path';
import pg from 'pg';
import { joinEmbedded } from '../src/platform/database/embedded/embedded.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { type Figure, judged, median, told } from './kit/figures.ts';
import { run, startMailSink } from './kit/processes.ts';
import { fillDue, fillWatchers } from './kit/watchers.ts';
import type { Workplace } from './kit/workplace.ts';

const NATION = 240_000;
const DAYS = { day: 50, 'bad-day': 2_000 };
const TURNS = 3;
const PEAK_LIMIT_MB = 1_500;
const MESSAGES = 10_000;
const AT_LEAST_A_CORE_SECOND = 500;

export async function* measureAlerts(place: Workplace, full: boolean): AsyncGenerator<Figure> {
  const watchers = full ? NATION : NATION / 10;
  const dataDir = join(place.root, 'alerts');
  const embedded = await joinEmbedded(dataDir);
  place.atEnd(() => embedded.leave());
  const pool = new pg.Pool({ connectionString: embedded.url });
  await migrate(pool);
  await fillDue(pool, MESSAGES, 3);
  yield await measureSending(dataDir);
  await pool.query('truncate watch_list, watch_channel, outbox, news, edition restart identity cascade');
  await fillWatchers(pool, watchers);
  await pool.end();
  const peaks: number[] = [];
  for (const [day, changes] of Object.entries(DAYS)) {
    const seconds: Record<string, number[]> = { postings: [], sql: [] };
    const spreads: number[] = [];
    const found = new Set<string>();
    let matches = 0;
    for (let turn = 0; turn <= TURNS; turn++) {
      for (const way of ['sql', 'postings']) {
        const done = await run('./alerts-match.ts', [embedded.url, way, String(changes)]);
        const result = JSON.parse(done.output) as Record<
          'seconds' | 'spreadSeconds' | 'messages' | 'matches',
          number
        >;
        found.add(`${result.messages} ${result.matches}`);
        matches = result.matches;
        if (way === 'postings') {
          peaks.push(done.peakMb);
          spreads.push(result.spreadSeconds);
        }
        // The first turn warms the cache.
        if (turn > 0) seconds[way]!.push(result.seconds);
      }
    }
    if (found.size !== 1) throw new Error(`the two ways found different things: ${[...found].join(' / ')}`);
    const [postings, sql] = [median(seconds.postings!), median(seconds.sql!)];
    yield judged(`alerts-match-${day}`, 'ratio', postings / sql, 1, {
      watchers,
      changes,
      matches,
      seconds: postings,
      plainSqlSeconds: sql,
      // Afterwards, by the first that sends.
      spreadSeconds: median(spreads),
      microsecondsPerMatch: (postings / matches) * 1e6,
    });
  }
  yield judged('alerts-match-memory', 'peakMb', Math.max(...peaks), PEAK_LIMIT_MB, { watchers });
}

/** Messages of three products each, rendered and handed over SMTP to a sink in another process. */
async function measureSending(dataDir: string): Promise<Figure> {
  const { sink, port } = await startMailSink();
  const done = await run('./alerts-send.ts', [dataDir, port]);
  sink.kill();
  const { sent, unsent, seconds, cpuSeconds } = JSON.parse(done.output) as Record<string, number>;
  const perCoreSecond = sent! / cpuSeconds!;
  return {
    ...told('alerts-send', 'perCoreSecond', perCoreSecond, {
      sent,
      unsent,
      seconds,
      cpuSeconds,
      peakMb: done.peakMb,
    }),
    limit: AT_LEAST_A_CORE_SECOND,
    ok: sent === MESSAGES && perCoreSecond >= AT_LEAST_A_CORE_SECOND,
  };
}
