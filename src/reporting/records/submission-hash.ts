/**
 * The hash on a receipt: SHA-256, in hexadecimal, of the UTF-8 JSON text (no white space) of
 *
 *   ["change", day of the report, number of the corrected submission or null, [[YJ code, response, reason, outlook,
 *     outlookText, volume, volumeOutlook, volumeOutlookPercent], …]]
 *
 * with the products in the order of their codes; a 「変更なし」 is ["no-change", day, null, [[YJ code, the nine cells ⑫ to ⑳ in
 * force …], …]]. Anyone who kept the report can compute it again.
 */
import { hash } from 'node:crypto';
import type { IsoDate } from '../../platform/clock.ts';
import type { Cell } from '../../supply/model.ts';
import type { ReportedStatus, SubmissionKind } from '../model.ts';

export function submissionHash(
  kind: SubmissionKind,
  reportedOn: IsoDate,
  corrects: string | null,
  products: readonly { yjCode: string; said: readonly Cell[] }[],
): string {
  const rows = products
    .toSorted((a, b) => (a.yjCode < b.yjCode ? -1 : 1))
    .map(({ yjCode, said }) => [yjCode, ...said]);
  return hash('sha256', JSON.stringify([kind, reportedOn, corrects, rows]), 'hex');
}

/** The fields of a status in the order of the hash. */
export function saidOf(status: ReportedStatus): Cell[] {
  return [
    status.response,
    status.reason,
    status.outlook,
    status.outlookText,
    status.volume,
    status.volumeOutlook,
    status.volumeOutlookPercent,
  ];
}

/**
 * The hash of what a program asks with an idempotency key: products and what it says about them, in any order. The version does not
 * count: a program that did not get the answer may have read the new one meanwhile.
 */
export function requestHash(
  items: readonly { yjCode: string; status: unknown }[],
  corrects: string | null,
): string {
  const rows = items.map(({ yjCode, status }) => JSON.stringify([yjCode, fieldsOf(status)]));
  return hash('sha256', JSON.stringify([corrects, rows.sort()]), 'hex');
}

/** A status has seven. */
const MAX_FIELDS = 50;

/** Only words and numbers are ever taken; what holds anything else was refused, and is the same as nothing that was taken. */
function fieldsOf(status: unknown): [string, unknown][] {
  const fields = Object.entries(status ?? {});
  if (fields.length > MAX_FIELDS) return [['refused', fields.length]];
  return fields
    .map(([name, value]): [string, unknown] => [
      name,
      value === null || ['string', 'number'].includes(typeof value) ? value : { refused: typeof value },
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
