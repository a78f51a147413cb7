/** Files of a warning: added by its maker, read by its maker and the ministry. */
import { hash } from 'node:crypto';
import { type Actor, newPublicId, recordDeed } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { recordReading } from '../desk/desk.ts';
import { AnteiError } from '../errors.ts';
import type { StoredFile } from '../model.ts';
import { heldOwn, requireNotClosed, tellDesk } from '../notices/report.ts';
import { notFound, requireMaker, requireMinistry } from '../notices/rights.ts';
import { findWarning, insertEvent } from '../notices/store.ts';
import { filesOf, findFile, insertFile } from '../notices/store-files.ts';
import { MAX_ATTACHMENTS } from './attachment-limits.ts';
import { readAttachment } from './attachment-type.ts';

type World = Pick<Context, 'pool' | 'clock'>;

/**
 * Adds a file to one's own warning.
 * @throws AnteiError `forbidden`, `not-found`, `attachment-refused`, `warning-refused` for a closed one
 */
export async function attachFile(
  { pool, clock }: World,
  actor: Actor,
  number: string,
  file: { name: string; bytes: Uint8Array },
): Promise<void> {
  requireMaker(actor, 'editor');
  await inTransaction(pool, async (client) => {
    const warning = await heldOwn(client, actor, number);
    requireNotClosed(warning);
    const { name, type } = readAttachment(file.name, file.bytes);
    if ((await filesOf(client, warning.id)).length >= MAX_ATTACHMENTS)
      throw new AnteiError('attachment-refused', `1つの報告に添付できるのは${MAX_ATTACHMENTS}個までです。`);
    const [id, at, personId] = [newPublicId(), clock.now(), actor.person?.id ?? null];
    const sha256 = hash('sha256', file.bytes, 'hex');
    await insertFile(client, {
      id,
      warningId: warning.id,
      name,
      type,
      sha256,
      content: file.bytes,
      addedBy: personId,
      addedAt: at,
    });
    await insertEvent(client, { warningId: warning.id, at, personId, kind: 'file', content: { id, name } });
    await tellDesk(client, clock, warning);
    await recordDeed(client, clock, actor, 'warning.file', number, { file: id, bytes: file.bytes.length });
  });
}

/**
 * A file of a warning: for the maker that added it, and for the ministry, whose reading is recorded.
 * @throws AnteiError `forbidden`; `not-found` for another's as for none; `stored-damaged` if it is not what was added
 */
export async function readFile(
  { pool, clock }: World,
  actor: Actor,
  number: string,
  id: string,
): Promise<StoredFile & { content: Buffer }> {
  const ministry = actor.organisation.kind === 'ministry';
  if (ministry) requireMinistry(actor, 'viewer');
  else requireMaker(actor, 'viewer');
  const warning = await findWarning(pool, number, ministry ? null : actor.organisation.id);
  const file = warning && (await findFile(pool, warning.id, id));
  if (!warning || !file) throw notFound();
  if (hash('sha256', file.content, 'hex') !== file.sha256)
    throw new AnteiError('stored-damaged', `添付「${file.name}」の中身が、受け取ったときのものと違います。`);
  if (ministry) await recordReading({ pool, clock }, actor, warning);
  return file;
}
