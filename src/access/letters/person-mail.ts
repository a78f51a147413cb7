/**
 * Where a person wants mails, and which kinds. An address counts once its owner has followed the link of a mail sent there, signed
 * in as the same person: all that another's mailbox can be sent is that question, a few times a day, and a link that was forwarded
 * opens nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { secretOf } from '../../platform/secret.ts';
import type { Settings } from '../../platform/settings.ts';
import { recordDeed } from '../audit/audit.ts';
import { AnteiError } from '../errors.ts';
import { type Actor, MAILS, type MailKind } from '../model.ts';
import {
  askAddress,
  confirmAddress,
  deleteMail,
  findMail,
  holdMail,
  lastLetter,
  type PersonMail,
  timesAsked,
  writeChoices,
} from './store-mail.ts';
import { rolesThatHave } from './write-letters.ts';

type World = Pick<Context, 'pool' | 'clock' | 'settings'>;
const HOUR_MS = 3_600_000;
export const CONFIRM_HOURS = 48;
const ASKED_A_DAY = 3;
/** RFC 5321, 4.5.3.1: 64 octets before the @, 254 in all. */
const Address = z
  .email()
  .max(254)
  .refine((address) => address.indexOf('@') <= 64);

export interface MailView {
  address: string | null;
  pending: string | null;
  /** The last mail could not be delivered. */
  failedAt: Date | null;
  kinds: { kind: MailKind; label: string; wanted: boolean }[];
}

/** The kinds of mail that an actor may have, and what is set. */
export async function viewMail({ pool }: Pick<World, 'pool'>, actor: Actor): Promise<MailView> {
  const personId = personOf(actor);
  const [mail, last] = await Promise.all([findMail(pool, personId), lastLetter(pool, personId)]);
  return {
    address: mail?.address ?? null,
    pending: mail?.pending ?? null,
    failedAt: last?.state === 'failed' ? last.at : null,
    kinds: kindsOf(actor).map((kind) => ({
      kind,
      label: MAILS[kind].label,
      wanted: mail?.choices[kind] ?? rolesThatHave(kind).includes(actor.role),
    })),
  };
}

function kindsOf({ organisation }: Actor): MailKind[] {
  return (Object.keys(MAILS) as MailKind[]).filter((kind) => MAILS[kind].kinds.includes(organisation.kind));
}

/**
 * Asks an address whether it is the actor's; until the answer, the one before stays.
 * @throws AnteiError `mail-refused` for what is no address, or after {@link ASKED_A_DAY} questions in a day
 */
export async function setAddress({ pool, clock }: World, actor: Actor, given: string): Promise<void> {
  const personId = personOf(actor);
  const { data: address } = Address.safeParse(given.trim());
  if (!address) throw new AnteiError('mail-refused', 'メールアドレスとして読めません。');
  const now = clock.now();
  await inTransaction(pool, async (client) => {
    await holdMail(client, personId);
    if ((await timesAsked(client, personId, new Date(now.getTime() - 24 * HOUR_MS))) >= ASKED_A_DAY)
      throw new AnteiError('mail-refused', '確認のメールを、今日はもう送れません。');
    await askAddress(client, personId, address, now);
    await recordDeed(client, clock, actor, 'mail.change', 'address');
  });
}

/** The address that was asked is the actor's. @throws AnteiError `mail-unconfirmed` if the key is not theirs, or too old */
export async function confirmMail(
  { pool, clock, settings }: World,
  actor: Actor,
  given: string,
): Promise<void> {
  const personId = personOf(actor);
  await inTransaction(pool, async (client) => {
    const mail = await findMail(client, personId, { hold: true });
    if (!isConfirmed(settings, personId, mail, given, clock.now()))
      throw new AnteiError(
        'mail-unconfirmed',
        'このリンクは、いま確かめているアドレスのものではありません。',
      );
    await confirmAddress(client, personId);
    await recordDeed(client, clock, actor, 'mail.change', 'confirmed');
  });
}

function isConfirmed(
  settings: Pick<Settings, 'secret' | 'dataDir'>,
  personId: number,
  mail: PersonMail | null,
  given: string,
  now: Date,
): boolean {
  if (!mail?.pending || !mail.askedAt) return false;
  if (now.getTime() - mail.askedAt.getTime() > CONFIRM_HOURS * HOUR_MS) return false;
  const right = Buffer.from(confirmKey(settings, personId, mail.pending, mail.askedAt));
  const sent = Buffer.from(given);
  return right.length === sent.length && timingSafeEqual(right, sent);
}

/** What the mail to an address holds: derived from the site's secret, so that the database has none of it. */
export function confirmKey(
  settings: Pick<Settings, 'secret' | 'dataDir'>,
  personId: number,
  address: string,
  askedAt: Date,
): string {
  return createHmac('sha256', secretOf(settings))
    .update(`person mail\n${personId}\n${address}\n${askedAt.toISOString()}`)
    .digest('base64url');
}

/** Which kinds the actor wants, of those that there are for them. */
export async function chooseMails(
  { pool, clock }: World,
  actor: Actor,
  wanted: readonly string[],
): Promise<void> {
  const personId = personOf(actor);
  await inTransaction(pool, async (client) => {
    const mail = await findMail(client, personId, { hold: true });
    if (!mail) return;
    const chosen = Object.fromEntries(kindsOf(actor).map((kind) => [kind, wanted.includes(kind)]));
    await writeChoices(client, personId, { ...mail.choices, ...chosen });
    await recordDeed(client, clock, actor, 'mail.change', 'kinds');
  });
}

/** No mails any more, and no address kept. */
export async function forgetMail({ pool, clock }: World, actor: Actor): Promise<void> {
  const personId = personOf(actor);
  await inTransaction(pool, async (client) => {
    await deleteMail(client, personId);
    await recordDeed(client, clock, actor, 'mail.change', 'none');
  });
}

/** @throws AnteiError `forbidden` for a program */
function personOf({ person }: Actor): number {
  if (!person) throw new AnteiError('forbidden', '人がログインして開いてください。');
  return person.id;
}
