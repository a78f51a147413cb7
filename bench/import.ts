/**
 * Importing an edition end to end against merely reading its file, each in a process of its own, in turns, so that what
 * else the machine does falls on both. The database runs already, as beside a site, and is set back before each import.
 */
import { basename, join } from 'node:path';
import { openDatabaseStates } from './kit/database-states.ts';
import { twoEditions } from './kit/editions.ts';
import { type Figure, judged, median, told } from './kit/figures.ts';
import { type Run, run } from './kit/processes.ts';
import type { Workplace } from './kit/workplace.ts';

const PAIRS = 7;
const COLD_RUNS = 3;
const RATIO_LIMIT = 2.5;
const PEAK_LIMIT_MB = 500;

export async function* measureImport(place: Workplace): AsyncGenerator<Figure> {
  const { source, first, next } = twoEditions(place);
  const dataDir = join(place.root, 'import');
  const states = await openDatabaseStates(dataDir);
  place.atEnd(states.leave);
  await states.keep('empty');

  const firsts = await inPairs(first, dataDir, () => states.restore('empty'));
  yield judged('import-first', 'ratio', median(firsts.ratios), RATIO_LIMIT, {
    source,
    ...summary(first, firsts),
  });

  await states.keep('first');
  const nexts = await inPairs(next, dataDir, () => states.restore('first'));
  yield judged('import-next', 'ratio', median(nexts.ratios), RATIO_LIMIT, {
    source,
    ...summary(next, nexts),
  });

  const peaks = [...firsts.imports, ...nexts.imports].map((one) => one.peakMb);
  yield judged('import-memory', 'peakMb', Math.max(...peaks), PEAK_LIMIT_MB, {
    source,
    medianFirstMb: median(firsts.imports.map((one) => one.peakMb)),
    medianNextMb: median(nexts.imports.map((one) => one.peakMb)),
    readerAloneMb: median(nexts.reads.map((one) => one.peakMb)),
  });

  await states.leave();
  const cold: Run[] = [];
  for (let i = 0; i < COLD_RUNS; i++) {
    const again = await openDatabaseStates(dataDir);
    await again.restore('first');
    await again.leave();
    cold.push(await importFile(next, dataDir));
  }
  const seconds = median(cold.map((one) => one.seconds));
  const reading = median(nexts.reads.map((one) => one.seconds));
  yield told('import-cold', 'seconds', seconds, {
    source,
    ratio: seconds / reading,
    database: 'started and stopped by the import',
  });
}

interface Pairs {
  ratios: number[];
  reads: Run[];
  imports: Run[];
}

/** The first pair warms the disk cache and does not count. */
async function inPairs(file: string, dataDir: string, prepare: () => Promise<void>): Promise<Pairs> {
  const pairs: Pairs = { ratios: [], reads: [], imports: [] };
  for (let i = 0; i <= PAIRS; i++) {
    await prepare();
    const read = await run('./kit/read-only.ts', [file]);
    const imported = await importFile(file, dataDir);
    if (i === 0) continue;
    pairs.ratios.push(imported.seconds / read.seconds);
    pairs.reads.push(read);
    pairs.imports.push(imported);
  }
  return pairs;
}

async function importFile(file: string, dataDir: string): Promise<Run> {
  const done = await run('../bin/antei.js', ['import', 'supply', file, '--json', '--data', dataDir]);
  const { rows, added, changed } = JSON.parse(done.output) as Record<string, number>;
  if (!(rows! > 0 && added! + changed! > 0))
    throw new Error(`nothing was imported: ${done.output.slice(0, 300)}`);
  return done;
}

function summary(file: string, { ratios, reads, imports }: Pairs): object {
  const readCalls = reads.map((one) => (JSON.parse(one.output) as { readSeconds: number }).readSeconds);
  return {
    file: basename(file),
    pairs: ratios.length,
    ratios,
    importSeconds: median(imports.map((one) => one.seconds)),
    readSeconds: median(reads.map((one) => one.seconds)),
    // The reader's call alone, without starting Node and loading the reader.
    readCallSeconds: median(readCalls),
    cpuRatio: median(imports.map((one, i) => one.cpuSeconds / reads[i]!.cpuSeconds)),
    importCpuSeconds: median(imports.map((one) => one.cpuSeconds)),
    readCpuSeconds: median(reads.map((one) => one.cpuSeconds)),
  };
}
