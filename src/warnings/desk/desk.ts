/** What the ministry does with warnings: reads them, moves them on, gives them to somebody, and records whom it spoke to. */

import { type Actor, type Officer, officersOf, recordDeed, writeLetters } from '../../access/index.ts';
import { type IsoDate, isIsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { numberText } from '../../platform/number-text.ts';
import { cleanLine, cleanText } from '../../platform/text.ts';
import type { Snapshot } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';
import {
  CONTACT_KINDS,
  type ContactKind,
  type StoredFile,
  type StoredWarning,
  type SupplyRequest,
  type WarningEvent,
} from '../model.ts';
import { notFound, requireMinistry, requireVersion } from '../notices/rights.ts';
import { isResolved, type Move, publicPathOf, stepOf } from '../notices/state.ts';
import { eventsOf, findWarning, hasRead, insertEvent, listWarnings, writeWarning } from '../notices/store.ts';
import { filesOf } from '../notices/store-files.ts';
import { requestsOf } from './store-requests.ts';

type World = Pick<Context, 'pool' | 'clock'>;
const HOUR_MS = 3_600_000;

/** A warning with all that belongs to it. */
export interface DeskWarning extends StoredWarning {
  files: StoredFile[];
  requests: SupplyRequest[];
  /** Oldest first; readings included. */
  events: WarningEvent[];
}

/** Warnings of all makers, newest first; the order of the queue is the score's. @throws AnteiError `forbidden` */
export async function allWarnings({ pool }: World, actor: Actor): Promise<StoredWarning[]> {
  requireMinistry(actor, 'viewer');
  return listWarnings(pool, null);
}

/** Everything of a warning; that it was read is recorded, once a person and hour. @throws AnteiError `forbidden`, `not-found` */
export async function readWarning(
  { pool, clock }: World,
  actor: Actor,
  number: string,
): Promise<DeskWarning> {
  requireMinistry(actor, 'viewer');
  const warning = await findWarning(pool, number, null);
  if (!warning) throw notFound();
  await recordReading({ pool, clock }, actor, warning);
  const [files, requests, events] = await Promise.all([
    filesOf(pool, warning.id),
    requestsOf(pool, warning.id),
    eventsOf(pool, warning.id),
  ]);
  return { ...warning, files, requests, events };
}

/** Records that a person of the ministry read a warning or its files, unless it was recorded within the last hour. */
export async function recordReading(
  { pool, clock }: World,
  actor: Actor,
  { id, number }: Pick<StoredWarning, 'id' | 'number'>,
): Promise<void> {
  const personId = actor.person?.id;
  if (personId === undefined) throw new AnteiError('forbidden', '人がログインして開いてください。');
  const at = clock.now();
  await inTransaction(pool, async (client) => {
    // Two windows of one person wait for each other here.
    await findWarning(client, number, null, { hold: true });
    if (await hasRead(client, id, personId, new Date(at.getTime() - HOUR_MS))) return;
    await insertEvent(client, { warningId: id, at, personId, kind: 'read', content: {} });
    await recordDeed(client, clock, actor, 'warning.read', number);
  });
}

/**
 * Moves a warning on (state.ts).
 * @param seen the version the officer had before them
 * @throws AnteiError `forbidden`, `not-found`, `warning-conflict`, `warning-refused`
 */
export async function moveWarning(
  world: World,
  snapshot: Snapshot,
  actor: Actor,
  number: string,
  seen: number,
  move: Move,
): Promise<void> {
  const note = shortEnough('記録', cleanText(move.note), 4_000);
  await changing(world, actor, number, seen, async (warning, at) => {
    const { to, requires } = stepOf(warning.state, { ...move, note });
    const link = requires === 'link' ? publicLink(snapshot, move.link) : null;
    const ended = isResolved(to);
    const next = {
      ...warning,
      state: to,
      resolvedAt: ended ? at : to === 'closed' ? warning.resolvedAt : null,
      closedAt: to === 'closed' ? at : null,
    };
    return {
      next,
      event: { kind: 'move', content: { from: warning.state, to, note, link } },
      deed: ['warning.state', { from: warning.state, to }],
      tell: (client) => writeLetters(client, world, 'state', { organisation: warning.organisationId }),
    };
  });
}

/** A path that leads somewhere. @throws AnteiError `warning-refused` */
function publicLink(snapshot: Snapshot, text: string): string {
  const path = publicPathOf(text)!;
  const [, code] = /^\/products\/(\w+)$/.exec(path) ?? [];
  if (code && !snapshot.byCode.has(code.toUpperCase()))
    throw new AnteiError('warning-refused', 'リンク先の品目が、公開している一覧にありません。');
  return path;
}

/**
 * Says who of the ministry cares for a warning, and until when; blank takes it back.
 * @throws AnteiError `forbidden`, `not-found`, `warning-conflict`, `warning-refused` for somebody who is not one of its officers
 */
export async function assignWarning(
  world: World,
  actor: Actor,
  number: string,
  seen: number,
  assignment: { assignee: number | null; dueOn: string },
): Promise<void> {
  requireMinistry(actor, 'editor');
  const dueOn = dueDate(world, assignment.dueOn);
  const people = await officersOf(world.pool, actor.organisation.id);
  const officer = people.find(({ id }) => id === assignment.assignee) ?? null;
  if (assignment.assignee !== null && !officer)
    throw new AnteiError('warning-refused', '担当は、厚生労働省の担当者から選んでください。');
  await changing(world, actor, number, seen, async (warning) => ({
    next: { ...warning, assigneeId: officer?.id ?? null, dueOn },
    event: { kind: 'assign', content: { assignee: officer?.name ?? null, dueOn } },
    deed: ['warning.assign', { personId: officer?.id ?? null, dueOn }],
    tell: async (client) => {
      if (officer && officer.id !== warning.assigneeId)
        await writeLetters(
          client,
          world,
          'warning',
          { kind: 'ministry' },
          { only: officer.id, except: actor.person?.id },
        );
    },
  }));
}

/** A date that has not passed, or none. @throws AnteiError `warning-refused` */
export function dueDate({ clock }: Pick<World, 'clock'>, text: string): IsoDate | null {
  const date = text.trim();
  if (date === '') return null;
  if (!isIsoDate(date) || date < today(clock))
    throw new AnteiError('warning-refused', '期限は、今日以降の日付（例：2026-09-30）で入れてください。');
  return date;
}

/**
 * Writes down a contact with somebody outside. It adds and changes nothing, so no version is asked for.
 * @throws AnteiError `forbidden`, `not-found`, `warning-refused`
 */
export async function logContact(
  { pool, clock }: World,
  actor: Actor,
  number: string,
  given: { with: string; who: string; on: string; what: string },
): Promise<void> {
  requireMinistry(actor, 'editor');
  const who = shortEnough('相手', cleanLine(given.who), 200);
  const what = shortEnough('内容', cleanText(given.what), 4_000);
  if (!Object.hasOwn(CONTACT_KINDS, given.with) || who === '' || what === '')
    throw new AnteiError('warning-refused', '連絡の相手の種類、相手、内容を入れてください。');
  if (!isIsoDate(given.on) || given.on > today(clock))
    throw new AnteiError('warning-refused', '連絡した日を、今日までの日付で入れてください。');
  const content = { with: given.with as ContactKind, who, on: given.on, what };
  await inTransaction(pool, async (client) => {
    const warning = await findWarning(client, number, null, { hold: true });
    if (!warning) throw notFound();
    const [at, personId] = [clock.now(), actor.person?.id ?? null];
    await insertEvent(client, { warningId: warning.id, at, personId, kind: 'log', content });
    await recordDeed(client, clock, actor, 'warning.log', number, { with: content.with });
  });
}

/** Who may be given a warning. @throws AnteiError `forbidden` */
export async function officers({ pool }: World, actor: Actor): Promise<Officer[]> {
  requireMinistry(actor, 'viewer');
  return officersOf(pool, actor.organisation.id);
}

/** Records that warnings were taken away as a file. @throws AnteiError `forbidden` */
export async function recordExport(
  { pool, clock }: World,
  actor: Actor,
  what: 'warnings' | 'analysis',
  count: number,
): Promise<void> {
  requireMinistry(actor, 'viewer');
  await inTransaction(pool, (client) => recordDeed(client, clock, actor, 'warning.export', what, { count }));
}

type Change = {
  next: StoredWarning;
  event: Extract<WarningEvent, { kind: 'move' | 'assign' }> extends infer E
    ? E extends { kind: infer K; content: infer C }
      ? { kind: K; content: C }
      : never
    : never;
  deed: ['warning.state' | 'warning.assign', Record<string, unknown>];
  /** Writes to whom it concerns. */
  tell: (client: PoolClient) => Promise<void>;
};

/** Work on a warning that nobody else changes meanwhile, or has changed since it was seen. */
async function changing(
  { pool, clock }: World,
  actor: Actor,
  number: string,
  seen: number,
  work: (warning: StoredWarning, at: Date) => Promise<Change>,
): Promise<void> {
  requireMinistry(actor, 'editor');
  await inTransaction(pool, async (client) => {
    const warning = await findWarning(client, number, null, { hold: true });
    if (!warning) throw notFound();
    requireVersion(warning, seen);
    const at = clock.now();
    const { next, event, deed, tell } = await work(warning, at);
    await writeWarning(client, next);
    await insertEvent(client, { warningId: warning.id, at, personId: actor.person?.id ?? null, ...event });
    await tell(client);
    await recordDeed(client, clock, actor, deed[0], number, deed[1]);
  });
}

/** @throws AnteiError `warning-refused` for a text that is too long */
export function shortEnough(label: string, text: string, max: number): string {
  if (text.length > max)
    throw new AnteiError('warning-refused', `「${label}」は${numberText(max)}字までです。`);
  return text;
}
