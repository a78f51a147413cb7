/** For tests only: made-up editions and files in the official layout. */
import { type IsoDate, toExcelSerial } from '../platform/clock.ts';
import { type SourceFile, sourceFile } from '../platform/files/bounded-file.ts';
import { writeWorkbook } from '../platform/files/xlsx.ts';
import type { Cell, ParsedEdition } from './model.ts';
import {
  COLUMN,
  DATE_FORMAT,
  OFFICIAL_HEADERS,
  officialTitle,
  RESPONSE_TEXT,
  SHEET_NAME,
  VOLUME_TEXT,
} from './official-layout.ts';
import { readRecords } from './parse-edition.ts';

/** The 21 cells of an ordinary product, with some of them replaced. */
export function row(yjCode: string, replaced: Partial<Record<keyof typeof COLUMN, Cell>> = {}): Cell[] {
  const cells: Cell[] = [
    '1：内用薬',
    '試験用薬',
    '試験成分',
    '５ｍｇ１錠',
    yjCode,
    `試験錠${yjCode}`,
    '試験製薬',
    '2：後発品',
    '2：対象外',
    null,
    toExcelSerial('2020-06-19'),
    RESPONSE_TEXT.normal,
    null,
    '７．－',
    'エ. －',
    null,
    VOLUME_TEXT.normal,
    null,
    null,
    toExcelSerial('2025-01-17'),
    null,
  ];
  for (const [field, cell] of Object.entries(replaced)) cells[COLUMN[field as keyof typeof COLUMN]] = cell;
  return cells;
}

/** An edition as it comes from the parser. */
export function edition(
  asOf: IsoDate,
  rows: Cell[][],
  sha256 = `${asOf}:${JSON.stringify(rows)}`,
): ParsedEdition {
  const head = {
    asOf,
    file: fileName(asOf),
    sha256,
    title: officialTitle(asOf),
    headers: [...OFFICIAL_HEADERS],
    columnFormats: FORMATS,
  };
  return readRecords(
    head,
    rows.map((cells, index) => ({ row: index + 3, cells })),
    OFFICIAL_HEADERS.map((_, column) => column),
    false,
  );
}

const FORMATS = OFFICIAL_HEADERS.map((_, column) =>
  [COLUMN.listedOn, COLUMN.responseUpdatedOn, COLUMN.updatedOn].includes(column as never)
    ? DATE_FORMAT
    : null,
);

/** A real xlsx in the official layout; every part can be put wrong. */
export function editionFile(
  asOf: IsoDate,
  rows: Cell[][],
  wrong: { name?: string; sheet?: string; title?: string; headers?: readonly (string | null)[] } = {},
): SourceFile {
  const title = [wrong.title ?? officialTitle(asOf), ...Array(20).fill(null)];
  const sheet = [title, [...(wrong.headers ?? OFFICIAL_HEADERS)], ...rows];
  return sourceFile(
    wrong.name ?? fileName(asOf),
    writeWorkbook(wrong.sheet ?? SHEET_NAME, sheet, FORMATS, 2),
  );
}

export function fileName(asOf: IsoDate): string {
  return `${asOf.slice(2).replaceAll('-', '')}iyakuhinkyoukyu.xlsx`;
}
