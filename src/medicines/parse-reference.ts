import { findDate, fromExcelSerial, type IsoDate } from '../platform/clock.ts';
import { AnteiError } from '../platform/errors.ts';
import type { CellValue } from '../platform/files/xlsx.ts';
import { compact } from '../platform/text.ts';
import { GENERIC_CLASSES, type GenericClass, ROUTES, type Route } from './model.ts';

/** A row of 薬価基準収載品目リスト. */
export interface PriceRow {
  route: Route;
  /** 薬価基準収載医薬品コード */
  code: string;
  ingredient: string;
  strength: string;
  name: string;
  /** メーカー名; null for a 統一名収載 entry. */
  mah: string | null;
  /** 薬価, yen a listed unit. */
  amount: number;
  isGeneric: boolean;
  isOriginator: boolean;
  /** 経過措置による使用期限 */
  expiresOn: IsoDate | null;
  note: string | null;
}

/** A row of 各先発医薬品の後発医薬品の有無に関する情報. */
export interface GenericInfoRow {
  code: string;
  ingredient: string;
  name: string;
  class: GenericClass | null;
  listedOn: IsoDate | null;
  expiresOn: IsoDate | null;
  /** 診療報酬における加算等の算定対象から除外する品目 */
  excludedFromPremium: boolean;
}

/** A row that could not be read and was left out; the rest of the file stands. */
export interface ReferenceProblem {
  file: string;
  row: number;
  column: string;
  value: CellValue;
  reason: string;
  remedy: string;
}

const PRICE_HEADERS = {
  route: '区分',
  code: '薬価基準収載医薬品コード',
  ingredient: '成分名',
  strength: '規格',
  name: '品名',
  mah: 'メーカー名',
  generic: '診療報酬において加算等の算定対象となる後発医薬品',
  originator: '先発医薬品',
  amount: '薬価',
  expiresOn: '経過措置による使用期限',
  note: '備考',
} as const;

const GENERIC_HEADERS = {
  code: '薬価基準収載医薬品コード',
  ingredient: '成分名',
  name: '品名',
  class: '各先発医薬品の後発医薬品の有無に関する情報',
  listedOn: '収載年月日',
  expiresOn: '経過措置による使用期限',
  excluded: '診療報酬における加算等の算定対象から除外する品目',
} as const;

const REMEDY = '公式のリストでこの行を確かめてください。この行だけを除いて取り込みました。';

/** Reads 薬価基準収載品目リスト, one route or all. @throws AnteiError `layout-changed` */
export function parsePriceList(
  table: CellValue[][],
  file: string,
): { rows: PriceRow[]; problems: ReferenceProblem[] } {
  return readRows(table, file, PRICE_HEADERS, ({ text, cell, complain }) => {
    const code = text('code');
    const route = Object.entries(ROUTES).find(([, label]) => label === text('route'))?.[0] as
      | Route
      | undefined;
    const amount = Number(String(cell('amount') ?? '').replaceAll(',', ''));
    if (!code) return complain('code', 'コードが空欄です');
    if (!route) return complain('route', '「内用薬」「外用薬」「注射薬」「歯科用薬剤」のどれでもありません');
    if (cell('amount') === null || !Number.isFinite(amount) || amount < 0)
      return complain('amount', '薬価として読めません');
    return {
      route,
      code: compact(code),
      ingredient: text('ingredient') ?? '',
      strength: text('strength') ?? '',
      name: text('name') ?? '',
      mah: text('mah'),
      amount,
      isGeneric: text('generic') !== null,
      isOriginator: text('originator') !== null,
      expiresOn: date(cell('expiresOn')),
      note: text('note'),
    };
  });
}

/** Reads 後発医薬品に関する情報. @throws AnteiError `layout-changed` */
export function parseGenericInfo(
  table: CellValue[][],
  file: string,
): { rows: GenericInfoRow[]; problems: ReferenceProblem[] } {
  return readRows(table, file, GENERIC_HEADERS, ({ text, cell, complain }) => {
    const code = text('code');
    const given = text('class');
    if (!code) return complain('code', 'コードが空欄です');
    const known = given === null ? null : compact(given);
    if (known !== null && !(known in GENERIC_CLASSES))
      return complain('class', '1、2、3、★、☆ のどれでもありません');
    return {
      code: compact(code),
      ingredient: text('ingredient') ?? '',
      name: text('name') ?? '',
      class: known as GenericClass | null,
      listedOn: date(cell('listedOn')),
      expiresOn: date(cell('expiresOn')),
      excludedFromPremium: text('excluded') !== null,
    };
  });
}

interface RowReader<K extends string> {
  cell(field: K): CellValue;
  text(field: K): string | null;
  complain(field: K, reason: string): null;
}

function readRows<K extends string, T>(
  table: CellValue[][],
  file: string,
  headers: Record<K, string>,
  read: (row: RowReader<K>) => T | null,
): { rows: T[]; problems: ReferenceProblem[] } {
  const key = (cell: CellValue | undefined) => (typeof cell === 'string' ? compact(cell) : '');
  const isHeader = (row: CellValue[]) =>
    row.some((cell) => key(cell) === compact('薬価基準収載医薬品コード'));
  const head = table.findIndex(isHeader);
  const columns = new Map<K, number>();
  const missing: string[] = [];
  for (const [field, header] of Object.entries(headers) as [K, string][]) {
    const column = table[head]?.findIndex((cell) => key(cell) === compact(header)) ?? -1;
    if (column < 0) missing.push(`「${header}」`);
    else columns.set(field, column);
  }
  if (missing.length > 0) {
    const found = (table[head] ?? table[0] ?? [])
      .filter((cell) => cell !== null)
      .map((cell) => `「${String(cell).slice(0, 30)}」`);
    throw new AnteiError(
      'layout-changed',
      `${file} に見出し${missing.join('')}がありません。あるのは${found.join('') || '空の行'}です。`,
    );
  }
  const rows: T[] = [];
  const problems: ReferenceProblem[] = [];
  for (const [index, row] of table.entries()) {
    if (index <= head || isHeader(row) || row.every((cell) => cell === null)) continue;
    const cell = (field: K) => row[columns.get(field)!] ?? null;
    const value = read({
      cell,
      text: (field) => (cell(field) === null ? null : String(cell(field)).trim()),
      complain(field, reason) {
        problems.push({
          file,
          row: index + 1,
          column: headers[field],
          value: cell(field),
          reason,
          remedy: REMEDY,
        });
        return null;
      },
    });
    if (value !== null) rows.push(value);
  }
  return { rows, problems };
}

function date(cell: CellValue): IsoDate | null {
  if (typeof cell === 'number') return fromExcelSerial(cell) ?? findDate(String(cell));
  return cell === null ? null : findDate(String(cell));
}
