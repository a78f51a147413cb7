import { z } from 'zod';
import type { RoomJobs } from '../platform/jobs.ts';
import { prepareDownloads } from './export/downloads.ts';
import { CHANGE_RULE } from './history/change-rule.ts';
import { reclassify } from './history/reclassify.ts';
import { hasOtherRule } from './history/store.ts';
import type { SupplyContext } from './ports.ts';

const EditionJob = z.object({ asOf: z.string() });

/** The room's jobs by name, and when they run by themselves. */
export function supplyJobs(context: SupplyContext): RoomJobs {
  return {
    tasks: {
      /** Added by an import in its transaction: makes the downloads before anybody asks. */
      'prepare-downloads': async (payload) => prepareDownloads(context, EditionJob.parse(payload).asOf),
      /** After an update with another rule, what was stored before it: found in a moment where there is nothing. */
      'reclassify-changes': async () => {
        if (await hasOtherRule(context.pool, CHANGE_RULE.version)) await reclassify(context);
      },
      'fetch-supply': async () => {
        // What reads the ministry's page is much to load, and seldom wanted.
        const { fetchSupply } = await import('./source/fetch-edition.ts');
        await fetchSupply(context);
      },
    },
    schedule: [
      { task: 'reclassify-changes', cron: '*/10 * * * *' },
      ...(context.settings.fetch ? [{ task: 'fetch-supply', cron: context.settings.fetchSchedule }] : []),
    ],
  };
}
