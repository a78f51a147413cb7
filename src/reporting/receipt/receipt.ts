/** Receipts: what was taken, when, from whom. */

import type { Actor } from '../../access/index.ts';
import type { Context } from '../../platform/context.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { AnteiError } from '../errors.ts';
import type { Receipt, ReceiptProduct } from '../model.ts';
import { productsOn, reportsOf, type StoredReport } from '../records/store-reports.ts';
import {
  listSubmissions,
  type StoredSubmission,
  type SubmissionLine,
  submissionByNumber,
} from '../records/store-submissions.ts';
import { requireReader } from '../records/who.ts';
import { wordingOf } from '../rules/rules.ts';
import { changesBetween, withReported } from '../rules/status-cells.ts';

const PAGE = 50;

/** What a report changed, from its cells and those before it. */
export function changesOf({ cells, cellsBefore }: Pick<StoredReport, 'cells' | 'cellsBefore'>) {
  return changesBetween(withReported([], cellsBefore), withReported([], cells));
}

/** The receipt of a stored submission. */
export async function receiptOf(client: Pool | PoolClient, submission: StoredSubmission): Promise<Receipt> {
  const { number, kind, channel, organisation, person, submittedAt, reportedOn, fileName, sha256 } =
    submission;
  return {
    number,
    kind,
    channel,
    organisation,
    person,
    submittedAt: submittedAt.toISOString(),
    reportedOn,
    fileName,
    sha256,
    products: await receiptProducts(client, submission),
    acknowledged: countByCode(submission),
  };
}

async function receiptProducts(
  client: Pool | PoolClient,
  { id, kind, organisationId, baseAsOf }: StoredSubmission,
): Promise<ReceiptProduct[]> {
  if (kind === 'no-change') {
    const products = await productsOn(client, organisationId, baseAsOf);
    return products.map((product) => ({
      ...product,
      changes: [],
      publishedOn: null,
      correctedBy: null,
      corrects: null,
    }));
  }
  const reports = await reportsOf(client, id);
  return reports.map((report) => ({
    yjCode: report.yjCode,
    name: report.name,
    changes: changesOf(report),
    publishedOn: report.publishedOn,
    correctedBy: report.correctedBy,
    corrects: report.corrects,
  }));
}

function countByCode({ acknowledged }: StoredSubmission): Receipt['acknowledged'] {
  const counts = new Map<string, number>();
  for (const { code } of acknowledged) counts.set(code, (counts.get(code) ?? 0) + 1);
  return [...counts].map(([code, count]) => ({ code, wording: wordingOf(code)?.wording ?? code, count }));
}

/**
 * A submission of the actor's organisation; the ministry may read any.
 * @throws AnteiError `not-found`, also for another's
 */
export async function readSubmission(
  { pool }: Pick<Context, 'pool'>,
  actor: Actor,
  number: string,
): Promise<Receipt> {
  const ministry = actor.organisation.kind === 'ministry' && actor.person !== null;
  if (!ministry) requireReader(actor);
  const found = await findOwn(pool, number, ministry ? null : actor.organisation.id);
  return receiptOf(pool, found);
}

/** @param organisationId null: of anybody. @throws AnteiError `not-found` */
export async function findOwn(
  client: Pool | PoolClient,
  number: string,
  organisationId: number | null,
): Promise<StoredSubmission> {
  const shaped = typeof number === 'string' && /^R-\d{8}-\d{6,12}$/.test(number);
  const found = shaped ? await submissionByNumber(client, number) : null;
  if (!found || (organisationId !== null && found.organisationId !== organisationId))
    throw new AnteiError('not-found', 'その番号の報告はありません。');
  return found;
}

export interface SubmissionPage {
  page: number;
  pages: number;
  total: number;
  submissions: SubmissionLine[];
}

/** A page of the organisation's submissions, newest first; a page beyond the last is the last. */
export async function listOwn(
  { pool }: Pick<Context, 'pool'>,
  actor: Actor,
  page: number,
): Promise<SubmissionPage> {
  requireReader(actor);
  const wanted = Number.isInteger(page) && page > 0 && page < 1e6 ? page : 1;
  const read = (n: number) => listSubmissions(pool, actor.organisation.id, (n - 1) * PAGE, PAGE);
  const first = await read(wanted);
  const pages = Math.max(1, Math.ceil(first.total / PAGE));
  const shown = Math.min(wanted, pages);
  const { total, lines } = shown === wanted ? first : await read(shown);
  return { page: shown, pages, total, submissions: lines };
}
