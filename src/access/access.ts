import type { Context } from '../platform/context.ts';
import { viewDeeds } from './audit/deeds.ts';
import { holdsSiteKey } from './dev/site-key.ts';
import { isTrialOver } from './dev/store-trial.ts';
import { identitySource } from './identity-source.ts';
import * as mail from './letters/person-mail.ts';
import * as account from './members/account.ts';
import * as members from './members/members.ts';
import * as tokens from './members/tokens.ts';
import type { Actor } from './model.ts';
import { type Session, sessionCookie } from './sessions/sessions.ts';

/** What pages ask of the room; one for a process. Each verb checks by itself that its caller may. */
export function createAccess(context: Context) {
  const source = identitySource(context.settings);
  return {
    /** How who sends this Cookie header can sign in here, and what the button calls it. */
    signIn: async (cookieHeader: string | null): Promise<{ kind: SignInKind; name: string }> => {
      if (source.kind === 'provider') return { kind: 'provider', name: source.name };
      if (source.kind === 'none' || (await isTrialOver(context.pool))) return { kind: 'none', name: '' };
      const kind = holdsSiteKey(context.settings, cookieHeader) ? 'demo' : 'locked';
      return { kind, name: 'お試し用の人物' };
    },
    account: (session: Session) => account.viewAccount(context, session),
    switchOrganisation: (session: Session, publicId: string) =>
      account.switchOrganisation(context, session, publicId),
    endSession: (session: Session, ref?: string) => account.endSession(context, session, ref),
    endAllSessions: (session: Session) => account.endAllSessions(context, session),
    /** The Set-Cookie header that makes a browser forget its session. */
    forgetCookie: (siteUrl: string) => sessionCookie(null, siteUrl),

    mail: (actor: Actor) => mail.viewMail(context, actor),
    setMailAddress: (actor: Actor, address: string) => mail.setAddress(context, actor, address),
    confirmMail: (actor: Actor, key: string) => mail.confirmMail(context, actor, key),
    chooseMails: (actor: Actor, wanted: readonly string[]) => mail.chooseMails(context, actor, wanted),
    forgetMail: (actor: Actor) => mail.forgetMail(context, actor),

    members: (actor: Actor) => members.viewMembers(context, actor),
    invite: (actor: Actor, given: { role: unknown; note: unknown }) => members.invite(context, actor, given),
    uninvite: (actor: Actor, hash: string) => members.uninvite(context, actor, hash),
    changeRole: (actor: Actor, publicId: string, role: unknown) =>
      members.changeRole(context, actor, publicId, role),
    removeMember: (actor: Actor, publicId: string) => members.removeMember(context, actor, publicId),
    openInvitation: (secret: string) => members.openInvitation(context, secret),
    acceptInvitation: (session: Session, secret: string) =>
      members.acceptInvitation(context, session, secret),

    tokens: (actor: Actor) => tokens.viewTokens(context, actor),
    scopes: (actor: Actor) => tokens.scopesOf(actor.organisation.kind),
    tokenEnds: () => tokens.tokenEnds(context),
    makeToken: (actor: Actor, given: { name: unknown; scopes: unknown; endsOn: unknown }) =>
      tokens.makeToken(context, actor, given),
    revokeToken: (actor: Actor, ref: string) => tokens.revokeToken(context, actor, ref),

    deeds: (actor: Actor) => viewDeeds(context, actor),
  };
}

export type AccessRoom = ReturnType<typeof createAccess>;

/** `locked`: as one of the invented people, once the browser holds the key of the site. */
type SignInKind = 'provider' | 'demo' | 'locked' | 'none';
