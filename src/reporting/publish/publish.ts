/**
 * From accepted reports to the next edition: on demand by the ministry, at a set time every day, and by `antei publish`. What
 * becomes one list with what the official list says is the rule of supply/history/merge-reports.ts.
 */
import { type Actor, recordDeed } from '../../access/index.ts';
import { type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { workersState } from '../../platform/database/workers.ts';
import { publishEdition, type ReportSource, reportEditions, type SupplyContext } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';
import { requireMinistry } from '../records/who.ts';
import {
  activeReports,
  countWaiting,
  reopenReports,
  settleReports,
  waitingSubmissions,
} from './store-publish.ts';

/** How editions learn of accepted reports (supply/ports.ts). */
export const reportSource: ReportSource = {
  active: activeReports,
  settle: settleReports,
  reopen: reopenReports,
};

export interface Published {
  asOf: IsoDate;
  /** Products that differ from the edition before, or from the same day's before this. */
  changed: number;
  /** Submissions whose products the edition now carries. */
  submissions: number;
}

type World = Pick<SupplyContext, 'pool' | 'clock' | 'ports'>;

/**
 * Publishes today's edition with all accepted reports.
 * @param actor an officer of the ministry; null for the clock and for the operator at the machine
 * @throws AnteiError `nothing-to-publish`; `no-edition` before the first list
 */
export async function publishReports(context: World, actor: Actor | null): Promise<Published> {
  if (actor) requireMinistry(actor, 'editor');
  return inTransaction(context.pool, async (client) => {
    const waiting = await waitingSubmissions(client);
    if (waiting.length === 0) throw new AnteiError('nothing-to-publish', '公開を待つ報告はありません。');
    const day = today(context.clock);
    const { changed } = await publishEdition(client, { ...context.ports, reports: reportSource }, day);
    const published = { asOf: day, changed, submissions: waiting.length };
    await recordDeed(client, context.clock, actor, 'edition.publish', day, {
      changed,
      submissions: waiting.map(({ number }) => number),
    });
    return published;
  });
}

/** How many submissions wait for the next edition. @throws AnteiError `forbidden` */
export async function countPending({ pool }: Pick<Context, 'pool'>, actor: Actor): Promise<number> {
  requireMinistry(actor, 'viewer');
  return countWaiting(pool);
}

/** What waits for the next edition, the editions that carried reports, when the clock publishes next, and whether anything does. */
export async function pendingReports({ pool, settings }: Pick<Context, 'pool' | 'settings'>, actor: Actor) {
  requireMinistry(actor, 'viewer');
  const [waiting, published, workers] = await Promise.all([
    waitingSubmissions(pool),
    reportEditions(pool, 10),
    workersState(pool),
  ]);
  return { waiting, published, publishAt: settings.publishAt, workers };
}
