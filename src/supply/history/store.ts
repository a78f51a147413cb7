/** All SQL by which editions, versions, intervals and changes are written and read back while importing. */

import { removeDemoMedicines } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { PoolClient, Queryable } from '../../platform/database/connection.ts';
import { copyRows } from '../../platform/database/copy.ts';
import { raiseRevision } from '../../platform/database/revision.ts';
import type { Cell, EditionRow, ParsedEdition, SupplyChange } from '../model.ts';
import { versionCells, withoutBlanks } from '../official/content-hash.ts';
import type { EditionPorts } from '../ports.ts';
import { CHANGE_RULE } from './change-rule.ts';
import type { State } from './diff-editions.ts';
import type { EditionFrame } from './edition-frame.ts';
import type { Interval } from './history.ts';

/** 'reports': made here, of the edition before and the reports of manufacturers. */
export type EditionSource = 'official' | 'reports' | 'demo';

/** One import at a time, no matter who runs it: history is rewritten around the new edition. */
export async function lockImports(client: PoolClient): Promise<void> {
  await client.query(`select pg_advisory_xact_lock(hashtext('antei.supply.import'))`);
}

export interface Neighbours {
  /** What is already stored for this date. */
  same: { source: EditionSource; sha256: string; frame: EditionFrame } | null;
  previous: IsoDate | null;
  next: IsoDate | null;
}

export async function findNeighbours(client: PoolClient, asOf: IsoDate): Promise<Neighbours> {
  const { rows } = await client.query<Neighbours>(
    `select (select jsonb_build_object('source', source, 'sha256', sha256, 'frame', jsonb_build_object('products', row_products, 'flags', flags, 'flagBlank', flag_blank, 'unkeyed', unkeyed_rows, 'extra', extra_columns))
               from edition where as_of = $1) as same,
            (select max(as_of) from edition where as_of < $1) as previous,
            (select min(as_of) from edition where as_of > $1) as next`,
    [asOf],
  );
  return rows[0]!;
}

/** Removes the demonstration, so that official data is never mixed with invented data. */
export async function removeDemo(
  client: PoolClient,
  { forgetDemo }: Pick<EditionPorts, 'forgetDemo'>,
): Promise<void> {
  const { rowCount } = await client.query(
    `select from edition where source = 'demo' union all select from withdrawn_edition where source = 'demo' limit 1`,
  );
  if (rowCount === 0) return;
  await forgetDemo(client);
  await client.query(
    `truncate supply_change, supply_correction, supply_interval, supply_version, edition, edition_count, edition_report,
       withdrawn_edition`,
  );
  // PostgreSQL does not truncate a table that those of other rooms refer to, even when they are empty.
  await client.query('delete from edition_date');
  await removeDemoMedicines(client);
  await raiseRevision(client, 'supply');
}

/** Which columns the layout of one of two editions does not have: none where both are of today's. */
export async function absentColumns(
  client: PoolClient,
): Promise<(a: IsoDate, b: IsoDate) => ReadonlySet<number>> {
  const { rows } = await client.query<{ asOf: IsoDate; absent: number[] }>(
    `select as_of as "asOf", array_agg(place::int - 1) as absent
     from edition, jsonb_array_elements(headers) with ordinality as h (header, place)
     where header = 'null' group by as_of`,
  );
  const byDate = new Map(rows.map(({ asOf, absent }) => [asOf, absent]));
  return (a, b) => new Set([...(byDate.get(a) ?? []), ...(byDate.get(b) ?? [])]);
}

/** True if official data is already stored, were it withdrawn: the demonstration then has no place. */
export async function hasOfficial(client: PoolClient): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from edition where source = 'official' union all select from withdrawn_edition where source = 'official' limit 1`,
  );
  return rowCount === 1;
}

/** The version that a product is in, and the hash of that version's content. */
export interface Held {
  version: number;
  hash: string;
}
/** What holds at a date, by product. */
export type StateAt = ReadonlyMap<number, Held>;

export async function stateAt(client: PoolClient, date: IsoDate | null): Promise<StateAt> {
  if (date === null) return new Map();
  const { rows } = await client.query<[number, number, string]>({
    text: 'select product_id, version_id, hash from supply_at($1)',
    values: [date],
    rowMode: 'array',
  });
  return new Map(rows.map(([product, version, hash]) => [product, { version, hash }]));
}

/** Numbers of the versions already known among the given (product, hash) pairs, by `product:hash`. */
export async function knownVersions(
  client: PoolClient,
  contents: readonly NewVersion[],
): Promise<Map<string, number>> {
  const { rows } = await client.query<{ id: number; key: string }>(
    `select v.id, v.product_id || ':' || v.hash as key
     from unnest($1::int[], $2::text[]) as wanted (product_id, hash)
     join supply_version v using (product_id, hash)`,
    [contents.map((content) => content.productId), contents.map((content) => content.hash)],
  );
  return new Map(rows.map((row) => [row.key, row.id]));
}

export interface NewVersion {
  productId: number;
  hash: string;
  row: EditionRow;
}

const VERSION_COLUMNS = [
  'id',
  'product_id',
  'hash',
  'cells',
  'name',
  'ingredient',
  'strength',
  'therapeutic_class',
  'mah',
  'route',
  'category',
  'basic_medicine',
  'essential_supply',
  'listed_on',
  'response',
  'response_updated_on',
  'reason',
  'outlook',
  'outlook_text',
  'forecast_event',
  'forecast_earliest',
  'forecast_latest',
  'volume',
  'volume_outlook',
  'volume_outlook_percent',
  'updated_on',
];

/** Stores versions and returns their numbers in the same order. */
export async function insertVersions(client: PoolClient, versions: NewVersion[]): Promise<number[]> {
  if (versions.length === 0) return [];
  // The import lock is held: no other process takes numbers between the first and the last.
  const { rows } = await client.query<{ first: number }>(
    `select setval(sequence, first + $1 - 1), first
     from (select sequence, nextval(sequence) as first from pg_get_serial_sequence('supply_version', 'id') as sequence) as numbers`,
    [versions.length],
  );
  const ids = versions.map((_, i) => rows[0]!.first + i);
  await copyRows(client, 'supply_version', VERSION_COLUMNS, versionValues(versions, ids));
  return ids;
}

function* versionValues(versions: NewVersion[], ids: number[]) {
  for (const [i, { productId, hash, row: r }] of versions.entries()) {
    yield [
      ids[i]!,
      productId,
      hash,
      JSON.stringify(versionCells(r.cells)),
      r.name,
      r.ingredient,
      r.strength,
      r.therapeuticClass,
      r.mah,
      r.route,
      r.category,
      r.basicMedicine,
      r.essentialSupply,
      r.listedOn,
      r.response,
      r.responseUpdatedOn,
      r.reason,
      r.outlook,
      r.outlookText,
      r.forecast?.event ?? null,
      r.forecast?.earliest ?? null,
      r.forecast?.latest ?? null,
      r.volume,
      r.volumeOutlook,
      r.volumeOutlookPercent,
      r.updatedOn,
    ];
  }
}

/** Name and cells of versions, by number; a blank cell is null. */
export async function versionStates(
  client: PoolClient,
  ids: number[],
): Promise<Map<number, { name: string; cells: Cell[] }>> {
  const { rows } = await client.query<{ id: number; name: string; cells: Cell[] }>(
    'select id, name, cells from supply_version where id = any($1::bigint[])',
    [ids],
  );
  return new Map(rows.map(({ id, name, cells }) => [id, { name, cells: withoutBlanks(cells) }]));
}

export async function readHistories(
  client: PoolClient,
  products: number[],
): Promise<Map<number, Interval<number>[]>> {
  const { rows } = await client.query<{ product: number } & Interval<number>>(
    'select product_id as product, valid_from as "from", valid_to as "to", version_id as version from supply_interval where product_id = any($1::int[]) order by 1, 2',
    [products],
  );
  const histories = new Map<number, Interval<number>[]>();
  for (const { product, ...interval } of rows) {
    const history = histories.get(product) ?? [];
    history.push(interval);
    histories.set(product, history);
  }
  return histories;
}

/** Puts whole histories in place of the stored ones. */
export async function writeHistories(
  client: PoolClient,
  histories: Map<number, Interval<number>[]>,
): Promise<void> {
  await client.query('delete from supply_interval where product_id = any($1::int[])', [
    [...histories.keys()],
  ]);
  function* values() {
    for (const [product, history] of histories)
      for (const i of history) yield [product, i.from, i.to, i.version];
  }
  await copyRows(client, 'supply_interval', ['product_id', 'valid_from', 'valid_to', 'version_id'], values());
}

export async function insertEdition(
  client: PoolClient,
  edition: ParsedEdition,
  source: EditionSource,
  { products, flags, flagBlank, unkeyed, extra }: EditionFrame,
): Promise<void> {
  await client.query('insert into edition_date values ($1) on conflict do nothing', [edition.asOf]);
  await client.query(
    `insert into edition (as_of, source, file_name, sha256, title, headers, extra_columns, row_count, row_products, flags, unkeyed_rows, problems, flag_blank)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (as_of) do update set source = excluded.source, file_name = excluded.file_name, sha256 = excluded.sha256,
       title = excluded.title, headers = excluded.headers, extra_columns = excluded.extra_columns, flag_blank = excluded.flag_blank, row_count = excluded.row_count,
       row_products = excluded.row_products, flags = excluded.flags, unkeyed_rows = excluded.unkeyed_rows,
       problems = excluded.problems, imported_at = now()`,
    [
      edition.asOf,
      source,
      edition.file,
      edition.sha256,
      edition.title,
      JSON.stringify(edition.headers),
      JSON.stringify(extra),
      products.length,
      products,
      JSON.stringify(flags),
      JSON.stringify(unkeyed),
      JSON.stringify(edition.problems),
      flagBlank,
    ],
  );
}

export async function writeCounts(
  client: PoolClient,
  asOf: IsoDate,
  rows: readonly EditionRow[],
): Promise<void> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const key = `${row.category}\t${row.response}\t${row.volume}\t${row.reason}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  await client.query('delete from edition_count where as_of = $1', [asOf]);
  const values = [...counts].map(([key, products]) => [asOf, ...key.split('\t'), products]);
  await copyRows(
    client,
    'edition_count',
    ['as_of', 'category', 'response', 'volume', 'reason', 'products'],
    values,
  );
}

/** A product's change between two editions as computed now; null if there is none. */
export interface ChangeOutcome {
  productId: number;
  asOf: IsoDate;
  previous: IsoDate;
  change: Omit<SupplyChange, 'asOf' | 'yjCode'> | null;
}

/**
 * Puts computed changes in place of stored ones; a stored change that no longer holds is marked retracted.
 * @returns how many changes came out differently
 */
export async function writeChanges(
  client: PoolClient,
  outcomes: ChangeOutcome[],
  ruleVersion = CHANGE_RULE.version,
): Promise<number> {
  const gone = outcomes.filter((outcome) => outcome.change === null);
  const retracted = await client.query(
    `update supply_change c set retracted = true, seq = nextval('supply_change_seq')
     from unnest($1::date[], $2::int[]) as gone (as_of, product_id)
     where c.as_of = gone.as_of and c.product_id = gone.product_id and not c.retracted`,
    [gone.map((o) => o.asOf), gone.map((o) => o.productId)],
  );
  const kept = outcomes.flatMap(({ change, ...at }) => (change ? [{ ...at, ...change, ruleVersion }] : []));
  const written = await client.query(
    `insert into supply_change (as_of, product_id, previous_as_of, name, kinds, before, after, direction, notable, rule_version)
     select "asOf", "productId", previous, name, kinds, before, after, direction, notable, "ruleVersion"
     from jsonb_to_recordset($1::jsonb) as c ("asOf" date, "productId" int, previous date, name text, kinds text[], before jsonb,
       after jsonb, direction text, notable boolean, "ruleVersion" int)
     order by "asOf", "productId"
     on conflict (as_of, product_id) do update set previous_as_of = excluded.previous_as_of, name = excluded.name,
       kinds = excluded.kinds, before = excluded.before, after = excluded.after, direction = excluded.direction,
       notable = excluded.notable, rule_version = excluded.rule_version, retracted = false, seq = nextval('supply_change_seq')
       where (supply_change.before, supply_change.after, supply_change.kinds, supply_change.direction, supply_change.notable,
              supply_change.retracted)
         is distinct from (excluded.before, excluded.after, excluded.kinds, excluded.direction, excluded.notable, false)`,
    [JSON.stringify(kept)],
  );
  return retracted.rowCount! + written.rowCount!;
}

/** After an edition came between two others, the later one's changes follow from the new edition. */
export async function relinkChanges(client: PoolClient, asOf: IsoDate, previous: IsoDate): Promise<void> {
  await client.query(
    'update supply_change set previous_as_of = $2 where as_of = $1 and previous_as_of <> $2',
    [asOf, previous],
  );
}

/** The dates of all editions, oldest first. */
export async function editionDates(client: PoolClient): Promise<IsoDate[]> {
  const { rows } = await client.query<{ asOf: IsoDate }>(
    'select as_of as "asOf" from edition order by as_of',
  );
  return rows.map(({ asOf }) => asOf);
}

/** The products whose content is another one from an edition on, with what it was before and is then. */
export async function statesMoved(
  client: PoolClient,
  asOf: IsoDate,
): Promise<{ productId: number; before: State; after: State }[]> {
  const { rows } = await client.query<{ productId: number; before: State; after: State }>(
    `select i.product_id as "productId",
       case when b.id is not null then json_build_object('name', b.name, 'cells', b.cells) end as before,
       case when a.id is not null then json_build_object('name', a.name, 'cells', a.cells) end as after
     from supply_interval i
     left join supply_interval p on p.product_id = i.product_id and p.valid_to = i.valid_from
     left join supply_version b on b.id = p.version_id
     left join supply_version a on a.id = i.version_id
     where i.valid_from = $1 order by i.product_id`,
    [asOf],
  );
  return rows;
}

/** Every change in force is now by this version of the rule; how many there are. */
export async function markRuleVersion(client: PoolClient, version: number): Promise<number> {
  const { rowCount } = await client.query('update supply_change set rule_version = $1 where not retracted', [
    version,
  ]);
  return rowCount!;
}

/** True where a change was classified by another rule than the one of a version. */
export async function hasOtherRule(db: Queryable, version: number): Promise<boolean> {
  const { rows } = await db.query<{ other: boolean }>(
    'select exists (select from supply_change where rule_version <> $1 and not retracted) as other',
    [version],
  );
  return rows[0]!.other;
}

/** The job that makes the downloads of an edition; it is there exactly when the edition is. */
export async function addDownloadsJob(client: PoolClient, asOf: IsoDate): Promise<void> {
  await client.query(
    `select graphile_worker.add_job('prepare-downloads', json_build_object('asOf', $1::text), job_key := 'prepare-downloads:' || $1)`,
    [asOf],
  );
}
