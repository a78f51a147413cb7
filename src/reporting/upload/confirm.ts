/** From the preview of a file to its submission: whole, or not at all, and once. */

import { type Actor, lockOrganisation } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { AnteiError } from '../errors.ts';
import type { Preview, Receipt } from '../model.ts';
import { receiptOf } from '../receipt/receipt.ts';
import { makersChange, ownRows } from '../records/in-force.ts';
import { submissionById } from '../records/store-submissions.ts';
import { fileOfUpload, findUpload, type StoredUpload, settleUpload } from '../records/store-uploads.ts';
import { requireReporter } from '../records/who.ts';
import { accept } from '../submit/accept.ts';
import { byCode, readAcknowledged } from '../submit/submit.ts';
import { type MendRow, mendRows, type ShownMend, shownMend } from './mend-rows.ts';

type World = Pick<Context, 'pool' | 'clock'>;

/** A preview that waits, or what became of it. */
export type WaitingPreview = Preview & {
  /** Number of the submission, once confirmed. */
  submission: string | null;
  /** What was changed on the page, in the order in which it was done. */
  mended: ShownMend[];
  /** The first rows with errors, to be mended there; empty where nothing is wrong, or the file is not kept. */
  mends: MendRow[];
};

/** @throws AnteiError `not-found`: another's, expired after a day, or never there; `forbidden` */
export async function readPreview(
  { pool, clock }: World,
  actor: Actor,
  uploadId: string,
): Promise<WaitingPreview> {
  requireReporter(actor);
  const { id, preview, submission, mended } = await ownUpload(pool, clock, actor, uploadId);
  const file = preview.errors.length > 0 && submission === null ? await fileOfUpload(pool, id) : null;
  return {
    ...preview,
    submission,
    mended: mended.map(shownMend),
    mends: file ? mendRows(preview.errors, file) : [],
  };
}

/**
 * Reports what the preview showed. A second time gives the same receipt.
 * @param acknowledged codes of the warnings that the reporter has confirmed
 * @param seen how many changes the page had that the reporter saw; not given where nobody can have changed it
 * @throws ReportRefused `report-refused`, `warnings-open`, `edit-conflict`; AnteiError `not-found`, `nothing-to-report`,
 *   `preview-changed`, `forbidden`
 */
export async function confirmUpload(
  context: World,
  actor: Actor,
  uploadId: string,
  acknowledged: readonly string[],
  seen?: number,
): Promise<Receipt> {
  requireReporter(actor);
  readAcknowledged(acknowledged);
  return makersChange.run(() =>
    inTransaction(context.pool, async (client) => {
      await lockOrganisation(client, actor.organisation.id);
      const upload = await ownUpload(client, context.clock, actor, uploadId);
      if (upload.submissionId === null) checkSeen(upload, seen);
      const id = upload.submissionId ?? (await report(client, context, actor, upload, acknowledged));
      return receiptOf(client, await submissionById(client, id));
    }),
  );
}

/** Nobody decides on what another has changed since it was shown. @throws AnteiError `preview-changed` */
export function checkSeen({ mended }: StoredUpload, seen: number | undefined): void {
  if (seen !== undefined && seen !== mended.length)
    throw new AnteiError('preview-changed', 'このファイルは、画面を開いたあとに直されています。');
}

async function report(
  client: PoolClient,
  context: World,
  actor: Actor,
  { id: uploadId, preview, fileName }: StoredUpload,
  acknowledged: readonly string[],
): Promise<number> {
  const own = byCode(await ownRows(client, actor.organisation));
  const taking = { channel: 'file', fileName, request: null, corrects: null, acknowledged } as const;
  return accept(client, context, actor, preview, own, taking, (id) => settleUpload(client, uploadId, id));
}

/** @throws AnteiError `not-found` */
export async function ownUpload(
  client: Pool | PoolClient,
  clock: Context['clock'],
  actor: Actor,
  uploadId: string,
): Promise<StoredUpload> {
  const id = typeof uploadId === 'string' && /^[\w-]{1,40}$/.test(uploadId) ? uploadId : '';
  const upload = await findUpload(client, actor.organisation.id, id, clock.now());
  if (!upload)
    throw new AnteiError(
      'not-found',
      '確認を待つファイルがありません。確認は、選んでから24時間以内にお願いします。',
    );
  return upload;
}
