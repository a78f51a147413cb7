/** Answer times of the site as it runs in production, over the full catalogue, loaded by a second process on loopback. */
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { ensureBuilt } from '../src/app/build.ts';
import { KNOWN_BIOSIMILARS } from '../src/indicators/index.ts';
import { PREFECTURES } from '../src/indicators/model.ts';
import { readRegister } from '../src/roadmap/register/read-register.ts';
import { Random } from '../src/supply/demo/random.ts';
import { type Figure, judged } from './kit/figures.ts';
import type { LoadOrder, LoadResult } from './kit/load.ts';
import { cpuSecondsOf, startNode } from './kit/processes.ts';
import { type Listed, listProducts, searches } from './kit/queries.ts';
import { withRound } from './kit/round.ts';
import { startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';

const SECONDS = 20;
const WARM_UP_SECONDS = 5;
const SEARCHES = 400;
const BROWSER = { accept: 'text/html', 'accept-encoding': 'gzip, br' };

type Load = {
  perSecond: number;
  limitMs: number;
  headers: Record<string, string>;
  paths(products: Listed[]): string[];
  /** The data folder to serve; default: the demonstration. */
  dataDir?: (place: Workplace) => Promise<string>;
};

const LOADS: Record<string, Load> = {
  'search-api': {
    perSecond: 200,
    limitMs: 15,
    headers: { accept: 'application/json' },
    paths: (products) => searches(products, SEARCHES).map((query) => `/api/v1/products?${query}`),
  },
  'search-page': {
    perSecond: 200,
    limitMs: 15,
    headers: BROWSER,
    paths: (products) => searches(products, SEARCHES).map((query) => `/search?${query}`),
  },
  'product-page': {
    perSecond: 100,
    limitMs: 60,
    headers: BROWSER,
    // A code for each request: nothing is asked for twice.
    paths: (products) =>
      new Random(2)
        .shuffle([...products])
        .slice(0, 100 * (SECONDS + WARM_UP_SECONDS))
        .map((product) => `/products/${product.yjCode}`),
  },
  'indicators-page': {
    perSecond: 50,
    limitMs: 60,
    headers: BROWSER,
    dataDir: withRound,
    paths: () => ['/indicators', '/indicators/prefectures/47'],
  },
  // Pages already made answer the two above; here every prefecture comes in turn.
  'indicators-prefectures': {
    perSecond: 50,
    limitMs: 60,
    headers: BROWSER,
    dataDir: withRound,
    paths: () => [...PREFECTURES.keys()].map((code) => `/indicators/prefectures/${code}`),
  },
  // Every initiative and KPI, and the pages above them: most are asked for once or twice.
  'roadmap-pages': {
    perSecond: 50,
    limitMs: 60,
    headers: BROWSER,
    dataDir: withRound,
    paths: () => {
      const { initiatives, kpis } = readRegister();
      return [
        ...['', '/timetable', '/initiatives', '/kpis'].map((path) => `/roadmap${path}`),
        ...initiatives.map(({ id }) => `/roadmap/initiatives/${id}`),
        ...kpis.map(({ id }) => `/roadmap/kpis/${id}`),
      ];
    },
  },
  'biosimilars-pages': {
    perSecond: 50,
    limitMs: 60,
    headers: BROWSER,
    dataDir: withRound,
    paths: () =>
      ['', '/patients', '/professionals', '/insurers', '/ingredients', '/glossary', '/seminars', '/materials']
        .concat('/cases', '/cost')
        .concat(KNOWN_BIOSIMILARS.ingredients.map(({ id }) => `/ingredients/${id}`))
        .map((path) => `/biosimilars${path}`),
  },
};

/** A measure for each kind of request; a site of its own for each, so that none profits from another's warmth. */
export const HTTP_MEASURES = Object.fromEntries(
  Object.entries(LOADS).map(([name, load]) => [name, (place: Workplace) => measure(place, name, load)]),
);

const demonstration = (place: Workplace) => place.filled();

async function* measure(place: Workplace, name: string, load: Load): AsyncGenerator<Figure> {
  await ensureBuilt();
  const site = await startSite(place, { dataDir: await (load.dataDir ?? demonstration)(place) });
  const products = await listProducts(site.url);
  const paths = load.paths(products);
  const before = cpuSecondsOf(site.pid);
  const result = await applyLoad({
    url: site.url,
    paths,
    headers: load.headers,
    perSecond: load.perSecond,
    seconds: SECONDS,
    warmUpSeconds: WARM_UP_SECONDS,
  });
  const after = cpuSecondsOf(site.pid);
  await site.stop();
  const requests = load.perSecond * (SECONDS + WARM_UP_SECONDS);
  const figure = judged(name, 'p99Ms', result.p99Ms, load.limitMs, {
    perSecond: load.perSecond,
    products: products.length,
    distinct: new Set(paths).size,
    ...result,
    serverCpuMsPerRequest: before === null || after === null ? null : ((after - before) * 1000) / requests,
  });
  yield result.failed === 0 ? figure : { ...figure, ok: false };
}

/** Loads a site from a process of its own. */
export async function applyLoad(order: LoadOrder): Promise<LoadResult> {
  const child = startNode([join(import.meta.dirname, 'kit', 'load.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin!.end(JSON.stringify(order));
  return (await json(child.stdout!)) as LoadResult;
}
