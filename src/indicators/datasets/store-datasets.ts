/** SQL of datasets and their parts on PostgreSQL; the cells themselves are Parquet files (dataset-folder.ts). */
import type { PoolClient, Queryable } from '../../platform/database/connection.ts';
import { afterInventing } from '../../platform/database/invention-lock.ts';
import { DATASET_ROUTES, type Dataset, type DatasetPart, SETTINGS } from '../model.ts';

/** All datasets with their parts, newest period first; if a round has two versions, the one that can be compared with earlier rounds. */
export async function readDatasets(db: Queryable): Promise<Dataset[]> {
  const [datasets, parts] = await Promise.all([
    db.query<Omit<Dataset, 'parts'>>(
      `select id, kind, source, title, round, public_expense as "publicExpense", period_from as "from", period_to as "to",
         imported_at as "importedAt"
       from dataset
       order by period_to desc, case public_expense when 'excluded' then 0 when 'included' then 2 else 1 end, id`,
    ),
    db.query<DatasetPart & { dataset: string }>(
      `select dataset_id as dataset, file_name as file, sha256, sheet, title, axis, route, setting, threshold, masking,
         row_count as rows, states, parquet, parquet_sha256 as "parquetSha256", reading
       from dataset_part`,
    ),
  ]);
  return datasets.rows.map((dataset) => ({
    ...dataset,
    parts: parts.rows
      .filter((part) => part.dataset === dataset.id)
      .sort((a, b) => place(a) - place(b))
      .map(({ dataset: _, ...part }) => part),
  }));
}

/** True where there is any. */
export async function hasDatasets(db: Queryable): Promise<boolean> {
  return (await db.query('select from dataset limit 1')).rowCount === 1;
}

/** What is needed to find the files of all parts, as of whatever moment `ask` sees. */
export function readParts(
  ask: <Row extends object>(statement: string) => Promise<Row[]>,
): Promise<(Pick<DatasetPart, 'parquet' | 'parquetSha256' | 'file' | 'sheet'> & { dataset: string })[]> {
  return ask(
    `select dataset_id as dataset, parquet, parquet_sha256 as "parquetSha256", file_name as file, sheet from dataset_part order by 1, 2`,
  );
}

/** The order in which the ministry lists its workbooks: by prefecture before sex and age, then routes, then settings. */
function place({ axis, route, setting }: Pick<DatasetPart, 'axis' | 'route' | 'setting'>): number {
  const order = (codes: object, code: string) => Object.keys(codes).indexOf(code) + 1;
  return (axis === 'sex-age' ? 100 : 0) + order(DATASET_ROUTES, route) * 10 + order(SETTINGS, setting);
}

/** One import at a time registers its parts; a real one not before a demonstration that is being made is whole, and then ends it. */
export async function lockDatasets(client: PoolClient, source: Dataset['source']): Promise<void> {
  if (source === 'official') await afterInventing(client);
  await client.query(`select pg_advisory_xact_lock(hashtext('antei.indicators.import'))`);
}

/** Makes the dataset, or tells it that parts came in. */
export async function upsertDataset(
  client: PoolClient,
  { id, kind, source, title, round, publicExpense, from, to, importedAt }: Omit<Dataset, 'parts'>,
): Promise<void> {
  await client.query(
    `insert into dataset (id, kind, source, title, round, public_expense, period_from, period_to, imported_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set imported_at = excluded.imported_at`,
    [id, kind, source, title, round, publicExpense, from, to, importedAt],
  );
}

/** What tells the parts of a dataset apart. */
export type PartKey = Pick<DatasetPart, 'axis' | 'route' | 'setting'>;

export async function deletePart(
  client: PoolClient,
  dataset: string,
  { axis, route, setting }: PartKey,
): Promise<void> {
  await client.query(
    `delete from dataset_part where dataset_id = $1 and axis = $2 and route = $3 and setting = $4`,
    [dataset, axis, route, setting],
  );
}

/** Removes a dataset that has no parts left. */
export async function deleteDataset(client: PoolClient, id: string): Promise<void> {
  await client.query('delete from dataset where id = $1', [id]);
}

/** The job that makes the cubes and figures of what came in; it is there exactly when the parts are. */
export async function addPrepareJob(client: PoolClient): Promise<void> {
  await client.query(`select graphile_worker.add_job('prepare-figures', '{}', job_key := 'prepare-figures')`);
}

export async function insertPart(client: PoolClient, dataset: string, part: DatasetPart): Promise<void> {
  await client.query(
    `insert into dataset_part (dataset_id, file_name, sha256, sheet, title, axis, route, setting, threshold, masking,
       row_count, states, parquet, parquet_sha256, reading)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      dataset,
      part.file,
      part.sha256,
      part.sheet,
      part.title,
      part.axis,
      part.route,
      part.setting,
      part.threshold,
      part.masking,
      part.rows,
      JSON.stringify(part.states),
      part.parquet,
      part.parquetSha256,
      part.reading,
    ],
  );
}
