/** Finds the columns of the official list in a sheet. */
import type { IsoDate } from '../../platform/clock.ts';
import { columnLetter, type Sheet } from '../../platform/files/xlsx.ts';
import { compact, removeInvisible } from '../../platform/text.ts';
import { AnteiError } from '../errors.ts';
import { FORMER_COLUMNS, headerKey, isRequired, OFFICIAL_COLUMNS } from './columns.ts';

/** A column that the official layout does not have: kept to the letter. */
export interface ExtraColumn {
  /** 0-based place in the sheet. */
  column: number;
  header: string;
  /** True for a column of an earlier layout, which is no surprise. */
  former: boolean;
}

export interface Layout {
  /** 0-based row of the headers; data follow. */
  headerRow: number;
  /** 0-based column of the sheet for each of the 21 official columns; null for one that lists of that time do not have. */
  columns: (number | null)[];
  /** Header texts as found, in official order. */
  headers: (string | null)[];
  extra: ExtraColumn[];
}

/** The headers are looked for in this many rows: there may be a title and a note or two above. */
const SEARCHED_ROWS = 10;
/** Columns further right are beyond any list. */
const SEARCHED_COLUMNS = 100;
/** A row with fewer of the official headers is not the header row of the list. */
const FEWEST = 5;

/**
 * The layout of a sheet; null if no row has the headers of the list.
 * @param asOf day of the list: what the layout of that day has must be there
 * @throws AnteiError `layout-changed`: what was expected, what was found, and where
 */
export function findLayout(sheet: Sheet, file: string, asOf: IsoDate): Layout | null {
  const headerRow = findHeaderRow(sheet);
  if (headerRow === null) return null;
  const columns = OFFICIAL_COLUMNS.map((): number | null => null);
  const headers = OFFICIAL_COLUMNS.map((): string | null => null);
  const extra: ExtraColumn[] = [];
  const twice: string[] = [];
  for (let column = 0; column < Math.min(sheet.columns, SEARCHED_COLUMNS); column++) {
    const header = removeInvisible(String(sheet.value(headerRow, column) ?? ''));
    const key = headerKey(header);
    const official = officialColumn(key);
    if (official < 0) {
      const former = FORMER_COLUMNS.some(({ named }) => named.test(key));
      if (header !== '' || holdsAny(sheet, headerRow, column)) extra.push({ column, header, former });
    } else if (columns[official] !== null) twice.push(placeOf(headerRow, column, header));
    else [columns[official], headers[official]] = [column, header];
  }
  const missing = OFFICIAL_COLUMNS.filter((c, i) => columns[i] === null && isRequired(c, asOf));
  if (missing.length + twice.length > 0) {
    const unknown = extra.filter(({ former }) => !former).map((e) => placeOf(headerRow, e.column, e.header));
    const parts = [
      missing.length > 0 && `見つからない列：${missing.map(({ header }) => quote(header)).join('、')}`,
      unknown.length > 0 && `知らない列：${unknown.slice(0, 5).join('、')}`,
      twice.length > 0 && `二度ある列：${twice.join('、')}`,
    ].filter(Boolean);
    throw new AnteiError(
      'layout-changed',
      `${file} のシート「${sheet.name}」の${headerRow + 1}行目の見出しが、${asOf} の様式と合いません。${parts.join('。')}。`,
    );
  }
  return { headerRow, columns, headers, extra };
}

/** The row that has most of the official headers. */
export function findHeaderRow(sheet: Sheet): number | null {
  let best: { row: number; found: number } | null = null;
  for (let row = 0; row < Math.min(sheet.rows, SEARCHED_ROWS); row++) {
    const found = new Set<number>();
    for (let column = 0; column < Math.min(sheet.columns, SEARCHED_COLUMNS); column++)
      found.add(officialColumn(headerKey(String(sheet.value(row, column) ?? ''))));
    found.delete(-1);
    if (found.size >= FEWEST && found.size > (best?.found ?? 0)) best = { row, found: found.size };
  }
  return best?.row ?? null;
}

function officialColumn(key: string): number {
  return OFFICIAL_COLUMNS.findIndex(({ named }) => named.test(key));
}

/** A column without a header may hold a note all the same; an empty one that is only coloured does not count. */
function holdsAny(sheet: Sheet, headerRow: number, column: number): boolean {
  for (let row = headerRow + 1; row < sheet.rows; row++)
    if (String(sheet.value(row, column) ?? '').trim() !== '') return true;
  return false;
}

function placeOf(row: number, column: number, header: string): string {
  return `${columnLetter(column)}${row + 1}${quote(header)}`;
}

function quote(header: string): string {
  return `「${compact(header).slice(0, 40)}」`;
}
