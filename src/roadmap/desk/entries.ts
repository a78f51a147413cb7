/**
 * What officers enter. Each verb writes the row and its deed in one transaction; sent twice, the same entry is stored once. What
 * is wrong is withdrawn with a reason and stays in the history.
 */
import { type Actor, recordDeed, requireAllowed } from '../../access/index.ts';
import type { Deed } from '../../access/model.ts';
import { type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { ItemProblem } from '../../platform/form-fields.ts';
import { cleanText } from '../../platform/text.ts';
import { INITIATIVES_PATH } from '../addresses.ts';
import * as store from '../entries/store-entries.ts';
import { AnteiError } from '../errors.ts';
import type { Kpi, Register } from '../model.ts';
import { momentDays } from '../register/parse-period.ts';
import * as read from './entry-fields.ts';

export interface EntryWorld extends Pick<Context, 'pool' | 'clock'> {
  register: Register;
}

/** Who signs: an officer, or the operator at the machine for an organisation. */
export type Signer = Actor | { personId: null; organisationId: number };

/** Number of the entry, or what has to be put right; nothing is stored then. */
export type Entered = { id: number; problems: [] } | { id: null; problems: ItemProblem[] };

/** @throws AnteiError `forbidden` unless the actor acts for the ministry as an editor */
export function requireOfficer(actor: Actor): Actor {
  requireAllowed({ kinds: ['ministry'], role: 'editor' }, actor);
  return actor;
}

/** The state of an initiative. Folded needs the initiative it went into. @throws AnteiError not-found */
export function addStatus(world: EntryWorld, by: Signer, id: string, fields: read.Fields): Promise<Entered> {
  const initiative = world.register.initiatives.find((one) => one.id === id);
  if (!initiative) throw absent('取組', id);
  const { value, problems } = read.readStatus(id, fields, today(world.clock));
  if (!value) return refused(...problems);
  if (value.state === 'folded' && initiative.foldedInto === null) {
    const others = world.register.initiatives.map((one) => `${INITIATIVES_PATH}/${one.id}`);
    if (!value.evidence.some(({ url }) => others.includes(url) && url !== `${INITIATIVES_PATH}/${id}`))
      return refused({
        item: 'evidence',
        wording: `統合先の取組のページ（${INITIATIVES_PATH}/…）を根拠に入れてください。`,
      });
  }
  return enter(world, by, id, {
    deed: 'roadmap.status',
    details: { state: value.state, since: value.since },
    twin: (client) => store.sameStatus(client, value),
    insert: (client, signature) => store.insertStatus(client, value, signature),
  });
}

/** A value of a KPI. One period has one value of officers at a time. @throws AnteiError not-found */
export function addPoint(world: EntryWorld, by: Signer, id: string, fields: read.Fields): Promise<Entered> {
  const kpi = kpiOf(world, id);
  const { value, problems } = read.readPoint(kpi, fields, today(world.clock));
  if (!value) return refused(...problems);
  return enter(world, by, id, {
    deed: 'roadmap.point',
    details: { period: value.period, value: value.value },
    twin: (client) => store.samePoint(client, value),
    refuse: async (client) =>
      (await store.hasPoint(client, value))
        ? {
            item: 'period',
            wording: 'この期間の値は、もう登録されています。直すときは、先にそれを取り下げてください。',
          }
        : null,
    insert: (client, signature) => store.insertPoint(client, value, signature),
  });
}

/** A new version of a target, from the day it was set on. The old ones stay. @throws AnteiError not-found */
export function raiseTarget(
  world: EntryWorld,
  by: Signer,
  id: string,
  fields: read.Fields,
): Promise<Entered> {
  const kpi = kpiOf(world, id);
  const { value, problems } = read.readTarget(kpi, fields, today(world.clock));
  if (!value) return refused(...problems);
  const printed = kpi.targets.at(-1);
  const before = printed && printed.setOn !== 'unknown' ? momentDays(printed.setOn)!.to : null;
  const tooEarly = (last: IsoDate | null) =>
    last !== null && value.setOn < last
      ? { item: 'setOn', wording: `前の目標（${last}）より後に決めたものを入れてください。` }
      : null;
  return enter(world, by, id, {
    deed: 'roadmap.target',
    details: { value: value.value, due: value.due },
    twin: (client) => store.sameTarget(client, value),
    refuse: async (client) => tooEarly((await store.lastTarget(client, id)).setOn ?? before),
    insert: async (client, signature) => {
      const last = (await store.lastTarget(client, id)).version ?? kpi.targets.length;
      return store.insertTarget(client, { ...value, version: last + 1 }, signature);
    },
  });
}

/** What an expert thinks of an initiative or a KPI. @throws AnteiError not-found */
export function addComment(
  world: EntryWorld,
  by: Signer,
  about: string,
  fields: read.Fields,
): Promise<Entered> {
  const { initiatives, kpis } = world.register;
  if (![...initiatives, ...kpis].some(({ id }) => id === about)) throw absent('取組かKPI', about);
  const { value, problems } = read.readComment(about, fields, today(world.clock));
  if (!value) return refused(...problems);
  return enter(world, by, about, {
    deed: 'roadmap.comment',
    details: {},
    twin: (client) => store.sameComment(client, value),
    insert: (client, signature) => store.insertComment(client, value, signature),
  });
}

/**
 * Withdraws an entry; again does no harm.
 * @returns what is wrong with the reason; empty if it is withdrawn
 * @throws AnteiError not-found
 */
export async function withdraw(
  { pool, clock }: EntryWorld,
  by: Signer,
  what: store.Withdrawable,
  id: number,
  reason: string,
): Promise<ItemProblem[]> {
  const why = cleanText(reason);
  if (why === '') return [{ item: 'why', wording: '取り下げの理由を書いてください。' }];
  if (why.length > 1_000) return [{ item: 'why', wording: '取り下げの理由は1000字までです。' }];
  await inTransaction(pool, async (client) => {
    const found = await store.withdrawEntry(client, what, id, why, clock.now());
    if (!found) throw new AnteiError('not-found', `番号 ${id} の登録はありません。`);
    if (!found.stood) return;
    await recordDeed(client, clock, by, 'roadmap.withdraw', `${found.about} ${what} ${id}`);
    await raiseRevision(client, 'roadmap');
  });
  return [];
}

type Client = Parameters<typeof store.insertStatus>[0];

async function enter(
  { pool, clock }: EntryWorld,
  by: Signer,
  record: string,
  entry: {
    deed: Deed;
    details: Record<string, unknown>;
    /** Number of an entry in force that says the same. */
    twin: (client: Client) => Promise<number | null>;
    refuse?: (client: Client) => Promise<ItemProblem | null>;
    insert: (client: Client, signature: store.Signature) => Promise<number>;
  },
): Promise<Entered> {
  const signature = {
    organisationId: 'organisation' in by ? by.organisation.id : by.organisationId,
    personId: 'organisation' in by ? (by.person?.id ?? null) : null,
    at: clock.now(),
  };
  return inTransaction(pool, async (client): Promise<Entered> => {
    await store.holdRecord(client, record);
    const twin = await entry.twin(client);
    if (twin !== null) return { id: twin, problems: [] };
    const problem = (await entry.refuse?.(client)) ?? null;
    if (problem) return refused(problem);
    const id = await entry.insert(client, signature);
    await recordDeed(client, clock, by, entry.deed, `${record} ${id}`, entry.details);
    await raiseRevision(client, 'roadmap');
    return { id, problems: [] };
  });
}

const refused = async (...problems: ItemProblem[]): Promise<Entered> => ({ id: null, problems });

/** One that is measured. @throws AnteiError not-found */
function kpiOf({ register }: EntryWorld, id: string): Kpi {
  const kpi = register.kpis.find((one) => one.id === id);
  if (!kpi) throw absent('KPI', id);
  return kpi;
}

const absent = (what: string, id: string) => new AnteiError('not-found', `${what}「${id}」はありません。`);
