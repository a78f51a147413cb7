import { findDate, type IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { AnteiError } from '../platform/errors.ts';
import type { SourceFile } from '../platform/files/bounded-file.ts';
import { readTable } from '../platform/files/table.ts';
import type { CellValue } from '../platform/files/xlsx.ts';
import {
  type GenericInfoRow,
  type PriceRow,
  parseGenericInfo,
  parsePriceList,
  type ReferenceProblem,
} from './parse-reference.ts';
import { insertGenericInfo, insertList, insertPrices, raiseRevision } from './store.ts';

export type ReferenceKind = 'price' | 'generic-info';

export interface ReferenceResult {
  file: string;
  sha256: string;
  kind: ReferenceKind;
  /** The date from which the list is in force. */
  effectiveFrom: IsoDate;
  rows: number;
  problems: ReferenceProblem[];
  alreadyImported: boolean;
}

export interface ReferenceOptions {
  kind: ReferenceKind;
  /** The list's date where its file name does not tell it. */
  date?: IsoDate;
  source?: 'official' | 'demo';
  replace?: boolean;
}

/** Imports 薬価基準収載品目リスト or 後発医薬品に関する情報 (csv or xlsx) in one transaction. */
export async function importReferenceFile(
  context: Context,
  file: SourceFile,
  options: ReferenceOptions,
): Promise<ReferenceResult> {
  const date = options.date ?? dateInName(file.name);
  if (!date)
    throw new AnteiError(
      'date-missing',
      `ファイル名「${file.name}」に「20250716」のような日付がありません。`,
    );
  const table = await readTable(file, context.settings.unpackedMaxMb);
  return importReferenceTable(context, { ...options, date }, file, table);
}

/** As {@link importReferenceFile}, from rows of cells with their header row. */
export async function importReferenceTable(
  { pool }: Pick<Context, 'pool'>,
  { kind, date, source = 'official', replace = false }: ReferenceOptions & { date: IsoDate },
  { name, sha256 }: Pick<SourceFile, 'name' | 'sha256'>,
  table: CellValue[][],
): Promise<ReferenceResult> {
  const parsed = kind === 'price' ? parsePriceList(table, name) : parseGenericInfo(table, name);
  if (parsed.problems.length > parsed.rows.length / 100) {
    const first = parsed.problems[0]!;
    throw new AnteiError(
      'too-many-problems',
      `${name} の ${parsed.problems.length}行が読めません。例：${first.row}行 ${first.column}「${first.value ?? ''}」${first.reason}`,
    );
  }
  const list = { kind, source, date, file: name, sha256, rows: parsed.rows.length };
  try {
    const alreadyImported = await inTransaction(pool, async (client) => {
      const id = await insertList(client, list);
      if (id === null) return true;
      if (kind === 'price') await insertPrices(client, id, date, parsed.rows as PriceRow[], replace);
      else await insertGenericInfo(client, id, date, parsed.rows as GenericInfoRow[], replace);
      await raiseRevision(client);
      return false;
    });
    return {
      file: name,
      sha256,
      kind,
      effectiveFrom: date,
      rows: parsed.rows.length,
      problems: parsed.problems,
      alreadyImported,
    };
  } catch (error) {
    throw duplicate(error, name, date);
  }
}

/** 20250716 in mhlw_price_20250716.csv or in the ministry's tp20250716-01_01.xlsx. */
function dateInName(name: string): IsoDate | null {
  const digits = /(?<!\d)20\d{6}(?!\d)/.exec(name);
  return digits ? findDate(digits[0]) : null;
}

/** A second list of one date and route, or a code twice in one file, breaks the primary key. */
function duplicate(error: unknown, name: string, date: IsoDate): unknown {
  const { code, detail } = error as { code?: string; detail?: string };
  if (code !== '23505') return error;
  return new AnteiError(
    'edition-conflict',
    `${name}（${date}）には、取り込み済みか同じファイルの中に同じコードの行があります（${detail ?? ''}）。`,
    { cause: error },
  );
}
