/**
 * The invented organisations and people of the development identity provider: one of each kind, three makers, each with a
 * person for every role. They are there while the site is for trying out, and closed for good where it no longer is.
 */
import type { PoolClient } from 'pg';
import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { recordDeed } from './audit.ts';
import { DEMO_ISSUER, identitySource } from './identity-source.ts';
import type { OrganisationKind, Role } from './model.ts';
import { newPublicId } from './secrets.ts';
import {
  closeDemo,
  countOrganisations,
  endSessionsOfIssuer,
  insertDemoPerson,
  lockDemo,
} from './store-demo.ts';
import { insertMember } from './store-members.ts';
import { claimMaker, insertOrganisation } from './store-organisations.ts';

const OTHERS: [OrganisationKind, string][] = [
  ['wholesaler', 'みなと医薬品卸'],
  ['hospital', '青葉総合病院'],
  ['clinic', 'ひばり診療所'],
  ['pharmacy', 'つばき薬局'],
  ['insurer', '暁健康保険組合'],
];
const ROLES: Role[] = ['admin', 'editor', 'viewer'];
const FAMILIES = ['佐久間', '三枝', '二階堂', '五十嵐', '小田切', '早乙女', '真壁', '柏木', '結城', '朝倉'];
const GIVEN = ['春香', '健一', '美咲', '直樹', '由紀子', '大輔', '千尋', '誠', '彩', '拓也', '恵', '航'];

/**
 * Makes the organisations and people where the site is for trying out and there is no organisation, and returns how many
 * people there are now to choose from; 0 where it was not the time. Elsewhere closes those that are left.
 * @param makers manufacturers' names in the list (column ⑦), those with the most products first
 */
export async function prepareDemo(
  context: Pick<Context, 'pool' | 'clock' | 'settings'>,
  makers: string[],
): Promise<number> {
  const { pool, clock, settings } = context;
  return inTransaction(pool, async (client) => {
    await lockDemo(client);
    if (identitySource(settings).kind !== 'demo') {
      await closeDemo(client, clock.now());
      await endSessionsOfIssuer(client, DEMO_ISSUER);
      return 0;
    }
    if ((await countOrganisations(client)) > 0) return 0;
    const kinds: [OrganisationKind, string, string?][] = [
      ['ministry', '厚生労働省'],
      ['prefecture', '若葉県'],
      ...makers.slice(0, 3).map((mah): [OrganisationKind, string, string] => ['manufacturer', mah, mah]),
      ...OTHERS,
    ];
    const added: [string, OrganisationKind][] = [];
    let people = 0;
    for (const [kind, name, mah] of kinds) {
      const publicId = newPublicId();
      const id = await insertOrganisation(client, { publicId, kind, name, demo: true });
      if (mah) await claimMaker(client, id, mah);
      for (const role of ROLES) await addPerson(client, clock.now(), id, role, people++);
      added.push([publicId, kind]);
    }
    for (const [publicId, kind] of added)
      await recordDeed(client, clock, null, 'organisation.add', publicId, { kind, demo: true });
    return people;
  });
}

async function addPerson(
  client: PoolClient,
  now: Date,
  organisationId: number,
  role: Role,
  number: number,
): Promise<void> {
  const name = `${FAMILIES[number % FAMILIES.length]} ${GIVEN[(number * 5 + 3) % GIVEN.length]}`;
  const id = await insertDemoPerson(client, { publicId: newPublicId(), issuer: DEMO_ISSUER, name });
  await insertMember(client, id, organisationId, role, now);
}
