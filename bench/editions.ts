import { globSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { writeWorkbook } from '../src/platform/files/xlsx.ts';
import { generateDemo } from '../src/supply/demo/index.ts';
import { COLUMN, DATE_FORMAT, OFFICIAL_HEADERS, SHEET_NAME } from '../src/supply/official-layout.ts';
import type { Workplace } from './workplace.ts';

/** Official lists beside the checkout; they are not part of the repository. */
const REAL = join(import.meta.dirname, '..', '..', 'shared', 'data', 'supply-status');

export interface TwoEditions {
  source: 'official' | 'demo';
  first: string;
  next: string;
}

/** Two editions that follow each other: the ministry's where they are at hand, the demonstration's otherwise. */
export function twoEditions(place: Workplace): TwoEditions {
  const [first, next] = globSync('[0-9]*iyakuhinkyoukyu.xlsx', { cwd: REAL })
    .sort()
    .map((name) => join(REAL, name));
  return first && next ? { source: 'official', first, next } : demoEditions(place);
}

function demoEditions(place: Workplace): TwoEditions {
  const dates: number[] = [COLUMN.listedOn, COLUMN.responseUpdatedOn, COLUMN.updatedOn];
  const formats = OFFICIAL_HEADERS.map((_, column) => (dates.includes(column) ? DATE_FORMAT : null));
  const { editions } = generateDemo({ editions: 2, lastDate: '2026-08-18' });
  const files = Array.from(editions, ({ asOf, title, rows }) => {
    const file = join(place.root, `${asOf.slice(2).replaceAll('-', '')}iyakuhinkyoukyu.xlsx`);
    const head = [[title, ...Array<null>(20).fill(null)], [...OFFICIAL_HEADERS]];
    writeFileSync(file, writeWorkbook(SHEET_NAME, [...head, ...rows], formats, 2));
    return file;
  });
  console.error(
    `the official lists are not here; measuring with the demonstration (${files.map((f) => basename(f)).join(', ')})`,
  );
  return { source: 'demo', first: files[0]!, next: files[1]! };
}
