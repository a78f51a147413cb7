import type { Context } from '../../platform/context.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { CHANGE_RULE, type ChangeRule } from './change-rule.ts';
import { diffStates } from './diff-editions.ts';
import * as store from './store.ts';

/**
 * Computes every stored change again from the stored states, by the rule in force, in one transaction: what changed and whether
 * it is notable. Changes of a kind that was not known when an edition came (品目情報) appear this way. Only what comes out
 * differently is rewritten, under a new `seq`; nobody is told.
 */
export async function reclassify(
  { pool }: Pick<Context, 'pool'>,
  rule: ChangeRule = CHANGE_RULE,
): Promise<{ total: number; updated: number; version: number }> {
  return inTransaction(pool, async (client) => {
    await store.lockImports(client);
    let updated = 0;
    const absent = await store.absentColumns(client);
    for (const asOf of await store.editionDates(client)) {
      const { previous } = await store.findNeighbours(client, asOf);
      if (!previous) continue;
      const outcomes = (await store.statesMoved(client, asOf)).map(({ productId, before, after }) => ({
        productId,
        asOf,
        previous,
        change: diffStates(before, after, rule, absent(previous, asOf)),
      }));
      updated += await store.writeChanges(client, outcomes, rule.version);
    }
    const total = await store.markRuleVersion(client, rule.version);
    await raiseRevision(client, 'supply');
    return { total, updated, version: rule.version };
  });
}
