/**
 * Builds the cube of a file of dispensing rows as an import does, loads it as a start does, and asks it everything that pages can ask:
 * every measure in each of its breakdowns, for the nation, a prefecture, a class, a setting, and some of them at once. Prints times.
 */

import { buildCube } from '../../src/indicators/cubes/cube.ts';
import type { Cube } from '../../src/indicators/cubes/cube-model.ts';
import { tableFor } from '../../src/indicators/figures/ask-cube.ts';
import { compile } from '../../src/indicators/measures/compile.ts';
import { readMeasures } from '../../src/indicators/measures/measures.ts';
import type { Breakdown, Measure, Narrowing } from '../../src/indicators/model.ts';
import { openAnalytics } from '../../src/platform/analytics/analytics.ts';
import { AnteiError } from '../../src/platform/errors.ts';
import { Random } from '../../src/supply/demo/random.ts';
import { percentile } from '../kit/figures.ts';
import { MONTHS, madeFacts, makeProducts } from './dispensing.ts';

const [rows, seed] = process.argv.slice(2) as [string, string];
/** As the product opens it. */
const engine = await openAnalytics({ threads: 1, memoryMb: 1024 });
await makeProducts(engine, Number(seed), 'made');
const facts = await madeFacts(engine, 'made');

async function timedCube(number: number): Promise<[Cube, seconds: number]> {
  const started = performance.now();
  const families = new Map(facts.flatMap(({ family }) => (family ? [[family, family]] : [])));
  const dispensing = { rows, people: rows, months: MONTHS, view: `bench-${seed}` };
  const source = { paths: [rows], facts: async () => ({ facts, families }), codes: '2023-03-15', dispensing };
  const cube = await engine.withThreads(2, () => buildCube(engine, number, source));
  return [cube, (performance.now() - started) / 1000];
}

const [built, buildSeconds] = await timedCube(1);
for (const { name } of built.tables) await engine.query(`drop table ${name}`);
const [cube, loadSeconds] = await timedCube(2);

const PREFECTURES = ['01', '13', '31', '47'];
const CLASSES = ['110', '217', '289'];
const NARROWINGS: Narrowing[] = [
  {},
  ...PREFECTURES.map((prefecture) => ({ prefecture })),
  ...CLASSES.map((it) => ({ class: it })),
  { setting: 'inpatient' },
  { route: 'injection' },
  { family: 'family-7' },
  { prefecture: '27', setting: 'out-of-hospital' },
  { prefecture: '27', class: '217' },
  { class: '217', setting: 'in-hospital' },
];

/** Statements of all questions that can be asked. */
function* questions(): Generator<ReturnType<typeof compile> & { name: string }> {
  for (const measure of readMeasures())
    for (const by of measure.breakdowns)
      for (const where of NARROWINGS) {
        const compiled = compiledOrNull(measure, by, where);
        if (compiled) yield { ...compiled, name: `${measure.id} ${by} ${JSON.stringify(where)}` };
      }
}

function compiledOrNull(measure: Measure, by: Breakdown, where: Narrowing) {
  try {
    return compile(measure, {
      by: [by],
      where,
      table: tableFor(cube, measure, [by], where).name,
      masked: cube.masked,
    });
  } catch (error) {
    if (error instanceof AnteiError && error.code === 'bad-request') return null;
    throw error;
  }
}

const all = new Random(1).shuffle([...questions()]);
for (const { sql, values } of all.slice(0, 20)) await engine.query(sql, values);
const times: { name: string; ms: number; cpuMs: number }[] = [];
for (const { sql, values, name } of all) {
  const used = process.cpuUsage();
  const started = performance.now();
  await engine.query(sql, values);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  times.push({ name, ms, cpuMs: (user + system) / 1000 });
}
let cubeRows = 0;
for (const { name } of cube.tables) {
  const [counted] = await engine.query<{ rows: number }>(`select count(*) as rows from ${name}`);
  cubeRows += counted!.rows;
}
engine.close();
const ms = times.map((one) => one.ms);
const cpuMs = times.map((one) => one.cpuMs);
console.log(
  JSON.stringify({
    buildSeconds,
    loadSeconds,
    cubeRows,
    questions: ms.length,
    p50Ms: percentile(ms, 0.5),
    p99Ms: percentile(ms, 0.99),
    maxMs: Math.max(...ms),
    shareUnder5Ms: ms.filter((one) => one < 5).length / ms.length,
    // Of all threads: what else the machine does is not in it.
    cpuP50Ms: percentile(cpuMs, 0.5),
    cpuP99Ms: percentile(cpuMs, 0.99),
    slowest: times
      .toSorted((a, b) => b.cpuMs - a.cpuMs)
      .slice(0, 3)
      .map(({ name, ms, cpuMs }) => `${name}: ${ms.toFixed(1)} ms, processor ${cpuMs.toFixed(1)} ms`),
  }),
);
