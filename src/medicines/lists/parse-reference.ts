/** The rows of the ministry's two lists: what each says about a product. */
import type { IsoDate } from '../../platform/clock.ts';
import type { TableSheet } from '../../platform/files/table.ts';
import { compact } from '../../platform/text.ts';
import { GENERIC_CLASSES, type GenericClass, ROUTES, type Route } from '../model.ts';
import { GENERIC_COLUMNS, PRICE_COLUMNS } from './list-layouts.ts';
import { parsePrice } from './price-cell.ts';
import { type ListShape, type ReferenceProblem, readList } from './read-list.ts';

export type { ListShape, ReferenceProblem } from './read-list.ts';

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
  /** Verbatim cells of the columns that no field takes, by header. */
  others: Record<string, string>;
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
  /** As of {@link PriceRow}. */
  others: Record<string, string>;
}

/** Rows as they were read, with what could not be. */
export type ParsedList<T> = { rows: T[]; problems: ReferenceProblem[] } & ListShape;

const NO_NAME = '品名が空欄です';
/** A code as the list means it: half width, upper case. */
export const codeOf = (text: string | null) => compact(text ?? '').toUpperCase();
export const isCode = (text: string) => /^[0-9A-Z]{6,12}$/.test(text);

/** Reads 薬価基準収載品目リスト, one route or all. @throws AnteiError `layout-changed` */
export function parsePriceList(sheets: readonly TableSheet[], file: string): ParsedList<PriceRow> {
  const seen = new Set<string>();
  return readList(sheets, file, PRICE_COLUMNS, (row) => {
    const code = codeOf(row.text('code'));
    const name = row.name();
    const route = routeOf(row.text('route'));
    const amount = parsePrice(row.text('amount') ?? '');
    if (code === '') return row.complain('code', 'コードが空欄です');
    if (!isCode(code)) return row.complain('code', '医薬品コードとして読めません');
    if (!route)
      return row.complain('route', '「内用薬」「外用薬」「注射薬」「歯科用薬剤」のどれでもありません');
    if (name === null) return row.complain('name', NO_NAME);
    if (amount === null) return row.complain('amount', '薬価として読めません');
    if (seen.size === seen.add(`${route} ${code}`).size)
      return row.complain('code', '同じコードの行がすでにあります');
    return {
      route,
      code,
      ingredient: row.text('ingredient') ?? '',
      strength: row.text('strength') ?? '',
      name,
      mah: row.text('mah'),
      amount,
      isGeneric: row.text('generic') !== null,
      isOriginator: row.text('originator') !== null,
      expiresOn: row.date('expiresOn'),
      note: row.text('note'),
      others: row.others(['pharmacopoeia', 'narcotic', 'makerNoted', 'originatorWithGeneric']),
    };
  });
}

export function routeOf(text: string | null): Route | undefined {
  const given = compact(text ?? '');
  return (Object.keys(ROUTES) as Route[]).find((route) => route !== 'unknown' && ROUTES[route] === given);
}

/** Reads 後発医薬品に関する情報. @throws AnteiError `layout-changed` */
export function parseGenericInfo(sheets: readonly TableSheet[], file: string): ParsedList<GenericInfoRow> {
  const seen = new Set<string>();
  return readList(sheets, file, GENERIC_COLUMNS, (row) => {
    const code = codeOf(row.text('code'));
    const name = row.name();
    const given = row.text('class');
    // A number formatted as text is written 「1.0」.
    const known = given === null ? null : compact(given).replace(/^(\d)\.0+$/, '$1');
    if (code === '') return row.complain('code', 'コードが空欄です');
    if (!isCode(code)) return row.complain('code', '医薬品コードとして読めません');
    if (name === null) return row.complain('name', NO_NAME);
    if (known !== null && !Object.hasOwn(GENERIC_CLASSES, known))
      return row.complain('class', '1、2、3、★、☆ のどれでもありません');
    if (seen.size === seen.add(code).size) return row.complain('code', '同じコードの行がすでにあります');
    return {
      code,
      ingredient: row.text('ingredient') ?? '',
      name,
      class: known as GenericClass | null,
      listedOn: row.date('listedOn'),
      expiresOn: row.date('expiresOn'),
      excludedFromPremium: row.text('excluded') !== null,
      others: row.others(['note', 'cutoff']),
    };
  });
}
