/** Whether anything that a stranger, or somebody signed in, may send fells the site, makes it say 500, or makes it grow. */
import pg from 'pg';
import { addOrganisation, signIn } from '../src/access/testing.ts';
import { systemClock } from '../src/platform/clock.ts';
import { joinEmbedded } from '../src/platform/database/embedded/embedded.ts';
import { fuzzer } from './fuzz-requests.ts';
import { sendFuzz } from './fuzz-send.ts';
import { type Figure, judged, median } from './kit/figures.ts';
import { residentMb } from './kit/processes.ts';
import { startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';

const SEED = 13;
const LANES = 8;
/** How much larger the last quarter may be than the second, when caches have filled. */
const MAX_GROWTH_MB = 100;

export async function* measureFuzz(place: Workplace, minutes: number): AsyncGenerator<Figure> {
  const dataDir = await place.filled();
  const site = await startSite(place, { dataDir });
  const port = Number(new URL(site.url).port);
  const { paths } = (await (await fetch(`${site.url}/api/v1/openapi.json`)).json()) as { paths: object };
  const cookies = await signInEveryKind(dataDir);
  const end = performance.now() + minutes * 60_000;
  const sizes: number[] = [];
  const timer = setInterval(() => sizes.push(residentMb(site.pid)), 1_000);
  const next = fuzzer(SEED, { api: Object.keys(paths), cookies });
  const { requests, statuses, failures } = await sendFuzz(port, next, LANES, () => performance.now() < end);
  clearInterval(timer);
  for (const failure of failures) console.error(`  ${failure}`);
  yield judged('fuzz-failures', 'failures', failures.length, 0, { seed: SEED, minutes, requests, statuses });
  const quarter = Math.floor(sizes.length / 4);
  const [early, late] = [median(sizes.slice(quarter, 2 * quarter)), median(sizes.slice(-quarter))];
  yield judged('fuzz-growth', 'mb', late - early, MAX_GROWTH_MB, { early, late, peak: Math.max(...sizes) });
  await site.stop();
}

/** Cookies of an administrator of each kind of organisation, and of who may only look. */
async function signInEveryKind(dataDir: string): Promise<string[]> {
  const embedded = await joinEmbedded(dataDir);
  const pool = new pg.Pool({ connectionString: embedded.url, max: 1 });
  try {
    const world = { pool, clock: systemClock };
    const cookies: string[] = [];
    for (const kind of [
      'ministry',
      'manufacturer',
      'pharmacy',
      'prefecture',
      'insurer',
      'hospital',
    ] as const) {
      const organisation = await addOrganisation(world, kind, `試験${kind}`);
      for (const role of ['admin', 'viewer'] as const)
        cookies.push((await signIn(world, organisation, role)).cookie);
    }
    return cookies;
  } finally {
    await pool.end();
    await embedded.leave();
  }
}
