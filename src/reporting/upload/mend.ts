/** Errors of a file are mended where they are shown: the kept rows change, and the preview is made again. Nothing is reported by it. */
import { type Actor, lockOrganisation } from '../../access/index.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Cell } from '../../supply/model.ts';
import { AnteiError } from '../errors.ts';
import { makersChange, ownRows } from '../records/in-force.ts';
import { fileOfUpload, type KeptFile, type Mended, mendStored } from '../records/store-uploads.ts';
import { requireReporter } from '../records/who.ts';
import { plainText, WRITTEN } from '../rules/status-cells.ts';
import { byCode } from '../submit/submit.ts';
import { checkSeen, ownUpload } from './confirm.ts';
import { othersIn, previewOf } from './preview-file.ts';

/** What somebody wrote on the page, unread: it is judged as the file is. */
export interface Mends {
  /** Official column, 0-based; a blank text empties the cell. */
  cells: readonly { row: number; column: number; text: string }[];
  /** Rows to leave out. */
  leaveOut: readonly number[];
  /** How many changes the page had on which this was written. */
  seen?: number;
}

/** Characters of a cell that are kept; the reader of a status refuses what is longer than a text may be. */
const MAX_TEXT = 2_000;
/** Changes that are remembered of one file. */
const MAX_MENDED = 5_000;

/**
 * @throws AnteiError `preview-changed`; `not-found`: another's, expired, or not kept; `edit-conflict` if it was submitted meanwhile; `bad-request` for a
 *   row that the file does not have, or a column that no report changes; `forbidden`
 */
export async function mendUpload(
  { pool, clock }: Pick<Context, 'pool' | 'clock'>,
  actor: Actor,
  uploadId: string,
  mends: Mends,
): Promise<void> {
  requireReporter(actor);
  await makersChange.run(() =>
    inTransaction(pool, async (client) => {
      await lockOrganisation(client, actor.organisation.id);
      const upload = await ownUpload(client, clock, actor, uploadId);
      if (upload.submission !== null)
        throw new AnteiError(
          'edit-conflict',
          `このファイルは、${upload.submission} として提出されています。`,
        );
      checkSeen(upload, mends.seen);
      const kept = await fileOfUpload(client, upload.id);
      if (!kept)
        throw new AnteiError(
          'not-found',
          'ファイルの中身が残っていません。もう一度アップロードしてください。',
        );
      const { file, mended } = mendFile(kept, mends);
      const all = [...upload.mended, ...mended];
      if (all.length > MAX_MENDED) throw new AnteiError('bad-request', '画面で直したところが多すぎます。');
      const own = byCode(await ownRows(client, actor.organisation));
      const preview = await previewOf(file, own, await othersIn(client, file, own), today(clock));
      const { uploadId: id, fileName } = upload.preview;
      await mendStored(client, upload.id, {
        file,
        preview: { ...preview, uploadId: id, fileName },
        mended: all,
      });
    }),
  );
}

/** The file with what was written on the page, and what that changed. @throws AnteiError `bad-request` */
function mendFile(file: KeptFile, { cells, leaveOut }: Mends): { file: KeptFile; mended: Mended[] } {
  const rows = new Map(file.rows.map((row) => [row.row, row]));
  const mended: Mended[] = [];
  for (const row of new Set(leaveOut)) {
    if (!rows.delete(row)) throw nowhere(row);
    mended.push({ row, column: null, before: null, after: null });
  }
  for (const { row, column, text } of cells) {
    if (leaveOut.includes(row)) continue;
    const found = rows.get(row);
    if (!found || !WRITTEN.has(column)) throw nowhere(row);
    const [before, after] = [found.cells[column] ?? null, plainText(text.slice(0, MAX_TEXT))];
    if (same(before, after)) continue;
    rows.set(row, { row, cells: found.cells.with(column, after) });
    mended.push({ row, column, before, after });
  }
  return { file: { ...file, rows: [...rows.values()] }, mended };
}

/** Line breaks are none: a browser leaves them out of what it shows in one line. */
const same = (a: Cell, b: string | null) => oneLine(a === null ? null : plainText(String(a))) === oneLine(b);
const oneLine = (text: string | null) => text?.replace(/[\r\n]+/g, '') ?? null;

const nowhere = (row: number) => new AnteiError('bad-request', `${row}行目に、直せるセルがありません。`);
