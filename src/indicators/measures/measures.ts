import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '../../platform/clock.ts';
import { AnteiError } from '../errors.ts';
import type { Measure } from '../model.ts';
import { MeasureSchema } from './measure-schema.ts';

/** One file a version: `generic-volume-share.v1.json`. */
const MEASURES_FOLDER = import.meta.dirname;

/**
 * Reads every measure of a folder, sorted by id and version.
 * @throws AnteiError measure-invalid with file and place, at start: a wrong definition must not become a wrong figure
 */
export function readMeasures(folder: string = MEASURES_FOLDER): Measure[] {
  const measures = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readMeasure(file, readFileSync(join(folder, file), 'utf8')));
  return measures.toSorted((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1));
}

function readMeasure(file: string, content: string): Measure {
  let data: unknown;
  try {
    data = JSON.parse(content);
  } catch (error) {
    throw new AnteiError(
      'measure-invalid',
      `${file} は JSON として読めません（${(error as Error).message}）。`,
      {
        cause: error,
      },
    );
  }
  const read = MeasureSchema.safeParse(data);
  if (!read.success) {
    const places = read.error.issues.map(({ path, message }) => `${path.join('.') || '全体'}：${message}`);
    throw new AnteiError('measure-invalid', `${file}　${places.join('。')}。`);
  }
  const measure: Measure = read.data;
  const expected = `${measure.id}.v${measure.version}.json`;
  if (file !== expected)
    throw new AnteiError(
      'measure-invalid',
      `${file}　id と version からは ${expected} という名前になります。`,
    );
  return measure;
}

/** The newest version of each measure that is valid on a date, in the order of ids. */
export function measuresOn(measures: readonly Measure[], date: IsoDate): Measure[] {
  const valid = measures.filter((m) => m.validFrom <= date && (m.validTo === null || date < m.validTo));
  // Sorted by version: the last of an id stays.
  return [...new Map(valid.map((measure) => [measure.id, measure])).values()];
}
