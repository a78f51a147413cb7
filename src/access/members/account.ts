/** A person's own account: the organisation they act for, and where they are signed in. */
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { recordDeed } from '../audit/audit.ts';
import { AnteiError } from '../errors.ts';
import { isRef } from '../secrets.ts';
import type { Session } from '../sessions/sessions.ts';
import {
  deleteSession,
  deleteSessions,
  listOrganisationsOf,
  listSessions,
  setSessionOrganisation,
} from './store-people.ts';

type World = Pick<Context, 'pool' | 'clock'>;

/** Organisations and sessions of who is signed in. */
export async function viewAccount({ pool, clock }: World, session: Session) {
  const [organisations, sessions] = await Promise.all([
    listOrganisationsOf(pool, session.person.id),
    listSessions(pool, session.person.id, clock.now()),
  ]);
  return {
    organisations: organisations.map(({ organisation, role }) => ({
      publicId: organisation.publicId,
      name: organisation.name,
      kind: organisation.kind,
      demo: organisation.demo,
      role,
      current: organisation.id === session.actor?.organisation.id,
    })),
    sessions: sessions.map(({ id, ...one }) => ({ ...one, current: id === session.id })),
  };
}

/** Acts for another of one's organisations from the next request on. @throws AnteiError `not-found` for an organisation that is not theirs */
export async function switchOrganisation(
  { pool, clock }: World,
  session: Session,
  publicId: string,
): Promise<void> {
  await inTransaction(pool, async (client) => {
    const own = await listOrganisationsOf(client, session.person.id);
    const chosen = own.find(({ organisation }) => organisation.publicId === publicId)?.organisation;
    if (!chosen) throw new AnteiError('not-found', 'その組織のメンバーではありません。');
    await setSessionOrganisation(client, session.id, chosen.id);
    const who = { personId: session.person.id, organisationId: chosen.id };
    await recordDeed(client, clock, who, 'session.switch', chosen.publicId);
  });
}

/** Ends a session of the same person: this one, or by its ref one on a device left behind. */
export async function endSession({ pool, clock }: World, session: Session, ref?: string): Promise<void> {
  if (ref !== undefined && !isRef(ref)) return;
  await inTransaction(pool, async (client) => {
    const which = ref === undefined ? { id: session.id } : { ref };
    const ended = await deleteSession(client, session.person.id, which);
    // One that is over already has nothing to be recorded.
    if (ended) await recordDeed(client, clock, ids(session), 'session.end', ended);
  });
}

/** Ends every session of the person, this one too. */
export async function endAllSessions({ pool, clock }: World, session: Session): Promise<void> {
  await inTransaction(pool, async (client) => {
    const sessions = await deleteSessions(client, session.person.id);
    await recordDeed(client, clock, ids(session), 'session.end-all', String(session.id), { sessions });
  });
}

const ids = ({ person, actor }: Session) => ({
  personId: person.id,
  organisationId: actor?.organisation.id ?? null,
});
