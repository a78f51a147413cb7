import { DAY_MS } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { deleteOldDrafts } from './records/store-drafts.ts';
import { deleteExpiredUploads } from './records/store-uploads.ts';

/** Nobody comes back to what was begun a year ago: the product has been reported since, or confirmed twelve times. */
const DRAFT_DAYS = 365;

/** Removes files that nobody confirmed within their day, and drafts that nobody touched for a year. */
export async function cleanReports({ pool, clock, log }: Context): Promise<void> {
  const now = clock.now();
  const uploads = await deleteExpiredUploads(pool, now);
  const drafts = await deleteOldDrafts(pool, new Date(now.getTime() - DRAFT_DAYS * DAY_MS));
  log.info({ uploads, drafts }, 'reports cleaned');
}
