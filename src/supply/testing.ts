/** For tests only: made-up editions and files in the official layout. */
import { type IsoDate, toExcelSerial } from '../platform/clock.ts';
import { type SourceFile, sourceFile } from '../platform/files/bounded-file.ts';
import type { Cell, ParsedEdition } from './model.ts';
import { COLUMN, OFFICIAL_HEADERS } from './official/columns.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from './official/official-layout.ts';
import { readRecords } from './official/parse-edition.ts';
import { writeOfficialList } from './official/write-list.ts';

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
    '',
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
    title: '',
    headers: [...OFFICIAL_HEADERS],
    extra: [],
  };
  return readRecords(
    head,
    rows.map((cells, index) => ({ row: index + 3, cells })),
    OFFICIAL_HEADERS.map((_, column) => column),
    false,
  );
}

/** A real xlsx in the official layout; every part can be put wrong. */
export function editionFile(
  asOf: IsoDate,
  rows: Cell[][],
  wrong: {
    name?: string;
    sheet?: string;
    title?: string;
    headers?: readonly (string | null)[];
    extra?: { header: string; cells: Cell[] }[];
  } = {},
): SourceFile {
  const { name = fileName(asOf), title, ...list } = wrong;
  return sourceFile(
    name,
    writeOfficialList({ ...list, rows, ...(title !== undefined && { above: [title] }) }),
  );
}

export function fileName(asOf: IsoDate): string {
  return `${asOf.slice(2).replaceAll('-', '')}iyakuhinkyoukyu.xlsx`;
}
