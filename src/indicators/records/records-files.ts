/** What the analytics engine of this machine says of the files of a load, and of what the cluster says it has of them. */
import { type AnalyticsEngine, openAnalytics } from '../../platform/analytics/analytics.ts';
import type { Counted } from '../datasets/load-model.ts';

export interface ReadFiles {
  /** All codes, in order: a code's place is its number. */
  codes: string[];
  files: Counted[];
}

/** Reads the files into the engine's table `pairs`: rows and quantity by code and prefecture, as many as there are products, times 47. */
export async function readFiles(engine: AnalyticsEngine, paths: readonly string[]): Promise<ReadFiles> {
  await engine.query('create table pairs (code varchar, prefecture varchar, n bigint, quantity double)');
  const files: Counted[] = [];
  for (const path of paths) {
    await engine.query(
      `create or replace table pairs_of_file as
select code, prefecture, count(*) as n, sum(cast(quantity as double)) as quantity
from read_parquet($path) group by code, prefecture`,
      { path },
    );
    const [counted] = await engine.query<Counted>(
      'select cast(sum(n) as bigint) as rows, sum(quantity) as quantity from pairs_of_file',
    );
    files.push(counted!);
    await engine.query(`create or replace table pairs as
select code, prefecture, cast(sum(n) as bigint) as n, sum(quantity) as quantity
from (select * from pairs union all select * from pairs_of_file) as both_of_them group by code, prefecture`);
  }
  const codes = await engine.query<{ code: string }>('select distinct code from pairs order by code');
  return { codes: codes.map(({ code }) => code), files };
}

export interface Compared {
  /** What of the files belongs to every shard that has any, by its number from 1. */
  shards: ReadonlyMap<number, Counted>;
  /** Pairs of code and prefecture that a shard does not have as the files do. */
  off: number;
  /** One of them. */
  example: string | null;
}

/** Compares the files with what the shards say (records-sql.ts, PAIRS), pair by pair. @param path of the shards' answer as Parquet */
export async function comparePairs(engine: AnalyticsEngine, path: string): Promise<Compared> {
  const rows = await engine.query<{ shard: number | null; off: number; example: string | null } & Counted>(
    `with ours as (select * from pairs),
theirs as (select * from read_parquet($path)),
compared as (
  select t.shard, o.n, o.quantity, coalesce(o.code, t.code) || ' ' || coalesce(o.prefecture, t.prefecture) as pair,
    o.n is not distinct from t.n and abs(o.quantity - t.quantity) <= 1e-9 * greatest(abs(o.quantity), abs(t.quantity)) as same
  from ours as o full join theirs as t on t.code = o.code and t.prefecture = o.prefecture
)
select shard, cast(coalesce(sum(n), 0) as bigint) as rows, coalesce(sum(quantity), 0.0) as quantity,
  count(*) filter (where same is not true) as off, min(pair) filter (where same is not true) as example
from compared group by shard`,
    { path },
  );
  return {
    shards: new Map(
      rows.flatMap(({ shard, rows: n, quantity }) =>
        shard === null ? [] : [[shard, { rows: n, quantity }]],
      ),
    ),
    off: rows.reduce((sum, row) => sum + row.off, 0),
    example: rows.find(({ example }) => example !== null)?.example ?? null,
  };
}

/** What a file of sums says: its own rows, those of quantity 0, and how many rows of dispensing were summed. */
export async function describeSums(path: string): Promise<Counted & { sums: number; zero: number }> {
  const engine = await openAnalytics({ threads: 1, memoryMb: 512 });
  try {
    const [found] = await engine.query<Counted & { sums: number; zero: number }>(
      `select count(*) as sums, count(*) filter (where quantity = 0) as zero, cast(coalesce(sum(n), 0) as bigint) as rows,
  coalesce(sum(quantity), 0.0) as quantity from read_parquet($path)`,
      { path },
    );
    return found!;
  } finally {
    engine.close();
  }
}
