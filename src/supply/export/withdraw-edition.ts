/**
 * Withdrawing an edition, and bringing it back (docs/decisions/0023):
 *
 *   in force ──the page went back, or by hand──▶ withdrawn: kept as it was, with when and why, and seen by nothing else
 *   withdrawn ──the page has it again, imported again, or by hand──▶ in force, as if it had just been imported
 *
 * What is left is what would be there had the edition never come: history, changes, counts. Changes that were published stay
 * as retractions; where the edition carried reports that none before it carries, an edition of these takes its place.
 */

import { recordDeed } from '../../access/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { AnteiError } from '../errors.ts';
import { composeEdition, editionOf } from '../history/compose-edition.ts';
import { withoutEdition } from '../history/history.ts';
import {
  bringBack,
  compareStates,
  type ImportResult,
  restoreLater,
  storeEdition,
} from '../history/import-edition.ts';
import * as store from '../history/store.ts';
import { headAt, newestEdition, officialRows } from '../history/store-reports.ts';
import * as kept from '../history/store-withdrawn.ts';
import type { EditionPorts, SupplyContext } from '../ports.ts';
import { headOf } from './publish-edition.ts';

type World = Pick<SupplyContext, 'pool' | 'clock' | 'ports'>;

export interface WithdrawOptions {
  /** The ministry's page went back to an older edition; otherwise somebody decided it. */
  byPage: boolean;
  reason?: string | null;
}

/**
 * Withdraws the edition of a date. Everyone who was told of it gets a correction.
 * @returns the newest edition then; null if none is left
 * @throws AnteiError `no-edition`; `edition-withdrawn` if it is already; `edition-of-reports` for one without an official list
 */
export async function withdrawEdition(
  { pool, clock, ports }: World,
  asOf: IsoDate,
  { byPage, reason = null }: WithdrawOptions,
): Promise<IsoDate | null> {
  return inTransaction(pool, async (client) => {
    await store.lockImports(client);
    await requireWithdrawable(client, asOf);
    const rows = await officialRows(client, asOf);
    await kept.keepWithdrawn(client, asOf, rows, { at: clock.now(), byPage, reason });
    const reopened = await ports.reports.reopen(client, asOf);
    await takeOut(client, asOf, ports);
    await restoreLater(client, asOf, ports, reopened > 0);
    await raiseRevision(client, 'supply');
    const newest = await newestEdition(client);
    if (newest) await store.addDownloadsJob(client, newest);
    await recordDeed(client, clock, null, 'edition.withdraw', asOf, { byPage, reason });
    return newest;
  });
}

/**
 * Brings back the last withdrawn edition of a date. Nobody is told a second time about what comes back unchanged.
 * @throws AnteiError `no-edition` if none was withdrawn; `edition-conflict` where another content is in force
 */
export async function restoreEdition(context: World, asOf: IsoDate): Promise<ImportResult> {
  return inTransaction(context.pool, async (client) => {
    await store.lockImports(client);
    const withdrawn = await kept.readWithdrawn(client, asOf);
    if (!withdrawn) throw new AnteiError('no-edition', `${asOf} の一覧で、取り下げられたものはありません。`);
    const { edition, source } = editionOf(withdrawn.head, withdrawn.rows);
    // What the file itself said is worth more than what its rows tell again.
    const whole = { ...edition, problems: withdrawn.problems };
    const result = await bringBack(client, whole, { source }, context.ports);
    await recordDeed(client, context.clock, null, 'edition.restore', asOf, {});
    return result;
  });
}

async function requireWithdrawable(client: PoolClient, asOf: IsoDate): Promise<void> {
  const head = await headAt(client, asOf);
  if (head?.asOf !== asOf) {
    if (await kept.isWithdrawn(client, asOf))
      throw new AnteiError('edition-withdrawn', `${asOf} の一覧は、すでに取り下げられています。`);
    throw new AnteiError('no-edition', `${asOf} の一覧はありません。`);
  }
  if (head.source === 'reports')
    throw new AnteiError(
      'edition-of-reports',
      `${asOf} の一覧には厚生労働省の一覧がなく、製造販売業者の報告からつくられています。`,
    );
}

/** Takes an edition out of what is in force. */
async function takeOut(client: PoolClient, asOf: IsoDate, ports: EditionPorts): Promise<void> {
  const { previous, next } = await store.findNeighbours(client, asOf);
  const base = previous && (await headAt(client, previous));
  if (base && (await kept.carriesFirst(client, asOf))) {
    const { edition, source } = await composeEdition(client, headOf(asOf, base), base.asOf);
    await storeEdition(client, edition, { source, replace: true, event: 'withdrawn' }, ports);
    return;
  }
  const moved = await kept.productsMovedAt(client, asOf);
  const histories = await store.readHistories(client, moved);
  const without = moved.map(
    (product) => [product, withoutEdition(histories.get(product)!, asOf, next)] as const,
  );
  await store.writeHistories(client, new Map(without));
  await kept.retractChanges(client, asOf);
  if (next && previous) {
    const from = await store.stateAt(client, previous);
    const to = await store.stateAt(client, next);
    const pairs = moved.map((productId) => ({ productId, asOf: next, previous, from, to }));
    await store.writeChanges(client, await compareStates(client, pairs));
    await store.relinkChanges(client, next, previous);
  } else if (next) await kept.retractChanges(client, next);
  await kept.deleteEdition(client, asOf);
  await ports.told(client, asOf, 'withdrawn');
  if (next) await ports.told(client, next, 'stored');
}
