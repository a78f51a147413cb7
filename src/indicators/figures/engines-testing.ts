/** For tests only: every figure that can be asked of a dataset, asked of two engines. */
import assert from 'node:assert/strict';
import { type AnalyticsEngine, openAnalytics } from '../../platform/analytics/analytics.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { Cubes } from '../cubes/cubes.ts';
import { AnteiError } from '../errors.ts';
import { measuresOn, readMeasures } from '../measures/measures.ts';
import type { Breakdown, FigureQuery, Measure, Narrowing } from '../model.ts';
import { editionReader } from '../product-facts/edition-says.ts';
import { productsReader } from '../product-facts/listed-products.ts';
import { currentReader } from './current.ts';
import { computeFigures, computeGrid } from './figures.ts';

/** Sums of other orders differ in the last digits. */
const RELATIVE = 1e-9;

/** Of a machine that has other things to do. */
export const PATIENT = { withinMs: 300_000 };

/** Ways to narrow a question down: by one of these, by nothing, or prefectures at once (a grid). */
const KINDS = ['nothing', 'prefecture', 'class', 'setting', 'route', 'family', 'ingredient', 'grid'] as const;
type Kind = (typeof KINDS)[number];
/** The value that each kind is narrowed to. */
export type Values = Required<Narrowing>;

interface Question {
  measure: Measure;
  by: Breakdown;
  kind: Kind;
}

export interface Compared {
  /** Questions that were answered. */
  questions: number;
  /** Figures that these brought. */
  figures: number;
  /** Pairs of measure, breakdown and kind of narrowing that were in no question: each was tried in all ways, and refused. */
  never: string[];
}

/** At once: a cluster has more than one processor. */
const AT_ONCE = 4;

/**
 * Asks DuckDB and another engine, and compares all that is answered: every measure by every breakdown, with narrowings of all kinds so
 * that any two of measure, breakdown and kind come together at least once (all three in every way would be seven times as many questions, of
 * statements that are put together from the same parts).
 */
export async function compareEngines(
  context: Context,
  other: AnalyticsEngine,
  query: Pick<FigureQuery, 'dataset' | 'codes'>,
  values: Values,
): Promise<Compared> {
  const duck = await openAnalytics({ threads: 2, memoryMb: 1000 });
  const current = await currentReader(context)();
  const says = editionReader(productsReader(context));
  const [one, two] = [duck, asksOnce(other)].map((engine) => new Cubes(async () => engine)) as [Cubes, Cubes];
  const ask = async (cubes: Cubes, { measure, by, kind }: Question): Promise<unknown> => {
    const asked = { measure: measure.id, by, ...query };
    const asking = { current, says, measure, cubes };
    try {
      if (kind === 'grid') return await computeGrid(context, asking, asked);
      const where = kind === 'nothing' ? {} : { [kind]: values[kind] };
      return await computeFigures(context, asking, { ...asked, where });
    } catch (error) {
      return refusal(error);
    }
  };
  try {
    const measures = measuresOn(readMeasures(), today(context.clock));
    const { answers, never } = await askPairwise(measures, (question) => ask(one, question));
    const compared = { questions: 0, figures: 0, never };
    const waiting = [...answers];
    const work = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const [{ measure, by, kind }, expected] = next;
        const found = await ask(two, next[0]);
        compared.figures += assertClose(found, expected, [measure.id, by, kind]);
        if (!(expected instanceof AnteiError)) compared.questions += 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return compared;
  } finally {
    duck.close();
  }
}

/**
 * Asks until any two of measure, breakdown and kind have come together in a question that was answered, or in all ways that they can be in
 * were refused. Whatever was asked is returned, refusals too.
 */
async function askPairwise(measures: readonly Measure[], ask: (question: Question) => Promise<unknown>) {
  const pairs = ({ measure: { id }, by, kind }: Question) => [
    `${id} by ${by}`,
    `${id} within ${kind}`,
    `${by} within ${kind}`,
  ];
  const all = measures.flatMap((measure) =>
    measure.breakdowns.flatMap((by) => KINDS.map((kind): Question => ({ measure, by, kind }))),
  );
  const answers = new Map<Question, unknown>();
  const open = new Set(all.flatMap(pairs));
  const gain = (question: Question) => pairs(question).filter((pair) => open.has(pair)).length;
  // First those that bring all three pairs together, at last those that bring one.
  for (const least of [3, 2, 1])
    for (const question of all) {
      if (answers.has(question) || gain(question) < least) continue;
      const answer = await ask(question);
      answers.set(question, answer);
      if (!(answer instanceof AnteiError)) for (const pair of pairs(question)) open.delete(pair);
    }
  return { answers, never: [...open].sort() };
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
