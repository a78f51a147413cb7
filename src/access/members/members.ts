/** Who belongs to an organisation: invitations by link, roles, and the way out. Each takes effect with the next request. */
import { z } from 'zod';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { recordDeed } from '../audit/audit.ts';
import { AnteiError } from '../errors.ts';
import { type Actor, ORGANISATION_KINDS, ROLES, type Role } from '../model.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { requireAllowed } from '../sessions/authorise.ts';
import type { Session } from '../sessions/sessions.ts';
import {
  deleteInvitation,
  deleteMember,
  findInvitation,
  insertInvitation,
  insertMember,
  listInvitations,
  listMembers,
  lockMember,
  markInvitationUsed,
  updateMember,
} from './store-members.ts';
import { setSessionOrganisation } from './store-people.ts';

type World = Pick<Context, 'pool' | 'clock'>;

const INVITATION_MS = 7 * 24 * 3_600_000;
const ROLE = z.enum(Object.keys(ROLES) as [Role, ...Role[]], '役割を選んでください。');
const Invitation = z.object({
  role: ROLE,
  note: z.string().trim().min(1, '誰への招待か、覚えを書いてください。').max(60, '覚えは60字までです。'),
});

/** @throws AnteiError `bad-request`, with the first thing that is wrong */
export function read<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new AnteiError('bad-request', result.error.issues[0]!.message);
}

/** @throws AnteiError `forbidden` unless the actor is a person and an admin */
export function requireAdmin(actor: Actor): { id: number; name: string } {
  requireAllowed({ kinds: 'any', role: 'admin' }, actor);
  return actor.person!;
}

/** Members and, for admins, the invitations under way. */
export async function viewMembers({ pool, clock }: World, actor: Actor) {
  const { id } = actor.organisation;
  const members = await listMembers(pool, id);
  return { members, invitations: actor.role === 'admin' ? await listInvitations(pool, id, clock.now()) : [] };
}

/**
 * Makes an invitation for one person, and returns the secret of its link, which nobody sees again.
 * @throws AnteiError `forbidden`, `bad-request`
 */
export async function invite(
  context: World,
  actor: Actor,
  given: { role: unknown; note: unknown },
): Promise<string> {
  const { id } = requireAdmin(actor);
  return makeInvitation(context, actor, actor.organisation, read(Invitation, given), id);
}

/** The same for who asks at the machine. @param who null: the operator */
export async function makeInvitation(
  { pool, clock }: World,
  who: Actor | null,
  organisation: { id: number; publicId: string },
  { role, note }: { role: Role; note: string },
  createdBy: number | null,
): Promise<string> {
  const secret = newSecret();
  const now = clock.now();
  await inTransaction(pool, async (client) => {
    await insertInvitation(client, {
      hash: hashSecret(secret),
      organisationId: organisation.id,
      role,
      note,
      createdBy,
      now,
      expiresAt: new Date(now.getTime() + INVITATION_MS),
    });
    await recordDeed(client, clock, who, 'member.invite', organisation.publicId, { role });
  });
  return secret;
}

/** Takes back an invitation. @throws AnteiError `not-found` if it was used, or is another organisation's */
export async function uninvite({ pool, clock }: World, actor: Actor, hash: string): Promise<void> {
  requireAdmin(actor);
  await inTransaction(pool, async (client) => {
    if (!(await deleteInvitation(client, actor.organisation.id, hash)))
      throw new AnteiError('not-found', 'その招待はないか、もう使われました。');
    await recordDeed(client, clock, actor, 'member.uninvite', actor.organisation.publicId);
  });
}

/** What an invitation is for, in words. @throws AnteiError `invitation-unusable` */
export async function openInvitation({ pool, clock }: World, secret: string) {
  const found = await findInvitation(pool, hashSecret(secret), clock.now());
  if (!found) throw unusable();
  return {
    organisation: found.organisation.name,
    kind: ORGANISATION_KINDS[found.organisation.kind],
    role: found.role,
  };
}

function unusable(): AnteiError {
  return new AnteiError(
    'invitation-unusable',
    '期限が切れたか、もう使われたか、リンクが途中で切れています。',
  );
}

/** Makes the person of a session a member, who acts for that organisation from now on. @throws AnteiError `invitation-unusable` */
export async function acceptInvitation(
  { pool, clock }: World,
  session: Session,
  secret: string,
): Promise<void> {
  const hash = hashSecret(secret);
  const now = clock.now();
  await inTransaction(pool, async (client) => {
    const found = await findInvitation(client, hash, now, true);
    if (!found) throw unusable();
    const { organisation, role } = found;
    if (!(await insertMember(client, session.person.id, organisation.id, role, now)))
      throw new AnteiError(
        'invitation-unusable',
        `すでに「${organisation.name}」のメンバーです。役割は管理者が変えられます。`,
      );
    await markInvitationUsed(client, hash, session.person.id);
    await setSessionOrganisation(client, session.id, organisation.id);
    const who = { personId: session.person.id, organisationId: organisation.id };
    await recordDeed(client, clock, who, 'member.join', organisation.publicId, { role });
  });
}

/** @throws AnteiError `forbidden`, `bad-request`, `not-found` if they are not a member, `last-admin` */
export async function changeRole(
  context: World,
  actor: Actor,
  publicId: string,
  given: unknown,
): Promise<void> {
  requireAdmin(actor);
  const role = read(ROLE, given);
  await withMember(context, actor, publicId, role !== 'admin', async (client, member) => {
    if (member.role === role) return;
    await updateMember(client, member.personId, actor.organisation.id, role);
    await recordDeed(client, context.clock, actor, 'member.role', publicId, { from: member.role, to: role });
  });
}

/** @throws AnteiError `forbidden`, `not-found` if they are not a member, `last-admin` */
export async function removeMember(context: World, actor: Actor, publicId: string): Promise<void> {
  requireAdmin(actor);
  await withMember(context, actor, publicId, true, async (client, member) => {
    await deleteMember(client, member.personId, actor.organisation.id);
    await recordDeed(client, context.clock, actor, 'member.remove', publicId, { role: member.role });
  });
}

/** @param loses whether the member stops being an admin */
function withMember(
  { pool }: World,
  actor: Actor,
  publicId: string,
  loses: boolean,
  work: (client: Parameters<typeof lockMember>[0], member: { personId: number; role: Role }) => Promise<void>,
): Promise<void> {
  return inTransaction(pool, async (client) => {
    const member = await lockMember(client, actor.organisation.id, publicId);
    if (!member) throw new AnteiError('not-found', 'そのメンバーはいません。');
    if (loses && member.role === 'admin' && member.admins === 1)
      throw new AnteiError('last-admin', `「${actor.organisation.name}」の管理者は1人だけです。`);
    await work(client, member);
  });
}
