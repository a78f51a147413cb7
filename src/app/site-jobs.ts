/** The jobs of all rooms. */
import { alertsJobs } from '../alerts/index.ts';
import type { Context } from '../platform/context.ts';
import type { RoomJobs } from '../platform/jobs.ts';
import { reportingJobs } from '../reporting/index.ts';
import { supplyJobs } from '../supply/index.ts';
import { keepingJobs } from './keeping/verify.ts';

export function siteJobs(context: Context): RoomJobs[] {
  return [supplyJobs(context), alertsJobs(context), reportingJobs(context), keepingJobs(context)];
}

/** Names of all of them, for where there is no site yet (a test holds them together). */
export const TASKS: readonly string[] = [
  'clean-lists',
  'clean-reports',
  'fetch-supply',
  'prepare-downloads',
  'publish-reports',
  'send-alerts',
  'send-confirmation',
  'send-disabled',
  'verify-stored',
];
