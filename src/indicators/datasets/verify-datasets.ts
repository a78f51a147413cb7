/** Checks every dataset: each file against the hash of its import, here and in the store, and its record against its content. */
import { openAnalytics } from '../../platform/analytics/analytics.ts';
import type { CheckReport } from '../../platform/check-report.ts';
import type { Context } from '../../platform/context.ts';
import { ERRORS } from '../../platform/errors.ts';
import { hashOfFile } from '../../platform/files/stored-file.ts';
import { type StoredState, storeOf } from '../../platform/store/store.ts';
import { AnteiError } from '../errors.ts';
import type { DatasetPart } from '../model.ts';
import { partFault, partPath } from './dataset-folder.ts';
import { readDatasets } from './store-datasets.ts';
import { countRows, countStates } from './store-verify.ts';

/** All parts of all datasets; each file is read again, whatever was known about it. */
export async function verifyDatasets({
  pool,
  settings,
}: Pick<Context, 'pool' | 'settings'>): Promise<CheckReport> {
  const datasets = await readDatasets(pool);
  const report: CheckReport = { checked: [], findings: [] };
  const stored = checkStored(settings, report);
  const engine = await openAnalytics({ threads: 1, memoryMb: 512 });
  let count = 0;
  try {
    for (const { id, kind, parts } of datasets)
      for (const part of parts) {
        count += 1;
        const path = partPath(settings, id, part);
        const found = await hashOfFile(path, true);
        const command =
          kind === 'ndb' ? `antei import ndb ${part.file}` : `antei import dispensing ${id} ${part.file}`;
        const fault = (what: string) =>
          report.findings.push({
            what,
            remedy: `\`${command}\` で、元のファイルをもう一度取り込んでください。`,
          });
        const inStore = await stored(part);
        if (inStore === 'missing' || inStore === 'damaged')
          fault(`共有の保管場所：${partFault(id, part, inStore).detail}`);
        // Of another machine's the store has the only copy.
        if (!found && inStore !== null) continue;
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

type InStore = StoredState | 'unreachable' | null;

/** What the store has of a part; null without a store. One that does not answer is found once, and asked no more. */
function checkStored(
  settings: Context['settings'],
  { findings }: CheckReport,
): (part: Pick<DatasetPart, 'parquetSha256'>) => Promise<InStore> {
  let store = storeOf(settings);
  let otherwise: InStore = null;
  return async ({ parquetSha256 }) => {
    try {
      return (await store?.check(parquetSha256)) ?? otherwise;
    } catch (error) {
      if (!(error instanceof AnteiError && error.code === 'store-unreachable')) throw error;
      [store, otherwise] = [null, 'unreachable'];
      findings.push({ what: error.message, remedy: ERRORS['store-unreachable'].remedy });
      return otherwise;
    }
  };
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
