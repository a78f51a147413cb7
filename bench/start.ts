/** From `npm start` to the first page: on a filled data folder, and on an empty one with and without built pages. */
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../src/app/build.ts';
import { type Figure, judged, median } from './kit/figures.ts';
import { startSite } from './kit/site.ts';
import type { Workplace } from './kit/workplace.ts';

const ROOT = join(import.meta.dirname, '..');
const STARTS = 5;
const START_LIMIT_S = 5;
const FIRST_START_LIMIT_S = 60;

export async function* measureStart(place: Workplace): AsyncGenerator<Figure> {
  await ensureBuilt();
  const dataDir = await place.filled();
  const all: number[] = [];
  for (let i = 0; i < STARTS; i++) {
    const site = await startSite(place, { dataDir, by: 'npm' });
    all.push(site.firstPageSeconds);
    await site.stop();
  }
  yield judged('start', 'seconds', median(all), START_LIMIT_S, { all, slowest: Math.max(...all) });
}

export async function* measureFirstStart(place: Workplace): AsyncGenerator<Figure> {
  await ensureBuilt();
  yield await firstStart('first-start-built', ROOT);
  yield await firstStart('first-start', unbuiltCopy(place));

  async function firstStart(bench: string, root: string): Promise<Figure> {
    const site = await startSite(place, { dataDir: join(place.root, bench), by: 'npm', root });
    await site.stop();
    return judged(bench, 'seconds', site.firstPageSeconds, FIRST_START_LIMIT_S, {});
  }
}

/** The repository as after `npm ci`: no pages built. The pages in the real one stay as they are. */
function unbuiltCopy(place: Workplace): string {
  const copy = join(place.root, 'copy');
  for (const part of [
    'bin',
    'src',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'vite.config.ts',
    'react-router.config.ts',
  ])
    cpSync(join(ROOT, part), join(copy, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}
