/** `antei verify`, and the same as a job every night: everything that is stored, checked by the room that stores it. */
import { verifyTrail } from '../../access/index.ts';
import { verifyDatasets } from '../../indicators/index.ts';
import type { CheckReport } from '../../platform/check-report.ts';
import type { Context } from '../../platform/context.ts';
import { keepVerification, type Verification } from '../../platform/database/store-verification.ts';
import type { RoomJobs } from '../../platform/jobs.ts';
import type { Progress } from '../../platform/progress.ts';
import { verifyHistory } from '../../supply/index.ts';
import { verifyAttachments } from '../../warnings/index.ts';

/** Checks everything, and keeps what was found for the officer's page. */
export async function verifySite(
  context: Context,
  progress: Progress = () => undefined,
): Promise<Verification> {
  const checks: [what: string, check: () => Promise<CheckReport>][] = [
    ['集計のファイル', () => verifyDatasets(context)],
    ['供給状況の履歴', () => verifyHistory(context)],
    ['添付', () => verifyAttachments(context)],
    ['監査証跡', () => auditReport(context)],
  ];
  const beganAt = context.clock.now();
  const reports: CheckReport[] = [];
  for (const [index, [what, check]] of checks.entries()) {
    progress(index, checks.length, `${what}を確かめています`);
    reports.push(await check());
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

async function auditReport({ pool }: Context): Promise<CheckReport> {
  const { entries, broken } = await verifyTrail(pool);
  const findings = broken
    ? [
        {
          what: `監査証跡の ${broken.seq} 番：${broken.why}`,
          remedy:
            '書き換えられたか、欠けています。この番号より前のバックアップと `antei audit list` で比べてください。',
        },
      ]
    : [];
  return { checked: [{ what: '監査証跡', count: entries }], findings };
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
