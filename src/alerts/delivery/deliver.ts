/**
 * Delivery of what is due. A row of the outbox goes
 *
 *   due ──claimed: nobody else before the lease ends──▶ sent        the receiver took it
 *    ▲                                                ├▶ due later   put off (outcome.ts)
 *    │                                                ├▶ failed      for good
 *    └──the lease ends: this process was killed───────└▶ void        nothing is left to tell
 *
 * A process that is killed between the receiver's taking and our noting sends the message once more: at most
 * {@link SLOTS} of them, under the same name, by which receivers keep one. Otherwise nothing is sent twice.
 *
 * E-mails and the others go in lanes of their own, so that webhooks that do not answer never hold up a mail.
 */
import type { Context } from '../../platform/context.ts';
import { whileAway } from '../../platform/database/embedded/while-away.ts';
import { spreadBlocks } from '../matching/store-blocks.ts';
import type { ChannelKind } from '../model.ts';
import { batcher, eachAtOnce } from './batcher.ts';
import { type Envelope, isDigest, prepare } from './envelope.ts';
import { NewsShelf } from './news-shelf.ts';
import type { Outcome } from './outcome.ts';
import { createSend, openTransports, type Send, type Transports } from './send.ts';
import { settleFailure } from './settle.ts';
import * as store from './store-outbox.ts';

/** Messages of a lane that are on their way, or that the receiver took and we have not noted yet. */
export const SLOTS = 50;

const LANES: readonly (readonly ChannelKind[])[] = [['email'], ['webhook', 'push', 'device']];
/** Notes come together, but never wait longer. */
const NOTE_WINDOW_MS = 10;

export interface Pace {
  /** Rows taken at once. */
  batch: number;
  /** How long rows are nobody else's. */
  leaseMs: number;
}
/** Two batches are held at a time; at 5 messages a second the second one begins within the lease. */
const PACE: Pace = { batch: 500, leaseMs: 10 * 60_000 };
/** Part of a lease in which a message may still be begun; the rest is for its end. */
const BEGIN_WITHIN = 0.7;

export interface Delivered {
  sent: number;
  /** Put off or failed. */
  unsent: number;
}

/** Sends all that is due, until nothing is. Any number of processes may do so at once. */
export async function deliverDue(
  context: Context,
  open: (context: Context) => Transports | Promise<Transports> = (world) => openTransports(world),
  pace: Pace = PACE,
): Promise<Delivered> {
  await spreadBlocks(context.pool);
  const transports = await open(context);
  const delivered: Delivered = { sent: 0, unsent: 0 };
  try {
    const lane = { context, send: createSend(context, transports), shelf: new NewsShelf(context), pace };
    await Promise.all(LANES.map((kinds) => runLane({ ...lane, kinds }, delivered)));
  } finally {
    transports.mail.close();
  }
  if (delivered.sent + delivered.unsent > 0) context.log.info(delivered, 'alerts delivered');
  return delivered;
}

interface Lane {
  context: Context;
  send: Send;
  shelf: NewsShelf;
  pace: Pace;
  kinds: readonly ChannelKind[];
}

interface Batch {
  envelopes: Envelope[];
  beginBefore: number;
}

async function runLane(lane: Lane, delivered: Delivered): Promise<void> {
  const { context, send } = lane;
  const noteSent = sentNotes(context);
  let outage: Extract<Outcome, { kind: 'outage' }> | null = null;
  const take = () => whileAway(() => takeBatch(lane));
  let next = take();
  for (let batch = await next; batch; batch = await next) {
    // Taken while this one is sent. Its failure is met by the loop, whenever it comes.
    next = outage ? Promise.resolve(null) : take();
    next.catch(() => undefined);
    const { envelopes, beginBefore } = batch;
    await eachAtOnce(envelopes, SLOTS, async (envelope) => {
      if (context.worker?.stopping.aborted || context.clock.now().getTime() > beginBefore) return;
      // If our own way out is broken, the others of the batch are not tried one by one.
      const outcome: Outcome = outage ? { ...outage, untouched: true } : await send(envelope);
      if (outcome.kind === 'sent') {
        await noteSent(envelope);
        delivered.sent++;
        return;
      }
      if (outcome.kind === 'outage' && !outage) {
        outage = outcome;
        context.log.warn({ error: outcome.error }, 'alerts cannot be sent');
      }
      await whileAway(() => settleFailure(context, envelope, outcome));
      delivered.unsent++;
    });
    // Corrections of what was just sent could not be taken before.
    if (!outage && !(await next)) next = take();
  }
}

/** Takes rows and makes envelopes of them; null if nothing is due. */
async function takeBatch({ context, shelf, pace, kinds }: Lane): Promise<Batch | null> {
  const { pool, clock } = context;
  if (context.worker?.stopping.aborted) return null;
  const now = clock.now();
  const leaseUntil = new Date(now.getTime() + pace.leaseMs);
  const worker = context.worker?.id ?? null;
  const rows = await store.claimDue(pool, { now, leaseUntil, kinds, limit: pace.batch, worker });
  if (rows.length === 0) return null;
  const channels = await store.dueChannels(pool, [...new Set(rows.map((row) => row.channelId))]);
  const digests = [...channels.values()].filter(isDigest).map(({ id }) => id);
  if (digests.length > 0)
    rows.push(...(await store.claimOfChannels(pool, { now, leaseUntil, worker }, digests)));
  const news = await shelf.read([...new Set(rows.map((row) => row.asOf))]);
  const corrections = rows.filter((row) => row.revision > 1);
  const told = corrections.length > 0 ? await store.toldBefore(pool, corrections) : new Map();
  const { envelopes, empty } = prepare(rows, channels, news, told);
  if (empty.length > 0) await store.markVoid(pool, empty);
  return { envelopes, beginBefore: now.getTime() + pace.leaseMs * BEGIN_WITHIN };
}

/** Notes envelopes as sent, those that end within a few milliseconds together. */
function sentNotes({ pool, clock }: Context): (envelope: Envelope) => Promise<void> {
  const note = batcher<Envelope>(
    async (envelopes) => {
      const rows = envelopes.flatMap((envelope) => envelope.rows);
      // What is sent and not noted would be sent again: a database that restarts is waited for.
      await whileAway(() => store.markSent(pool, clock.now(), rows));
    },
    { windowMs: NOTE_WINDOW_MS, most: SLOTS },
  );
  return async (envelope) => {
    await note(envelope);
    const { id, failures } = envelope.channel;
    if (failures > 0) await store.forgetFailures(pool, id);
  };
}
