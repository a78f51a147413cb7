import { z } from 'zod';
import type { Context } from '../platform/context.ts';
import type { RoomJobs } from '../platform/jobs.ts';
import { cleanLists } from './clean.ts';

const ChannelJob = z.object({ channelId: z.number().int() });

/** The room's jobs by name, and when they run by themselves. What sends is loaded where something is sent. */
export function alertsJobs(context: Context): RoomJobs {
  return {
    tasks: {
      /** Added by an edition in its transaction (on-edition.ts). */
      'send-alerts': async () => {
        const { deliverDue } = await import('./delivery/deliver.ts');
        await deliverDue(context);
      },
      /** Added where an e-mail address is, in its transaction (channels.ts). */
      'send-confirmation': async (payload) => {
        const { sendConfirmation } = await import('./delivery/confirmation.ts');
        await sendConfirmation(context, ChannelJob.parse(payload).channelId);
      },
      /** Added where a channel is disabled, in its transaction (channels.ts). */
      'send-disabled': async (payload) => {
        const { sendDisabled } = await import('./delivery/disabled-notice.ts');
        await sendDisabled(context, ChannelJob.parse(payload).channelId);
      },
      /** Letters lie there since the transaction of what they tell of (access/letters/). */
      'send-letters': async () => {
        const { deliverLetters } = await import('./delivery/deliver-letters.ts');
        await deliverLetters(context);
      },
      'clean-lists': () => cleanLists(context),
    },
    schedule: [
      // For digests, for what is tried again, and for what a killed process left.
      { task: 'send-alerts', cron: '* * * * *' },
      { task: 'send-letters', cron: '* * * * *' },
      // At night in Japan; the time is UTC.
      { task: 'clean-lists', cron: '17 18 * * *', lateHours: 12 },
    ],
  };
}
