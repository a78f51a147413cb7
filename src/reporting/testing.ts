/** For tests only: a maker with products, and reports straight into the tables. */
import type { TestContext } from 'node:test';
import type { Actor } from '../access/index.ts';
import { addOrganisation, type SignedIn, signIn } from '../access/testing.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { importEdition, saidHash } from '../supply/index.ts';
import type { Cell } from '../supply/model.ts';
import { NO_PORTS } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import type { ReportedStatus } from './model.ts';
import { newReceiptNumber } from './records/store-submissions.ts';
import { createReporting, type Reporting } from './reporting.ts';

export const MAKER = '試験製薬';
export const AS_OF = '2026-08-18';
export const CODES = ['1149019F1560', '1149019F1579', '2119404A1033'] as const;
/** A product of another maker. */
export const FOREIGN = '3999001F1011';

/** What a row of supply/testing.ts says. */
export const NORMAL: ReportedStatus = {
  response: 'normal',
  reason: 'none',
  outlook: 'none',
  outlookText: null,
  volume: 'normal',
  volumeOutlook: null,
  volumeOutlookPercent: null,
};
/** A limited shipment that breaks no rule. */
export const LIMITED: ReportedStatus = {
  ...NORMAL,
  response: 'limitedOwn',
  reason: 'manufacturing',
  outlook: 'yes',
  outlookText: '2026年10月上旬',
  volume: 'decreased',
};

export interface MakerWorld {
  context: ClosableContext;
  reporting: Reporting;
  organisation: Actor['organisation'];
  /** A 担当者 of the maker. */
  editor: SignedIn;
  actor: SignedIn['actor'];
}

/**
 * A database with one edition, a maker with three products in it ({@link CODES}), and somebody who reports for it.
 * @param rows none: a database without an edition
 */
export async function makerWorld(
  t: Pick<TestContext, 'after'>,
  rows: Cell[][] = [...CODES.map((code) => row(code)), row(FOREIGN, { mah: '別の製薬' })],
): Promise<MakerWorld> {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  if (rows.length > 0) await importEdition(context, edition(AS_OF, rows), { source: 'official' });
  const organisation = await addOrganisation(context, 'manufacturer', MAKER, [MAKER]);
  const editor = await signIn(context, organisation);
  return { context, reporting: createReporting(context), organisation, editor, actor: editor.actor };
}

/**
 * A report straight into the tables, made by the maker 試験製薬; its number there.
 * @param cells ⑫ to ⑳
 * @param corrects number of the report that it declares to have been wrong
 * @param officialHash of the official row on which it is made; of the newest edition's row by default
 */
export async function addReport(
  { pool }: Pick<Context, 'pool'>,
  yjCode: string,
  cells: Cell[],
  reportedOn: IsoDate,
  corrects: number | null = null,
  officialHash?: string,
): Promise<number> {
  const found = await pool.query<{ id: number }>(
    `select id from organisation where kind = 'manufacturer' order by id limit 1`,
  );
  const organisationId =
    found.rows[0]?.id ?? (await addOrganisation({ pool } as Context, 'manufacturer', MAKER, [MAKER])).id;
  const { rows: products } = await pool.query<{ id: number; cells: Cell[]; official: Cell[] | null }>(
    `select p.id, v.cells, r.official_cells as official from product p
     join supply_interval i on i.product_id = p.id and i.valid_to is null
     join supply_version v on v.id = i.version_id
     left join edition_report r on r.product_id = p.id and r.as_of = (select max(as_of) from edition)
     where p.yj_code = $1`,
    [yjCode],
  );
  const product = products[0]!;
  const { rows } = await pool.query<{ id: number }>(
    `with submission as (
       insert into report_submission (number, organisation_id, channel, kind, base_as_of, reported_on, submitted_at, sha256)
       values ($8, $1, 'form', 'change', (select max(as_of) from edition), $2, now(), repeat('0', 64)) returning id)
     insert into supply_report (submission_id, product_id, organisation_id, reported_on, status, cells, cells_before,
       corrects_id, official_hash)
     select id, $3, $1, $2, '{}', $4, $5, $6, $7 from submission returning id`,
    [
      organisationId,
      reportedOn,
      product.id,
      JSON.stringify(cells),
      JSON.stringify(product.cells.slice(11, 20)),
      corrects,
      officialHash ?? saidHash(product.official ?? product.cells),
      newReceiptNumber(reportedOn),
    ],
  );
  return rows[0]!.id;
}
