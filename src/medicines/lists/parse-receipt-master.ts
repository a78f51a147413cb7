/**
 * The rows of 医薬品マスター as it is published for receipts (診療報酬情報提供サービス y_YYYYMMDD, 支払基金 y_ALLYYYYMMDD): CSV without
 * headers, whole or of differences, in which a changed row fills only what changed. The whole row is kept, for what will be asked of it
 * later (prices by the day of dispensing, 選定療養). Source of the places: 医薬品マスター仕様, and files of 2024-03 to 2025-06. Pure.
 */
import type { IsoDate } from '../../platform/clock.ts';
import { findDate } from '../../platform/dates/written-date.ts';
import type { TableSheet } from '../../platform/files/table.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { AnteiError } from '../errors.ts';
import { RECEIPT_CODE } from '../model.ts';
import type { ParsedList } from './parse-reference.ts';
import type { ReferenceProblem } from './read-list.ts';

/** 変更区分: unchanged, deleted, new, changed, abolished. */
const CHANGES = ['0', '1', '3', '5', '9'] as const;

/** A day, or that there is none, said so. */
export type MasterDate = IsoDate | 'infinity';

export interface ReceiptRow {
  /** 医薬品コード */
  code: string;
  change: number;
  /** Null, as the next ones, where the row says nothing of it. */
  priceCode: string | null;
  name: string | null;
  changedOn: MasterDate | null;
  endedOn: MasterDate | null;
  usableUntil: MasterDate | null;
  /** All cells, blank ones as ''. */
  cells: string[];
  others: Record<string, string>;
}

/** Columns of older files, of those until August 2024, and since (長期収載品関連, 選定療養区分). */
const WIDTHS = [35, 40, 42];
/** Places of the columns, from 0, with what the specification calls them. */
const AT = {
  change: [0, '変更区分'],
  kind: [1, 'マスター種別'],
  code: [2, '医薬品コード'],
  name: [4, '漢字名称'],
  changedOn: [29, '変更年月日'],
  endedOn: [30, '廃止年月日'],
  priceCode: [31, '薬価基準収載医薬品コード'],
  usableUntil: [33, '経過措置年月日'],
} as const;
type Column = keyof typeof AT;

/** @throws AnteiError `layout-changed` for what is no medicine master */
export function parseReceiptMaster(sheets: readonly TableSheet[], file: string): ParsedList<ReceiptRow> {
  const problems: ReferenceProblem[] = [];
  const rows: ReceiptRow[] = [];
  const seen = new Set<string>();
  for (const { name, rows: table } of sheets) {
    const of = name ?? file;
    const width = table[0]?.length ?? 0;
    if (!WIDTHS.includes(width) || table[0]![AT.kind[0]] !== 'Y') throw notMaster(table[0] ?? [], of);
    for (const [index, row] of table.entries()) {
      const read = rowOf(row, width, seen, (column, reason, rowLeftOut) => {
        const [place, header] = AT[column];
        problems.push({
          file: of,
          row: index + 1,
          column: header,
          value: row[place] ?? null,
          reason,
          remedy: `公表されたファイルでこの行を確かめてください。この${rowLeftOut ? '行だけを除いて' : '欄だけを空欄として'}取り込みました。`,
          rowLeftOut,
        });
        return null;
      });
      if (read) rows.push(read);
    }
  }
  return { rows, problems, unknownColumns: [], missingColumns: [], otherSheets: [] };
}

/** True of a file that has all codes, also those that stay as they are. */
export function isWhole(rows: readonly ReceiptRow[]): boolean {
  return rows.some(({ change }) => change === 0);
}

function rowOf(
  row: readonly CellValue[],
  width: number,
  seen: Set<string>,
  report: (column: Column, reason: string, rowLeftOut: boolean) => null,
): ReceiptRow | null {
  const text = (column: Column) => String(row[AT[column][0]] ?? '').trim();
  const date = (column: Column): MasterDate | null => {
    const cell = text(column);
    if (cell === '') return null;
    if (/^(?:0+|9{8})$/.test(cell)) return 'infinity';
    return findDate(cell) ?? report(column, '日付（8桁）として読めません', false);
  };
  const [code, change, name] = [text('code'), text('change'), text('name')];
  if (row.length !== width)
    return report('change', `列の数が${row.length}で、最初の行の${width}と違います`, true);
  if (text('kind') !== 'Y') return report('kind', '医薬品（Y）の行ではありません', true);
  if (!RECEIPT_CODE.test(code)) return report('code', '6で始まる9桁のコードではありません', true);
  if (!(CHANGES as readonly string[]).includes(change))
    return report('change', `${CHANGES.join('・')} のどれでもありません`, true);
  if (seen.size === seen.add(code).size) return report('code', '同じコードの行がすでにあります', true);
  if (name === '' && (change === '0' || change === '3')) return report('name', '名称が空欄です', true);
  if (name.includes('\ufffd')) return report('name', '文字として読めない部分があります', true);
  return {
    code,
    change: Number(change),
    priceCode: text('priceCode') || null,
    name: name || null,
    changedOn: date('changedOn'),
    endedOn: date('endedOn'),
    usableUntil: date('usableUntil'),
    cells: row.map((cell) => String(cell ?? '')),
    others: {},
  };
}

function notMaster(first: readonly CellValue[], file: string): AnteiError {
  const shown = first.slice(0, 4).map((cell) => `「${String(cell ?? '').slice(0, 20)}」`);
  return new AnteiError(
    'layout-changed',
    `${file} は医薬品マスター（${WIDTHS.join('・')}列で、2列目が「Y」）ではありません。最初の行は${first.length}列で、${shown.join('') || '空の行'}から始まります。`,
    {
      remedy:
        '診療報酬情報提供サービスか支払基金の「医薬品マスター」（y_日付、y_ALL日付）の zip または csv を、そのまま指定してください。何も保存していません。',
    },
  );
}
