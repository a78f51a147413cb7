import type { CheckReport } from '../../platform/check-report.ts';
import type { Context } from '../../platform/context.ts';
import { verifyTrail } from './audit.ts';

/** Checks the audit trail for `antei verify`. */
export async function verifyAudit({ pool }: Pick<Context, 'pool'>): Promise<CheckReport> {
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
