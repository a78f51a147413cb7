/** Who acts and what they may do: organisations, roles, scopes, and the one rule that decides. No I/O. */

export const ORGANISATION_KINDS = {
  ministry: '厚生労働省',
  prefecture: '都道府県',
  manufacturer: '製造販売業者',
  wholesaler: '卸売販売業者',
  hospital: '病院',
  clinic: '診療所',
  pharmacy: '薬局',
  insurer: '保険者',
} as const;
export type OrganisationKind = keyof typeof ORGANISATION_KINDS;

/** Each role may do what the ones before it may. */
export const ROLES = { viewer: '閲覧者', editor: '担当者', admin: '管理者' } as const;
export type Role = keyof typeof ROLES;

/** What an API token may be made for, and by which kind of organisation. */
export interface ScopeText {
  label: string;
  kinds: readonly OrganisationKind[];
  role: Role;
}

/** What tokens may be made for: each room with routes for programs adds its own in its `scopes.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms merge theirs into it
export interface ScopeTable {}
export type Scope = keyof ScopeTable;
const scopes: Record<string, ScopeText> = {};
/** Every scope of the rooms that are loaded; `app/rooms.ts` loads them all. */
export const SCOPES = scopes as Readonly<Record<Scope, ScopeText>>;

/** Adds a room's scopes. */
export function defineScopes<const Own extends Record<string, ScopeText>>(own: Own): Own {
  return addTo(scopes, own);
}

/** What the audit trail tells of: each room adds what it records in its `deeds.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms merge theirs into it
export interface DeedTable {}
export type Deed = keyof DeedTable;
const deeds: Record<string, string> = {};
/** The names of the deeds of the rooms that are loaded; `app/rooms.ts` loads them all. */
export const DEEDS = deeds as Readonly<Record<Deed, string>>;

/** Adds the names of what a room records. */
export function defineDeeds<const Own extends Record<string, string>>(own: Own): Own {
  return addTo(deeds, own);
}

/** A kind of mail to people: that there is something, and where; never what. */
export interface MailText {
  /** What the person's setting calls it. */
  label: string;
  /** Organisations whose members may have it. */
  kinds: readonly OrganisationKind[];
  /** The least role of whom it asks to act: they have it unless they say otherwise. Null: nobody who has not asked for it. */
  from: Role | null;
  subject: string;
  /** One sentence. */
  text: string;
  /** The page behind sign-in that says the rest. */
  path: string;
}

/** What people may be written about: each room adds its kinds in its `mails.ts`. */
// biome-ignore lint/suspicious/noEmptyInterface: rooms merge theirs into it
export interface MailTable {}
export type MailKind = keyof MailTable;
const mails: Record<string, MailText> = {};
/** The kinds of mail of the rooms that are loaded; `app/rooms.ts` loads them all. */
export const MAILS = mails as Readonly<Record<MailKind, MailText>>;

/** Adds a room's kinds of mail. */
export function defineMails<const Own extends Record<string, MailText>>(own: Own): Own {
  return addTo(mails, own);
}

function addTo<Value, Own extends Record<string, Value>>(table: Record<string, Value>, own: Own): Own {
  for (const [name, value] of Object.entries(own)) {
    if (Object.hasOwn(table, name)) throw new Error(`${name} is defined twice`);
    table[name] = value;
  }
  return own;
}

export interface Organisation {
  id: number;
  publicId: string;
  kind: OrganisationKind;
  name: string;
  /** Names under which the list knows it (column ⑦); only manufacturers have some. */
  makers: string[];
  demo: boolean;
}

/** Who does something: a person for an organisation, or a program with a token of it. */
export interface Actor {
  /** Null for a program. */
  person: { id: number; name: string } | null;
  organisation: Organisation;
  role: Role;
  /** The token of a program; null for a person. */
  token: { id: number; name: string; scopes: readonly Scope[] } | null;
}

/** What a route asks of its caller, beyond a record being theirs, which the verb itself checks. */
export interface Guarded {
  kinds: readonly OrganisationKind[] | 'any';
  role: Role;
  /** Set where programs may call it. */
  scope?: Scope;
}

const RANKS = Object.keys(ROLES);

export function hasRole(has: Role, needed: Role): boolean {
  return RANKS.indexOf(has) >= RANKS.indexOf(needed);
}

/** True if the actor may call a route that asks for `access`. */
export function allows(access: Guarded, actor: Actor): boolean {
  if (access.kinds !== 'any' && !access.kinds.includes(actor.organisation.kind)) return false;
  if (actor.token) return access.scope !== undefined && actor.token.scopes.includes(access.scope);
  return hasRole(actor.role, access.role);
}

/** What several rooms ask for. */
export const maker = (role: Role): Guarded => ({ kinds: ['manufacturer'], role });
export const ministry = (role: Role): Guarded => ({ kinds: ['ministry'], role });
/** Records of a maker that the ministry reads too; whose they are, the verbs decide. */
export const makerAndMinistry: Guarded = { kinds: ['manufacturer', 'ministry'], role: 'viewer' };
