/** Drafts: what somebody of a maker began to report of a product, kept for all of its people. */
import { type Actor, lockOrganisation } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { AnteiError } from '../errors.ts';
import { findOwnRow } from '../overview/products.ts';
import { makersChange } from '../records/in-force.ts';
import { deleteDrafts, draftsOf, putDraft } from '../records/store-drafts.ts';
import { requireReporter } from '../records/who.ts';
import { readStatus } from '../rules/read-status.ts';

type World = Pick<Context, 'pool' | 'clock'>;

/**
 * Keeps what can be read of a form, complete or not, in place of an earlier draft of the product.
 * @param version of the product on which the form was opened
 * @param seen `savedAt` of the draft that the form showed, null if there was none; another one by now is a conflict. Left
 *   out: whatever is there is replaced
 * @throws AnteiError `not-found` for another's product, `edit-conflict`, `bad-request`, `forbidden`
 */
export async function saveDraft(
  { pool, clock }: World,
  actor: Actor,
  yjCode: string,
  input: unknown,
  version: string,
  seen?: string | null,
): Promise<{ savedAt: string }> {
  requireReporter(actor);
  if (typeof version !== 'string' || !/^\d{1,18}\.\d{1,18}$/.test(version))
    throw new AnteiError('bad-request', '品目の版（version）が正しくありません。');
  const { partial } = readStatus(input);
  const { id } = actor.organisation;
  return makersChange.run(() =>
    inTransaction(pool, async (client) => {
      await lockOrganisation(client, id);
      const { productId, name } = await findOwnRow(client, actor, yjCode);
      const there = (await draftsOf(client, id)).find((draft) => draft.productId === productId);
      if (seen !== undefined && (there?.savedAt.toISOString() ?? null) !== seen && there)
        throw new AnteiError(
          'edit-conflict',
          `「${name}」の下書きを、開いた後に${there.savedBy ?? 'ほかの人'}が保存しました。`,
        );
      const savedAt = clock.now();
      await putDraft(client, id, {
        productId,
        status: partial,
        version,
        savedBy: actor.person?.id ?? null,
        savedAt,
      });
      return { savedAt: savedAt.toISOString() };
    }),
  );
}

/** Removes the draft of a product; it is no error if there is none. @throws AnteiError `not-found`, `forbidden` */
export async function dropDraft({ pool }: World, actor: Actor, yjCode: string): Promise<void> {
  requireReporter(actor);
  const { productId } = await findOwnRow(pool, actor, yjCode);
  await deleteDrafts(pool, actor.organisation.id, [productId]);
}
