/**
 * Delivery of letters (access/letters/): they go the way of the alerts' mails, by the same transport and the same waits, and are
 * taken and noted one by one, as there are few. Killed between the receiver's taking and our noting, a process sends a letter once more
 * under the same name, by which receivers keep one.
 */
import { claimLetters, composeLetter, type DueLetter, endLetter, putOffLetter } from '../../access/index.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { eachAtOnce } from './batcher.ts';
import type { Delivered } from './deliver.ts';
import { mailHost } from './mail-transport.ts';
import { paragraphs } from './message-confirm.ts';
import { OUTAGE_RETRY_MS, type Outcome, RETRIES_MS } from './outcome.ts';
import { openTransports, type Transports } from './send.ts';

const BATCH = 40;
/** Connections of the transport; each letter ends within its silence, so a batch ends well within the lease. */
const AT_ONCE = 8;
const LEASE_MS = 10 * 60_000;

/** Sends all letters that are due, until none is. Any number of processes may do so at once. */
export async function deliverLetters(
  context: Context,
  open: (context: Context) => Transports | Promise<Transports> = (world) => openTransports(world),
): Promise<Delivered> {
  const { pool, clock, log } = context;
  const delivered: Delivered = { sent: 0, unsent: 0 };
  const take = () => {
    const now = clock.now();
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    return claimLetters(pool, { now, day: today(clock), leaseUntil, limit: BATCH });
  };
  let letters = await take();
  if (letters.length === 0) return delivered;
  const { mail } = await open(context);
  try {
    let isOut = false;
    while (letters.length > 0 && !isOut) {
      await eachAtOnce(letters, AT_ONCE, async (letter) => {
        const { address } = letter;
        if (address === null) return endLetter(pool, letter.id, 'void');
        const { subject, lines } = composeLetter(context.settings, { ...letter, address });
        const outcome = await mail.send({
          subject,
          ...paragraphs(lines),
          to: address,
          messageId: `<antei-letter-${letter.name}@${mailHost(context.settings)}>`,
          date: clock.now(),
        });
        if (outcome.kind === 'sent') delivered.sent++;
        else delivered.unsent++;
        if (outcome.kind === 'outage') isOut = true;
        await settle(context, letter, outcome);
      });
      if (!isOut && !context.worker?.stopping.aborted) letters = await take();
      else letters = [];
    }
  } finally {
    mail.close();
  }
  // Not at the level that everybody keeps: when something was told is half of what it was.
  log.debug(delivered, 'letters delivered');
  return delivered;
}

/** Notes a try. What a receiver answers may name its address: it is kept with the letter, and never logged. */
async function settle({ pool, clock }: Context, letter: DueLetter, outcome: Outcome): Promise<void> {
  const { id, attempts } = letter;
  if (outcome.kind === 'sent') return endLetter(pool, id, 'sent');
  const { kind, error } = outcome;
  const after = (ms: number) => new Date(clock.now().getTime() + ms);
  if (kind === 'outage')
    return putOffLetter(pool, id, { until: after(OUTAGE_RETRY_MS), error, untouched: outcome.untouched });
  const wait = RETRIES_MS[attempts - 1];
  if (kind === 'later' && wait !== undefined)
    return putOffLetter(pool, id, { until: after(wait), error, untouched: false });
  return endLetter(pool, id, 'failed', error);
}
