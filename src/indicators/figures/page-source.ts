/** What the readers of pages ask of the room: figures, each with its measure, and the parts of a dataset to choose from. */
import type { IsoDate } from '../../platform/clock.ts';
import { readable } from '../../platform/text.ts';
import type { ReadRecorded } from '../measures/official-series/recorded.ts';
import {
  DATASET_ROUTES,
  type Dataset,
  type Figure,
  type FigureQuery,
  type FigureTable,
  type Measure,
  SETTINGS,
} from '../model.ts';
import { datasetOf } from './current.ts';
import { figuresOr, type NoFigures } from './no-figures.ts';
import { type Asked, cannotUse } from './page-query.ts';

export { figuresOr, type NoFigures } from './no-figures.ts';

export interface PageSource {
  /** The measures in force today, in the order of their ids. */
  measures(): readonly Measure[];
  /** The same with the targets that officers raised since, as readers are told them. */
  withTargets(): Promise<readonly Measure[]>;
  /** Newest period first. */
  datasets(): Promise<readonly Dataset[]>;
  /** Dates of the lists of generic classes, newest first. */
  codeDates(): Promise<readonly IsoDate[]>;
  figures(query: FigureQuery): Promise<FigureTable>;
  /** The figures of every round of NDB Open Data, oldest first, each by the lists of its own time. */
  years(query: YearsQuery): Promise<Year[]>;
  /** Official values that officers recorded, and targets that they raised. */
  recorded: ReadRecorded;
}

/** A question to all rounds. */
export type YearsQuery = Omit<FigureQuery, 'dataset' | 'codes'>;

/** A round's answer. */
export interface Year {
  dataset: Dataset;
  /** Null if `none` says why there are no figures. */
  table: FigureTable | null;
  none: NoFigures | null;
}

/** One choice of a select. */
export interface Choice {
  value: string;
  label: string;
}

/**
 * The dataset that was asked for, else the newest; null if there is none at all. What was asked for and is not there is
 * taken out of `asked` and said.
 */
export async function chooseView(
  source: PageSource,
  asked: Asked,
  issues: string[],
): Promise<{ dataset: Dataset; datasets: readonly Dataset[]; codeDates: readonly IsoDate[] } | null> {
  const [datasets, codeDates] = await Promise.all([source.datasets(), source.codeDates()]);
  if (datasets.length === 0 || codeDates.length === 0) return null;
  const found = datasets.find(({ id }) => id === asked.dataset);
  if (asked.dataset !== undefined && !found) {
    issues.push(cannotUse('dataset', asked.dataset, '取り込まれていません'));
    asked.dataset = undefined;
  }
  if (asked.codes !== undefined && !codeDates.some((date) => date <= asked.codes!)) {
    issues.push(cannotUse('codes', asked.codes, 'その日に有効なリストが取り込まれていません'));
    asked.codes = undefined;
  }
  return { dataset: found ?? datasetOf({ datasets }, undefined), datasets, codeDates };
}

/**
 * The classes, and for measures of biologics the families, that figures can be narrowed to. One that was asked for and is not
 * there is taken out of `asked` and said.
 */
export async function narrowings(
  source: PageSource,
  measure: Measure,
  asked: Asked,
  issues: string[],
): Promise<{ classes: Choice[]; families: Choice[] }> {
  const { dataset, codes, edition } = asked;
  const read = async (by: 'class' | 'ingredient') => {
    if (!measure.breakdowns.includes(by)) return [];
    const { figures } = await figuresOr(source.figures({ measure: measure.id, by, dataset, codes, edition }));
    return figures?.rows ?? [];
  };
  const ofFamilies = (measure.denominator ?? measure.numerator).biologic !== undefined;
  const [classes, families] = await Promise.all([read('class'), ofFamilies ? read('ingredient') : []]);
  for (const [part, known] of [
    ['class', classes],
    ['family', families],
  ] as const) {
    const given = asked.where[part];
    if (given === undefined || known.length === 0 || known.some(({ key }) => key === given)) continue;
    issues.push(cannotUse(part, given, 'この指標のデータにありません'));
    asked.where[part] = undefined;
  }
  return {
    classes: classes.map(({ key, label }) => ({ value: key, label: `${key} ${readable(label)}` })),
    families: families.map(({ key, label }) => ({ value: key, label: readable(label) })),
  };
}

/** The one figure of a table for the whole country. */
export function onlyFigure({ rows }: FigureTable): Figure {
  return (
    rows[0] ?? {
      key: '00',
      label: '全国',
      value: null,
      lower: null,
      upper: null,
      numerator: 0,
      denominator: null,
    }
  );
}

/** Settings and routes that a dataset has sheets of, in the official order; a single one is not a choice. */
export function partChoices({ parts }: Dataset): { settings: Choice[]; routes: Choice[] } {
  const choices = (words: Record<string, string>, has: (key: string) => boolean) => {
    const found = Object.entries(words).flatMap(([value, label]) => (has(value) ? [{ value, label }] : []));
    return found.length > 1 ? found : [];
  };
  return {
    settings: choices(SETTINGS, (key) => parts.some(({ setting }) => setting === key || setting === 'all')),
    routes: choices(DATASET_ROUTES, (key) => parts.some(({ route }) => route === key || route === 'all')),
  };
}
