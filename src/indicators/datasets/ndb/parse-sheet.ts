/**
 * A sheet's rows as typed columns: two million cells are numbers in arrays, not objects. What cannot be understood is a
 * problem, never a guess; one problem refuses the whole import (import-ndb.ts).
 */
import { type CellValue, columnLetter, type Sheet } from '../../../platform/files/xlsx.ts';
import { compact, removeInvisible } from '../../../platform/text.ts';
import type { Masking } from '../../model.ts';
import type { AxisColumn, Field, SheetLayout } from './layout.ts';
import { isSelectedCare, joinSelectedCare } from './selected-care.ts';
import { type SheetRows, STATE } from './sheet-rows.ts';

/** What cannot be read, and where. */
export interface CellProblem {
  file: string;
  sheet: string;
  row: number;
  column: string;
  value: CellValue;
  reason: string;
  remedy: string;
}

/** How the sheets write a masked quantity: whichever dash. */
const DASH = /^[-‐‑‒–—―−ーｰ－]$/;
const NO_RULE =
  '秘匿の印ですが、表題に秘匿の基準（「1000未満の場合は…」）がなく、表に数量が1つも示されていません';
const REMEDY = '公式のブックをもう一度ダウンロードし、書き換えずに指定してください';

type Complain = (column: number, label: string, value: CellValue, reason: string) => void;

/**
 * Reads all rows below the header.
 * @returns also the masking rule: as stated, or 'unstated' where cells are masked and the title says nothing about it; and the number
 *   of rows 「（選）」 (selected-care.ts)
 */
export function parseSheet(
  sheet: Sheet,
  layout: SheetLayout,
  { file, stated }: { file: string; stated: Masking },
): { rows: SheetRows; problems: CellProblem[]; masking: Masking; selectedCare: number } {
  const rows = emptyRows(layout.columns, Math.max(0, sheet.rows - layout.firstDataRow));
  const problems: CellProblem[] = [];
  const seen = new Map<string, number>();
  /** Rows whose total is below what they show, and by how much. */
  const short: { total: number; shown: number; cells: number; complain: Complain }[] = [];
  let therapeuticClass: string | null = null;
  let className = '';
  let fractions = false;

  for (let index = layout.firstDataRow; index < sheet.rows; index++) {
    if (isNote(sheet, index)) continue;
    const at = (field: Field) => {
      const column = layout.fields[field];
      return column === null ? null : sheet.value(index, column);
    };
    const complain: Complain = (column, label, value, reason) =>
      problems.push({
        file,
        sheet: sheet.name,
        row: index + 1,
        column: `${columnLetter(column)}列 ${label}`,
        value,
        reason,
        remedy: REMEDY,
      });
    // A class is written on its first row only.
    const written = text(at('class'));
    if (written !== null) {
      therapeuticClass = written;
      className = text(at('className')) ?? '';
    }
    if (therapeuticClass === null) complain(layout.fields.class, '薬効分類', null, '薬効分類が空欄です');
    const price = readPrice(at('price'));
    if (price === undefined) complain(layout.fields.price, '薬価', at('price'), '薬価が数字ではありません');

    const found = readCells(sheet, index, rows, complain);
    fractions ||= found.fractions;
    const total = readTotal(at('total'), layout.fields.total, complain);
    if (total !== null && found.shown > total) short.push({ ...found, total, complain });

    rows.sheetRow.push(index + 1);
    rows.class.push(therapeuticClass ?? '');
    rows.className.push(className);
    rows.receiptCode.push(
      readReceiptCode(at('receiptCode'), layout.fields.receiptCode, index + 1, {
        seen,
        selectedCare: isSelectedCare(text(at('name'))),
        complain,
      }),
    );
    rows.name.push(text(at('name')));
    rows.unit.push(text(at('unit')));
    rows.code.push(compact(String(at('code') ?? '')) || null);
    rows.price.push(price ?? null);
    rows.genericFlag.push(text(at('genericFlag')));
    rows.total.push(total);
    rows.count += 1;
  }
  for (const { total, shown, cells, complain } of short) {
    if (shown - total > rounding(shown, cells, fractions))
      complain(layout.fields.total, '総計', total, `総計が、示された数量の合計 ${shown} より小さい値です`);
  }
  const masking = maskingOf(stated, rows);
  if (masking.masking === 'unstated' && masking.threshold === null)
    problems.push({
      file,
      sheet: sheet.name,
      row: rows.sheetRow[0]!,
      column: `${columnLetter(layout.fields.total)}列 総計`,
      value: '-',
      reason: NO_RULE,
      remedy: REMEDY,
    });
  return { rows, problems, masking, selectedCare: joinSelectedCare(rows) };
}

/**
 * Without a rule, a masked quantity is known by the total of its row. Where the total is masked too, all that the sheet tells is
 * below which quantity it shows none: whatever the threshold was, it was not above that.
 */
function maskingOf(stated: Masking, rows: SheetRows): Masking {
  if (stated.threshold !== null) return stated;
  const isMasked = rows.total.includes(null) || rows.states.includes(STATE.masked);
  if (!isMasked) return { masking: 'none', threshold: null };
  let least = Number.POSITIVE_INFINITY;
  for (const quantity of rows.quantities) if (quantity > 0 && quantity < least) least = quantity;
  for (const total of rows.total) if (total !== null && total > 0 && total < least) least = total;
  return { masking: 'unstated', threshold: Number.isFinite(least) ? least : null };
}

/** Takes down states and quantities of a row; what they sum up to. */
function readCells(
  sheet: Sheet,
  index: number,
  rows: SheetRows,
  complain: Complain,
): { shown: number; cells: number; fractions: boolean } {
  let cell = rows.count * rows.axis.length;
  let shown = 0;
  let cells = 0;
  let fractions = false;
  for (const { column, label } of rows.axis) {
    const value = sheet.value(index, column);
    const state = stateOf(value);
    if (state === null) complain(column, label, value, badQuantity(value));
    else rows.states[cell] = state;
    if (state === STATE.value) {
      rows.quantities[cell] = value as number;
      shown += value as number;
      cells += 1;
      fractions ||= !Number.isInteger(value);
    }
    cell += 1;
  }
  return { shown, cells, fractions };
}

/** The row's 総計; null where masked, or where a problem was told. */
function readTotal(value: CellValue, column: number, complain: Complain): number | null {
  const state = stateOf(value);
  if (state === null) complain(column, '総計', value, badQuantity(value));
  else if (state === STATE.absent) complain(column, '総計', value, '総計が空欄です');
  return state === STATE.value || state === STATE.zero ? (value as number) : null;
}

function readReceiptCode(
  value: CellValue,
  column: number,
  row: number,
  { seen, selectedCare, complain }: { seen: Map<string, number>; selectedCare: boolean; complain: Complain },
): string {
  const code = compact(String(value ?? ''));
  // A row 「（選）」 may have the code of its product.
  const key = selectedCare ? `${code} 選` : code;
  const earlier = seen.get(key);
  if (!/^\d{9}$/.test(code)) complain(column, '医薬品コード', value, '9桁の数字ではありません');
  else if (earlier !== undefined) complain(column, '医薬品コード', value, `${earlier}行と同じコードです`);
  seen.set(key, row);
  return code;
}

function emptyRows(axis: AxisColumn[], room: number): SheetRows {
  return {
    count: 0,
    axis,
    sheetRow: [],
    class: [],
    className: [],
    receiptCode: [],
    name: [],
    unit: [],
    code: [],
    price: [],
    genericFlag: [],
    total: [],
    states: new Uint8Array(room * axis.length),
    quantities: new Float64Array(room * axis.length),
  };
}

/** A row without anything, or with one text only that is a remark (※…, 注…). */
function isNote(sheet: Sheet, row: number): boolean {
  let only: CellValue = null;
  for (let column = 0; column < sheet.columns; column++) {
    const value = sheet.value(row, column);
    if (value === null || (typeof value === 'string' && compact(value) === '')) continue;
    if (only !== null) return false;
    only = value;
  }
  return only === null || (typeof only === 'string' && /^(※|\(?注|\*)/.test(compact(only)));
}

/** Far beyond every quantity and price, and exact; a cell of 1e400 is read as infinite. */
const MAX_NUMBER = 1e15;

/** The state of a quantity; null if it is not a quantity. */
function stateOf(value: CellValue): number | null {
  if (typeof value === 'number')
    return value > MAX_NUMBER ? null : value > 0 ? STATE.value : value === 0 ? STATE.zero : null;
  if (value === null) return STATE.absent;
  if (typeof value !== 'string') return null;
  if (value === '-') return STATE.masked;
  const plain = removeInvisible(value).trim();
  if (plain === '') return STATE.absent;
  return DASH.test(plain) ? STATE.masked : null;
}

function badQuantity(value: CellValue): string {
  if (typeof value !== 'number') return '数量が数字でも秘匿の印でもありません';
  return value > 0 ? '数量が大きすぎます' : '数量が負の数です';
}

/** Yen; null if blank or a dash, undefined if it is neither. */
function readPrice(value: CellValue): number | null | undefined {
  if (typeof value === 'number') return value >= 0 && value <= MAX_NUMBER ? value : undefined;
  if (value === null) return null;
  const plain = compact(String(value)).replaceAll(',', '');
  if (plain === '' || DASH.test(plain)) return null;
  const price = plain.length <= 30 && /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return price <= MAX_NUMBER ? price : undefined;
}

function text(value: CellValue): string | null {
  return value === null ? null : removeInvisible(String(value)).trim() || null;
}

/**
 * How far shown cells may exceed their total. Round 9's sums agree to the last bit; a sheet in whole numbers may have rounded
 * each of them.
 */
function rounding(shown: number, cells: number, fractions: boolean): number {
  return Math.max(1e-9 * shown, 0.001, fractions ? 0 : (cells + 1) / 2);
}
