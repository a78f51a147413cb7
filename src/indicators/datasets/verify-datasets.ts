/** Checks every dataset: each file against the hash of its import, and its record against its content. */
import { join } from 'node:path';
import { openAnalytics } from '../../platform/analytics/analytics.ts';
import type { CheckReport } from '../../platform/check-report.ts';
import type { Context } from '../../platform/context.ts';
import { hashOfFile } from '../../platform/files/stored-file.ts';
import { datasetFolder, partFault } from './dataset-folder.ts';
import { readDatasets } from './store-datasets.ts';
import { countRows, countStates } from './store-verify.ts';

/** All parts of all datasets; each file is read again, whatever was known about it. */
export async function verifyDatasets({
  pool,
  settings,
}: Pick<Context, 'pool' | 'settings'>): Promise<CheckReport> {
  const datasets = await readDatasets(pool);
  const report: CheckReport = { checked: [], findings: [] };
  const engine = await openAnalytics({ threads: 1, memoryMb: 512 });
  let count = 0;
  try {
    for (const { id, kind, parts } of datasets)
      for (const part of parts) {
        count += 1;
        const path = join(datasetFolder(settings, id), part.parquet);
        const found = await hashOfFile(path, true);
        const command =
          kind === 'ndb' ? `antei import ndb ${part.file}` : `antei import dispensing ${id} ${part.file}`;
        const fault = (what: string) =>
          report.findings.push({
            what,
            remedy: `\`${command}\` で、元のファイルをもう一度取り込んでください。`,
          });
        if (found?.sha256 !== part.parquetSha256) {
          fault(partFault(id, part, found ? 'damaged' : 'missing').detail);
          continue;
        }
        const isRight =
          kind === 'ndb'
            ? isSameCount(await countStates(engine, path), part)
            : (await countRows(engine, path)) === part.rows;
        if (!isRight) fault(`${id} の ${part.parquet} のセルの数が、登録されているものと違います。`);
      }
  } finally {
    engine.close();
  }
  report.checked.push({ what: '集計のファイル', count });
  return report;
}

/** A part's counts leave out the row totals; a file has one for each row of its sheet. */
function isSameCount(
  counted: Record<string, number>,
  { states, rows }: { states: Readonly<Record<string, number>>; rows: number },
): boolean {
  const all = [...new Set([...Object.keys(counted), ...Object.keys(states)])];
  const totals = all.map((state) => (counted[state] ?? 0) - (states[state] ?? 0));
  return totals.every((more) => more >= 0) && totals.reduce((sum, more) => sum + more, 0) === rows;
}
