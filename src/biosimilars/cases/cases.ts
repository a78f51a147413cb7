/** Good cases (先進事例): organisations send them, the ministry decides on them (case-state.ts), everybody reads the published. */

import { type Actor, newPublicId, recordDeed } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ItemProblem } from '../../platform/form-fields.ts';
import { numberText } from '../../platform/number-text.ts';
import { cleanText } from '../../platform/text.ts';
import { AnteiError } from '../errors.ts';
import { notFound, requireMinistry, requireSender, requireVersion } from '../rights.ts';
import { readCase } from './case-form.ts';
import { CASE_STATES, type CaseState, decisionStep, mayRewrite, mayWithdraw } from './case-state.ts';
import {
  findCase,
  findPublished,
  insertCase,
  listCases,
  listPublished,
  type PublishedCase,
  rewriteCase,
  type StoredCase,
  writeDecision,
  writeWithdrawal,
} from './store-cases.ts';

type World = Pick<Context, 'pool' | 'clock'>;
type Fields = Readonly<Record<string, string>>;
export type SentCase = { id: string; problems: [] } | { id: null; problems: ItemProblem[] };

const WHAT = '事例';
const MAX_NOTE = 2_000;

/** Published cases, the newest first. @param prefecture two digits; null: of all */
export function publishedCases({ pool }: World, prefecture: string | null): Promise<PublishedCase[]> {
  return listPublished(pool, prefecture);
}

/** @throws AnteiError `not-found`, also for a case that is not published */
export async function publishedCase({ pool }: World, id: string): Promise<PublishedCase> {
  const found = await findPublished(pool, id);
  if (!found) throw notFound(WHAT);
  return found;
}

/** Sends a case to the ministry; nothing is stored while a field is wrong. @throws AnteiError `forbidden` */
export async function submitCase({ pool, clock }: World, actor: Actor, fields: Fields): Promise<SentCase> {
  requireSender(actor, 'editor');
  const { value, problems } = readCase(fields);
  if (!value) return { id: null, problems };
  const id = newPublicId();
  const who = { organisationId: actor.organisation.id, personId: actor.person?.id ?? null };
  await inTransaction(pool, async (client) => {
    await insertCase(client, id, who, value, clock.now());
    await recordDeed(client, clock, actor, 'case.submit', id);
  });
  return { id, problems: [] };
}

/**
 * Rewrites a case of the actor's organisation that is not published, and sends it again.
 * @param seen the version the actor had before them
 * @throws AnteiError `forbidden`, `not-found`, `edit-conflict`, `information-refused` for a case that is decided
 */
export async function rewriteOwn(
  { pool, clock }: World,
  actor: Actor,
  id: string,
  seen: number,
  fields: Fields,
): Promise<SentCase> {
  requireSender(actor, 'editor');
  return inTransaction(pool, async (client): Promise<SentCase> => {
    const own = await findCase(client, id, actor.organisation.id, { hold: true });
    if (!own) throw notFound(WHAT);
    requireVersion(own.version, seen);
    if (!mayRewrite(own.state)) throw decided(own.state, '書き直せません');
    const { value, problems } = readCase(fields);
    if (!value) return { id: null, problems };
    await rewriteCase(client, own.id, actor.person?.id ?? null, value, clock.now());
    await recordDeed(client, clock, actor, 'case.change', id);
    return { id, problems: [] };
  });
}

/**
 * Takes a case of the actor's organisation back; a published one leaves the page with it.
 * @throws AnteiError `forbidden`, `not-found`, `edit-conflict`, `information-refused` for a case that has ended
 */
export async function withdrawOwn(
  { pool, clock }: World,
  actor: Actor,
  id: string,
  seen: number,
): Promise<void> {
  requireSender(actor, 'editor');
  await inTransaction(pool, async (client) => {
    const own = await findCase(client, id, actor.organisation.id, { hold: true });
    if (!own) throw notFound(WHAT);
    requireVersion(own.version, seen);
    if (!mayWithdraw(own.state)) throw decided(own.state, '取り下げられません');
    await writeWithdrawal(client, own.id);
    await recordDeed(client, clock, actor, 'case.withdraw', id, { from: own.state });
    if (own.state === 'published') await raiseRevision(client, 'biosimilars');
  });
}

function decided(state: CaseState, cannot: string): AnteiError {
  return new AnteiError('information-refused', `「${CASE_STATES[state]}」の事例は${cannot}。`);
}

/** Cases of the actor's organisation. @throws AnteiError `forbidden` */
export async function ownCases({ pool }: World, actor: Actor): Promise<StoredCase[]> {
  requireSender(actor, 'viewer');
  return listCases(pool, actor.organisation.id);
}

/** One of them. @throws AnteiError `forbidden`, `not-found` */
export async function ownCase({ pool }: World, actor: Actor, id: string): Promise<StoredCase> {
  requireSender(actor, 'viewer');
  const own = await findCase(pool, id, actor.organisation.id);
  if (!own) throw notFound(WHAT);
  return own;
}

/** Every case for the ministry, those that wait for it first. @throws AnteiError `forbidden` */
export async function casesToDecide({ pool }: World, actor: Actor): Promise<StoredCase[]> {
  requireMinistry(actor, 'viewer');
  return listCases(pool, null);
}

/** One of them. @throws AnteiError `forbidden`, `not-found` */
export async function caseToDecide({ pool }: World, actor: Actor, id: string): Promise<StoredCase> {
  requireMinistry(actor, 'viewer');
  const found = await findCase(pool, id, null);
  if (!found) throw notFound(WHAT);
  return found;
}

/**
 * Publishes, returns or declines a case.
 * @param seen the version the officer had before them
 * @throws AnteiError `forbidden`, `not-found`, `edit-conflict`, `information-refused`
 */
export async function decideCase(
  { pool, clock }: World,
  actor: Actor,
  id: string,
  seen: number,
  decision: { to: string; note: string },
): Promise<void> {
  requireMinistry(actor, 'editor');
  const note = cleanText(decision.note);
  if (note.length > MAX_NOTE)
    throw new AnteiError('information-refused', `書き添えるのは${numberText(MAX_NOTE)}字までです。`);
  await inTransaction(pool, async (client) => {
    const found = await findCase(client, id, null, { hold: true });
    if (!found) throw notFound(WHAT);
    requireVersion(found.version, seen);
    const { to } = decisionStep(found.state, decision.to, note);
    await writeDecision(client, found.id, {
      state: to,
      note,
      at: clock.now(),
      personId: actor.person?.id ?? null,
    });
    await recordDeed(client, clock, actor, 'case.review', id, { from: found.state, to });
    // What waits, and what was declined, does not show.
    if (found.state === 'published' || to === 'published') await raiseRevision(client, 'biosimilars');
  });
}
