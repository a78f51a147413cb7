import { type CheckReport, findingsOf } from '../../platform/check-report.ts';
import type { Context } from '../../platform/context.ts';
import { damagedFiles } from '../notices/store-files.ts';

/** Checks the files of all warnings against their hashes. What is found names no file: the result is seen by more than the ministry. */
export async function verifyAttachments({ pool }: Pick<Context, 'pool'>): Promise<CheckReport> {
  const { count, damaged } = await damagedFiles(pool);
  return {
    checked: [{ what: '供給不安報告の添付', count }],
    findings: findingsOf(
      damaged.map(({ number }) => `供給不安報告 ${number} の添付の中身が、受け取ったときのものと違います`),
      'バックアップから戻すか、提出した方に同じファイルをもう一度添付してもらってください。',
    ),
  };
}
