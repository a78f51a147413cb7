/** SQL by which the reports of manufacturers meet the list. */
import type { Pool, PoolClient } from 'pg';
import type { IsoDate } from '../platform/clock.ts';
import type { Cell } from './model.ts';

/** A product's row in the newest edition. */
export interface CurrentRow {
  productId: number;
  yjCode: string;
  /** Columns 1 to 20, as published. */
  cells: Cell[];
  /** Number of the published content: another one means that something else is published. */
  versionId: number;
  /** Content hash of what the official list says, where the published row is a manufacturer's report. */
  officialCells: Cell[] | null;
  /** Place in the newest edition's list, from 1. */
  place: number;
}

/** The newest edition's date; null before the first. */
export async function newestEdition(client: Pool | PoolClient): Promise<IsoDate | null> {
  const { rows } = await client.query('select max(as_of) as "asOf" from edition');
  return rows[0].asOf;
}

/** The rows of some manufacturers (column ⑦) in the newest edition, in the order of the list. */
export async function currentRowsOf(
  client: Pool | PoolClient,
  makers: readonly string[],
): Promise<CurrentRow[]> {
  const { rows } = await client.query(
    `with newest as (select as_of, row_products from edition order by as_of desc limit 1)
     select p.id as "productId", p.yj_code as "yjCode", v.cells, v.id as "versionId", r.official_cells as "officialCells",
       array_position(newest.row_products, p.id) as place
     from supply_interval i
     join supply_version v on v.id = i.version_id
     join product p on p.id = i.product_id
     cross join newest
     left join edition_report r on r.as_of = newest.as_of and r.product_id = p.id
     where i.valid_to is null and v.mah = any($1)
     order by place`,
    [makers],
  );
  return rows;
}
