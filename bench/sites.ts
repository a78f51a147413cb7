/**
 * Two sites on one PostgreSQL, each with a data folder of its own, as on two machines that share a store: how soon the second shows what
 * was imported on the first, and how it answers first of all when it has nothing yet. On the ministry's own files, where they are at hand.
 */
import { existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ensureBuilt } from '../src/app/build.ts';
import { joinEmbedded } from '../src/platform/database/embedded/embedded.ts';
import { Random } from '../src/supply/demo/random.ts';
import { applyLoad } from './http-load.ts';
import { officialLists } from './kit/editions.ts';
import { type Figure, judged, median, told } from './kit/figures.ts';
import { cpuSecondsOf, run } from './kit/processes.ts';
import { listProducts } from './kit/queries.ts';
import { type Site, startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';

/** From the end of an import on one machine to the page of another. */
const SHOWN_LIMIT_S = 2;
/** The first answer of a page on a machine that was just started. */
const FIRST_LIMIT_MS = 1000;
const FIRST = [
  '/',
  '/indicators',
  '/indicators/classes',
  '/indicators/prefectures',
  '/indicators/biosimilars',
  '/biosimilars',
  '/roadmap',
  '/overview',
  '/data',
];
/** Editions imported one after another. */
const EDITIONS = 3;
const PATIENCE_MS = 120_000;
/** What a page may cost of two sites' processors, as a share of what it costs of one's. On two cores the load itself leaves no room to count requests. */
const CPU_LIMIT = 1.1;
const LOAD = { perSecond: 50, seconds: 15, warmUpSeconds: 5 };
/** Official files beside the checkout; they are not part of the repository. */
const REAL = join(import.meta.dirname, '..', '..', 'shared', 'data');

export async function* measureSites(place: Workplace): AsyncGenerator<Figure> {
  const editions = officialLists().slice(-EDITIONS - 1);
  if (editions.length <= EDITIONS || !existsSync(join(REAL, 'ndb'))) {
    console.error('the official files are not here; several sites are not measured');
    return;
  }
  await ensureBuilt();
  const dataDir = join(place.root, 'sites-one');
  const store = join(place.root, 'sites-store');
  mkdirSync(store);
  // Of each command, and of the sites.
  const server = await joinEmbedded(dataDir);
  place.atEnd(() => server.leave());
  const env = { ANTEI_STORE: store, ANTEI_DEMO: 'off' };
  const antei = (...args: string[]) => run('../bin/antei.js', [...args, '--data', dataDir], [], env);
  await antei('import', 'supply', editions[0]!);
  for (const kind of ['price', 'generic-info'])
    for (const file of official(`price/mhlw_${kind === 'price' ? kind : 'ge'}_20{21,23}*.csv`))
      await antei('import', kind, file);
  await antei('import', 'ndb', ...official('ndb/07/*.xlsx'));
  const one = await startSite(place, { dataDir, env });
  await until(async () => (await asked(one, '/indicators')).status === 200);
  // What the job makes of a round is what the second finds.
  await until(() => isPrepared(server.url));

  const others = {
    ...env,
    DATABASE_URL: server.url,
    ANTEI_SECRET: readFileSync(join(dataDir, 'secret'), 'utf8'),
  };
  const two = await startSite(place, { dataDir: join(place.root, 'sites-two'), env: others });
  const first: Record<string, number> = {};
  for (const path of FIRST) {
    const { ms, status } = await asked(two, path);
    if (status !== 200) throw new Error(`${path} of the second site answers ${status}`);
    first[path] = ms;
  }
  yield judged('growth-other-site-first', 'slowestMs', Math.max(...Object.values(first)), FIRST_LIMIT_MS, {
    startSeconds: two.firstPageSeconds,
    ...first,
  });

  const shown: number[] = [];
  const here: number[] = [];
  for (const edition of editions.slice(1)) {
    await antei('import', 'supply', edition);
    const day = `20${/(\d{6})iyaku/.exec(edition)![1]!.replace(/(..)(..)(..)/, '$1-$2-$3')}`;
    const shows = (site: Site) =>
      secondsUntil(async () => (await asked(site, '/data')).text.includes(`/data/${day}`));
    const [onOne, onTwo] = await Promise.all([shows(one), shows(two)]);
    here.push(onOne);
    shown.push(onTwo);
  }
  yield judged('growth-import-to-other-site', 'seconds', Math.max(...shown), SHOWN_LIMIT_S, {
    median: median(shown),
    all: shown,
    // On the machine of the import: how long reading the new list takes either.
    here,
  });

  await antei('import', 'ndb', ...official('ndb/09/*.xlsx'));
  const imported = performance.now();
  const seen = async (site: Site) => {
    await until(
      async () => (await newest(site)) === 'ndb-9' && (await asked(site, '/indicators')).status === 200,
    );
    return (performance.now() - imported) / 1000;
  };
  const [onOne, onTwo] = await Promise.all([seen(one), seen(two)]);
  // Each shows a round when its cubes and figures are made, by whichever worker took the job.
  yield judged('growth-round-to-other-site', 'seconds', Math.abs(onTwo - onOne), SHOWN_LIMIT_S, {
    onOne,
    onTwo,
  });
  yield told('growth-store', 'files', globSync('*/*', { cwd: store }).length, {});
  yield await cpuOfTwo(one, two);
  await two.stop();
  // The first site is the last to leave, and stops the server.
  await server.leave();
  await one.stop();
}

/** The same pages a second of one site, and half of them of each of two: pages that nobody made before. */
async function cpuOfTwo(one: Site, two: Site): Promise<Figure> {
  const products = new Random(6).shuffle([...(await listProducts(one.url))]);
  const load = async (sites: Site[]) => {
    const perSecond = LOAD.perSecond / sites.length;
    const ask = (seconds: number) =>
      Promise.all(
        sites.map(({ url }) =>
          applyLoad({
            url,
            headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' },
            paths: products.splice(0, perSecond * seconds).map(({ yjCode }) => `/products/${yjCode}`),
            ...{ perSecond, seconds, warmUpSeconds: 0 },
          }),
        ),
      );
    const cpu = () => sites.reduce((sum, { pid }) => sum + cpuSecondsOf(pid)!, 0);
    await ask(LOAD.warmUpSeconds);
    const before = cpu();
    const results = await ask(LOAD.seconds);
    return {
      cpuMs: ((cpu() - before) * 1000) / (LOAD.perSecond * LOAD.seconds),
      p99Ms: results.map(({ p99Ms }) => p99Ms),
      failed: results.map(({ failed }) => failed),
    };
  };
  // The second has made fewer pages until now.
  await load([two]);
  const alone = await load([one]);
  const both = await load([one, two]);
  const figure = judged('growth-two-sites', 'cpuRatio', both.cpuMs / alone.cpuMs, CPU_LIMIT, { alone, both });
  return { ...figure, ok: figure.ok && [...alone.failed, ...both.failed].every((failed) => failed === 0) };
}

/** True when the job that an import of data adds has ended. */
async function isPrepared(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ jobs: number }>(
      `select count(*)::int as jobs from graphile_worker.jobs where key = 'prepare-figures'`,
    );
    return rows[0]!.jobs === 0;
  } finally {
    await client.end();
  }
}

const official = (pattern: string) =>
  globSync(pattern, { cwd: REAL })
    .sort()
    .map((name) => join(REAL, name));

async function asked({ url }: Site, path: string) {
  const started = performance.now();
  const answer = await fetch(url + path, {
    headers: { accept: path.startsWith('/api/') ? '*/*' : 'text/html' },
  });
  const text = await answer.text();
  return { status: answer.status, text, ms: performance.now() - started };
}

async function newest(site: Site): Promise<string> {
  const { text } = await asked(site, '/api/v1/indicators/figures?measure=generic-volume-share&by=nation');
  return (JSON.parse(text) as { dataset: string }).dataset;
}

async function secondsUntil(look: () => Promise<boolean>): Promise<number> {
  const began = performance.now();
  await until(look);
  return (performance.now() - began) / 1000;
}

async function until(look: () => Promise<boolean>): Promise<void> {
  for (const began = performance.now(); performance.now() - began < PATIENCE_MS; await sleep(50))
    if (await look()) return;
  throw new Error('nothing is shown within two minutes');
}
