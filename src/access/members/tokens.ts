/** API tokens of an organisation, for its own systems. Only the hash is stored: a lost token is replaced by a new one. */
import { z } from 'zod';
import { addDays, type IsoDate, isIsoDate, startOf, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { recordDeed } from '../audit/audit.ts';
import { AnteiError } from '../errors.ts';
import { type Actor, type OrganisationKind, SCOPES, type Scope } from '../model.ts';
import { hashSecret, isRef, newSecret, refOf } from '../secrets.ts';
import { TOKEN_PREFIX } from '../sessions/sessions.ts';
import { read, requireAdmin } from './members.ts';
import { insertToken, listTokens, revokeTokenRow } from './store-tokens.ts';

type World = Pick<Context, 'pool' | 'clock'>;

/** The longest that a token may hold. */
const LONGEST_DAYS = 365;

/** What programs of a kind of organisation can be allowed to do. */
export function scopesOf(kind: OrganisationKind): { scope: Scope; label: string }[] {
  return (Object.keys(SCOPES) as Scope[])
    .filter((scope) => SCOPES[scope].kinds.includes(kind))
    .map((scope) => ({ scope, label: SCOPES[scope].label }));
}

/** The dates on which a token made today may end: from tomorrow, for at most a year. */
export function tokenEnds({ clock }: Pick<Context, 'clock'>): { first: IsoDate; last: IsoDate } {
  return { first: addDays(today(clock), 1), last: addDays(today(clock), LONGEST_DAYS) };
}

export async function viewTokens({ pool, clock }: World, actor: Actor) {
  const now = clock.now();
  const tokens = await listTokens(pool, actor.organisation.id, now);
  return tokens.map((token) => ({
    ...token,
    /** What it may do, in words. */
    can: token.scopes.map((scope) => SCOPES[scope]?.label ?? scope).join('、'),
    state: token.revokedAt ? 'revoked' : token.expiresAt <= now ? 'expired' : ('active' as const),
  }));
}

/**
 * Makes a token that holds to the end of the day `endsOn` in Japan, and returns it: nobody sees it again.
 * @throws AnteiError `forbidden`, `bad-request`
 */
export async function makeToken(
  { pool, clock }: World,
  actor: Actor,
  given: { name: unknown; scopes: unknown; endsOn: unknown },
): Promise<string> {
  const person = requireAdmin(actor);
  const ends = tokenEnds({ clock });
  const own = scopesOf(actor.organisation.kind).map(({ scope }) => scope as string);
  const { name, scopes, endsOn } = read(
    z.object({
      name: z.string().trim().min(1, '名前を書いてください。').max(60, '名前は60字までです。'),
      scopes: z
        .array(z.string())
        .min(1, 'できることを1つ以上選んでください。')
        .refine((all) => all.every((one) => own.includes(one)), 'できることを一覧から選んでください。')
        .transform((all) => [...new Set(all)] as Scope[]),
      endsOn: z
        .string()
        .refine(isIsoDate, '期限の日付を選んでください。')
        .refine((date) => date >= ends.first && date <= ends.last, '期限は明日から1年以内にしてください。'),
    }),
    given,
  );
  const token = TOKEN_PREFIX + newSecret();
  const hash = hashSecret(token);
  await inTransaction(pool, async (client) => {
    await insertToken(client, {
      organisationId: actor.organisation.id,
      name,
      hash,
      scopes,
      createdBy: person.id,
      now: clock.now(),
      expiresAt: startOf(addDays(endsOn, 1)),
    });
    await recordDeed(client, clock, actor, 'token.make', refOf(hash), { scopes, endsOn });
  });
  return token;
}

/** @throws AnteiError `forbidden`, `not-found` if it is another organisation's or not in force */
export async function revokeToken({ pool, clock }: World, actor: Actor, ref: string): Promise<void> {
  requireAdmin(actor);
  await inTransaction(pool, async (client) => {
    if (!isRef(ref) || !(await revokeTokenRow(client, actor.organisation.id, ref, clock.now())))
      throw new AnteiError('not-found', 'そのトークンはないか、もう取り消されています。');
    await recordDeed(client, clock, actor, 'token.revoke', ref);
  });
}
