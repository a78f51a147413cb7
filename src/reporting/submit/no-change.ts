/** 「今月は変更なし」: one word for all products of a maker. */
import { type Actor, lockOrganisation, recordDeed } from '../../access/index.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { newestEdition } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';
import type { Receipt } from '../model.ts';
import { receiptOf } from '../receipt/receipt.ts';
import { makersChange, ownRows } from '../records/in-force.ts';
import { insertSubmission, noChangeIn, submissionById } from '../records/store-submissions.ts';
import { submissionHash } from '../records/submission-hash.ts';
import { requireReporter } from '../records/who.ts';
import { reportedCells } from '../rules/status-cells.ts';

/**
 * Confirms that what is in force of every product still holds. Once in a calendar month: a second gives the first's receipt.
 * @throws AnteiError `nothing-to-report` for a maker without products, `forbidden`
 */
export async function confirmNoChange(
  { pool, clock }: Pick<Context, 'pool' | 'clock'>,
  actor: Actor,
): Promise<Receipt> {
  requireReporter(actor);
  const { organisation, person, token } = actor;
  return makersChange.run(() =>
    inTransaction(pool, async (client) => {
      await lockOrganisation(client, organisation.id);
      const reportedOn = today(clock);
      const earlier = await noChangeIn(client, organisation.id, reportedOn.slice(0, 7));
      if (earlier) return receiptOf(client, earlier);
      const rows = await ownRows(client, organisation);
      if (rows.length === 0) throw new AnteiError('nothing-to-report', '一覧に自社の品目がありません。');
      const asOf = await newestEdition(client);
      const said = rows.map(({ yjCode, cells }) => ({ yjCode, said: reportedCells(cells) }));
      const sha256 = submissionHash('no-change', reportedOn, null, said);
      const { id, number } = await insertSubmission(client, {
        organisationId: organisation.id,
        personId: person?.id ?? null,
        tokenId: token?.id ?? null,
        channel: token ? 'api' : 'form',
        kind: 'no-change',
        baseAsOf: asOf!,
        reportedOn,
        submittedAt: clock.now(),
        fileName: null,
        sha256,
        request: null,
        acknowledged: [],
      });
      await recordDeed(client, clock, actor, 'report.no-change', number, { count: rows.length, sha256 });
      return receiptOf(client, await submissionById(client, id));
    }),
  );
}
