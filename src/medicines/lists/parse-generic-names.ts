/** The rows of 一般名処方マスタ: the standard names of prescriptions by generic name, and the products that exceptions stand for. */
import type { TableSheet } from '../../platform/files/table.ts';
import { compact } from '../../platform/text.ts';
import type { Route } from '../model.ts';
import { GENERIC_NAME_COLUMNS } from './list-layouts.ts';
import { codeOf, isCode, type ParsedList, routeOf } from './parse-reference.ts';
import { readList } from './read-list.ts';

/** A standard name. */
export interface GenericNameRow {
  route: Route;
  /**
   * 一般名コード: of all products whose code has the same first nine characters, and ZZZ. An exception (例外コード) has a letter in the ninth
   * place (1139004GAZZZ); which products it stands for only the table of exceptions says.
   */
  code: string;
  /** 一般名処方の標準的な記載, verbatim. */
  name: string;
  ingredient: string;
  strength: string;
  /** 薬価基準収載医薬品コード of the products of an exception, in the order of the table; empty for all others. */
  products: string[];
  /** As of a row of prices. */
  others: Record<string, string>;
}

/**
 * Reads the sheet of all names and the table of exceptions (例外コード表), where a name stands once and its further products below it.
 * @throws AnteiError `layout-changed`
 */
export function parseGenericNames(sheets: readonly TableSheet[], file: string): ParsedList<GenericNameRow> {
  const products = new Map<string, string[]>();
  const seen = new Set<string>();
  /** The last name of the table of exceptions: of the products below it too. */
  let current = '';
  const list = readList(sheets, file, GENERIC_NAME_COLUMNS, (row): GenericNameRow | null => {
    const code = codeOf(row.text('code'));
    const product = codeOf(row.text('product'));
    if (product !== '') {
      current = code || current;
      if (!isNameCode(current))
        return row.complain('code', '例外コード表のこの品目の上に、一般名コードがありません');
      if (!isCode(product)) return row.complain('product', '医薬品コードとして読めません');
      const known = products.get(current) ?? [];
      if (!known.includes(product)) products.set(current, [...known, product]);
      return null;
    }
    const route = routeOf(row.text('route'));
    const name = row.text('standard');
    if (code === '') return row.complain('code', 'コードが空欄です');
    if (!isNameCode(code)) return row.complain('code', '一般名コードとして読めません');
    if (!route)
      return row.complain('route', '「内用薬」「外用薬」「注射薬」「歯科用薬剤」のどれでもありません');
    if (name === null || compact(name) === '') return row.complain('standard', '一般名が空欄です');
    if (seen.size === seen.add(code).size) return row.complain('code', '同じコードの行がすでにあります');
    return {
      route,
      code,
      name,
      ingredient: row.text('ingredient') ?? '',
      strength: row.text('strength') ?? '',
      products: [],
      others: row.others(['premium', 'exception', 'lowest', 'note']),
    };
  });
  const rows = list.rows.map((row) => ({ ...row, products: products.get(row.code) ?? [] }));
  // The sheet of names has no products, and the table of exceptions no premiums: neither is missing of the list.
  const missingColumns = list.missingColumns.filter((header) => !OF_ONE_SHEET.has(header));
  return { ...list, rows, missingColumns };
}

/** Of the sheet of names, and (required of neither) of the table of exceptions. */
const OF_ONE_SHEET: ReadonlySet<string> = new Set(
  GENERIC_NAME_COLUMNS.filter(({ key, required }) => !required && key !== 'note').map(({ header }) => header),
);

function isNameCode(code: string): boolean {
  return /^\d{4}[0-9A-Z]{3}[A-Z][0-9A-Z]ZZZ$/.test(code);
}
