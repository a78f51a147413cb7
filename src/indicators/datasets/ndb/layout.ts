/**
 * Where things are in a sheet: the header row is found by its names, in any order of columns; the row below it has the keys
 * of the axis (prefectures, or age bands under 男 and 女). Nothing is taken from a fixed place, and no column with quantities
 * goes unread: it would be missing from every sum.
 */

import { columnLetter, type Sheet } from '../../../platform/files/xlsx.ts';
import { compact } from '../../../platform/text.ts';
import { AnteiError } from '../../errors.ts';
import { PREFECTURES, SEXES, type Sex } from '../../model.ts';

const HEADERS = {
  class: ['薬効分類', /^薬効分類(コード)?$/],
  className: ['薬効分類名称', /^薬効分類名称?$/],
  receiptCode: ['医薬品コード', /^医薬品コード$/],
  name: ['医薬品名', /^医薬品名称?$/],
  unit: ['単位', /^単位$/],
  code: ['薬価基準収載医薬品コード', /^薬価基準収載(医薬品)?コード$/],
  price: ['薬価', /^薬価(\(円\))?$/],
  genericFlag: ['後発品区分', /^後発(医薬)?品区分$/],
  total: ['総計', /^総計(\(.*\))?$/],
} as const satisfies Record<string, readonly [string, RegExp]>;
export type Field = keyof typeof HEADERS;
const FIELDS = Object.keys(HEADERS) as Field[];
/** Rounds 1 and 2 do not say in what a quantity is counted. */
const OPTIONAL: ReadonlySet<Field> = new Set(['unit']);

/** One column of quantities. */
export interface AxisColumn {
  column: number;
  /** As problems name it: 北海道, 男 0～4歳. */
  label: string;
  prefecture: string | null;
  sex: Sex | null;
  age: string | null;
}

export interface SheetLayout {
  axis: 'prefecture' | 'sex-age';
  /** Null for a column that the round does not have. */
  fields: Record<Exclude<Field, 'unit'>, number> & { unit: number | null };
  /** In the order of keys, not of columns. */
  columns: AxisColumn[];
  /** Row index (from 0) of the headers, and of the first row of data. */
  headerRow: number;
  firstDataRow: number;
}

/** The header row is looked for in the first rows only. */
const SEARCHED_ROWS = 20;
/** A row with fewer of the names is not a header row of a prescription sheet: other workbooks share one or two. */
const ENOUGH_NAMES = 4;

/** Index of the row with most of the nine names; null if none has enough of them to be the header row. */
export function findHeaderRow(sheet: Sheet): number | null {
  let best = -1;
  let most = ENOUGH_NAMES - 1;
  for (let row = 0; row < Math.min(sheet.rows, SEARCHED_ROWS); row++) {
    const found = FIELDS.filter((field) => headerColumns(sheet, row, field).length > 0).length;
    if (found > most) [best, most] = [row, found];
  }
  return best < 0 ? null : best;
}

/** Everything above the header row, in reading order: the title, and notes where a round puts them on lines of their own. */
export function titleAbove(sheet: Sheet, headerRow: number): string {
  const texts: string[] = [];
  for (let row = 0; row < headerRow; row++) {
    for (let column = 0; column < sheet.columns; column++) {
      const value = sheet.value(row, column);
      if (value !== null) texts.push(String(value));
    }
  }
  return texts.join(' ');
}

/**
 * @param where the sheet, as problems name it
 * @throws AnteiError `layout-changed`: what is missing or unknown, where, and what was found
 */
export function readLayout(sheet: Sheet, headerRow: number, where: string): SheetLayout {
  const refuse = (problems: string[]) =>
    new AnteiError('layout-changed', `${where}の${headerRow + 1}行目の見出し：${problems.join('。')}。`);
  const fields = readFields(sheet, headerRow, refuse);
  const taken = new Set<number | null>(Object.values(fields));
  const heads: Head[] = [];
  for (let column = 0; column < sheet.columns; column++) {
    if (taken.has(column)) continue;
    const [head, key] = [textAt(sheet, headerRow, column), textAt(sheet, headerRow + 1, column)];
    if (head !== '' || key !== '' || hasData(sheet, headerRow + 2, column)) heads.push({ column, head, key });
  }
  const bySex = heads.some(({ head }) => sexOf(head) !== null);
  const inHeader = !bySex && !heads.some(({ key }) => prefectureOf(key) !== null);
  return {
    axis: bySex ? 'sex-age' : 'prefecture',
    fields,
    columns: bySex ? sexAgeColumns(heads, refuse) : prefectureColumns(heads, inHeader, refuse),
    headerRow,
    firstDataRow: headerRow + (inHeader ? 1 : 2),
  };
}

interface Head {
  column: number;
  /** Compact texts of the header row and of the row below. */
  head: string;
  key: string;
}
type Refuse = (problems: string[]) => AnteiError;

function textAt(sheet: Sheet, row: number, column: number): string {
  return compact(String(sheet.value(row, column) ?? ''));
}

function headerColumns(sheet: Sheet, row: number, field: Field): number[] {
  const columns: number[] = [];
  for (let column = 0; column < sheet.columns; column++) {
    if (HEADERS[field][1].test(textAt(sheet, row, column))) columns.push(column);
  }
  return columns;
}

function readFields(sheet: Sheet, row: number, refuse: Refuse): SheetLayout['fields'] {
  const missing: string[] = [];
  const twice: string[] = [];
  const fields: Partial<Record<Field, number>> = {};
  for (const field of FIELDS) {
    const columns = headerColumns(sheet, row, field);
    const label = HEADERS[field][0];
    if (columns.length === 0 && !OPTIONAL.has(field)) missing.push(`「${label}」`);
    else if (columns.length > 1) twice.push(`「${label}」（${columns.map(columnLetter).join('列、')}列）`);
    else if (columns.length === 1) fields[field] = columns[0]!;
  }
  if (missing.length + twice.length > 0) {
    const found = Array.from({ length: sheet.columns }, (_, column) => textAt(sheet, row, column));
    throw refuse([
      ...(missing.length > 0 ? [`見つからない列は${missing.join('')}`] : []),
      ...(twice.length > 0 ? [`二度ある列は${twice.join('')}`] : []),
      `あったのは${found
        .flatMap((text, column) => (text === '' ? [] : [`${columnLetter(column)}「${text.slice(0, 20)}」`]))
        .slice(0, 12)
        .join('')}`,
    ]);
  }
  return { ...(fields as Record<Field, number>), unit: fields.unit ?? null };
}

/** True if a column without header or key has something below. */
function hasData(sheet: Sheet, firstRow: number, column: number): boolean {
  for (let row = firstRow; row < sheet.rows; row++) if (sheet.value(row, column) !== null) return true;
  return false;
}

const PREFECTURE_CODES = new Map([...PREFECTURES].map(([code, name]) => [name, code]));

function prefectureOf(text: string): string | null {
  return PREFECTURE_CODES.get(text) ?? null;
}

/** 47 columns by name, in any order; a number beside a name must be that prefecture's code. */
function prefectureColumns(heads: Head[], inHeader: boolean, refuse: Refuse): AxisColumn[] {
  const problems: string[] = [];
  const byCode = new Map<string, AxisColumn>();
  for (const { column, head, key } of heads) {
    const name = inHeader ? head : key;
    const code = prefectureOf(name);
    const at = `${columnLetter(column)}列「${[head, inHeader ? '' : key].filter(Boolean).join('・')}」`;
    const number = /^\d{1,2}$/.test(head) ? head.padStart(2, '0') : null;
    if (code === null) problems.push(`${at}は都道府県名ではありません`);
    else if (byCode.has(code)) problems.push(`${at}は二度目の${name}です`);
    else if (number !== null && number !== code)
      problems.push(`${at}の番号と名前が合いません（${name}は ${code}）`);
    else byCode.set(code, { column, label: name, prefecture: code, sex: null, age: null });
  }
  const missing = [...PREFECTURES].filter(([code]) => !byCode.has(code)).map(([, name]) => name);
  if (missing.length > 0) problems.unshift(`列がない都道府県は${missing.join('、')}`);
  if (problems.length > 0) throw refuse(problems.slice(0, 10));
  return [...PREFECTURES.keys()].map((code) => byCode.get(code)!);
}

function sexOf(text: string): Sex | null {
  if (/^男性?$/.test(text)) return 'M';
  return /^女性?$/.test(text) ? 'F' : null;
}

/** First and last year of an age band: 「0～4歳」, 「0歳」, 「90歳以上」. */
function bandOf(text: string): { first: number; last: number } | null {
  const open = /^(\d{1,3})歳以上$/.exec(text);
  if (open) return { first: Number(open[1]), last: Number.POSITIVE_INFINITY };
  const range = /^(\d{1,3})歳?(?:[~〜∼ー\-‐‑‒–—―−](\d{1,3}))?歳$/.exec(text);
  return range ? { first: Number(range[1]), last: Number(range[2] ?? range[1]) } : null;
}

/** Age bands under 男 and 女 (each merged over its bands): the same for both, without gap, from 0 to an open end. */
function sexAgeColumns(heads: Head[], refuse: Refuse): AxisColumn[] {
  const problems: string[] = [];
  const bands: Record<Sex, Map<number, { last: number; axis: AxisColumn }>> = { M: new Map(), F: new Map() };
  let sex: Sex | null = null;
  for (const { column, head, key } of heads) {
    const at = `${columnLetter(column)}列「${[head, key].filter(Boolean).join('・')}」`;
    if (head !== '') sex = sexOf(head);
    const band = bandOf(key);
    if (sex === null) problems.push(`${at}の上に「男」か「女」がありません`);
    else if (band === null) problems.push(`${at}は年齢階級ではありません`);
    else if (bands[sex].has(band.first)) problems.push(`${at}は二度目の${SEXES[sex]}の階級です`);
    else {
      const age = String(band.first).padStart(2, '0');
      const label = `${SEXES[sex]} ${key}`;
      bands[sex].set(band.first, { last: band.last, axis: { column, label, prefecture: null, sex, age } });
    }
  }
  const sorted = (one: Sex) => [...bands[one]].sort(([a], [b]) => a - b);
  for (const one of ['M', 'F'] as const) {
    let next = 0;
    for (const [first, { last }] of sorted(one)) {
      if (first !== next) break;
      next = last + 1;
    }
    if (next !== Number.POSITIVE_INFINITY)
      problems.push(`${SEXES[one]}の年齢階級が0歳から最後（…歳以上）まで続いていません`);
  }
  const starts = (one: Sex) => sorted(one).map(([first, { last }]) => `${first}-${last}`);
  if (problems.length === 0 && starts('M').join() !== starts('F').join())
    problems.push('男と女の年齢階級が違います');
  if (problems.length > 0) throw refuse(problems.slice(0, 10));
  return [...sorted('M'), ...sorted('F')].map(([, { axis }]) => axis);
}
