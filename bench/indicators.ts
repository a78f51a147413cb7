/**
 * Indicators: shares over 10 and 100 million dispensing rows, by the plain statement and by the cube's pass in turns; the cube built and
 * asked; and the import of the ministry's five workbooks by prefecture. Every measure is a process of its own.
 */
import { existsSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabaseStates } from './kit/database-states.ts';
import { type Figure, judged, median, told } from './kit/figures.ts';
import { run } from './kit/processes.ts';
import type { Workplace } from './kit/workplace.ts';

const SEED = '20220401';
const SMALL = 10_000_000;
const LARGE = 100_000_000;
const ROUNDS = 3;
const RATIO_LIMIT = 0.6;
const PEAK_LIMIT_MB = 2_000;
/** Time a row over the large file ÷ over the small one. */
const LINEAR_LIMIT = 1.3;
const QUESTION_LIMIT_MS = 5;
const IMPORT_LIMIT_S = 30;
const IMPORT_PEAK_LIMIT_MB = 1_500;

type Way = 'plain' | 'cube' | 'plainCpu' | 'cubeCpu';
type Passes = Record<Way | 'rows' | 'peakMb', number>;

export async function* measureIndicators(place: Workplace): AsyncGenerator<Figure> {
  const passes: Passes[] = [];
  for (const size of [SMALL, LARGE]) {
    const path = join(place.root, `dispensing-${size}.parquet`);
    const { rows } = parsed<{ rows: number }>(await run('./dispensing/write.ts', [path, String(size), SEED]));
    const done = await run('./dispensing/passes.ts', [path, SEED, String(ROUNDS)]);
    const { groups, ...times } = parsed<Record<Way, number[]> & { groups: number }>(done);
    const seconds = {
      plain: median(times.plain),
      cube: median(times.cube),
      // Of both threads: what else the machine does is hardly in it.
      plainCpu: median(times.plainCpu),
      cubeCpu: median(times.cubeCpu),
    };
    passes.push({ rows, ...seconds, peakMb: done.peakMb });
    const fileMb = (await stat(path)).size / 1e6;
    yield told(`indicators-rows-${size / 1e6}m`, 'rowsPerSecond', rows / seconds.cube, {
      ...seconds,
      plainRowsPerSecond: rows / seconds.plain,
      groups,
      fileMb,
    });
    if (size === LARGE) yield* questions(path);
    await rm(path);
  }
  const [small, large] = passes as [Passes, Passes];
  yield judged('indicators-cube', 'ratio', large.cube / large.plain, RATIO_LIMIT, {
    ...large,
    cpuRatio: large.cubeCpu / large.plainCpu,
  });
  yield judged('indicators-memory', 'peakMb', large.peakMb, PEAK_LIMIT_MB, {});
  yield judged(
    'indicators-linear',
    'ratio',
    large.cube / large.rows / (small.cube / small.rows),
    LINEAR_LIMIT,
    {
      smallRows: small.rows,
      largeRows: large.rows,
    },
  );
  yield* importOfWorkbooks(place);
}

/** The cube of the product, with all that a page can ask, and every question once. */
async function* questions(path: string): AsyncGenerator<Figure> {
  const done = await run('./dispensing/questions.ts', [path, SEED]);
  const { p99Ms, buildSeconds, loadSeconds, ...parts } = parsed<Record<string, number>>(done);
  yield judged('indicators-question', 'p99Ms', p99Ms!, QUESTION_LIMIT_MS, parts);
  yield told('indicators-build', 'seconds', buildSeconds!, { loadSeconds });
  yield judged('indicators-build-memory', 'peakMb', done.peakMb, PEAK_LIMIT_MB, {});
}

/** Official workbooks beside the checkout; they are not part of the repository. */
const WORKBOOKS = ['001258659', '001258661', '001258663', '001258713', '001258716'].map((name) =>
  join(import.meta.dirname, '..', '..', 'shared', 'data', 'ndb', '09', `${name}.xlsx`),
);

async function* importOfWorkbooks(place: Workplace): AsyncGenerator<Figure> {
  if (!WORKBOOKS.every((path) => existsSync(path))) {
    console.error('the official workbooks are not here; their import is not measured');
    return;
  }
  const dataDir = join(place.root, 'ndb');
  const states = await openDatabaseStates(dataDir);
  place.atEnd(states.leave);
  const done = await run('../bin/antei.js', ['import', 'ndb', ...WORKBOOKS, '--json', '--data', dataDir]);
  const { sheets } = parsed<{ sheets: { rows: number }[] }>(done);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows, 0);
  yield judged('indicators-import', 'seconds', done.seconds, IMPORT_LIMIT_S, {
    sheets: sheets.length,
    rows,
    cpuSeconds: done.cpuSeconds,
  });
  yield judged('indicators-import-memory', 'peakMb', done.peakMb, IMPORT_PEAK_LIMIT_MB, {});
  await states.leave();
}

function parsed<T>({ output }: { output: string }): T {
  return JSON.parse(output) as T;
}
