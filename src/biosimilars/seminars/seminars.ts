/** Seminars (講習会・セミナー): officers of the ministry add, change and cancel them; everybody reads them. */

import { type Actor, newPublicId, recordDeed } from '../../access/index.ts';
import { DAY_MS } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ItemProblem } from '../../platform/form-fields.ts';
import { AnteiError } from '../errors.ts';
import { notFound, requireMinistry, requireVersion } from '../rights.ts';
import { readSeminar } from './seminar-form.ts';
import {
  findSeminar,
  insertSeminar,
  rewriteSeminar,
  type Seminar,
  seminarsAfter,
  seminarsUntil,
  writeCancelled,
} from './store-seminars.ts';

type World = Pick<Context, 'pool' | 'clock'>;
type Fields = Readonly<Record<string, string>>;
export type SavedSeminar = { id: string; problems: [] } | { id: null; problems: ItemProblem[] };

const WHAT = 'セミナー';
/** Past seminars that the page lists. */
const PAST = 100;
/** How long calendars keep a seminar that is over. */
const CALENDAR_DAYS = 365;

/** Seminars to come, the next one first, and those that are over, the last one first; cancelled ones among them. */
export async function listSeminars({ pool, clock }: World): Promise<{ coming: Seminar[]; past: Seminar[] }> {
  const now = clock.now();
  const [coming, past] = await Promise.all([seminarsAfter(pool, now), seminarsUntil(pool, now, PAST)]);
  return { coming, past };
}

/** What the calendar feed tells of. */
export function calendarSeminars({ pool, clock }: World): Promise<Seminar[]> {
  return seminarsAfter(pool, new Date(clock.now().getTime() - CALENDAR_DAYS * DAY_MS));
}

/** One for an officer's form. @throws AnteiError `forbidden`, `not-found` */
export async function seminarToChange({ pool }: World, actor: Actor, id: string): Promise<Seminar> {
  requireMinistry(actor, 'editor');
  const found = await findSeminar(pool, id);
  if (!found) throw notFound(WHAT);
  return found;
}

/** Adds a seminar, at once for everybody; nothing is stored while a field is wrong. @throws AnteiError `forbidden` */
export async function addSeminar(
  { pool, clock }: World,
  actor: Actor,
  fields: Fields,
): Promise<SavedSeminar> {
  requireMinistry(actor, 'editor');
  const { value, problems } = readSeminar(fields);
  if (!value) return { id: null, problems };
  const id = newPublicId();
  const who = { organisationId: actor.organisation.id, personId: actor.person?.id ?? null };
  await inTransaction(pool, async (client) => {
    await insertSeminar(client, id, who, value, clock.now());
    await recordDeed(client, clock, actor, 'seminar.add', id);
    await raiseRevision(client, 'biosimilars');
  });
  return { id, problems: [] };
}

/**
 * Changes a seminar.
 * @param seen the sequence the officer had before them
 * @throws AnteiError `forbidden`, `not-found`, `edit-conflict`, `information-refused` for a cancelled one
 */
export async function changeSeminar(
  { pool, clock }: World,
  actor: Actor,
  id: string,
  seen: number,
  fields: Fields,
): Promise<SavedSeminar> {
  requireMinistry(actor, 'editor');
  return inTransaction(pool, async (client): Promise<SavedSeminar> => {
    const found = await held(client, id, seen);
    const { value, problems } = readSeminar(fields);
    if (!value) return { id: null, problems };
    await rewriteSeminar(client, id, value, clock.now());
    await recordDeed(client, clock, actor, 'seminar.change', id, { sequence: found.sequence + 1 });
    await raiseRevision(client, 'biosimilars');
    return { id, problems: [] };
  });
}

/**
 * Cancels a seminar: it stays on the list and in calendars, marked. There is no way back; a seminar that is held after all is
 * added again, as calendars may have forgotten the cancelled one.
 * @param seen the sequence the officer had before them
 * @throws AnteiError `forbidden`, `not-found`, `edit-conflict`, `information-refused` for a cancelled one
 */
export async function cancelSeminar(
  { pool, clock }: World,
  actor: Actor,
  id: string,
  seen: number,
): Promise<void> {
  requireMinistry(actor, 'editor');
  await inTransaction(pool, async (client) => {
    const found = await held(client, id, seen);
    await writeCancelled(client, id, clock.now());
    await recordDeed(client, clock, actor, 'seminar.cancel', id, { sequence: found.sequence + 1 });
    await raiseRevision(client, 'biosimilars');
  });
}

async function held(client: Parameters<typeof findSeminar>[0], id: string, seen: number): Promise<Seminar> {
  const found = await findSeminar(client, id, { hold: true });
  if (!found) throw notFound(WHAT);
  requireVersion(found.sequence, seen);
  if (found.cancelled)
    throw new AnteiError(
      'information-refused',
      'このセミナーは中止されています。開くときは、新しく加えてください。',
    );
  return found;
}
