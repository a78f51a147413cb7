import type { IsoDate } from '../../platform/clock.ts';
import { writtenDate } from '../../platform/dates/written-date.ts';
import { compact, removeInvisible } from '../../platform/text.ts';
import { type Cell, type EditionRow, isBlank } from '../model.ts';
import { CODE_LISTS, type CodeList } from './code-lists.ts';
import { COLUMN } from './columns.ts';
import { NOT_LISTED_TEXT } from './official-layout.ts';
import { parseForecast } from './parse-forecast.ts';

/** Tells about a cell that could not be read: its official column (0-based), why, and what to do. */
export type Complain = (column: number, reason: string, remedy: string) => void;

const ASK = '発行元の一覧でこのセルを確かめてください。原文はそのまま保存し、画面では「不明」と表示します。';

/** Reads a coded cell, complaining of a text outside the official list and of a blank that the list does not explain. */
function readCoded<T extends string, Blank extends string>(
  list: CodeList<T, Blank>,
  cells: Cell[],
  column: number,
  complain: Complain,
): T | Blank | 'unknown' {
  const cell = cells[column]!;
  const code = list(cell);
  if (code === 'unknown')
    complain(column, isBlank(cell) ? '空欄です' : `${list.expected}のどれでもありません`, ASK);
  return code;
}

/** A date cell: an Excel serial, also with a time of day, or a text with a date in it. */
function readDate(cell: Cell, column: number, complain: Complain): IsoDate | null {
  if (isBlank(cell)) return null;
  const date = writtenDate(cell);
  if (date === null) complain(column, '日付として読めません', ASK);
  return date;
}

function readPercent(cell: Cell, column: number, complain: Complain): number | null {
  if (isBlank(cell)) return null;
  const match = /^(\d+(?:\.\d+)?)%?$/.exec(compact(String(cell)));
  const percent = match ? Number(match[1]) : Number.NaN;
  if (percent >= 0 && percent <= 10_000) return percent;
  complain(column, '百分率として読めません', ASK);
  return null;
}

function readText(cell: Cell, column: number, complain: Complain): string {
  if (isBlank(cell)) complain(column, '空欄です', ASK);
  return cell === null ? '' : String(cell).trim();
}

/** The code as a key: no white space, half width, upper case. Null if the cell is blank. */
export function readCode(cell: Cell): string | null {
  return cell === null ? null : compact(String(cell)).toUpperCase() || null;
}

/** Removes what shows nothing or is no character; everything else stays as the source has it, an empty text included. */
export function cleanCell(cell: Cell): Cell {
  return typeof cell === 'string' ? removeInvisible(cell) : cell;
}

/** Reads one row of the list. `cells` are the 21 cells in official order; unreadable ones are told to `complain`. */
export function parseRow(
  cells: Cell[],
  row: number,
  yjCode: string,
  asOf: IsoDate,
  complain: Complain,
): EditionRow {
  const text = (column: number) => readText(cells[column]!, column, complain);
  const date = (column: number) => readDate(cells[column]!, column, complain);
  if (!/^([0-9A-Z]{12}|X\d{5})$/.test(yjCode)) {
    complain(
      COLUMN.yjCode,
      'YJコードは英数字12文字（医療用ガスなどは X と数字5桁）のはずです',
      '発行元の一覧で確かめてください。書かれたままのコードで保存します。',
    );
  }
  const coded = <T extends string, Blank extends string>(list: CodeList<T, Blank>, column: number) =>
    readCoded(list, cells, column, complain);
  const optional = <T extends string>(list: CodeList<T>, column: number) =>
    isBlank(cells[column]!) ? null : coded(list, column);
  const response = coded(CODE_LISTS.response, COLUMN.response);
  const reason = coded(CODE_LISTS.reason, COLUMN.reason);
  const volume = coded(CODE_LISTS.volume, COLUMN.volume);
  const outlookText = isBlank(cells[COLUMN.outlookText]!) ? null : String(cells[COLUMN.outlookText]);
  const listedOn = cells[COLUMN.listedOn]!;
  const responseUpdatedOn = date(COLUMN.responseUpdatedOn);
  const updatedOn = date(COLUMN.updatedOn);
  // 「1か月以内」 counts from the day it was written, not from each day's edition: the same row always reads the same.
  const writtenOn = [responseUpdatedOn ?? '', updatedOn ?? ''].sort().at(-1) || asOf;
  return {
    row,
    cells,
    yjCode,
    name: text(COLUMN.name),
    ingredient: text(COLUMN.ingredient),
    strength: text(COLUMN.strength),
    therapeuticClass: text(COLUMN.therapeuticClass),
    mah: text(COLUMN.mah),
    route: coded(CODE_LISTS.route, COLUMN.route),
    category: coded(CODE_LISTS.category, COLUMN.category),
    basicMedicine: coded(CODE_LISTS.basicMedicine, COLUMN.basicMedicine) === 'yes',
    essentialSupply: optional(CODE_LISTS.essentialSupply, COLUMN.essentialSupply),
    listedOn:
      typeof listedOn === 'string' && compact(listedOn) === NOT_LISTED_TEXT ? null : date(COLUMN.listedOn),
    response,
    responseUpdatedOn,
    reason,
    outlook: coded(CODE_LISTS.outlook, COLUMN.outlook),
    outlookText,
    forecast:
      outlookText === null ? null : parseForecast(outlookText, { asOf: writtenOn, response, volume, reason }),
    volume,
    volumeOutlook: optional(CODE_LISTS.volumeOutlook, COLUMN.volumeOutlook),
    volumeOutlookPercent: readPercent(
      cells[COLUMN.volumeOutlookPercent]!,
      COLUMN.volumeOutlookPercent,
      complain,
    ),
    updatedOn,
  };
}
