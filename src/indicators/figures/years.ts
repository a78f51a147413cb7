/**
 * Figures of all rounds of NDB Open Data, each by the lists of its own time. The rounds before the newest change only with their
 * files and the lists, so their answers are kept beyond their cubes, and none of them depends on an edition that it does not ask.
 *
 * A cube takes a second or two to build, and nine cubes do not fit into memory at once: rounds are asked one after
 * another on a shelf that holds one, without ingredients, and the first question to a round asks at once all that pages ask.
 */
import { LRUCache } from 'lru-cache';
import type { Context } from '../../platform/context.ts';
import type { Cubes } from '../cubes/cubes.ts';
import { isOfFamilies } from '../measures/compile.ts';
import type { Dataset, FigureQuery, FigureTable, Measure } from '../model.ts';
import { BIOSIMILAR, FAMILY_MEASURES, GENERIC, REACHED_MEASURES } from '../page-measures.ts';
import { type Current, datasetOf } from './current.ts';
import { asksEdition, computeFigures } from './figures.ts';
import { figuresOr, type Year, type YearsQuery } from './page-source.ts';

/** What pages, packs and the roadmap ask of every round. */
const ASKED_BY_PAGES: readonly YearsQuery[] = [
  ...[GENERIC.volume, GENERIC.value].flatMap((measure) =>
    (['nation', 'prefecture', 'class'] as const).map((by) => ({ measure, by })),
  ),
  ...(['nation', 'prefecture', 'ingredient'] as const).map((by) => ({ measure: BIOSIMILAR.volume, by })),
  ...(['nation', 'ingredient'] as const).map((by) => ({ measure: FAMILY_MEASURES.value, by })),
  { measure: REACHED_MEASURES.share, by: 'nation' },
];

/** Answers kept: of a dozen rounds all that pages ask, and some that somebody asked by the API. */
const KEPT = 400;

interface Source {
  current(): Promise<Current>;
  /** Cubes of the rounds before the newest. */
  cubes: Cubes;
  measures(): readonly Measure[];
  measure(id: string): Measure;
  /** Figures with cubes that have ingredients. */
  figures(query: FigureQuery): Promise<FigureTable>;
}

/** A reader of all rounds. @throws AnteiError `not-found` for a measure that is not in force; what a round lacks is told in its `none` */
export function yearsReader(context: Context, source: Source): (query: YearsQuery) => Promise<Year[]> {
  const answers = new LRUCache<string, Promise<FigureTable>>({ max: KEPT });

  const ask = (current: Current, dataset: Dataset, query: YearsQuery): Promise<FigureTable> => {
    const measure = source.measure(query.measure);
    const asked = { ...query, dataset: dataset.id };
    // The newest round's cube is there for the pages anyway; of chemical ingredients only such a cube knows.
    if (dataset === datasetOf(current, undefined) || asksIngredients(measure, query))
      return source.figures(asked);
    const needsEdition = asksEdition(measure);
    const key = keyOf(current, dataset, measure, query);
    const known = answers.get(key);
    if (known && !needsEdition) return known;
    const view = needsEdition ? current : { ...current, states: async () => null };
    const answer = computeFigures(context, { current: view, cubes: source.cubes, measure }, asked);
    if (!needsEdition) {
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
    }
    return answer;
  };

  const askForPages = (current: Current, dataset: Dataset) => {
    const inForce = new Set(source.measures().map(({ id }) => id));
    for (const query of ASKED_BY_PAGES.filter(({ measure }) => inForce.has(measure)))
      ask(current, dataset, query).catch(() => undefined);
  };

  return async (query) => {
    source.measure(query.measure);
    const current = await source.current();
    const rounds = current.datasets.filter(({ kind }) => kind === 'ndb').toReversed();
    const years: Year[] = [];
    for (const dataset of rounds) {
      askForPages(current, dataset);
      const { figures: table, none } = await figuresOr(ask(current, dataset, query));
      years.push(table ? { dataset, table, none: null } : { dataset, table: null, none });
    }
    return years;
  };
}

function asksIngredients(measure: Measure, { by, where }: YearsQuery): boolean {
  return (by === 'ingredient' && !isOfFamilies(measure)) || where?.ingredient !== undefined;
}

/** Another one whenever the round's files, a list or the measure's definition change. */
function keyOf(
  { listsHash }: Current,
  { id, parts }: Dataset,
  { version }: Measure,
  { measure, by, otherTime, where = {} }: YearsQuery,
): string {
  const given = Object.entries(where).filter(([, value]) => value !== undefined);
  return [
    listsHash,
    id,
    ...parts.map(({ parquetSha256 }) => parquetSha256),
    measure,
    version,
    by,
    otherTime,
    JSON.stringify(given.toSorted()),
  ].join(' ');
}
