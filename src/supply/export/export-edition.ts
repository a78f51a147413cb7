/**
 * An edition as a file. Every format holds every row of the list in its order (Parquet: in the order of the codes), rows
 * without a code and rows that appear twice included.
 *
 * - `xlsx`: the official layout with the 21 cells as the ministry wrote them; it can be imported again.
 * - `csv`: the same cells as text, then what was understood of them; no cell starts a formula (platform/files/csv.ts).
 * - `json`: one object a row, by code names, with the source's words beside the codes.
 * - `parquet`: the JSON, flat and typed, for analysis.
 *
 * The same edition gives the same bytes in each format, whenever and wherever it is exported.
 */

import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Queryable } from '../../platform/database/connection.ts';
import { inSnapshot } from '../../platform/database/transaction.ts';
import { writeCsv } from '../../platform/files/csv.ts';
import { INVENTED } from '../../platform/invented.ts';
import { AnteiError } from '../errors.ts';
import { withdrawnList } from '../history/store-withdrawn.ts';
import { exportName } from '../official/official-layout.ts';
import { writeOfficialList } from '../official/write-list.ts';
import { readEdition } from '../read/store-read.ts';
import { citation } from '../words/source-wording.ts';
import {
  type ExportRecord,
  PLAIN_HEADERS,
  plainCell,
  RECORD_COLUMNS,
  toRecord,
  UNDERSTOOD_COLUMNS,
} from './export-columns.ts';
import { type EditionIdentity, findEdition, readRows } from './store-export.ts';

export const FORMATS = ['xlsx', 'csv', 'json', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

export const CONTENT_TYPES: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

export interface ExportedEdition {
  bytes: Buffer;
  fileName: string;
  contentType: string;
  asOf: IsoDate;
  /** The edition as it was when it was read: a correction may have come since it was asked for. */
  edition: EditionIdentity;
  /** When the edition was withdrawn; null for one in force. */
  withdrawnAt: Date | null;
}

/**
 * Exports the edition of a date, the newest by default. One that was withdrawn is exported as its workbook alone.
 * @param options.official the official list alone, as it came, without the reports that the edition carries; xlsx only
 * @throws AnteiError `no-edition`, `edition-withdrawn`
 */
export async function exportEdition(
  { pool }: Pick<Context, 'pool'>,
  options: { asOf?: IsoDate; format: Format; official?: boolean },
): Promise<ExportedEdition> {
  // One view of the database: an edition is replaced as a whole, and so it must be read.
  const { edition, withdrawnAt, write } = await inSnapshot(pool, async (view) => {
    const found = await findEdition(view, options.asOf);
    const kept = found || !options.asOf ? null : await withdrawnList(view, options.asOf);
    if (kept && options.format === 'xlsx')
      return { ...kept, write: () => writeOfficialList({ ...kept, above: above(kept.title) }) };
    if (kept)
      throw new AnteiError(
        'edition-withdrawn',
        `${options.asOf} の一覧は取り下げられたため、書き出せるのは xlsx だけです。`,
      );
    if (!found)
      throw new AnteiError(
        'no-edition',
        options.asOf ? `${options.asOf} の一覧はありません。` : 'まだ一覧が取り込まれていません。',
      );
    const write = await READERS[options.format](view, found, options.official);
    return { edition: found, withdrawnAt: null, write };
  });
  const { format } = options;
  return {
    bytes: await write(),
    fileName: exportName(edition, format),
    contentType: CONTENT_TYPES[format],
    asOf: edition.asOf,
    edition,
    withdrawnAt,
  };
}

/** Each reads what its format needs and returns the writing of it, which no longer needs the database. */
type Reader = (
  view: Queryable,
  edition: EditionIdentity,
  official?: boolean,
) => Promise<() => Buffer | Promise<Buffer>>;

const READERS: Record<Format, Reader> = {
  async xlsx(view, { asOf, source }, official) {
    const { title, headers, extra, rows } = (await readEdition(view, asOf, official))!;
    // Row 1 is empty in the official list: nothing of a demonstration's own is lost there.
    const said = source === 'demo' ? INVENTED : title;
    return () => writeOfficialList({ above: above(said), headers, extra, rows });
  },

  async csv(view, { asOf }) {
    const rows = await readRows(view, asOf);
    return () => {
      const header = [...PLAIN_HEADERS, ...UNDERSTOOD_COLUMNS.map(({ name }) => name)];
      const lines = rows.map((row, index) => {
        const record = toRecord(row, index, asOf);
        return [...row.cells.map(plainCell), ...UNDERSTOOD_COLUMNS.map((column) => column.value(record))];
      });
      return writeCsv([header, ...lines]);
    };
  },

  async json(view, edition) {
    const rows = await readRows(view, edition.asOf);
    return () => {
      const head = JSON.stringify({
        asOf: edition.asOf,
        source: edition.source,
        sha256: edition.sha256,
        citation: citation(edition),
      });
      // One row a line: readable, and two editions can be compared with line tools.
      const lines = rows.map((row, index) => JSON.stringify(toRecord(row, index, edition.asOf)));
      return Buffer.from(`${head.slice(0, -1)},"rows":[\n${lines.join(',\n')}\n]}\n`, 'utf8');
    };
  },

  async parquet(view, edition) {
    // DuckDB is large; only this format needs it.
    const { writeParquet } = await import('../../platform/files/parquet.ts');
    const rows = await readRows(view, edition.asOf);
    return () => {
      const records = rows.map((row, index) => toRecord(row, index, edition.asOf)).sort(byCode);
      const values = records.values().map((record) => RECORD_COLUMNS.map((column) => column.value(record)));
      const metadata = {
        as_of: edition.asOf,
        source: edition.source,
        sha256: edition.sha256,
        citation: citation(edition),
      };
      return writeParquet({ columns: RECORD_COLUMNS, rows: values, metadata });
    };
  },
};

/** The text above the headers. */
function above(title: string): string[] {
  return title === '' ? [] : [title];
}

/** By code, rows without a code last; rows of one code in the order of the list. */
function byCode(a: ExportRecord, b: ExportRecord): number {
  if (a.yjCode === b.yjCode) return a.row - b.row;
  if (a.yjCode === null || b.yjCode === null) return a.yjCode === null ? 1 : -1;
  return a.yjCode < b.yjCode ? -1 : 1;
}
