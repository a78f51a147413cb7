/** SQL by which the reports of manufacturers meet the list. */

import type { IsoDate } from '../../platform/clock.ts';
import type { Pool, PoolClient, Queryable } from '../../platform/database/connection.ts';
import type { Cell } from '../model.ts';
import { withoutBlanks } from '../official/content-hash.ts';
import { type EditionFrame, flagAt, withFlag } from './edition-frame.ts';
import type { EditionSource } from './store.ts';

/** A product's row in the newest edition. */
export interface CurrentRow {
  productId: number;
  yjCode: string;
  /** Columns 1 to 20, as published; blank is null. */
  cells: Cell[];
  /** Number of the published content: another one means that something else is published. */
  versionId: number;
  /** What the official list says, where the published row is a manufacturer's report. */
  officialCells: Cell[] | null;
  /** Place in the newest edition's list, from 1. */
  place: number;
}

/** The newest edition's date; null before the first. */
export async function newestEdition(client: Pool | PoolClient): Promise<IsoDate | null> {
  const { rows } = await client.query<{ asOf: IsoDate | null }>('select max(as_of) as "asOf" from edition');
  return rows[0]!.asOf;
}

/** The rows of some manufacturers (column ⑦) in the newest edition, in the order of the list. */
export async function currentRowsOf(
  client: Pool | PoolClient,
  makers: readonly string[],
): Promise<CurrentRow[]> {
  const { rows } = await client.query<CurrentRow>(
    // Places by one walk through the list: array_position would unpack it again for each of a maker's 743 products.
    `with newest as (select as_of, row_products from edition order by as_of desc limit 1),
     own as materialized (
       select f.product_id, v.id, v.cells from supply_in_force_now() f join supply_version v on v.id = f.version_id
       where v.mah = any($1)),
     places as (
       select product_id, min(place)::int as place
       from newest, unnest(row_products) with ordinality as u (product_id, place)
       where product_id in (select product_id from own) group by product_id)
     select p.id as "productId", p.yj_code as "yjCode", own.cells, own.id as "versionId", r.official_cells as "officialCells",
       places.place
     from own
     join product_codes() p on p.id = own.product_id
     cross join newest
     left join places on places.product_id = p.id
     left join edition_report r on r.as_of = newest.as_of and r.product_id = p.id
     order by places.place`,
    [makers],
  );
  return rows.map((row) => ({
    ...row,
    cells: withoutBlanks(row.cells),
    officialCells: row.officialCells && withoutBlanks(row.officialCells),
  }));
}

/** What of an edition is needed to make it again from the official list's rows. */
export interface EditionHead {
  asOf: IsoDate;
  source: EditionSource;
  file: string;
  sha256: string;
  title: string;
  headers: (string | null)[];
  extra: { header: string; cells: Cell[] }[];
}

const HEAD = `as_of as "asOf", source, file_name as file, sha256, title, headers, extra_columns as extra`;

/** The newest edition not after a date; null if there is none. */
export async function headAt(client: PoolClient, date: IsoDate): Promise<EditionHead | null> {
  const { rows } = await client.query<EditionHead>(
    `select ${HEAD} from edition where as_of <= $1 order by as_of desc limit 1`,
    [date],
  );
  return rows[0] ?? null;
}

/** Editions after a date that carry reports (`all`: every one), oldest first. */
export async function reportEditionsAfter(
  client: PoolClient,
  date: IsoDate,
  all: boolean,
): Promise<EditionHead[]> {
  const { rows } = await client.query<EditionHead>(
    `select ${HEAD} from edition where as_of > $1
       and ($2 or source = 'reports' or exists (select from edition_report r where r.as_of = edition.as_of)) order by as_of`,
    [date, all],
  );
  return rows;
}

/** The rows of an edition in its order, 21 cells each, as the official list says them where the edition carries a report. */
export async function officialRows(client: PoolClient, asOf: IsoDate): Promise<Cell[][]> {
  const { rows: editions } = await client.query<Omit<EditionFrame, 'extra'>>(
    'select row_products as products, flags, flag_blank as "flagBlank", unkeyed_rows as unkeyed from edition where as_of = $1',
    [asOf],
  );
  const { rows: versions } = await client.query<[number, Cell[]]>({
    text: `select v.product_id, coalesce(r.official_cells, v.cells)
           from supply_at($1) v left join edition_report r on r.as_of = $1 and r.product_id = v.product_id`,
    values: [asOf],
    rowMode: 'array',
  });
  const cells = new Map(versions);
  const frame = editions[0]!;
  const bare = new Map(frame.unkeyed.map((row) => [row.index, row.cells]));
  return frame.products.map(
    (product, index) => bare.get(index) ?? withFlag(cells.get(product)!, flagAt(frame, index)),
  );
}

/** Puts the rows that carry reports in place of what was there of the edition. */
export async function writeCarried(
  client: PoolClient,
  asOf: IsoDate,
  carried: readonly {
    productId: number;
    reportId: number;
    officialCells: Cell[];
    corrects: IsoDate | null;
  }[],
): Promise<void> {
  await client.query('delete from edition_report where as_of = $1', [asOf]);
  const reports = carried.map(({ reportId }) => reportId).sort((a, b) => a - b);
  await client.query(
    `update edition set carried_hash = case when $2 then encode(sha256(convert_to(sha256 || $3, 'UTF8')), 'hex') end
     where as_of = $1`,
    [asOf, reports.length > 0, ` ${reports.join(' ')}`],
  );
  await client.query(
    `insert into edition_report (as_of, product_id, report_id, official_cells)
     select $1, "productId", "reportId", "officialCells"
     from jsonb_to_recordset($2::jsonb) as c ("productId" int, "reportId" bigint, "officialCells" jsonb)`,
    [asOf, JSON.stringify(carried)],
  );
  await client.query(
    `insert into supply_correction (product_id, as_of, corrected_on)
     select c."productId", e.as_of, $1 from jsonb_to_recordset($2::jsonb) as c ("productId" int, corrects date)
     join edition e on e.as_of >= c.corrects and e.as_of < $1
     where c.corrects is not null on conflict do nothing`,
    [asOf, JSON.stringify(carried)],
  );
}

/** The newest editions that carry reports, with how many products they carry them of. */
export async function reportEditions(
  client: Queryable,
  limit: number,
): Promise<{ asOf: IsoDate; products: number; importedAt: Date; official: boolean }[]> {
  const { rows } = await client.query<{
    asOf: IsoDate;
    products: number;
    importedAt: Date;
    official: boolean;
  }>(
    `select e.as_of as "asOf", count(*)::int as products, e.imported_at as "importedAt", e.source = 'official' as official
     from edition e join edition_report r on r.as_of = e.as_of group by e.as_of order by e.as_of desc limit $1`,
    [limit],
  );
  return rows;
}

/** The products of some makers (column ⑦) in the edition of a date, in the order of its list. */
export async function makersProductsOn(
  client: Queryable,
  makers: readonly string[],
  asOf: IsoDate,
): Promise<{ yjCode: string; name: string }[]> {
  const { rows } = await client.query<{ yjCode: string; name: string }>(
    `select p.yj_code as "yjCode", v.name
     from supply_at($2) v join product_codes() p on p.id = v.product_id join edition e on e.as_of = $2
     where v.mah = any($1) order by array_position(e.row_products, v.product_id)`,
    [makers, asOf],
  );
  return rows;
}

/** Reports that an edition before a date carried already. */
export async function carriedBefore(
  client: PoolClient,
  asOf: IsoDate,
  reports: readonly number[],
): Promise<Set<number>> {
  const { rows } = await client.query<{ id: number }>(
    'select distinct report_id as id from edition_report where as_of < $1 and report_id = any($2::bigint[])',
    [asOf, reports],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Products whose row in an edition is their manufacturer's report, and the products of which some edition was declared wrong. */
export async function reportMarks(
  db: Queryable,
  asOf: IsoDate | null,
): Promise<{ reported: Set<number>; corrected: Set<number> }> {
  const { rows } = await db.query<{ id: number; corrected: boolean }>(
    `select product_id as id, false as corrected from edition_report where as_of = $1::date
     union all select distinct product_id, true from supply_correction`,
    [asOf],
  );
  const of = (corrected: boolean) =>
    new Set(rows.filter((row) => row.corrected === corrected).map(({ id }) => id));
  return { reported: of(false), corrected: of(true) };
}

/** Editions from `from` to `to` were wrong about a product, as its manufacturer declared on `correctedOn`. */
export interface Correction {
  from: IsoDate;
  to: IsoDate;
  correctedOn: IsoDate;
}

/** Newest first. */
export async function correctionsOf(db: Queryable, productId: number): Promise<Correction[]> {
  const { rows } = await db.query<Correction>(
    `select min(as_of) as "from", max(as_of) as "to", corrected_on as "correctedOn" from supply_correction
     where product_id = $1 group by corrected_on order by corrected_on desc`,
    [productId],
  );
  return rows;
}
