/** What a page that nobody asked for before costs the site's own process, alone and with one beside it that makes pages (`ANTEI_PROCESSES`). */
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureBuilt } from '../src/app/build.ts';
import { Random } from '../src/supply/demo/random.ts';
import { applyLoad } from './http-load.ts';
import { type Figure, judged } from './kit/figures.ts';
import type { LoadResult } from './kit/load.ts';
import { cpuSecondsOf } from './kit/processes.ts';
import { listProducts } from './kit/queries.ts';
import { startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';

/** The site's thread sets how many pages a second there can be: with others beside it, it may need this share of a page's work. */
const LIMIT = 0.5;
const PER_SECOND = 50;
const SECONDS = 20;
const WARM_UP_SECONDS = 5;
/** Until the process beside the site can make pages. */
const READY_MS = 20_000;

export async function* measureProcesses(place: Workplace): AsyncGenerator<Figure> {
  await ensureBuilt();
  const alone = await measure(place, 1);
  const two = await measure(place, 2);
  yield judged('processes', 'siteCpuRatio', two.cpuMs / alone.cpuMs, LIMIT, { alone, two });
}

async function measure(place: Workplace, processes: number): Promise<LoadResult & { cpuMs: number }> {
  const site = await startSite(place, {
    dataDir: await place.filled(),
    env: { ANTEI_PROCESSES: String(processes) },
  });
  await sleep(READY_MS);
  const products = new Random(3).shuffle([...(await listProducts(site.url))]);
  const order = { url: site.url, headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' } };
  const path = ({ yjCode }: (typeof products)[number]) => `/products/${yjCode}`;
  const warmUp = PER_SECOND * WARM_UP_SECONDS;
  const ask = (from: number, seconds: number) =>
    applyLoad({
      ...order,
      paths: products.slice(from, from + PER_SECOND * seconds).map(path),
      perSecond: PER_SECOND,
      seconds,
      warmUpSeconds: 0,
    });
  await ask(0, WARM_UP_SECONDS);
  const before = cpuSecondsOf(site.pid)!;
  const result = await ask(warmUp, SECONDS);
  const cpuMs = ((cpuSecondsOf(site.pid)! - before) * 1000) / (PER_SECOND * SECONDS);
  await site.stop();
  return { ...result, cpuMs };
}
