/**
 * A busy day at the site as it runs in production: 500 requests a second of mixed pages for ten minutes (`--minutes`), with the next
 * edition imported in the middle and everybody who watches told by mail. What counts is what readers notice: no error, the p99,
 * and memory that stays.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createList, editList } from '../src/alerts/lists/lists.ts';
import type { Context } from '../src/platform/context.ts';
import type { Pool } from '../src/platform/database/connection.ts';
import { Random } from '../src/supply/demo/random.ts';
import { applyLoad } from './http-load.ts';
import { openBeside } from './kit/context.ts';
import { twoEditions } from './kit/editions.ts';
import { type Figure, judged, told } from './kit/figures.ts';
import { cpuSecondsOf, residentMb, run, startMailSink } from './kit/processes.ts';
import { type Listed, listProducts, searches } from './kit/queries.ts';
import { withRound } from './kit/round.ts';
import { startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';

const PER_SECOND = 500;
const LIMIT_MS = 150;
/** Most memory late in the run ÷ most in its first quarter. */
const GROWTH_LIMIT = 1.25;
const WATCHERS = 300;
const WATCHED = 3_000;
/** Each page is made for the first time before the measuring begins, as on a site that has been open since yesterday. */
const WARM_UP_SECONDS = 60;
const MAIL_PATIENCE_MS = 120_000;

export async function* measureMixed(place: Workplace, minutes: number): AsyncGenerator<Figure> {
  const { source, first, next } = twoEditions(place);
  const dataDir = join(place.root, 'mixed');
  await cp(await withRound(place), dataDir, { recursive: true });
  await run('../bin/antei.js', ['import', 'supply', first, '--data', dataDir]);

  const { sink, port } = await startMailSink();
  const env = { ANTEI_SMTP_URL: `smtp://127.0.0.1:${port}`, ANTEI_PUBLIC_URL: 'https://antei.example' };
  const site = await startSite(place, { dataDir, env });
  const context = await openBeside({ ANTEI_DATA: dataDir });
  const products = await listProducts(site.url);
  await fillWatchers(context, products);

  const seconds = Math.round(minutes * 60);
  const before = cpuSecondsOf(site.pid);
  const memory: number[] = [];
  const sampling = setInterval(() => memory.push(residentMb(site.pid)), 1000);
  const load = applyLoad({
    url: site.url,
    paths: mixedPaths(products),
    headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' },
    perSecond: PER_SECOND,
    seconds,
    warmUpSeconds: WARM_UP_SECONDS,
  });
  await sleep((WARM_UP_SECONDS + seconds / 2) * 1000);
  const imported = await run('../bin/antei.js', ['import', 'supply', next, '--data', dataDir]);
  const result = await load;
  clearInterval(sampling);
  const after = cpuSecondsOf(site.pid);
  const mails = await mailsSent(context.pool);
  await context.close();
  await site.stop();
  sink.kill();

  const figure = judged('mixed', 'p99Ms', result.p99Ms, LIMIT_MS, {
    source,
    perSecond: PER_SECOND,
    minutes,
    importSeconds: imported.seconds,
    mails,
    ...result,
    serverCpuMsPerRequest:
      before === null || after === null
        ? null
        : ((after - before) * 1000) / (PER_SECOND * (seconds + WARM_UP_SECONDS)),
  });
  yield result.failed === 0 && mails > 0 ? figure : { ...figure, ok: false };
  const quarter = Math.floor(memory.length / 4);
  const [early, late] = [memory.slice(0, quarter), memory.slice(-quarter)].map((part) => Math.max(...part));
  yield judged('mixed-memory', 'ratio', late! / early!, GROWTH_LIMIT, {
    early,
    late,
    most: Math.max(...memory),
  });
  yield told('mixed-mail', 'sent', mails, { watchers: WATCHERS });
}

/** What readers of all kinds open, in an order that is the same in every run. */
function mixedPaths(products: readonly Listed[]): string[] {
  const random = new Random(5);
  const of = (count: number, path: () => string) => Array.from({ length: count }, path);
  const found = searches(products, 400);
  const fixed = [
    '/',
    '/changes',
    '/overview',
    '/data',
    '/ingredients',
    '/makers',
    '/classes',
    '/indicators',
    '/roadmap',
    '/biosimilars',
  ];
  return random.shuffle([
    ...of(1_000, () => `/products/${random.pick(products).yjCode}`),
    ...of(600, () => `/search?${random.pick(found)}`),
    ...of(600, () => `/api/v1/products?${random.pick(found)}`),
    ...of(200, () => `/ingredients/${encodeURIComponent(random.pick(products).ingredient)}`),
    ...of(300, () => random.pick(fixed)),
    ...of(100, () => `/indicators/prefectures/${String(random.between(1, 47)).padStart(2, '0')}`),
  ]);
}

/** Lists of many products each with an address that is confirmed, so that the next edition has something to say to all. */
async function fillWatchers(context: Context, products: readonly Listed[]): Promise<void> {
  const random = new Random(11);
  const codes = products.map(({ yjCode }) => yjCode);
  for (let n = 0; n < WATCHERS; n++) {
    const { id, handle } = await createList(context, { name: `計測${n}` });
    await context.pool.query(
      `insert into watch_channel (list_id, kind, address, confirmed_at) values ($1, 'email', $2, now())`,
      [id, `reader${n}@example.jp`],
    );
    await editList(context, handle, { add: random.shuffle([...codes]).slice(0, WATCHED) });
  }
}

/** How many messages were sent, once nothing is due any more. */
async function mailsSent(pool: Pool): Promise<number> {
  for (const started = performance.now(); ; await sleep(500)) {
    const { rows } = await pool.query<{ sent: number; open: number }>(
      `select count(*) filter (where state = 'sent')::int as sent,
         count(*) filter (where state = 'due')::int as open from outbox`,
    );
    if (rows[0]!.open === 0 || performance.now() - started > MAIL_PATIENCE_MS) return rows[0]!.sent;
  }
}
