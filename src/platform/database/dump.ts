/**
 * All that a database holds, as of one moment, while others go on changing it: one transaction that sees one snapshot reads every
 * table by COPY in its text form, which any server takes back. The schema is not in it: it is what the named migrations make.
 */

import { to as copyTo } from 'pg-copy-streams';
import type { Pool, PoolClient } from './connection.ts';

/** A table and its columns in the order in which their values are written. */
export interface DumpedTable {
  name: string;
  columns: string[];
}

/** A job that waits, as it can be added again (`graphile_worker.add_job`), whichever version of the queue reads it. */
export interface WaitingJob {
  task: string;
  payload: unknown;
  queue: string | null;
  runAt: string;
  maxAttempts: number;
  key: string | null;
  priority: number;
  flags: string[] | null;
}

export interface Snapshot {
  migrations: string[];
  tables: DumpedTable[];
  /** Last values of sequences that have been used. */
  sequences: { name: string; value: string }[];
  jobs: WaitingJob[];
  /** The rows of a table in COPY's text form. @returns afterwards, how many */
  rows(table: DumpedTable): AsyncGenerator<Buffer, number>;
  /** Rows of a question within the snapshot. */
  ask<Row extends object>(statement: string): Promise<Row[]>;
  close(): Promise<void>;
}

/** Values must mean the same where they are read: no local time, no local date style. */
export const TEXT_FORM = `set local datestyle = 'ISO, YMD'; set local timezone = 'UTC'; set local intervalstyle = 'iso_8601';
  set local extra_float_digits = 1; set local bytea_output = 'hex'; set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0; set local lock_timeout = 0`;

/** Opens a snapshot; to be closed. */
export async function openSnapshot(pool: Pool): Promise<Snapshot> {
  const client = await pool.connect();
  const close = async () => {
    await client.query('rollback').catch(() => undefined);
    client.release();
  };
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(TEXT_FORM);
    const ask = async <Row extends object>(statement: string) => (await client.query<Row>(statement)).rows;
    const migrations = await ask<{ name: string }>('select name from migration order by name');
    return {
      migrations: migrations.map(({ name }) => name),
      tables: await tablesOf(client),
      sequences: await ask(SEQUENCES),
      jobs: await ask(JOBS),
      rows: (table) => rowsOf(client, table),
      ask,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Our tables but the list of migrations; columns that the database computes are computed again. */
export async function tablesOf(client: PoolClient): Promise<DumpedTable[]> {
  const { rows } = await client.query<DumpedTable>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'migration'
     group by c.relname order by c.relname`,
  );
  return rows;
}

/** Sequences do not know of snapshots: read after it began, they are not before any of its rows. */
const SEQUENCES = `select sequencename as name, last_value::text as value from pg_sequences
  where schemaname = current_schema() and last_value is not null order by sequencename`;

/** Jobs that have used up their attempts are history, and jobs of the clock come again by themselves. */
const JOBS = `select t.identifier as task, j.payload, q.queue_name as queue, j.run_at::text as "runAt",
    j.max_attempts as "maxAttempts", j.key, j.priority, (select array_agg(f) from jsonb_object_keys(j.flags) as f) as flags
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
  where j.attempts < j.max_attempts and coalesce(j.key, '') not like 'scheduled:%' order by j.id`;

async function* rowsOf(client: PoolClient, { name, columns }: DumpedTable): AsyncGenerator<Buffer, number> {
  const from = client.query(copyTo(`copy ${quoted(name)} (${columns.map(quoted).join(', ')}) to stdout`));
  for await (const chunk of from) yield chunk as Buffer;
  return from.rowCount;
}

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
