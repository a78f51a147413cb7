/**
 * The invented organisations and people of the development identity provider: one of each kind, three makers, each with a
 * person for every role. They are there while the site is for trying out: closed at a start for which that is not so, and for
 * good, with no others after them, once there is an official list or a real provider.
 */

import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { recordDeed } from '../audit/audit.ts';
import { DEMO_ISSUER, identitySource } from '../identity-source.ts';
import { insertMember } from '../members/store-members.ts';
import { claimMaker, insertOrganisation, listOrganisations } from '../members/store-organisations.ts';
import type { Actor, OrganisationKind, Role } from '../model.ts';
import { newPublicId } from '../secrets.ts';
import { closeDemo, demoActors, endSessionsOfIssuer, insertDemoPerson, lockDemo } from './store-demo.ts';
import { endTrial, isTrialOver } from './store-trial.ts';

const OFFICES: [OrganisationKind, string][] = [
  // The only real name among them says what it is wherever it stands.
  ['ministry', '厚生労働省（デモ）'],
  ['prefecture', '若葉県'],
];
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

/** How many of the list's makers are there to be tried out. */
const MAKERS = 3;

/**
 * Makes the organisations and people if the site is for trying out and has no organisation yet, and returns how many
 * people were made; makers that are missing, as the demonstration came later, are added. Elsewhere closes those that are left.
 * @param readMakers manufacturers' names in the list (column ⑦), those with the most products first; not asked in vain
 */
export async function prepareDemo(
  context: Pick<Context, 'pool' | 'clock' | 'settings'>,
  readMakers: () => Promise<string[]> | string[],
): Promise<number> {
  const { pool, clock, settings } = context;
  const { kind: source } = identitySource(settings);
  if (source === 'provider') await endTrial(pool, 'identity-provider');
  const trying = source === 'demo' && !(await isTrialOver(pool));
  const makers = trying ? await readMakers() : [];
  return inTransaction(pool, async (client) => {
    await lockDemo(client);
    if (!trying) {
      await closeDemo(client, clock.now());
      await endSessionsOfIssuer(client, DEMO_ISSUER);
      return 0;
    }
    const there = (await listOrganisations(client)).filter(({ closed }) => !closed);
    const demo = there.filter((organisation) => organisation.demo);
    if (there.length > 0 && demo.length === 0) return 0;
    const wanted: Wanted[] =
      there.length > 0 ? [] : [...OFFICES, ...OTHERS].map(([kind, name]) => ({ kind, name }));

    const taken = new Set(there.flatMap((organisation) => organisation.makers));
    const free = makers.filter((mah) => !taken.has(mah));
    const manufacturers = demo.filter(({ kind }) => kind === 'manufacturer').length;
    const missing = free.slice(0, Math.max(0, MAKERS - manufacturers));
    wanted.splice(
      OFFICES.length,
      0,
      ...missing.map((mah): Wanted => ({ kind: 'manufacturer', name: mah, mah })),
    );

    const before = there.reduce((sum, { members }) => sum + members, 0);
    const added = await addOrganisations(client, clock.now(), wanted, before);
    // Last, as others wait from here to the commit.
    for (const { publicId, kind } of added)
      await recordDeed(client, clock, null, 'organisation.add', publicId, { kind, demo: true });
    return added.length * ROLES.length;
  });
}

/** Who acts in a demonstration: an editor of each of its organisations; nobody once it has ended. */
export function actorsOfDemo({ pool }: Pick<Context, 'pool'>): Promise<Actor[]> {
  return demoActors(pool, DEMO_ISSUER);
}

interface Wanted {
  kind: OrganisationKind;
  name: string;
  mah?: string;
}

/** @param number of people that are there already, so that the names go on */
async function addOrganisations(client: PoolClient, now: Date, wanted: Wanted[], number: number) {
  const added: { publicId: string; kind: OrganisationKind }[] = [];
  let person = number;
  for (const { kind, name, mah } of wanted) {
    const publicId = newPublicId();
    const id = await insertOrganisation(client, { publicId, kind, name, demo: true });
    if (mah) await claimMaker(client, id, mah);
    for (const role of ROLES) await addPerson(client, now, id, role, person++);
    added.push({ publicId, kind });
  }
  return added;
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
