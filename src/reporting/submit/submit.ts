/** Reports of products, from a form or from a maker's own system: look first, then submit. */

import { type Actor, lockOrganisation } from '../../access/index.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Pool, PoolClient } from '../../platform/database/connection.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { numberText } from '../../platform/number-text.ts';
import { readCode } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';
import type { Finding, Preview, Receipt, ReportItem } from '../model.ts';
import { findOwn, receiptOf } from '../receipt/receipt.ts';
import { makersChange, type OwnRow, ownRows } from '../records/in-force.ts';
import { listedCodes } from '../records/store-in-force.ts';
import { submissionById, submissionByKey } from '../records/store-submissions.ts';
import { requestHash } from '../records/submission-hash.ts';
import { requireChecker, requireReporter } from '../records/who.ts';
import { finding, inShort, ReportRefused } from '../rules/findings.ts';
import { shown } from '../rules/read-status.ts';
import { accept } from './accept.ts';
import { type Incoming, previewRows } from './preview.ts';

/** Products in one report; the largest maker has 743. */
const MAX_ITEMS = 20_000;

export interface Submission {
  channel: 'form' | 'api';
  items: readonly ReportItem[];
  /** Codes of warnings. */
  acknowledged: readonly string[];
  /** Number of the own submission that reported these products wrongly. */
  corrects?: string;
  /** The same key with the same content gives the same receipt. */
  idempotencyKey?: string;
}

/**
 * What a report would do; nothing is stored. Wrong contents become findings.
 * @throws AnteiError `forbidden`; `bad-request` if `items` is not a list of 1 to {@link MAX_ITEMS}
 */
export async function checkItems(
  { pool, clock }: Pick<Context, 'pool' | 'clock'>,
  actor: Actor,
  items: readonly ReportItem[],
): Promise<Preview> {
  requireChecker(actor);
  const { preview } = await look(pool, clock, actor, items);
  return preview;
}

/**
 * Takes a report as a whole, or not at all.
 * @throws ReportRefused `report-refused`, `warnings-open`, `edit-conflict`, each with its findings; AnteiError
 *   `nothing-to-report`, `idempotency-conflict`, `bad-request`, `forbidden`, `not-found` for a wrong `corrects`
 */
export async function submitItems(
  context: Pick<Context, 'pool' | 'clock'>,
  actor: Actor,
  { channel, items, acknowledged, corrects, idempotencyKey }: Submission,
): Promise<Receipt> {
  requireReporter(actor);
  const key = readKey(idempotencyKey);
  readAcknowledged(acknowledged);
  return makersChange.run(() =>
    inTransaction(context.pool, async (client) => {
      const { id: organisationId } = actor.organisation;
      await lockOrganisation(client, organisationId);
      const { preview, incoming, own } = await look(client, context.clock, actor, items);
      const request =
        key === null
          ? null
          : { key, sha256: requestHash(incoming, typeof corrects === 'string' ? corrects : null) };
      const earlier = request && (await submissionByKey(client, organisationId, request.key));
      if (earlier && earlier.requestSha256 !== request.sha256)
        throw new AnteiError('idempotency-conflict', `このキーでは ${earlier.number} を受け付けています。`);
      if (earlier) return receiptOf(client, earlier);
      const wrong = corrects === undefined ? null : await findOwn(client, corrects, organisationId);
      refuseUnread(preview.errors);
      const versions = new Map(incoming.map(({ yjCode, version }) => [yjCode, version]));
      const changes = preview.changes.map((change) => ({
        ...change,
        version: versions.get(change.yjCode) ?? '',
      }));
      const id = await accept(
        client,
        context,
        actor,
        { ...preview, errors: withoutVersions(preview.errors), changes },
        own,
        {
          channel,
          fileName: null,
          request,
          corrects: wrong,
          acknowledged,
        },
      );
      return receiptOf(client, await submissionById(client, id));
    }),
  );
}

/** Versions are told as a conflict, with who changed what. */
const withoutVersions = (errors: readonly Finding[]) =>
  errors.filter(({ code }) => code !== 'outdated-version');

function refuseUnread(errors: readonly Finding[]): void {
  const others = withoutVersions(errors);
  if (others.length > 0) throw new ReportRefused('report-refused', others, inShort(others));
}

async function look(
  client: Pool | PoolClient,
  clock: Context['clock'],
  actor: Actor,
  items: readonly ReportItem[],
) {
  if (!Array.isArray(items) || items.length === 0 || items.length > MAX_ITEMS)
    throw new AnteiError('bad-request', `報告は、品目を1から${numberText(MAX_ITEMS)}まで並べたものです。`);
  const unread: Finding[] = [];
  const incoming = items.flatMap((item: unknown, index): Incoming[] => {
    const read = readItem(item);
    if (read) return [read];
    const value = `${index + 1}番目：${String(shown(item) ?? '空')}`;
    unread.push(finding('unreadable-item', { row: null, yjCode: null, name: null }, { value }));
    return [];
  });
  const own = byCode(await ownRows(client, actor.organisation));
  const foreign = incoming.flatMap(({ yjCode }) => (own.has(yjCode) ? [] : [yjCode]));
  const others = foreign.length > 0 ? await listedCodes(client, foreign) : new Set<string>();
  const preview = await previewRows(incoming, { own, others, reportedOn: today(clock) });
  return {
    own,
    incoming,
    preview: { ...preview, rows: items.length, errors: [...unread.slice(0, 500), ...preview.errors] },
  };
}

/** One item of a foreign list; null if it is not a report. */
function readItem(item: unknown): Incoming | null {
  if (item === null || typeof item !== 'object') return null;
  const { yjCode, status, version } = item as Record<string, unknown>;
  const code = typeof yjCode === 'string' && yjCode.length <= 50 ? readCode(yjCode) : null;
  if (code === null) return null;
  // A code of other characters is in no list; the database could not even be asked for some.
  return {
    row: null,
    yjCode: code.toWellFormed(),
    status,
    version: typeof version === 'string' ? version : undefined,
  };
}

export function byCode(rows: readonly OwnRow[]): Map<string, OwnRow> {
  return new Map(rows.map((row) => [row.yjCode, row]));
}

/** @throws AnteiError `bad-request` */
function readKey(key: string | undefined): string | null {
  if (key === undefined) return null;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw new AnteiError('bad-request', 'Idempotency-Key は、空白のない英数字と記号で200文字までです。');
}

/** @throws AnteiError `bad-request` */
export function readAcknowledged(acknowledged: readonly string[]): void {
  if (Array.isArray(acknowledged) && acknowledged.every((code) => typeof code === 'string')) return;
  throw new AnteiError('bad-request', 'acknowledged は、注意のコードの一覧です。');
}
