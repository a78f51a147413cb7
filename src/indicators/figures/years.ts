/**
 * Figures of all rounds of NDB Open Data, each by the lists of its own time. They change with the files of a round and the lists, never
 * with an edition that they do not ask: what pages ask is made by a job (prepare.ts), kept in the database, and read from there.
 *
 * The cubes of nine rounds do not fit into memory at once: rounds are asked one after another on a shelf that holds one, and the
 * first question to a round that is not kept asks at once all that pages ask.
 */
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Context } from '../../platform/context.ts';
import type { Cubes } from '../cubes/cubes.ts';
import { isOfFamilies } from '../measures/compile.ts';
import type { Dataset, FigureTable, Measure } from '../model.ts';
import { BIOSIMILAR, FAMILY_MEASURES, GENERIC, REACHED_MEASURES } from '../page-measures.ts';
import { FAMILY_TABLES } from '../product-facts/biosimilars/family-tables.ts';
import { asksEdition } from './ask-cube.ts';
import { type Current, datasetOf } from './current.ts';
import { type Asking, computeFigures } from './figures.ts';
import { figuresOr, type Year, type YearsQuery } from './page-source.ts';
import { findKeptFigure } from './store-kept.ts';

/** What pages, packs and the roadmap ask of every round. */
const ASKED_BY_PAGES: readonly YearsQuery[] = [
  ...[GENERIC.volume, GENERIC.value].flatMap((measure) =>
    (['nation', 'prefecture', 'class'] as const).map((by) => ({ measure, by })),
  ),
  ...(['nation', 'prefecture', 'ingredient'] as const).map((by) => ({ measure: BIOSIMILAR.volume, by })),
  ...(['nation', 'ingredient'] as const).map((by) => ({ measure: FAMILY_MEASURES.value, by })),
  { measure: GENERIC.volumeOld, by: 'nation' },
  { measure: FAMILY_MEASURES.effect, by: 'nation' },
  { measure: REACHED_MEASURES.share, by: 'nation' },
  { measure: REACHED_MEASURES.count, by: 'nation' },
];

/** Part of every key: another one whenever figures of the same inputs are made or written otherwise. */
const FORMAT = 'f1';

/** By other times than its own, any list can be a round's. */
const LAST_DAY = '9999-12-31';

/** Answers kept in memory: of a dozen rounds all that pages ask, and some that somebody asked by the API. */
const KEPT = 400;

interface Source {
  current(): Promise<Current>;
  says: Asking['says'];
  /** Cubes of the rounds before the newest. */
  cubes: Cubes;
  measures(): readonly Measure[];
  measure(id: string): Measure;
  /** Of the newest round, which pages have open anyway. */
  pageCubes: Cubes;
}

/** A question of pages to a round, with the key of its answer. */
export interface KeptQuestion {
  dataset: Dataset;
  query: YearsQuery;
  key: string;
}

export interface YearsReader {
  /** @throws AnteiError `not-found` for a measure that is not in force; what a round lacks is said beside it */
  years(query: YearsQuery): Promise<Year[]>;
  /** What pages ask of the rounds, as things are. */
  asked(current: Current): KeptQuestion[];
  /** The answer to one of these, kept or made. */
  answer(current: Current, question: KeptQuestion): Promise<FigureTable>;
}

const roundsOf = ({ datasets }: Current) => datasets.filter(({ kind }) => kind === 'ndb').toReversed();

/** A reader of all rounds. */
export function yearsReader(context: Context, room: Source): YearsReader {
  const answers = new LRUCache<string, Promise<FigureTable>>({ max: KEPT });
  const askedForPages = new LRUCache<string, true>({ max: KEPT });

  const compute = (current: Current, dataset: Dataset, query: YearsQuery): Promise<FigureTable> => {
    const measure = room.measure(query.measure);
    const isOfPages = dataset === datasetOf(current, undefined) || asksIngredients(measure, query);
    if (!isOfPages) askForPages(current, dataset);
    // By the state that the key of the answer names, whatever has come in since.
    const asking = { current, says: room.says, cubes: isOfPages ? room.pageCubes : room.cubes, measure };
    return computeFigures(context, asking, { ...query, dataset: dataset.id });
  };

  const ask = (current: Current, dataset: Dataset, query: YearsQuery): Promise<FigureTable> => {
    const measure = room.measure(query.measure);
    if (asksEdition(measure) || asksIngredients(measure, query)) return compute(current, dataset, query);
    const key = keyOf(current, dataset, measure, query);
    const known = answers.get(key);
    if (known) return known;
    const answer = findKeptFigure(context.pool, key).then((kept) => kept ?? compute(current, dataset, query));
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    return answer;
  };

  const pageQueries = () => {
    const inForce = new Set(room.measures().map(({ id }) => id));
    return ASKED_BY_PAGES.filter(({ measure }) => inForce.has(measure));
  };
  /** Once for the round as it is: a round without lists has no answers that are kept, and each would ask for all of them again. */
  const askForPages = (current: Current, dataset: Dataset) => {
    const round = `${current.stock} ${dataset.id}`;
    if (askedForPages.has(round)) return;
    askedForPages.set(round, true);
    for (const query of pageQueries()) ask(current, dataset, query).catch(() => undefined);
  };

  return {
    async years(query) {
      room.measure(query.measure);
      const current = await room.current();
      const years: Year[] = [];
      for (const dataset of roundsOf(current)) {
        const { figures: table, none } = await figuresOr(ask(current, dataset, query));
        years.push(table ? { dataset, table, none: null } : { dataset, table: null, none });
      }
      return years;
    },
    asked: (current) =>
      roundsOf(current).flatMap((dataset) =>
        pageQueries().map((query) => ({
          dataset,
          query,
          key: keyOf(current, dataset, room.measure(query.measure), query),
        })),
      ),
    answer: (current, { dataset, query }) => ask(current, dataset, query),
  };
}

function asksIngredients(measure: Measure, { by, where }: YearsQuery): boolean {
  return (by === 'ingredient' && !isOfFamilies(measure)) || where?.ingredient !== undefined;
}

/** Another one whenever the round's files, a list that can serve it or the measure's definition change. */
function keyOf(
  { listsHash }: Current,
  { id, title, parts, to }: Dataset,
  measure: Measure,
  { by, otherTime, where = {} }: YearsQuery,
): string {
  const given = Object.entries(where).filter(([, value]) => value !== undefined);
  const made = [
    FORMAT,
    FAMILY_TABLES,
    listsHash(otherTime ? LAST_DAY : to),
    id,
    title,
    // With what a table says of its sources.
    parts,
    measure,
    by,
    otherTime,
    given.toSorted(),
  ];
  return hash('sha256', JSON.stringify(made), 'hex');
}
