import { z } from 'zod';
import type { RoomJobs } from '../platform/jobs.ts';
import { prepareDownloads } from './export/downloads.ts';
import type { SupplyContext } from './ports.ts';

const EditionJob = z.object({ asOf: z.string() });

/** The room's jobs by name, and when they run by themselves. */
export function supplyJobs(context: SupplyContext): RoomJobs {
  return {
    tasks: {
      /** Added by an import in its transaction: makes the downloads before anybody asks. */
      'prepare-downloads': async (payload) => prepareDownloads(context, EditionJob.parse(payload).asOf),
      'fetch-supply': async () => {
        // What reads the ministry's page is much to load, and seldom wanted.
        const { fetchSupply } = await import('./source/fetch-edition.ts');
        await fetchSupply(context);
      },
    },
    schedule: context.settings.fetch ? [{ task: 'fetch-supply', cron: context.settings.fetchSchedule }] : [],
  };
}
