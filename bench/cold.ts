/**
 * The first answer of every public address: right after a start on a folder of official files (twelve editions, four rounds of NDB Open Data,
 * price lists), and right after the next edition was imported. Pages that take longest are asked first of all, each after a start of its own.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../src/app/build.ts';
import { officialLists } from './kit/editions.ts';
import { type Figure, judged, told } from './kit/figures.ts';
import { run } from './kit/processes.ts';
import { publicAddresses } from './kit/public-addresses.ts';
import { startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';

const LIMIT_MS = 1000;
const SLOWEST = 10;
/** Each is the first that a site is asked for. */
const FIRST = ['/roadmap', '/indicators', '/overview', '/search?q=%E3%82%A2%E3%83%A0%E3%83%AD'];
/** Official files beside the checkout; they are not part of the repository. */
const REAL = join(import.meta.dirname, '..', '..', 'shared', 'data');
const ROUNDS = ['03', '05', '07', '09'];

export async function* measureCold(place: Workplace): AsyncGenerator<Figure> {
  const editions = officialLists();
  if (editions.length < 2) {
    console.error('the official files are not here; first answers are not measured');
    return;
  }
  await ensureBuilt();
  const dataDir = join(place.root, 'cold');
  await fill(dataDir, editions.slice(0, -1));
  // What the worker prepares after an import is done once the site has run for a while; a restart finds it.
  const first = await startSite(place, { dataDir });
  const addresses = await publicAddresses(first.url);
  await askAll(first.url, addresses);
  await first.stop();

  for (const path of FIRST) {
    const site = await startSite(place, { dataDir });
    const { ms } = await ask(site.url, path);
    await site.stop();
    yield judged(`cold-first ${path.split('?')[0]}`, 'ms', ms, LIMIT_MS, {
      startSeconds: site.firstPageSeconds,
    });
  }
  const site = await startSite(place, { dataDir });
  yield* judgeAll('cold-start', await askAll(site.url, addresses), { startSeconds: site.firstPageSeconds });
  await run('../bin/antei.js', ['import', 'supply', editions.at(-1)!, '--data', dataDir]);
  yield* judgeAll('cold-import', await askAll(site.url, addresses), {});
  await site.stop();
}

interface Answer {
  path: string;
  ms: number;
  status: number;
}

async function ask(url: string, path: string): Promise<Answer> {
  const started = performance.now();
  const response = await fetch(url + path, {
    headers: { accept: path.startsWith('/api/') ? '*/*' : 'text/html' },
  });
  await response.arrayBuffer();
  return { path, ms: performance.now() - started, status: response.status };
}

async function askAll(url: string, addresses: readonly string[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const path of addresses) answers.push(await ask(url, path));
  return answers;
}

/** Drawn in a thread of their own while the reader is shown how far they are: no pages. */
const DRAWN = /\.(pdf|docx|xlsx)$/;

function* judgeAll(bench: string, all: readonly Answer[], parts: object): Generator<Figure> {
  const answers = all.filter(({ path }) => !DRAWN.test(path));
  const slowest = answers.toSorted((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  for (const { path, ms } of slowest) console.error(`    ${Math.round(ms)} ms  ${path}`);
  const failed = all.filter(({ status }) => status >= 500);
  const drawn = all.filter(({ path }) => DRAWN.test(path));
  const over = answers.filter(({ ms }) => ms > LIMIT_MS);
  yield judged(bench, 'overLimit', over.length, 0, {
    addresses: answers.length,
    slowestMs: slowest[0]!.ms,
    ...parts,
  });
  yield told(`${bench}-files`, 'slowestMs', Math.max(...drawn.map(({ ms }) => ms)), {
    files: Object.fromEntries(drawn.map(({ path, ms }) => [path, Math.round(ms)])),
  });
  yield told(`${bench}-failed`, 'answers', failed.length, { paths: failed.map(({ path }) => path) });
}

/** A folder as a site has it after some years. */
async function fill(dataDir: string, editions: readonly string[]): Promise<void> {
  const antei = (...args: string[]) => run('../bin/antei.js', [...args, '--data', dataDir]);
  const files = (pattern: string) =>
    globSync(pattern, { cwd: REAL })
      .sort()
      .map((name) => join(REAL, name));
  await antei('import', 'supply', ...editions);
  for (const file of files('price/mhlw_price_*.csv')) await antei('import', 'price', file);
  for (const file of files('price/mhlw_ge_*.csv')) await antei('import', 'generic-info', file);
  for (const round of ROUNDS) await antei('import', 'ndb', ...files(`ndb/${round}/*.xlsx`));
}
