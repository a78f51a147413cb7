/**
 * Manufacturers at the site as it runs in production: the largest list previewed, and fifty makers who upload and confirm
 * three hundred products each at the same moment, while readers open product pages that nobody made before.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSettings } from '../src/app/settings.ts';
import { openDatabase } from '../src/platform/database/database.ts';
import { Random } from '../src/supply/demo/random.ts';
import { applyLoad } from './http-load.ts';
import { type Figure, judged, median, percentile } from './kit/figures.ts';
import { edited, largestMaker, type Maker, makeMakers } from './kit/makers.ts';
import { asOnAnotherMachine } from './kit/processes.ts';
import { listProducts } from './kit/queries.ts';
import { type Site, startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';

const LARGEST = 743;
const PREVIEW_LIMIT_S = 3;
const TURNS = 5;
const MAKERS = 50;
const PRODUCTS = 300;
const PEAK_LIMIT_MB = 1_000;
/** Pages a second, and for how long: as long as the makers need. */
const READERS = { perSecond: 50, seconds: 12, warmUpSeconds: 5 };
const READERS_LIMIT_MS = 100;

export async function* measureReporting(place: Workplace): AsyncGenerator<Figure> {
  const dataDir = await place.filled();
  const site = await startSite(place, { dataDir });
  const { pool, close } = await openDatabase(readSettings({ ANTEI_DATA: dataDir }));
  const all = [await largestMaker(pool), ...(await makeMakers(pool, MAKERS, PRODUCTS))];
  const visitors = all.map((maker, i) => new Visitor(site, maker, i));

  const file = edited(await visitors[0]!.template(), LARGEST, LARGEST);
  const seconds: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) seconds.push((await visitors[0]!.preview(file)).seconds);
  yield judged('report-preview', 'seconds', median(seconds), PREVIEW_LIMIT_S, {
    products: LARGEST,
    changed: LARGEST,
    all: seconds,
  });

  const files = await Promise.all(
    visitors.slice(1).map(async (visitor) => edited(await visitor.template(), PRODUCTS, PRODUCTS)),
  );
  const products = new Random(4).shuffle([...(await listProducts(site.url))]);
  const reading = applyLoad({
    url: site.url,
    paths: products.map(({ yjCode }) => `/products/${yjCode}`),
    headers: { accept: 'text/html', 'accept-encoding': 'gzip, br' },
    ...READERS,
  });
  const makersEnd = asOnAnotherMachine();
  await sleep(READERS.warmUpSeconds * 1000);
  const started = performance.now();
  const times = await Promise.all(
    visitors.slice(1).map(async (visitor, i) => {
      const { address } = await visitor.preview(files[i]!);
      await visitor.confirm(address);
      return (performance.now() - started) / 1000;
    }),
  );
  const readers = await reading;
  makersEnd();
  const { rows } = await pool.query('select count(*)::int as reports from supply_report');
  const finished = rows[0].reports === MAKERS * PRODUCTS;
  const peak = judged('report-many', 'peakMb', peakMb(site.pid), PEAK_LIMIT_MB, {
    makers: MAKERS,
    products: PRODUCTS,
    reports: rows[0].reports,
    slowestSeconds: percentile(times, 1),
    medianSeconds: median(times),
  });
  yield { ...peak, ok: peak.ok && finished };
  const pages = judged('report-readers', 'p99Ms', readers.p99Ms, READERS_LIMIT_MS, { ...readers });
  yield { ...pages, ok: pages.ok && readers.failed === 0 };
  await close();
  await site.stop();
}

/** The most memory that a process has had. */
export function peakMb(pid: number): number {
  const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
  return Number(kb) / 1000;
}

/** A maker's browser. Each comes from an address of its own, as the site sees it behind a relay. */
class Visitor {
  readonly #site: Site;
  readonly #headers: Record<string, string>;

  constructor(site: Site, { cookie }: Maker, number: number) {
    this.#site = site;
    this.#headers = { cookie, 'x-forwarded-for': `198.51.100.${number + 1}` };
  }

  async #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const url = this.#site.url + path;
    const headers = { ...this.#headers, origin: this.#site.url };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    if (response.status !== (init.method ? 303 : 200))
      throw new Error(`${init.method ?? 'GET'} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  async template(): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#ask('/report/template.xlsx')).arrayBuffer());
  }

  /** From sending the file to the last byte of its preview. */
  async preview(file: Buffer): Promise<{ address: string; seconds: number }> {
    const started = performance.now();
    const body = new FormData();
    body.set('file', new File([new Uint8Array(file)], 'report.xlsx'));
    const response = await this.#ask('/report/upload', { method: 'POST', body });
    const address = response.headers.get('location')!;
    await (await this.#ask(address)).text();
    return { address, seconds: (performance.now() - started) / 1000 };
  }

  /** Acknowledges every warning and reports. */
  async confirm(address: string): Promise<void> {
    const page = await (await this.#ask(address)).text();
    const body = new URLSearchParams();
    for (const [, code] of page.matchAll(/name="acknowledged"[^>]*value="([^"]+)"/g))
      body.append('acknowledged', code!);
    await this.#ask(address, { method: 'POST', body });
  }
}
