/** The years of a measure side by side: every row's trend, and of every round what it was counted of. Pure. */
import type { IsoDate } from '../../platform/clock.ts';
import { sheetsText, sheetWarnings } from '../datasets/sheets.ts';
import type { NoFigures, Year } from '../figures/page-source.ts';
import {
  type Dataset,
  type Figure,
  type FigureTable,
  type Measure,
  PUBLIC_EXPENSE_NAMES,
  type PublicExpense,
} from '../model.ts';
import { type PeriodFigure, type Trend, trendOf } from './trend.ts';
import { breaksBetween, type Method, methodOf } from './trend-method.ts';

/** A round of the years, with or without figures. */
export interface TrendYear extends Pick<Dataset, 'id' | 'title' | 'from' | 'to'> {
  /** Dates of the lists and of the edition; null without figures, and where the measure asks no edition. */
  codes: IsoDate | null;
  edition: IsoDate | null;
  /** Why there are no figures, and what to do. */
  none: NoFigures | null;
  /** What the round lacks, so that it cannot be compared; '' where it can. */
  partial: string;
  /** What is counted differently than in the comparable round before. */
  breaks: string[];
  /** What else is to be known about it: lists of another time, quantities that the list does not have. */
  notes: string[];
}

export interface RowFigure extends PeriodFigure {
  figure: Figure | null;
}

export interface TrendRow {
  key: string;
  label: string;
  trend: Trend<RowFigure>;
}

export interface TrendTable {
  /** Oldest first. */
  years: TrendYear[];
  /** In the order of the newest round; rows that only older ones have come last. */
  rows: TrendRow[];
}

/** The rounds of an answer, oldest first. */
export function trendYears(years: readonly Year[]): TrendYear[] {
  const version = comparedVersion(years);
  const methods = years.map(({ table, dataset }) => table && methodOf(table, dataset));
  const isFull = (method: Method | null): method is Method =>
    method !== null && method.publicExpense !== otherOf(version) && method.lacking.length === 0;
  return years.map(({ dataset, table, none }, index) => {
    const { id, title, from, to } = dataset;
    const method = methods[index]!;
    const said = table ? sheetWarnings(dataset.kind, table.sources, table.where) : [];
    const before = methods.slice(0, index).findLast(isFull);
    return {
      id,
      title,
      from,
      to,
      codes: table?.codes ?? null,
      edition: table?.edition ?? null,
      none,
      partial: method === null || isFull(method) ? '' : whyPartial(method, version),
      breaks: isFull(method) && before ? breaksBetween(before, method) : [],
      // Missing sheets are given as the reason why the round is not compared.
      notes: table?.warnings.filter((warning) => !said.includes(warning)) ?? [],
    };
  });
}

/** Rounds with and without receipts that public funds alone pay are not compared: the version that most rounds have counts, else without. */
function comparedVersion(years: readonly Year[]): PublicExpense {
  const count = (version: PublicExpense) =>
    years.filter(({ dataset, table }) => table && dataset.publicExpense === version).length;
  return count('included') > count('excluded') ? 'included' : 'excluded';
}

const otherOf = (version: PublicExpense): PublicExpense => (version === 'included' ? 'excluded' : 'included');

function whyPartial(method: Method, version: PublicExpense): string {
  const other = method.publicExpense === otherOf(version);
  return other
    ? `${PUBLIC_EXPENSE_NAMES[otherOf(version)]}版で、ほかの回は${PUBLIC_EXPENSE_NAMES[version]}`
    : `${sheetsText(method.lacking)}の表がありません`;
}

/**
 * The trend of every row of an answer.
 * @param target what rows are to reach; by default nothing
 * @param rowsOf the rows of a round's table, where not all are wanted
 */
export function trendTable(
  years: readonly Year[],
  { direction }: Pick<Measure, 'direction'>,
  target: number | null = null,
  rowsOf: (table: FigureTable) => readonly Figure[] = ({ rows }) => rows,
): TrendTable {
  const rounds = trendYears(years);
  const found = years.map(({ table }) => new Map(table ? rowsOf(table).map((row) => [row.key, row]) : []));
  const newestFirst = [...new Set(found.toReversed().flatMap((rows) => [...rows.keys()]))];
  return {
    years: rounds,
    rows: newestFirst.map((key) => {
      const figures = rounds.map(
        ({ id, from, to, partial }, index): RowFigure => ({
          dataset: id,
          from,
          to,
          figure: found[index]!.get(key) ?? null,
          comparable: partial === '',
        }),
      );
      // A row has the name that the newest round gives it.
      const label = found.findLast((rows) => rows.has(key))!.get(key)!.label;
      return { key, label, trend: trendOf(figures, target, direction) };
    }),
  };
}
