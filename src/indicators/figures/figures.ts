/** Figures: a question, the cube that can answer it, the statement, and the rows with their labels and bounds. */
import { hash } from 'node:crypto';
import { routesInForce } from '../../medicines/index.ts';
import type { AnalyticsEngine } from '../../platform/analytics/analytics.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { momentText } from '../../platform/dates/date-text.ts';
import { INVENTED } from '../../platform/invented.ts';
import { madeFiles } from '../../platform/store/made-files.ts';
import type { SupplyStates } from '../../supply/model.ts';
import type { Cube, CubeSource } from '../cubes/cube-model.ts';
import type { Cubes } from '../cubes/cubes.ts';
import { dispensingFiles } from '../cubes/dispensing-cube.ts';
import { checkedParts } from '../datasets/dataset-folder.ts';
import { missingRecords } from '../datasets/records-wording.ts';
import { maskingWarnings, referencesOf, warningsOf } from '../datasets/references.ts';
import { sheetWarnings } from '../datasets/sheets.ts';
import { AnteiError } from '../errors.ts';
import { coverageStatement, type FamiliesRow, isOfFamilies, type SumRow } from '../measures/compile.ts';
import {
  BREAKDOWNS,
  type Coverage,
  DATASET_ROUTES,
  type Dataset,
  type DatasetPart,
  type Figure,
  type FigureGrid,
  type FigureQuery,
  type FigureTable,
  type Measure,
  NATION,
  type Narrowing,
  PREFECTURES,
  SETTINGS,
} from '../model.ts';
import { FAMILY_TABLES } from '../product-facts/biosimilars/family-tables.ts';
import type { editionReader } from '../product-facts/edition-says.ts';
import { productFacts } from '../product-facts/product-facts.ts';
import { askCube, asksEdition, tableFor } from './ask-cube.ts';
import { type Current, codesOf, datasetOf, pricesMissing } from './current.ts';
import { labelsOf } from './figure-wording.ts';

/** What every question is asked with. */
export interface Asking {
  current: Current;
  says: ReturnType<typeof editionReader>;
  cubes: Cubes;
  measure: Measure;
}

/**
 * Computes the figures of a question.
 * @throws AnteiError `not-found` for a class, family or ingredient that is not there, `no-dataset`, `codes-missing`,
 *   `prices-missing`, `no-edition`; `bad-request` for a breakdown or narrowing that the measure or the dataset does not have
 */
export function computeFigures(context: Context, asking: Asking, query: FigureQuery): Promise<FigureTable> {
  const { measure } = asking;
  const { by } = query;
  return answer(context, asking, query, [by], (facts, found, cube) => {
    const byKey = new Map(found.map((row) => [by === 'nation' ? NATION : row[by]!, row]));
    return { ...facts, rows: figures(measure, by, byKey, cube, facts) };
  });
}

/**
 * Computes the figures of every prefecture by another breakdown in one statement.
 * @throws AnteiError as {@link computeFigures}
 */
export function computeGrid(context: Context, asking: Asking, query: FigureQuery): Promise<FigureGrid> {
  const { measure } = asking;
  const { by } = query;
  if (by === 'nation' || by === 'prefecture' || !measure.breakdowns.includes('prefecture'))
    throw new AnteiError('bad-request', `「${measure.title.ja}」は、都道府県ごとに ${by} では示せません。`);
  return answer(context, asking, query, ['prefecture', by], (facts, found, cube) => {
    const rows = Map.groupBy(found, (row) => row.prefecture!);
    const grid = [...PREFECTURES.keys()].map((prefecture) => {
      const byKey = new Map((rows.get(prefecture) ?? []).map((row) => [row[by]!, row]));
      return [prefecture, figures(measure, by, byKey, cube, { ...facts, where: {} })] as const;
    });
    return { ...facts, prefectures: new Map(grid) };
  });
}

type Found = (SumRow | FamiliesRow) & Record<string, string>;

async function answer<T extends Pick<FigureTable, 'warnings'>>(
  context: Context,
  { current, says, cubes, measure }: Asking,
  query: FigureQuery,
  keys: FigureQuery['by'][],
  finish: (facts: Omit<FigureTable, 'rows'>, found: Found[], cube: Cube) => T,
): Promise<T> {
  const where = given(query.where ?? {});
  const { by } = query;
  const dataset = datasetOf(current, query.dataset);
  checkBreakdown(measure, by, where, dataset);
  const sources = partsRead(dataset, by, where);
  const asks = asksEdition(measure);
  const supply = asks ? await current.states(query.edition ?? null) : null;
  if (asks && !supply)
    throw new AnteiError(
      'no-edition',
      `「${measure.title.ja}」には供給状況の一覧が要りますが、${query.edition ? `${query.edition} 以前の一覧` : '一覧'}がありません。`,
    );
  const view = viewOf(current, dataset, query, supply);
  const { codes, prices, listsOn, lists, edition } = view;
  const source = async (): Promise<CubeSource> => {
    const { paths, here, unchanged } = await checkedParts(context.settings, dataset);
    return {
      ...keptSource(view, dataset, paths),
      here,
      made: madeFiles(context),
      unchanged,
      async facts() {
        const { facts, families } = await productFacts(context, listsOn, supply);
        return { facts, families: new Map(families.map(({ id, name }) => [id, name])) };
      },
      codes,
    };
  };
  const question = JSON.stringify([
    measure.id,
    measure.version,
    keys,
    Object.entries(where).toSorted(),
    edition,
  ]);
  const answered = await cubes.answer(view.key, question, source, async (cube, engine) => {
    checkNarrowing(where, cube);
    // Sheets of NDB Open Data state the prices themselves.
    const asksPrices =
      measure.weight !== 'quantity' && (measure.weight !== 'value' || dataset.kind === 'dispensing');
    if (!cube.priced && asksPrices) throw pricesMissing(current, listsOn);
    const { rows: found, sql } = await askCube<Found>(engine, cube, {
      measure,
      keys,
      where,
      says: supply && says(supply, { listsOn, lists, edition }),
    });
    const references = referencesOf(dataset, {
      codes,
      prices: asksPrices ? prices : null,
      edition: asks ? supply!.asOf : null,
    });
    const coverage = await coverageOf(engine, cube, { measure, by, where, dataset });
    const facts = {
      measure: measure.id,
      version: measure.version,
      dataset: dataset.id,
      period: `${dataset.from.slice(0, 7)}/${dataset.to.slice(0, 7)}`,
      by,
      where,
      codes: cube.codes,
      edition: asks ? supply!.asOf : null,
      // With a later list the truth may be outside what the masked cells allow.
      bounded: references.every(({ kind, timing }) => kind === 'edition' || timing !== 'later'),
      references,
      coverage,
      warnings: [
        ...(dataset.source === 'demo' ? [INVENTED] : []),
        ...sheetWarnings(dataset.kind, sources, where),
        ...warningsOf(references, coverage, dataset.to),
        ...maskingWarnings(sources),
      ],
      sources,
      limits: Object.fromEntries(cube.limits),
      unmapped: [...cube.unmapped],
      sql,
    };
    return finish(facts, found, cube);
  });
  const missing = missingRecords(current.loads, dataset.id);
  return missing === null ? answered : { ...answered, warnings: [...answered.warnings, missing] };
}

/** What a question's cube is made of. */
export interface View {
  /** Hexadecimal; another one whenever anything of it changes. */
  key: string;
  /** Date of the list of generic classes. */
  codes: IsoDate;
  /** Date as of which the lists are taken. */
  listsOn: IsoDate;
  /** Names their content. */
  lists: string;
  prices: ReturnType<typeof routesInForce>;
  /** Names what the edition says; '' without one. */
  edition: string;
  /** Anybody may ask by any date: only the views of pages are worth their place on the disk. */
  isOfPages: boolean;
}

/** @throws AnteiError codes-missing */
export function viewOf(
  current: Pick<Current, 'lists' | 'priceParts' | 'listsHash'>,
  dataset: Dataset,
  query: Pick<FigureQuery, 'codes' | 'otherTime'>,
  supply: SupplyStates | null,
): View {
  const codes = codesOf(current, dataset, query.codes, query.otherTime);
  // Prices have dates of their own, route by route; they too are those in force at the end of the period.
  const listsOn = query.codes ?? (codes > dataset.to ? codes : dataset.to);
  const prices = routesInForce(current.priceParts, listsOn);
  const lists = current.listsHash(listsOn);
  const edition = supply ? statesKey(supply) : '';
  const files = dataset.parts.map((part) => part.parquetSha256);
  const parts = [dataset.id, ...files, codes, lists, FAMILY_TABLES];
  parts.push(...prices.map(({ effectiveFrom }) => effectiveFrom ?? '-'));
  // Rows of dispensing are so many that what an edition says is summed up once; to cells it is joined when it is asked for.
  if (supply && dataset.kind === 'dispensing') parts.push(edition);
  const key = hash('sha256', parts.join(' '), 'hex');
  return { key, codes, listsOn, lists, prices, edition, isOfPages: !query.codes && !query.otherTime };
}

/** Where the cube of a view is kept, and by what name. */
export function keptSource(
  { key, isOfPages }: View,
  dataset: Dataset,
  paths: readonly string[],
): Pick<CubeSource, 'paths' | 'view' | 'dispensing'> {
  return { paths, view: isOfPages ? key : null, dispensing: dispensingFiles(dataset, paths, key) };
}

/** What of the quantity asked for the list of classes has. */
async function coverageOf(
  engine: AnalyticsEngine,
  cube: Cube,
  {
    measure,
    by,
    where: { family: _family, ingredient: _ingredient, ...where },
    dataset,
  }: Pick<Asking, 'measure'> & { by: FigureQuery['by']; where: Narrowing; dataset: Dataset },
): Promise<Coverage> {
  // The route of dispensing rows is known for listed codes only.
  if (dataset.kind === 'dispensing') delete where.route;
  const keys = by === 'sex' || by === 'age' ? [by] : [];
  const table = tableFor(cube, measure, keys, where);
  await table.ready?.();
  const { sql, values } = coverageStatement(table.name, by, where);
  const [found] = await engine.query<{ total: number; quantity: number }>(sql, values);
  const { total, quantity } = found!;
  const share = total > 0 ? quantity / total : null;
  return { total, quantity, share, codes: cube.unmapped.length, rows: cube.unmappedRows };
}

/** Worked out once for an edition: pages ask dozens of figures of the same one. */
const statesKeys = new WeakMap<SupplyStates, string>();

function statesKey(states: SupplyStates): string {
  const { asOf, limited, stopped } = states;
  const key = statesKeys.get(states) ?? hash('sha256', [asOf, ...limited, '/', ...stopped].join(), 'hex');
  statesKeys.set(states, key);
  return key;
}

function given(where: Narrowing): Narrowing {
  return Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
}

function checkBreakdown(
  { title, breakdowns }: Measure,
  by: FigureQuery['by'],
  where: Narrowing,
  dataset: Dataset,
): void {
  if (!breakdowns.includes(by)) {
    const allowed = breakdowns.map((breakdown) => `${breakdown}（${BREAKDOWNS[breakdown]}）`).join('、');
    throw new AnteiError('bad-request', `「${title.ja}」は ${by} では示せません。示せるもの：${allowed}`);
  }
  if (by === 'month' && dataset.kind === 'ndb')
    throw new AnteiError('bad-request', `${dataset.id} は期間の合計で、月別の値がありません。`);
  if (by === 'nation' && where.prefecture !== undefined)
    throw new AnteiError('bad-request', '1つの都道府県の値は、by に prefecture を指定してください。');
  const known = {
    prefecture: [...PREFECTURES.keys()],
    setting: Object.keys(SETTINGS),
    route: Object.keys(DATASET_ROUTES),
  };
  for (const key of ['prefecture', 'setting', 'route'] as const) {
    const value = where[key];
    if (value !== undefined && !known[key].includes(value))
      throw new AnteiError(
        'not-found',
        `${BREAKDOWNS[key]}「${value}」はありません。あるもの：${known[key].join('、')}`,
      );
  }
}

/** The parts of a dataset that a question reads. @throws AnteiError bad-request if there is none */
function partsRead(
  { id, kind, parts }: Dataset,
  by: FigureQuery['by'],
  { route, setting }: Narrowing,
): DatasetPart[] {
  const axis = by === 'sex' || by === 'age' ? 'sex-age' : 'prefecture';
  // Rows of dispensing are one part of all routes and settings, and say the people's sex and age too; their sums are two.
  const ofAxis = parts.filter((part) => part.axis === axis || (kind === 'dispensing' && parts.length === 1));
  const has = (own: string, asked: string | undefined) =>
    asked === undefined || own === asked || own === 'all';
  const read = ofAxis.filter((part) => has(part.route, route) && has(part.setting, setting));
  if (read.length > 0) return read;
  const name = (part: DatasetPart) =>
    [{ ...DATASET_ROUTES, all: '' }[part.route], { ...SETTINGS, all: '' }[part.setting]].join(' ').trim();
  const there = ofAxis.map(name).join('、');
  const what = axis === 'sex-age' ? '性・年齢別の表' : '都道府県別の表';
  throw new AnteiError(
    'bad-request',
    `${id} に、その範囲の${what}はありません。${there ? `あるもの：${there}` : ''}`,
  );
}

/** A class, family or ingredient that is not there is a slip, not a figure of nothing. */
function checkNarrowing(where: Narrowing, cube: Cube): void {
  const known = {
    class: ['薬効分類', cube.classes],
    family: ['バイオ医薬品の系列', cube.families],
    ingredient: ['成分', cube.ingredients],
  } as const;
  for (const key of ['class', 'family', 'ingredient'] as const) {
    const value = where[key];
    const [what, names] = known[key];
    if (value === undefined || names.has(value)) continue;
    const there = names.size > 200 ? '' : `あるもの：${[...names.keys()].toSorted().join('、')}`;
    throw new AnteiError('not-found', `${what}「${value}」はありません。${there}`);
  }
}

/** Figures in the order of the breakdown's code list; of prefectures all, or the one asked for, also without data. */
function figures(
  measure: Measure,
  by: FigureQuery['by'],
  found: ReadonlyMap<string, Found>,
  cube: Cube,
  { bounded, where: { prefecture } }: Pick<FigureTable, 'bounded' | 'where'>,
): Figure[] {
  const labels = labelsOf(by, isOfFamilies(measure), cube);
  const isShown = (key: string) => found.has(key) || (by === 'prefecture' && (prefecture ?? key) === key);
  const keys = labels ? [...labels.keys()].filter(isShown) : [...found.keys()].toSorted();
  return keys.map((key) => ({
    key,
    label: labels?.get(key) ?? momentText(key),
    ...figureOf(measure, found.get(key)),
    ...(bounded ? {} : { lower: null, upper: null }),
  }));
}

type Bare = Omit<Figure, 'key' | 'label'>;

/** The figure of a row; of no row where nothing that counts was there. */
export function figureOf(measure: Measure, row: SumRow | FamiliesRow | undefined): Bare {
  if (measure.kind === 'families-at-least') return familiesFigure(measure, row as FamiliesRow | undefined);
  const {
    numerator,
    numerator_lower: least,
    numerator_upper: most,
    other,
    other_lower: otherLeast,
    other_upper: otherMost,
  } = numbers(row as SumRow | undefined);
  if (measure.kind === 'sum')
    return { value: numerator, lower: least, upper: most, numerator, denominator: null };
  return {
    value: numerator + other > 0 ? numerator / (numerator + other) : null,
    // If the rest can be nothing, everything there is counts in the numerator; and the other way round.
    lower: least + otherMost > 0 ? least / (least + otherMost) : most > 0 ? 1 : null,
    upper: most + otherLeast > 0 ? most / (most + otherLeast) : otherMost > 0 ? 0 : null,
    numerator,
    denominator: numerator + other,
  };
}

function familiesFigure({ result }: Measure, row: FamiliesRow | undefined): Bare {
  const { families = 0, reached = 0 } = row ?? {};
  const { reached_lower: least = reached, reached_upper: most = reached } = row ?? {};
  const figure = (count: number | null) =>
    result === 'count' ? (count ?? 0) : families === 0 ? null : (count ?? 0) / families;
  return {
    value: figure(reached),
    lower: figure(least),
    upper: figure(most),
    numerator: reached ?? 0,
    denominator: families,
  };
}

/** Sums over no rows come as null; bounds that were not asked for are the sum itself. */
function numbers(row: SumRow | undefined): { [K in keyof Required<SumRow>]: number } {
  const numerator = row?.numerator ?? 0;
  const other = row?.other ?? 0;
  return {
    numerator,
    numerator_lower: row?.numerator_lower ?? numerator,
    numerator_upper: row?.numerator_upper ?? numerator,
    other,
    other_lower: row?.other_lower ?? other,
    other_upper: row?.other_upper ?? other,
  };
}
