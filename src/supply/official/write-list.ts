/** The workbook of the official list, as the ministry lays it out. */
import { columnLetter, type SheetContent, writeSheets } from '../../platform/files/xlsx.ts';
import { type Dress, dress } from '../../platform/files/xlsx-dress.ts';
import type { Cell } from '../model.ts';
import { COLUMN, COLUMN_FORMATS, OFFICIAL_COLUMNS, OFFICIAL_HEADERS } from './columns.ts';
import { NEW_TEXT, SHEET_NAME } from './official-layout.ts';

/** Height of the header row in points, and fill of the rows marked New, as in the ministry's workbook. */
const HEAD_HEIGHT = 76.9;
const NEW_COLOUR = 'FFCCFF';

export interface OfficialList {
  /** Row 1: empty in the ministry's workbook; texts by column. */
  above?: Cell[];
  /** In official order; null for a column that the list does not have. Today's where not given. */
  headers?: readonly (string | null)[];
  /** Rows of 21 cells in official order. */
  rows: readonly (readonly Cell[])[];
  /** Columns that follow the official ones, a cell for each row. */
  extra?: readonly { header: string; cells: readonly Cell[] }[];
  sheet?: string;
  /** Widths of columns in place of the official ones, by their place. */
  widths?: Readonly<Record<number, number>>;
  /** How the list looks besides, where somebody fills it in. */
  form?: Pick<Dress, 'freeze' | 'filled' | 'entries'>;
  /** Sheets that follow the list. */
  more?: readonly SheetContent[];
}

/** The same list gives the same bytes. */
export function writeOfficialList({
  above = [],
  headers = OFFICIAL_HEADERS,
  rows,
  extra = [],
  sheet = SHEET_NAME,
  widths = {},
  form = {},
  more = [],
}: OfficialList): Buffer {
  const columns = headers.flatMap((header, column) => (header === null ? [] : [column]));
  const whole = columns.length === OFFICIAL_COLUMNS.length && extra.length === 0;
  const table = whole
    ? rows
    : rows.map((row, index) => [
        ...columns.map((c) => row[c] ?? null),
        ...extra.map(({ cells }) => cells[index] ?? null),
      ]);
  const bytes = writeSheets([
    {
      name: sheet,
      rows: [
        above,
        [...columns.map((c) => headers[c]!), ...extra.map(({ header }) => header || null)],
        ...table,
      ],
      formats: columns.map((column) => COLUMN_FORMATS[column]!),
      headRows: 2,
      widths: [
        ...columns.map((column) => widths[column] ?? OFFICIAL_COLUMNS[column]!.width),
        ...extra.map(() => 14.125),
      ],
      headHeight: HEAD_HEIGHT,
      filter: true,
    },
    ...more,
  ]);
  const flag = columns.indexOf(COLUMN.isNew);
  return dress(bytes, {
    wrapRow: 2,
    ...form,
    ...(flag >= 0 && {
      highlight: {
        formula: `$${columnLetter(flag)}3="${NEW_TEXT}"`,
        colour: NEW_COLOUR,
        columns: ['A', columnLetter(columns.length + extra.length - 1)],
        fromRow: 3,
      },
    }),
  });
}
