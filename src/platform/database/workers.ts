/**
 * The presence of workers: each has a row, and says in it every few seconds that it lives. One that ends well, is seen to end
 * by its site, or says nothing for a minute, gives back the jobs it held: by itself the queue waits four hours for that.
 */
import type { Pool } from './connection.ts';

/** How long a worker may say nothing before it counts as dead: heavy jobs hold it up for seconds, not for a minute. */
const SILENT = `interval '60 seconds'`;
/** How long rows of ended workers are kept, for people who want to see what happened. */
const KEPT = `interval '7 days'`;

/** Makes the row of a worker that begins. @returns its number */
export async function announceWorker(pool: Pool): Promise<number> {
  await pool.query(`delete from worker where ended_at < now() - ${KEPT}`);
  const { rows } = await pool.query<{ id: number }>('insert into worker default values returning id');
  return rows[0]!.id;
}

/** Says that a worker lives, and under which name it locks its jobs. */
export async function beat(pool: Pool, id: number, jobsPool: string | null): Promise<void> {
  await pool.query(
    `insert into worker (id, jobs_pool) overriding system value values ($1, $2)
     on conflict (id) do update set seen_at = now(), ended_at = null, jobs_pool = excluded.jobs_pool`,
    [id, jobsPool],
  );
}

/** Notes that workers have ended, and gives back what they and others that are dead held. @returns all that ended now */
export async function buryWorkers(pool: Pool, ended: readonly number[] = []): Promise<number[]> {
  // A database that was away itself gives everybody a minute to say something.
  const { rows } = await pool.query<{ id: number }>(
    `update worker set ended_at = now()
     where ended_at is null and (id = any($1::int[])
       or (seen_at < now() - ${SILENT} and pg_postmaster_start_time() < now() - ${SILENT}))
     returning id`,
    [ended],
  );
  // A worker that died before it named its lock, or was of a version that names none, is in no row.
  await pool.query(
    `select graphile_worker.force_unlock_workers(array_agg(distinct j.locked_by))
     from graphile_worker.jobs j left join worker w on w.jobs_pool = j.locked_by
     where j.locked_by is not null and (w.ended_at is not null or (w.id is null and j.locked_at < now() - ${SILENT}))
     having count(*) > 0`,
  );
  return rows.map(({ id }) => id);
}

export interface WorkersState {
  /** Workers that live, as far as anybody knows: something can be sent. */
  alive: number;
  /** True if none has said anything for a minute. */
  silent: boolean;
  /** When one was last heard of; null if there never was one. */
  lastSeen: Date | null;
}

/** What is known about all workers of a database, on whatever machine. */
export async function workersState(pool: Pick<Pool, 'query'>): Promise<WorkersState> {
  const { rows } = await pool.query<WorkersState>(
    `select count(*) filter (where ended_at is null and seen_at > now() - ${SILENT})::int as alive,
       coalesce(max(seen_at) < now() - ${SILENT}, true) as silent, max(seen_at) as "lastSeen" from worker`,
  );
  const [state] = rows;
  // Before the first worker of a new site has begun, there is a minute to wait for it too.
  return { ...state!, silent: state!.silent && (state!.lastSeen !== null || process.uptime() > 60) };
}
