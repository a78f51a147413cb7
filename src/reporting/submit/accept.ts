/** Takes a report: the one place where reports become records, for forms, files and programs alike. */

import { type Actor, recordDeed } from '../../access/index.ts';
import { type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import { instantText } from '../../platform/dates/date-text.ts';
import { newestEdition, saidHash } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';
import type { Finding, Preview, ProductChange } from '../model.ts';
import { type OwnRow, reportMark } from '../records/in-force.ts';
import { deleteDrafts } from '../records/store-drafts.ts';
import { reportsOf, type StoredReport } from '../records/store-reports.ts';
import {
  insertReports,
  insertSubmission,
  type RequestKey,
  type StoredSubmission,
} from '../records/store-submissions.ts';
import { saidOf, submissionHash } from '../records/submission-hash.ts';
import { finding, inShort, ReportRefused } from '../rules/findings.ts';
import { reportedCells, rowAfter } from '../rules/status-cells.ts';

export interface Taking {
  channel: 'form' | 'file' | 'api';
  fileName: string | null;
  request: RequestKey | null;
  /** The submission that is declared wrong. */
  corrects: StoredSubmission | null;
  /** Codes of the warnings that the reporter has seen and confirmed. */
  acknowledged: readonly string[];
}

/**
 * Stores what a preview says, after all that forbids it. Call it under the organisation's lock.
 * @param own rows in force, read under the lock
 * @param alongside what else belongs into the transaction; the deed is recorded after it
 * @returns number in the table of submissions
 * @throws ReportRefused `report-refused`, `edit-conflict`, `warnings-open`; AnteiError `nothing-to-report`
 */
export async function accept(
  client: PoolClient,
  context: Pick<Context, 'clock'>,
  actor: Actor,
  { errors, warnings, changes }: Pick<Preview, 'errors' | 'warnings' | 'changes'>,
  own: ReadonlyMap<string, OwnRow>,
  taking: Taking,
  alongside: (submissionId: number) => Promise<void> = async () => undefined,
): Promise<number> {
  const wrongReports = taking.corrects ? await reportsOf(client, taking.corrects.id) : null;
  refuseErrors([...errors, ...(wrongReports ? outside(changes, wrongReports) : [])]);
  refuseConflicts(actor, changes, own);
  if (changes.length === 0) throw new AnteiError('nothing-to-report', 'いまの内容と同じです。');
  const open = warnings.filter(({ code }) => !taking.acknowledged.includes(code));
  if (open.length > 0) {
    const codes = [...new Set(open.map(({ code }) => code))].join(', ');
    throw new ReportRefused('warnings-open', open, `${inShort(open)}（${codes}）`);
  }
  const reportedOn = today(context.clock);
  const asOf = await newestEdition(client);
  const sha256 = submissionHash(
    'change',
    reportedOn,
    taking.corrects?.number ?? null,
    changes.map(({ yjCode, status }) => ({ yjCode, said: saidOf(status) })),
  );
  const { id, number } = await insertSubmission(client, {
    organisationId: actor.organisation.id,
    personId: actor.person?.id ?? null,
    tokenId: actor.token?.id ?? null,
    channel: taking.channel,
    kind: 'change',
    // There are rows in force, so there is an edition.
    baseAsOf: asOf!,
    reportedOn,
    submittedAt: context.clock.now(),
    fileName: taking.fileName,
    sha256,
    request: taking.request,
    acknowledged: warnings.map(({ code, yjCode }) => ({ code, yjCode })),
  });
  const reports = changes.map((change) =>
    newReport(change, own.get(change.yjCode)!, reportedOn, wrongReports),
  );
  await insertReports(client, id, reports);
  await deleteDrafts(
    client,
    actor.organisation.id,
    reports.map(({ productId }) => productId),
  );
  await alongside(id);
  await recordDeed(client, context.clock, actor, 'report.submit', number, { count: reports.length, sha256 });
  return id;
}

function newReport(
  { yjCode, status }: ProductChange,
  row: OwnRow,
  reportedOn: IsoDate,
  wrong: StoredReport[] | null,
) {
  return {
    productId: row.productId,
    status,
    cells: reportedCells(rowAfter(row.cells, status, reportedOn)),
    cellsBefore: reportedCells(row.cells),
    correctsId: wrong?.find((report) => report.yjCode === yjCode)?.id ?? null,
    officialHash: saidHash(row.official),
  };
}

/** Products that the corrected submission does not report. */
function outside(changes: readonly ProductChange[], wrong: readonly StoredReport[]): Finding[] {
  const reported = new Set(wrong.map(({ yjCode }) => yjCode));
  return changes.flatMap(({ row, yjCode, name }) =>
    reported.has(yjCode) ? [] : [finding('not-in-corrected', { row, yjCode, name })],
  );
}

function refuseErrors(errors: Finding[]): void {
  if (errors.length > 0) throw new ReportRefused('report-refused', errors, inShort(errors));
}

/** Somebody reported, or the list changed, since the reporter looked. */
function refuseConflicts(
  actor: Actor,
  changes: readonly ProductChange[],
  own: ReadonlyMap<string, OwnRow>,
): void {
  const conflicts = changes.filter(({ yjCode, version }) => own.get(yjCode)?.version !== version);
  if (conflicts.length === 0) return;
  const findings = conflicts.map(({ row, yjCode, name }) =>
    finding('outdated-version', { row, yjCode, name }),
  );
  throw new ReportRefused('edit-conflict', findings, whoChanged(actor, conflicts[0]!, own, conflicts.length));
}

function whoChanged(
  actor: Actor,
  { yjCode, name, version }: ProductChange,
  own: ReadonlyMap<string, OwnRow>,
  count: number,
): string {
  const latest = own.get(yjCode)?.latest;
  const reported =
    latest && !version.endsWith(`.${reportMark(latest)}`) && latest.organisationId === actor.organisation.id;
  const cause = reported
    ? `${latest.person ?? 'プログラム'}が ${instantText(latest.submittedAt)} に報告しました（${latest.number}）`
    : '一覧が新しくなりました';
  return `「${name}」（${yjCode}）は、開いた後に${cause}。${count > 1 ? `ほか${count - 1}品目。` : ''}`;
}
