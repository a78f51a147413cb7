/** `antei verify`, and the same as a job every night: everything that is stored, checked by the room that stores it. */
import type { CheckReport } from '../../platform/check-report.ts';
import type { Context } from '../../platform/context.ts';
import { keepVerification, type Verification } from '../../platform/database/store-verification.ts';
import type { RoomJobs } from '../../platform/jobs.ts';
import type { Progress } from '../../platform/progress.ts';
import { ROOMS } from '../rooms.ts';

/** Checks everything, and keeps what was found for the officer's page. */
export async function verifySite(
  context: Context,
  progress: Progress = () => undefined,
): Promise<Verification> {
  const checks = ROOMS.flatMap((room) => room.checks ?? []).sort((a, b) => a.at - b.at);
  const beganAt = context.clock.now();
  const reports: CheckReport[] = [];
  for (const [index, { what, load }] of checks.entries()) {
    progress(index, checks.length, `${what}を確かめています`);
    reports.push(await (await load())(context));
  }
  const found = {
    beganAt,
    endedAt: context.clock.now(),
    checked: reports.flatMap(({ checked }) => checked),
    findings: reports.flatMap(({ findings }) => findings),
  };
  await keepVerification(context.pool, found);
  for (const { what } of found.findings) context.log.error({ finding: what }, 'stored data are damaged');
  return found;
}

export const KEEPING_TASKS = ['verify-stored'] as const;

/** The job of every night, when few are here: 3:41 in Japan; the time is UTC. */
export function keepingJobs(context: Context): RoomJobs {
  return {
    tasks: {
      'verify-stored': async () => {
        const { findings } = await verifySite(context);
        context.log.info({ findings: findings.length }, 'stored data verified');
      },
    },
    schedule: [{ task: 'verify-stored', cron: '41 18 * * *', lateHours: 12 }],
  };
}
