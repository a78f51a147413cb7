/** For tests only: every figure that can be asked of a dataset, asked of two engines. */
import assert from 'node:assert/strict';
import { type AnalyticsEngine, openAnalytics } from '../../platform/analytics/analytics.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { Cubes } from '../cubes/cubes.ts';
import { AnteiError } from '../errors.ts';
import { measuresOn, readMeasures } from '../measures/measures.ts';
import type { FigureQuery, Narrowing } from '../model.ts';
import { editionReader } from '../product-facts/edition-says.ts';
import { productsReader } from '../product-facts/listed-products.ts';
import { currentReader } from './current.ts';
import { computeFigures, computeGrid } from './figures.ts';

/** Sums of other orders differ in the last digits. */
const RELATIVE = 1e-9;

/** Of a machine that has other things to do. */
export const PATIENT = { withinMs: 300_000 };

/** How many questions there were, and how many figures they brought. */
export interface Compared {
  questions: number;
  figures: number;
}

/**
 * Asks DuckDB and another engine for every measure by every breakdown, within every narrowing and by prefectures (grids), and compares
 * all that is answered.
 */
export async function compareEngines(
  context: Context,
  other: AnalyticsEngine,
  query: Pick<FigureQuery, 'dataset' | 'codes'>,
  narrowings: readonly Narrowing[],
  { grids = true }: { grids?: boolean } = {},
): Promise<Compared> {
  const duck = await openAnalytics({ threads: 2, memoryMb: 1000 });
  const current = await currentReader(context)();
  const says = editionReader(productsReader(context));
  const [one, two] = [duck, asksOnce(other)].map((engine) => new Cubes(async () => engine)) as [Cubes, Cubes];
  const compared: Compared = { questions: 0, figures: 0 };
  try {
    for (const measure of measuresOn(readMeasures(), today(context.clock))) {
      const asking = { current, says, measure };
      const compare = async (compute: typeof computeFigures | typeof computeGrid, asked: FigureQuery) => {
        const ask = async (cubes: Cubes) => compute(context, { ...asking, cubes }, asked);
        const [expected, found] = [await ask(one).catch(refusal), await ask(two).catch(refusal)];
        const figures = assertClose(found, expected, [JSON.stringify(asked)]);
        if (expected instanceof AnteiError) return;
        compared.questions += 1;
        compared.figures += figures;
      };
      // Some at once: a cluster has more than one processor.
      for (const by of measure.breakdowns)
        await Promise.all([
          ...narrowings.map((where) => compare(computeFigures, { measure: measure.id, by, where, ...query })),
          ...(grids ? [compare(computeGrid, { measure: measure.id, by, ...query })] : []),
        ]);
    }
  } finally {
    duck.close();
  }
  return compared;
}

/** How much of a quantity the lists know is asked along with every measure anew; once is enough here. */
function asksOnce(engine: AnalyticsEngine): AnalyticsEngine {
  const known = new Map<string, Promise<unknown[]>>();
  return {
    ...engine,
    query<Row>(sql: string, values = {}) {
      if (!/^select/.test(sql)) return engine.query<Row>(sql, values);
      const key = JSON.stringify([sql, values]);
      const asked = known.get(key) ?? engine.query<Row>(sql, values);
      known.set(key, asked);
      return asked as Promise<Row[]>;
    },
  };
}

/** What cannot be asked is refused by both. */
function refusal(error: unknown): AnteiError {
  if (error instanceof AnteiError && error.status < 500) return error;
  throw error;
}

/** The same but for the last digits of numbers; returns how many numbers there are. @param path to what is compared */
function assertClose(found: unknown, expected: unknown, path: string[]): number {
  if (typeof expected === 'number' && typeof found === 'number') {
    const far = Math.abs(found - expected) > RELATIVE * Math.max(1, Math.abs(expected));
    if (far) assert.equal(found, expected, path.join(' '));
    return 1;
  }
  if (expected === null || typeof expected !== 'object') {
    if (found !== expected) assert.equal(found, expected, path.join(' '));
    return 0;
  }
  const [there, wanted] = [entries(found), entries(expected)];
  if (there.length !== wanted.length) assert.deepEqual(found, expected, path.join(' '));
  let numbers = 0;
  for (const [at, [key, value]] of wanted.entries()) {
    path.push(key);
    assert.equal(there[at]![0], key);
    numbers += assertClose(there[at]![1], value, path);
    path.pop();
  }
  return numbers;
}

function entries(value: unknown): [string, unknown][] {
  if (value instanceof AnteiError) return Object.entries({ code: value.code, detail: value.detail });
  return value instanceof Map ? [...value] : Object.entries(value ?? {});
}
