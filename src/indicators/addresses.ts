/** Addresses of the room's pages and files; the query is the state. */

import type { Breakdown, DatasetPart, FigureQuery } from './model.ts';
import { COUNT_LIMITED } from './page-measures.ts';

export const INDICATORS_PATH = '/indicators';

/** The definition of a measure with the figures asked for, their sources and downloads: what every number links to. */
export function measurePath({ measure, ...rest }: MeasureAddress): string {
  return `/indicators/measures/${measure}${search(rest)}`;
}
export type MeasureAddress = Omit<FigureQuery, 'by'> & { by?: Breakdown };

/** Map and ranking of the prefectures. */
export function mapPath(asked: Omit<FigureQuery, 'by'>): string {
  const { measure, ...rest } = asked;
  return `/indicators/prefectures${search(rest, measure)}`;
}

export function prefecturePath(code: string): string {
  return `/indicators/prefectures/${code}`;
}

/** The council pack of a prefecture. */
export function packFile(
  code: string,
  format: 'pdf' | 'xlsx',
  view: Pick<FigureQuery, 'dataset' | 'codes' | 'edition'>,
  countLimited: boolean,
): string {
  const asked = { ...view, [COUNT_LIMITED]: countLimited ? 'count' : undefined };
  return `${prefecturePath(code)}/pack.${format}${search(asked)}`;
}

/** Name of the pack's file; letters that every system keeps. */
export function packFileName(code: string, format: 'pdf' | 'xlsx'): string {
  return `antei-pack-${code}.${format}`;
}

export const CLASSES_PATH = '/indicators/classes';

export function familyPath(id: string): string {
  return `/indicators/biosimilars/${id}`;
}

export const BIOSIMILARS_PATH = '/indicators/biosimilars';
export const DATASETS_PATH = '/indicators/datasets';

export function datasetPath(id: string): string {
  return `/indicators/datasets/${id}`;
}

/** A part's cells as Parquet. The address names the content, so that what it gives never changes. */
export function partFile(dataset: string, { parquetSha256 }: Pick<DatasetPart, 'parquetSha256'>): string {
  return `/api/v1/indicators/datasets/${dataset}/parts/${parquetSha256}.parquet`;
}

/** The same figures for programs and spreadsheets. */
export function figuresFile(asked: MeasureAddress, format: 'json' | 'csv' | 'parquet'): string {
  const { measure, ...rest } = asked;
  const query = search(rest, measure);
  return `/api/v1/indicators/figures${query}${format === 'json' ? '' : `&format=${format}`}`;
}

function search(
  { where, ...asked }: Omit<MeasureAddress, 'measure'> & { [COUNT_LIMITED]?: string },
  measure?: string,
): string {
  const { by, dataset, codes, edition, [COUNT_LIMITED]: limited } = asked;
  const given = Object.entries({
    measure,
    by,
    dataset,
    codes,
    edition,
    ...where,
    [COUNT_LIMITED]: limited,
  }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
