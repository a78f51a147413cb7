/** Everybody who may come: two organisations of every kind, each with a person for every role, and a maker's products. */
import '../src/app/rooms.ts';
import {
  ORGANISATION_KINDS,
  type OrganisationKind,
  ROLES,
  type Role,
  SCOPES,
  type Scope,
} from '../src/access/index.ts';
import { addOrganisation, addToken, type SignedIn, signIn } from '../src/access/testing.ts';
import { importEdition } from '../src/supply/index.ts';
import type { SupplyContext } from '../src/supply/ports.ts';
import { edition, row } from '../src/supply/testing.ts';

export const KINDS = Object.keys(ORGANISATION_KINDS) as OrganisationKind[];
export const ROLE_NAMES = Object.keys(ROLES) as Role[];
export const SCOPE_NAMES = Object.keys(SCOPES) as Scope[];

/** The list's products of the two manufacturers. */
export const PRODUCTS = { own: '1149019F1560', other: '2119404A1033' };

export interface World {
  context: SupplyContext;
  /** The callers of the table. */
  own(kind: OrganisationKind, role: Role): SignedIn;
  /** Members of another organisation of the same kind. */
  other(kind: OrganisationKind, role: Role): SignedIn;
  /** Signed in, and a member of nothing. */
  lost: SignedIn;
  /** Tokens of the first organisation of a kind, by scope. */
  token(kind: OrganisationKind, scope: Scope): { authorization: string };
}

export async function makeWorld(context: SupplyContext): Promise<World> {
  const people = new Map<string, SignedIn>();
  const tokens = new Map<string, { authorization: string }>();
  for (const kind of KINDS)
    for (const side of ['own', 'other'] as const) {
      const name = side === 'own' ? '試験製薬' : '例示薬品';
      const makers = kind === 'manufacturer' ? [name] : [];
      const organisation = await addOrganisation(context, kind, `${name}（${kind}）`, makers);
      for (const role of ROLE_NAMES)
        people.set(`${side} ${kind} ${role}`, await signIn(context, organisation, role));
      if (side === 'own')
        for (const scope of SCOPE_NAMES) {
          const admin = people.get(`own ${kind} admin`)!;
          tokens.set(`${kind} ${scope}`, await addToken(context, admin, [scope]));
        }
    }
  const nothing = await addOrganisation(context, 'clinic', '元の診療所');
  const lost = await signIn(context, nothing, 'admin', '無所属 花子');
  await context.pool.query('delete from membership where organisation_id = $1', [nothing.id]);
  await importEdition(
    context,
    edition('2026-08-19', [row(PRODUCTS.own, { mah: '試験製薬' }), row(PRODUCTS.other, { mah: '例示薬品' })]),
    { source: 'official' },
  );
  return {
    context,
    lost,
    own: (kind, role) => people.get(`own ${kind} ${role}`)!,
    other: (kind, role) => people.get(`other ${kind} ${role}`)!,
    token: (kind, scope) => tokens.get(`${kind} ${scope}`)!,
  };
}

/** An address for either maker, each with its own product. */
export async function forBothMakers(
  world: World,
  make: (maker: SignedIn['actor'], code: string) => Promise<string> | string,
): Promise<{ own: string; other: string }> {
  const own = await make(world.own('manufacturer', 'admin').actor, PRODUCTS.own);
  return { own, other: await make(world.other('manufacturer', 'admin').actor, PRODUCTS.other) };
}
