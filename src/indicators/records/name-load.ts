/** What PostgreSQL is told of loads: that one began, that it is complete and read from now on, and what of it is missing. */
import type { Context } from '../../platform/context.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { WrittenFile } from '../datasets/forget-files.ts';
import { nameDispensing, storedSame } from '../datasets/import-dispensing.ts';
import type { Load } from '../datasets/load-model.ts';
import { lockDatasets } from '../datasets/store-datasets.ts';
import { beginLoad, nameLoad, noteComplete, noteMissing } from '../datasets/store-loads.ts';
import { AnteiError } from '../errors.ts';
import type { Dataset, DatasetPart } from '../model.ts';

type World = Pick<Context, 'pool' | 'clock'>;
type Settled = Pick<Context, 'settings' | 'pool' | 'clock'>;

/** Takes a number for a load. @param of.highest of those on the cluster */
export function beginRecords(
  { pool, clock }: World,
  { source, ...of }: { dataset: string; source: Dataset['source']; sha256: string; highest: number },
): Promise<number> {
  return inTransaction(pool, async (client) => {
    await lockDatasets(client, source);
    return beginLoad(client, { ...of, at: clock.now() });
  });
}

/** What a load's dataset is. */
export interface Named extends Pick<Dataset, 'title' | 'source' | 'from' | 'to'> {
  /** The sums. */
  parts: readonly DatasetPart[];
  /** In place of another content. */
  replace: boolean;
}

/**
 * Names a load that every shard agrees on, and its dataset, in place of what was there: from now on it is what is read.
 * @returns files that are no longer named
 * @throws AnteiError `dataset-conflict` if another content came in between, `records-busy` if the load was ended meanwhile
 */
export async function nameRecords(
  context: Settled,
  load: Omit<Load, 'namedAt' | 'missing'>,
  { title, source, from, to, parts, replace }: Named,
): Promise<WrittenFile[]> {
  const { pool, clock } = context;
  const { id, dataset, sha256 } = load;
  return inTransaction(pool, async (client) => {
    await lockDatasets(client, source);
    await storedSame(context, dataset, sha256, replace);
    const named = { id: dataset, kind: 'dispensing', source, title, from, to } as const;
    const replaced = await nameDispensing(
      context,
      client,
      { ...named, round: null, publicExpense: null, importedAt: clock.now() },
      parts,
    );
    if (!(await nameLoad(client, load, clock.now())))
      throw new AnteiError(
        'records-busy',
        `${dataset} の取り込みの番号 ${id} は、途中で終わりにされました。`,
      );
    await raiseRevision(client, 'indicators');
    return replaced;
  });
}

/** Notes what of a load is missing; null: nothing. */
export function noteLack(
  { pool, clock }: World,
  { id }: Pick<Load, 'id'>,
  missing: string | null,
): Promise<void> {
  return inTransaction(pool, async (client) => {
    const isNews =
      missing === null ? await noteComplete(client, id) : await noteMissing(client, id, missing, clock.now());
    if (isNews) await raiseRevision(client, 'indicators');
  });
}
