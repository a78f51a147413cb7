/** Exactly what a maker's file would change; nothing is reported before it is confirmed (confirm.ts). */
import { type Actor, newPublicId } from '../../access/index.ts';
import { DAY_MS, type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { writtenDate } from '../../platform/dates/written-date.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import type { Sending } from '../../platform/files/reading/reading.ts';
import { columnLetter } from '../../platform/files/xlsx.ts';
import { compact, removeInvisible } from '../../platform/text.ts';
import { afterReaders } from '../../platform/turns/courtesy.ts';
import { paced } from '../../platform/turns/paced.ts';
import { COLUMN, headerName, newestEdition } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import { AnteiError, noEditionYet } from '../errors.ts';
import type { Finding, Preview } from '../model.ts';
import { type OwnRow, ownRows } from '../records/in-force.ts';
import { listedCodes } from '../records/store-in-force.ts';
import { insertUpload } from '../records/store-uploads.ts';
import { requireReporter } from '../records/who.ts';
import { type ColumnName, finding } from '../rules/findings.ts';
import { shown } from '../rules/read-status.ts';
import { codeIn } from '../rules/row-code.ts';
import { dateAt, plainText, WRITTEN } from '../rules/status-cells.ts';
import { type Incoming, previewRows } from '../submit/preview.ts';
import { byCode } from '../submit/submit.ts';
import type { FileRow, ReportFile } from './read-file.ts';
import { reportReader } from './report-reader.ts';

/** Columns that the list itself fills; the code is the key. */
const FACTS = Array.from({ length: COLUMN.response }, (_, column) => column).filter(
  (column) => column !== COLUMN.yjCode,
);

/**
 * Reads a file and keeps its preview for a day.
 * @param sent its name lets the sender ask how far the file is; it is dropped if the sender leaves
 * @throws AnteiError `forbidden`; `file-too-large`, `zip-bomb`, `report-unreadable` and what `Reading.read` throws: nothing is stored
 */
export async function previewFile(
  { pool, clock, reading }: Pick<Context, 'pool' | 'clock' | 'reading'>,
  actor: Actor,
  { name, bytes }: { name: string; bytes: Uint8Array },
  sent: Pick<Sending, 'signal' | 'progress'> = {},
): Promise<Preview> {
  requireReporter(actor);
  if (!actor.person) throw new AnteiError('forbidden', 'ファイルは画面から出してください。');
  const file = sourceFile(plainName(name), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const own = byCode(await ownRows(pool, actor.organisation));
  const read = await reading.read(reportReader, [file, today(clock), [...own.keys()]], {
    bytes: file.bytes.length,
    sending: { ...sent, lane: 'organisation', key: String(actor.organisation.id) },
  });
  const asOf = await newestEdition(pool);
  if (asOf === null) throw noEditionYet();
  const preview = await previewOf(read, own, await othersIn(pool, read, own), today(clock));
  await afterReaders();
  const uploadId = newPublicId();
  const stored = { ...preview, uploadId, fileName: file.name };
  await insertUpload(pool, {
    id: uploadId,
    organisationId: actor.organisation.id,
    personId: actor.person.id,
    baseAsOf: asOf,
    fileName: file.name,
    sha256: file.sha256,
    file: read,
    preview: stored,
    createdAt: clock.now(),
    expiresAt: new Date(clock.now().getTime() + DAY_MS),
  });
  return stored;
}

/** Codes of a file that other makers have in the list. */
export async function othersIn(
  client: Pool | PoolClient,
  { rows }: Pick<ReportFile, 'rows'>,
  own: ReadonlyMap<string, OwnRow>,
): Promise<ReadonlySet<string>> {
  const foreign = rows.flatMap(({ cells }) => codeIn(cells) ?? []).filter((code) => !own.has(code));
  return foreign.length > 0 ? listedCodes(client, foreign) : new Set<string>();
}

/** The preview of a file that was read. */
export async function previewOf(
  file: ReportFile,
  own: ReadonlyMap<string, OwnRow>,
  others: ReadonlySet<string>,
  reportedOn: IsoDate,
): Promise<Preview> {
  const columnName: ColumnName = (column) => `${columnLetter(file.columns[column]!)}列 ${headerName(column)}`;
  const uncoded: Finding[] = [];
  const incoming: Incoming[] = [];
  for await (const row of paced(file.rows)) {
    const yjCode = codeIn(row.cells);
    if (yjCode !== null) incoming.push(incomingRow(row, yjCode, own.get(yjCode), file.control, columnName));
    else uncoded.push(finding('missing-code', { row: row.row, yjCode: null, name: null }, { columnName }));
  }
  const preview = await previewRows(incoming, { own, others, reportedOn, columnName });
  const mentioned = new Set(incoming.map(({ yjCode }) => yjCode));
  return {
    ...preview,
    rows: file.rows.length,
    missing: [...own.keys()].filter((code) => !mentioned.has(code)).length,
    errors: [...uncoded.slice(0, 100), ...preview.errors],
  };
}

function incomingRow(
  { row, cells }: FileRow,
  yjCode: string,
  own: OwnRow | undefined,
  control: number | null,
  columnName: ColumnName,
): Incoming {
  const status = Object.fromEntries(
    [...WRITTEN].map(([column, { field }]) => [field, cells[column] ?? null]),
  );
  if (!own) return { row, yjCode, status };
  const place = { row, yjCode, name: own.name };
  const facts = FACTS.filter(
    (column) => factOf(cells[column]!, column) !== factOf(own.cells[column]!, column),
  );
  return {
    row,
    yjCode,
    status,
    untouched: [...WRITTEN.keys()].every((column) =>
      sameText(cells[column] ?? null, own.cells[column] ?? null),
    ),
    outdated: isOlder(cells, own, control),
    warnings: facts
      .slice(0, 1)
      .map((column) => finding('fact-changed', place, { columnName, column, value: shown(cells[column]) })),
  };
}

function sameText(a: Cell, b: Cell): boolean {
  return a === b || (a !== null && b !== null && plainText(String(a)) === plainText(String(b)));
}

/** A fact as it is compared: in any width; a date however it is written. */
function factOf(cell: Cell, column: number): string | null {
  if (cell === null) return null;
  if (column !== COLUMN.listedOn) return compact(String(cell));
  return writtenDate(cell) ?? compact(String(cell));
}

/** True if the file was made before the newest report of the product, or before the list last moved. */
function isOlder(cells: readonly Cell[], own: OwnRow, control: number | null): boolean {
  if (control !== null && own.latest && own.latest.id > control) return true;
  return [COLUMN.responseUpdatedOn, COLUMN.updatedOn].some((column) => {
    const cell = cells[column] ?? null;
    const copied = writtenDate(cell);
    const current = dateAt(own.cells, column);
    return copied !== null && current !== null && copied < current;
  });
}

/** A file's own name as it can be shown and stored. */
function plainName(name: string): string {
  const last = String(name).slice(-1000).split(/[/\\]/).at(-1)!;
  return removeInvisible(last.trim().slice(-200)) || 'ファイル';
}
