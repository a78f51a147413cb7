/**
 * Rows 「（選）」. Since October 2024 a long-listed product has two codes of receipts: its own, and one for people who ask for it
 * although there is a generic (長期収載品の選定療養). NDB Open Data gives each a row; they are one product, so what is summed by product
 * adds them. The second code is mostly 67 and the last seven digits of the first, which is not stated anywhere: the name tells.
 */
import { compact } from '../../../platform/text.ts';
import type { SheetRows } from './sheet-rows.ts';

const MARK = /\(選\)$/;

/** True for the name of such a row, in any width. */
export function isSelectedCare(name: string | null): boolean {
  return name !== null && MARK.test(compact(name));
}

/**
 * Gives the rows 「（選）」 of a sheet the price-list code and the price of their product's own row: what insurance pays of such a row is
 * less than the listed price, which the value share is computed with. A row without such a fellow stays as it is.
 * @returns how many rows are such ones
 */
export function joinSelectedCare(rows: SheetRows): number {
  const marked = rows.name.flatMap((name, row) => (isSelectedCare(name) ? [row] : []));
  if (marked.length === 0) return 0;
  const own = rows.name.flatMap((name, row) => (isSelectedCare(name) ? [] : [row]));
  const byName = Map.groupBy(own, (row) => compact(rows.name[row] ?? ''));
  const byCode = Map.groupBy(own, (row) => rows.code[row]);
  const byEnd = Map.groupBy(own, (row) => rows.receiptCode[row]!.slice(2));
  for (const row of marked) {
    const [name, code] = [compact(rows.name[row]!).replace(MARK, ''), rows.code[row]];
    const ofName = byName.get(name) ?? [];
    const sameCode = ofName.filter((other) => code === null || rows.code[other] === code);
    // Several products of one 統一名 entry have its code, and so the same price.
    const found =
      sameCode[0] ??
      (code === null ? (byEnd.get(rows.receiptCode[row]!.slice(2)) ?? ofName) : (byCode.get(code) ?? []))[0];
    if (found === undefined) continue;
    rows.code[row] = rows.code[found]!;
    rows.price[row] = rows.price[found]!;
  }
  return marked.length;
}
