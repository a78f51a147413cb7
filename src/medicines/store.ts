import type { IsoDate } from '../platform/clock.ts';
import type { PoolClient, Queryable } from '../platform/database/connection.ts';
import { raiseRevision } from '../platform/database/revision.ts';
import type { ReferenceKind } from './lists/list-layouts.ts';
import type { GenericClass, Route } from './model.ts';
import type { ListedProduct, PriceEntry } from './prices.ts';

/**
 * The numbers of products by their codes, adding codes not seen before.
 * @param known numbers that are known already, to which the numbers of other codes are added
 */
export async function productIds(
  client: PoolClient,
  yjCodes: readonly string[],
  known?: Map<string, number>,
): Promise<Map<string, number>> {
  const ids = known ?? (await allProductIds(client));
  const unseen = [...new Set(yjCodes.filter((code) => !ids.has(code)))];
  if (unseen.length === 0) return ids;
  const added = await client.query<[string, number]>({
    text: `insert into product (yj_code) select unnest($1::text[]) on conflict (yj_code) do update set yj_code = excluded.yj_code
           returning yj_code, id`,
    values: [unseen],
    rowMode: 'array',
  });
  for (const [code, id] of added.rows) ids.set(code, id);
  return ids;
}

async function allProductIds(client: PoolClient): Promise<Map<string, number>> {
  const { rows } = await client.query<[string, number]>({
    text: 'select yj_code, id from product',
    rowMode: 'array',
  });
  return new Map(rows);
}

/** Removes the demonstration's products and lists; no room keeps anything of them any more. */
export async function removeDemoMedicines(client: PoolClient): Promise<void> {
  await client.query('delete from product');
  const { rowCount } = await client.query(`delete from reference_list where source = 'demo'`);
  if (rowCount) await raiseRevision(client, 'medicines');
}

/** Prices in force on a date: for each route the latest list that is not later, by code. */
export async function pricesOn(db: Queryable, date: IsoDate): Promise<PriceEntry[]> {
  const { rows } = await db.query<PriceEntry>(
    `select code, mah, amount, effective_from as "effectiveFrom", expires_on as "expiresOn"
     from price p
     where effective_from = (
       select max(l.effective_from) from reference_part l
       where l.kind = 'price' and l.route = p.route and l.effective_from <= $1)`,
    [date],
  );
  return rows;
}

/** Generic classes in force on a date, by code. */
export async function genericClassesOn(db: Queryable, date: IsoDate): Promise<Map<string, GenericClass>> {
  const { rows } = await db.query<{ code: string; class: GenericClass }>(
    `select code, class from generic_info
     where class is not null and effective_from = (
       select max(effective_from) from reference_part where kind = 'generic-info' and effective_from <= $1)`,
    [date],
  );
  return new Map(rows.map((row) => [row.code, row.class]));
}

/** Dates of the lists of generic classes that are there, the newest first. */
export async function genericListDates(db: Queryable): Promise<IsoDate[]> {
  const { rows } = await db.query<{ date: IsoDate }>(
    'select effective_from as date from generic_info group by effective_from order by effective_from desc',
  );
  return rows.map((row) => row.date);
}

/**
 * The products of the lists in force on a date, prices and generic classes joined by code and in the order of codes, with the
 * date of the list of classes. A product that only one list has is there with what that list says about it. Null if no list of
 * classes is in force.
 */
export async function listedProductsOn(
  db: Queryable,
  date: IsoDate,
): Promise<{ date: IsoDate; products: ListedProduct[] } | null> {
  const latest = (await genericListDates(db)).find((listed) => listed <= date);
  if (latest === undefined) return null;
  const { rows } = await db.query<ListedProduct>(
    `with p as (
       select * from price
       where effective_from = (
         select max(l.effective_from) from reference_part l
         where l.kind = 'price' and l.route = price.route and l.effective_from <= $1)
     ), g as (select * from generic_info where effective_from = $2)
     select coalesce(g.code, p.code) as code, coalesce(g.ingredient, p.ingredient) as ingredient,
            coalesce(g.name, p.name) as name, p.strength, p.mah, p.route, p.amount, g.class as "genericClass"
     from g full join p on p.code = g.code
     order by 1`,
    [date, latest],
  );
  return { date: latest, products: rows };
}

/** A standard name of 一般名処方マスタ, as a search asks it. */
export interface GenericName {
  /** 一般名コード */
  code: string;
  /** Verbatim. */
  name: string;
  /** Of an exception the 薬価基準収載医薬品コード that it stands for; else empty: all products with the code's first nine characters. */
  products: string[];
}

/** The standard names of the list in force on a date; none where there is none. */
export async function genericNamesOn(db: Queryable, date: IsoDate): Promise<GenericName[]> {
  const { rows } = await db.query<GenericName>(
    `select code, name, products from generic_name
     where effective_from = (
       select max(effective_from) from reference_part where kind = 'generic-names' and effective_from <= $1)
     order by code`,
    [date],
  );
  return rows;
}

/** A list's file as it is listed. */
export interface ReferenceListRow {
  kind: ReferenceKind;
  source: 'official' | 'demo';
  effectiveFrom: IsoDate;
  file: string;
  sha256: string;
  rows: number;
  importedAt: Date;
  unknownColumns: string[];
  missingColumns: string[];
  problems: number;
  routes: string[];
}

/** The files of the lists, newest first, each with the routes that are its own. */
export async function referenceLists(db: Queryable): Promise<ReferenceListRow[]> {
  const { rows } = await db.query<ReferenceListRow>(
    `select kind, source, effective_from as "effectiveFrom", file_name as file, sha256, row_count as rows,
       imported_at as "importedAt", unknown_columns as "unknownColumns", missing_columns as "missingColumns",
       jsonb_array_length(l.problems) as problems,
       (select coalesce(array_agg(p.route order by p.route), '{}') from reference_part p where p.list_id = l.id) as routes
     from reference_list l order by effective_from desc, id desc`,
  );
  return rows;
}

/** The parts of the price list that are there, newest first. */
export async function priceParts(db: Queryable): Promise<{ route: Route; date: IsoDate; rows: number }[]> {
  const { rows } = await db.query<{ route: Route; date: IsoDate; rows: number }>(
    `select route, effective_from as date, row_count as rows from reference_part
     where kind = 'price' order by effective_from desc, route`,
  );
  return rows;
}
