import type { Context } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { CHANGE_RULE, type ChangeRule, classify } from './change-rule.ts';
import { storedChanges, updateClassification } from './store.ts';

/** Applies the rule in force to every stored change, in one transaction; only what comes out differently is rewritten. */
export async function reclassify(
  { pool }: Pick<Context, 'pool'>,
  rule: ChangeRule = CHANGE_RULE,
): Promise<{ total: number; updated: number; version: number }> {
  return inTransaction(pool, async (client) => {
    const changes = await storedChanges(client);
    const different = changes.flatMap((change) => {
      const now = classify(change, rule);
      const same = now.direction === change.direction && now.notable === change.notable;
      return same ? [] : [{ asOf: change.asOf, productId: change.productId, ...now }];
    });
    await updateClassification(client, different, rule.version);
    return { total: changes.length, updated: different.length, version: rule.version };
  });
}
