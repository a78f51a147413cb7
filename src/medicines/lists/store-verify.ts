/** SQL by which the stored lists are read again, within one snapshot. */
import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient } from '../../platform/database/connection.ts';
import type { ReferenceKind } from './list-layouts.ts';
import type { GenericNameRow } from './parse-generic-names.ts';
import type { PackageRow } from './parse-packages.ts';

/** A part as it was taken down, and how many rows of it are there. */
export interface StoredPart {
  kind: ReferenceKind;
  date: IsoDate;
  route: string;
  file: string;
  rows: number;
  contentHash: string;
  found: number;
}

export async function storedParts(client: PoolClient): Promise<StoredPart[]> {
  const { rows } = await client.query<StoredPart>(
    `select p.kind, p.effective_from as date, p.route, l.file_name as file, p.row_count as rows, p.content_hash as "contentHash",
       case p.kind
         when 'price' then (select count(*) from price r where r.effective_from = p.effective_from and r.route = p.route)
         when 'generic-info' then (select count(*) from generic_info r where r.effective_from = p.effective_from)
         when 'generic-names' then (select count(*) from generic_name r where r.effective_from = p.effective_from)
         when 'packages' then (select count(*) from package r where r.effective_from = p.effective_from and r.layout = p.route)
         else (select count(*) from receipt_medicine r where r.effective_from = p.effective_from and r.part = p.route)
       end::int as found
     from reference_part p join reference_list l on l.id = p.list_id order by p.kind, p.effective_from, p.route`,
  );
  return rows;
}

/** Standard names with the fields of a row that was read, in their order. */
export async function storedGenericNames(client: PoolClient, date: IsoDate): Promise<GenericNameRow[]> {
  const { rows } = await client.query<GenericNameRow>(
    `select route, code, name, ingredient, strength, products, others from generic_name where effective_from = $1`,
    [date],
  );
  return rows;
}

/** Packages in the order of their file, with the fields of a row that was read, in their order. */
export async function storedPackages(
  client: PoolClient,
  date: IsoDate,
  layout: string,
): Promise<PackageRow[]> {
  const { rows } = await client.query<PackageRow>(
    `select layout, coalesce(yj_code, '') as code, name, mah, seller, form, unit, total, dispensing_gtin as dispensing,
       sales_gtin as sales, case_gtin as "case", jan, hot, discontinued, last_lot as "lastLot", '{}'::jsonb as others
     from package where effective_from = $1 and layout = $2 order by place`,
    [date, layout],
  );
  return rows;
}

/** How many codes of the packages of a part are not found by, or lead to a package that does not have them. */
export async function strayCodes(client: PoolClient, date: IsoDate, layout: string): Promise<number> {
  const { rows } = await client.query<{ stray: number }>(
    `select count(*)::int as stray
     from (select distinct place, code from package
           cross join lateral unnest(array[dispensing_gtin, sales_gtin, case_gtin, '0' || jan, hot]) as codes (code)
           where effective_from = $1 and layout = $2 and code is not null) a
     full join (select place, code from package_code where effective_from = $1 and layout = $2) b using (place, code)
     where a.code is null or b.code is null`,
    [date, layout],
  );
  return rows[0]!.stray;
}
