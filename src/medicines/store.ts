import { type Kysely, sql } from 'kysely';
import type { PoolClient } from 'pg';
import type { IsoDate } from '../platform/clock.ts';
import { copyRows } from '../platform/database/copy.ts';
import type { Tables } from '../platform/database/tables.ts';
import type { GenericClass } from './model.ts';
import type { GenericInfoRow, PriceRow } from './parse-reference.ts';
import type { ListedProduct, PriceEntry } from './prices.ts';

/** The numbers of products by their codes, adding codes not seen before. */
export async function productIds(
  client: PoolClient,
  yjCodes: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<[string, number]>({
    text: 'select yj_code, id from product',
    rowMode: 'array',
  });
  const ids = new Map(rows);
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

/** Tells readers that the public data changed; in the transaction of the change. */
export async function raiseRevision(client: PoolClient): Promise<void> {
  await client.query('update public_revision set revision = revision + 1');
}

/** Takes down an official list, one import at a time; null where the same file is already there. Official lists end the demonstration's. */
export async function insertList(
  client: PoolClient,
  {
    kind,
    source,
    date,
    file,
    sha256,
    rows,
  }: { kind: string; source: string; date: IsoDate; file: string; sha256: string; rows: number },
): Promise<number | null> {
  await client.query(`select pg_advisory_xact_lock(hashtext('antei.reference.import'))`);
  const known = await client.query(
    'select from reference_list where kind = $1 and sha256 = $2 and effective_from = $3',
    [kind, sha256, date],
  );
  if (known.rowCount === 1) return null;
  if (source === 'official') await client.query(`delete from reference_list where source = 'demo'`);
  const list = await client.query<{ id: number }>(
    `insert into reference_list (kind, source, effective_from, file_name, sha256, row_count) values ($1, $2, $3, $4, $5, $6) returning id`,
    [kind, source, date, file, sha256, rows],
  );
  return list.rows[0]!.id;
}

const PRICE_COLUMNS = [
  'list_id',
  'effective_from',
  'route',
  'code',
  'ingredient',
  'strength',
  'name',
  'mah',
  'amount',
  'is_generic',
  'is_originator',
  'expires_on',
  'note',
];

export async function insertPrices(
  client: PoolClient,
  list: number,
  date: IsoDate,
  rows: PriceRow[],
  replace: boolean,
): Promise<void> {
  if (replace) {
    await client.query('delete from price where effective_from = $1 and route = any($2)', [
      date,
      [...new Set(rows.map((row) => row.route))],
    ]);
  }
  const values = rows.map((r) => [
    list,
    date,
    r.route,
    r.code,
    r.ingredient,
    r.strength,
    r.name,
    r.mah,
    r.amount,
    r.isGeneric,
    r.isOriginator,
    r.expiresOn,
    r.note,
  ]);
  await copyRows(client, 'price', PRICE_COLUMNS, values);
}

const GENERIC_COLUMNS = [
  'list_id',
  'effective_from',
  'code',
  'ingredient',
  'name',
  'class',
  'listed_on',
  'expires_on',
  'excluded_from_premium',
];

export async function insertGenericInfo(
  client: PoolClient,
  list: number,
  date: IsoDate,
  rows: GenericInfoRow[],
  replace: boolean,
): Promise<void> {
  if (replace) await client.query('delete from generic_info where effective_from = $1', [date]);
  const values = rows.map((r) => [
    list,
    date,
    r.code,
    r.ingredient,
    r.name,
    r.class,
    r.listedOn,
    r.expiresOn,
    r.excludedFromPremium,
  ]);
  await copyRows(client, 'generic_info', GENERIC_COLUMNS, values);
}

/** Prices in force on a date: for each route the latest list that is not later, by code. */
export async function pricesOn(db: Kysely<Tables>, date: IsoDate): Promise<PriceEntry[]> {
  const { rows } = await sql<PriceEntry>`
    select code, mah, amount, effective_from as "effectiveFrom", expires_on as "expiresOn"
    from price p
    where effective_from = (select max(effective_from) from price where route = p.route and effective_from <= ${date})`.execute(
    db,
  );
  return rows;
}

/** Generic classes in force on a date, by code. */
export async function genericClassesOn(
  db: Kysely<Tables>,
  date: IsoDate,
): Promise<Map<string, GenericClass>> {
  const rows = await db
    .selectFrom('generic_info')
    .select(['code', 'class'])
    .where('class', 'is not', null)
    .where('effective_from', '=', (eb) =>
      eb
        .selectFrom('generic_info')
        .select(eb.fn.max('effective_from').as('latest'))
        .where('effective_from', '<=', date),
    )
    .execute();
  return new Map(rows.map((row) => [row.code, row.class as GenericClass]));
}

/** Dates of the lists of generic classes that are there, the newest first. */
export async function genericListDates(db: Kysely<Tables>): Promise<IsoDate[]> {
  const { rows } = await sql<{ date: IsoDate }>`
    select effective_from as date from generic_info group by effective_from order by effective_from desc`.execute(
    db,
  );
  return rows.map((row) => row.date);
}

/**
 * The products of the lists in force on a date, prices and generic classes joined by code and in the order of codes, with the
 * date of the list of classes. A product that only one list has is there with what that list says of it. Null where no list of
 * classes is in force.
 */
export async function listedProductsOn(
  db: Kysely<Tables>,
  date: IsoDate,
): Promise<{ date: IsoDate; products: ListedProduct[] } | null> {
  const latest = (await genericListDates(db)).find((listed) => listed <= date);
  if (latest === undefined) return null;
  const { rows } = await sql<ListedProduct>`
    with p as (
      select * from price
      where effective_from = (select max(effective_from) from price l where l.route = price.route and effective_from <= ${date})
    ), g as (select * from generic_info where effective_from = ${latest})
    select coalesce(g.code, p.code) as code, coalesce(g.ingredient, p.ingredient) as ingredient,
           coalesce(g.name, p.name) as name, p.strength, p.mah, p.route, p.amount, g.class as "genericClass"
    from g full join p on p.code = g.code
    order by 1`.execute(db);
  return { date: latest, products: rows };
}

export async function referenceLists(db: Kysely<Tables>) {
  return db
    .selectFrom('reference_list')
    .select([
      'kind',
      'source',
      'effective_from as effectiveFrom',
      'file_name as file',
      'sha256',
      'row_count as rows',
      'imported_at as importedAt',
    ])
    .orderBy('effective_from', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** How often the public data has changed: equal numbers mean equal data. */
export async function publicRevision(db: Kysely<Tables>): Promise<number> {
  return (await db.selectFrom('public_revision').select('revision').executeTakeFirstOrThrow()).revision;
}
