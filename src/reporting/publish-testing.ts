/** For tests only: accepted reports, put straight where the submissions of manufacturers put them. */
import { addOrganisation } from '../access/testing.ts';
import type { Context } from '../platform/context.ts';
import { contentHash, currentRowsOf } from '../supply/index.ts';
import type { Cell } from '../supply/model.ts';

/**
 * A report of a product of 試験製薬; returns its number.
 * @param corrects number of the report that it declares to have been wrong
 * @param officialHash of the official row; by default that of the newest edition
 */
export async function addReport(
  context: Pick<Context, 'pool' | 'clock'>,
  yjCode: string,
  cells: Cell[],
  reportedOn: string,
  corrects: number | null = null,
  officialHash?: string,
): Promise<number> {
  const { pool, clock } = context;
  const found = await pool.query(`select id from organisation where name = '試験製薬'`);
  const organisation =
    found.rows[0]?.id ?? (await addOrganisation(context, 'manufacturer', '試験製薬', ['試験製薬'])).id;
  const current = (await currentRowsOf(pool, ['試験製薬'])).find((row) => row.yjCode === yjCode)!;
  const official = current.officialCells ?? current.cells;
  const submission = await pool.query(
    `insert into report_submission (number, organisation_id, channel, kind, base_as_of, reported_on, submitted_at, sha256)
     select 'R-' || nextval('report_number'), $1, 'form', 'change', max(as_of), $2, $3, '' from edition returning id`,
    [organisation, reportedOn, clock.now()],
  );
  const report = await pool.query(
    `insert into supply_report (submission_id, product_id, organisation_id, reported_on, status, cells, cells_before, corrects_id, official_hash)
     values ($1, $2, $3, $4, '{}', $5, '[]', $6, $7) returning id`,
    [
      submission.rows[0].id,
      current.productId,
      organisation,
      reportedOn,
      JSON.stringify(cells),
      corrects,
      officialHash ?? contentHash(official),
    ],
  );
  return report.rows[0].id;
}
