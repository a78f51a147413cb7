/**
 * A researcher's backfill: 60 editions imported by one command into an empty database, against merely reading the 60 files in one
 * process. The files are the ministry's own, one after the other and again under earlier days (a file carries its day in its
 * name only), so that consecutive ones differ as real ones do.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../src/platform/clock.ts';
import { openDatabaseStates } from './kit/database-states.ts';
import { officialLists } from './kit/editions.ts';
import { type Figure, judged, median } from './kit/figures.ts';
import { run } from './kit/processes.ts';
import type { Workplace } from './kit/workplace.ts';

const EDITIONS = 60;
const PAIRS = 1;
const RATIO_LIMIT = 2;
const PEAK_LIMIT_MB = 700;

export async function* measureBackfill(place: Workplace): AsyncGenerator<Figure> {
  const lists = officialLists();
  if (lists.length === 0) {
    console.error('the official lists are not here; no backfill is measured');
    return;
  }
  const folder = join(place.root, 'backfill-files');
  mkdirSync(folder);
  const files = Array.from({ length: EDITIONS }, (_, n) => {
    const day = addDays('2026-06-01', n).slice(2).replaceAll('-', '');
    const file = join(folder, `${day}iyakuhinkyoukyu.xlsx`);
    copyFileSync(lists[n % lists.length]!, file);
    return file;
  });
  const dataDir = join(place.root, 'backfill');
  const states = await openDatabaseStates(dataDir);
  place.atEnd(states.leave);
  await states.keep('empty');
  const pairs = [];
  for (let i = 0; i < PAIRS; i++) {
    await states.restore('empty');
    const read = await run('./kit/read-only.ts', files);
    const imported = await run('../bin/antei.js', [
      'import',
      'supply',
      ...files,
      '--json',
      '--data',
      dataDir,
    ]);
    const lines = imported.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { rows?: number });
    if (lines.length !== EDITIONS || lines.some(({ rows }) => !(rows! > 0)))
      throw new Error(`not all were imported: ${imported.output.slice(0, 300)}`);
    pairs.push({ read, imported });
  }
  const ratio = median(pairs.map(({ read, imported }) => imported.seconds / read.seconds));
  yield judged('backfill-60', 'ratio', ratio, RATIO_LIMIT, {
    importSeconds: median(pairs.map(({ imported }) => imported.seconds)),
    readSeconds: median(pairs.map(({ read }) => read.seconds)),
  });
  yield judged(
    'backfill-memory',
    'peakMb',
    Math.max(...pairs.map(({ imported }) => imported.peakMb)),
    PEAK_LIMIT_MB,
    {
      readerAloneMb: median(pairs.map(({ read }) => read.peakMb)),
    },
  );
}
