/** What happens to a channel and its rows after a try (outcome.ts). */
import { startOf, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { disableChannel, endChannel } from '../channels/channels.ts';
import type { Envelope } from './envelope.ts';
import { OUTAGE_RETRY_MS, type Outcome, RETRIES_MS } from './outcome.ts';
import * as store from './store-outbox.ts';

/** Days in a row on which a message failed for good, after which a channel is told nothing more. */
const FAILED_DAYS = 5;

/** Notes a try that did not end with the message sent. */
export async function settleFailure(
  context: Context,
  { channel, rows }: Envelope,
  outcome: Exclude<Outcome, { kind: 'sent' }>,
): Promise<void> {
  const { pool, clock } = context;
  const { kind, error } = outcome;
  const now = clock.now();
  const after = (ms: number) => new Date(now.getTime() + ms);
  if (kind === 'outage') {
    const { untouched } = outcome;
    return store.putOff(pool, rows, { until: after(OUTAGE_RETRY_MS), error, untouched });
  }
  const wait = RETRIES_MS[Math.max(...rows.map((row) => row.attempts)) - 1];
  if (kind === 'later' && wait !== undefined)
    return store.putOff(pool, rows, { until: after(wait), error, untouched: false });

  const dayBegan = startOf(today(clock));
  const days = await store.countFailure(pool, channel.id, dayBegan);
  await store.markFailed(pool, now, rows, error);
  if (kind !== 'gone' && days < FAILED_DAYS) return;
  // A browser that is gone does not come back under its old subscription.
  if (channel.kind === 'device' || (channel.kind === 'push' && kind === 'gone'))
    return endChannel(context, channel.id);
  const why =
    kind === 'gone'
      ? `宛先が受け取りを終えたため、止めました（${error}）`
      : `${FAILED_DAYS}日続けて届かなかったため、止めました（最後の失敗：${error}）`;
  return disableChannel(context, channel.id, why);
}
