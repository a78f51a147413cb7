/**
 * Puts a dump (dump.ts) into an empty database: the schema as the dump's migrations make it, all rows in one transaction, then the
 * migrations that came since. Foreign keys are made again after the rows, which checks every one of them.
 */
import { once } from 'node:events';
import { from as copyFrom } from 'pg-copy-streams';
import { AnteiError } from '../errors.ts';
import type { Pool, PoolClient } from './connection.ts';
import { type DumpedTable, quoted, type Snapshot, TEXT_FORM, tablesOf } from './dump.ts';
import { migrate, migrations } from './migrate.ts';

/** Names of migrations that this program does not know: what was written by a newer one. */
export function unknownMigrations(names: readonly string[]): string[] {
  const known = new Set(migrations().map(({ name }) => name));
  return names.filter((name) => !known.has(name));
}

/**
 * Makes sure that nothing is lost: a database without tables, or with no more than what an unused site has.
 * @throws AnteiError `restore-not-empty`
 */
export async function refuseUnlessEmpty(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') order by 1`,
  );
  const names = rows.map(({ name }) => name);
  if (names.length === 0) return;
  if (!names.includes('migration') || !names.includes('public_revision'))
    throw new AnteiError(
      'restore-not-empty',
      `データベースに、Antei のものではない表があります（${names[0]} など）。`,
    );
  for (const name of names) {
    if (STARTED.includes(name)) continue;
    const { rows: held } = await pool.query<{ held: boolean }>(
      `select exists (select from ${quoted(name)}) as held`,
    );
    if (held[0]!.held)
      throw new AnteiError('restore-not-empty', `データベースの表 ${name} に、すでに行があります。`);
  }
}

/** What a site has before anything came in. */
const STARTED = ['migration', 'public_revision', 'installation', 'verification', 'trial_end', 'worker'];

export interface Load {
  /** Takes rows of a table in COPY's text form, in as many pieces as they come; all of a table before the next. */
  take(table: string, rows: AsyncIterable<Buffer>): Promise<void>;
  /** Ends the transaction. @param check what must hold first @throws whatever `check` does, with nothing stored */
  finish(rows: ReadonlyMap<string, number>, check: () => Promise<void>): Promise<void>;
  /** Undoes all. */
  abandon(): Promise<void>;
}

/**
 * What the database says about rows, sequences and jobs that do not fit it, as what that means here: SQLSTATE classes 22 (data), 23
 * (constraints), 54 (limits), and the queue's own.
 */
function explain(error: unknown): unknown {
  const { code, table } = error as { code?: unknown; table?: string };
  if (typeof code !== 'string' || !/^(22|23|54)\w{3}$|^GWB/.test(code)) return error;
  const where = table === undefined ? '' : `（表 ${table}）`;
  return new AnteiError('backup-damaged', `データベースに入らない行か値があります${where}。`, {
    cause: error,
  });
}

async function explaining<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explain(error);
  }
}

type Dumped = Pick<Snapshot, 'migrations' | 'tables' | 'sequences' | 'jobs'>;

/** Begins to load a dump into a database that is empty ({@link refuseUnlessEmpty}). @throws AnteiError `backup-damaged` */
export async function beginLoad(pool: Pool, dumped: Dumped): Promise<Load> {
  await pool.query(`do $$ declare r record; begin
    for r in select c.relname from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' loop
      execute format('drop table %I cascade', r.relname);
    end loop;
    for r in select sequencename from pg_sequences where schemaname = current_schema() loop
      execute format('drop sequence %I', r.sequencename);
    end loop;
    for r in select p.oid::regprocedure as signature from pg_proc p where p.pronamespace = current_schema()::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
      execute format('drop routine %s', r.signature);
    end loop;
  end $$`);
  const wanted = new Set(dumped.migrations);
  await migrate(
    pool,
    migrations().filter(({ name }) => wanted.has(name)),
  );
  const client = await pool.connect();
  const end = async (how: 'commit' | 'rollback') => {
    try {
      await client.query(how);
    } finally {
      client.release();
    }
  };
  try {
    await client.query('begin');
    await client.query(TEXT_FORM);
    const tables = await checkTables(client, dumped.tables);
    const keys = await dropForeignKeys(client);
    for (const name of tables.keys()) {
      await client.query(`alter table ${quoted(name)} disable trigger user`);
      // Rows that migrations put there are in the dump too.
      await client.query(`delete from ${quoted(name)}`);
    }
    const copying = copier(client, tables);
    return {
      take: (table, rows) => explaining(() => copying.take(table, rows)),
      finish: (rows, check) =>
        explaining(async () => {
          await copying.end();
          for (const [table, expected] of rows) {
            const got = copying.counts.get(table) ?? 0;
            if (got !== expected)
              throw new AnteiError('backup-damaged', `表 ${table} は ${expected} 行のはずが ${got} 行です。`);
          }
          for (const name of tables.keys())
            await client.query(`alter table ${quoted(name)} enable trigger user`);
          for (const { table, name, definition } of keys)
            await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
          await restoreSequences(client, dumped.sequences);
          await restoreJobs(client, dumped.jobs);
          await check();
          await end('commit');
        }),
      async abandon() {
        await copying.abandon();
        await end('rollback').catch(() => undefined);
      },
    };
  } catch (error) {
    await end('rollback').catch(() => undefined);
    throw error;
  }
}

/** The dump's tables and columns are those that its migrations make; nothing of the file is believed to be a name. */
async function checkTables(
  client: PoolClient,
  dumped: readonly DumpedTable[],
): Promise<ReadonlyMap<string, string[]>> {
  const made = new Map((await tablesOf(client)).map(({ name, columns }) => [name, columns]));
  for (const { name, columns } of dumped) {
    const known = new Set(made.get(name));
    const strange = columns.find((column) => !known.has(column));
    const each = new Set(columns).size === columns.length;
    if (known.size === 0 || strange || !each || known.size !== columns.length)
      throw new AnteiError('backup-damaged', `表 ${name} の列が、その版のものと違います。`);
  }
  if (made.size !== new Set(dumped.map(({ name }) => name)).size || made.size !== dumped.length)
    throw new AnteiError('backup-damaged', '表の数が、その版のものと違います。');
  return new Map(dumped.map(({ name, columns }) => [name, columns]));
}

async function dropForeignKeys(
  client: PoolClient,
): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2`,
  );
  for (const { table, name } of rows)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  return rows;
}

/** One COPY for a table at a time, fed by as many pieces as come. */
function copier(client: PoolClient, tables: ReadonlyMap<string, string[]>) {
  const counts = new Map<string, number>();
  let open: { table: string; into: ReturnType<typeof copyFrom>; failed: Promise<never> } | null = null;
  const end = async () => {
    if (!open) return;
    const { table, into, failed } = open;
    open = null;
    const finished = once(into, 'finish');
    into.end();
    await Promise.race([finished, failed]);
    counts.set(table, into.rowCount);
  };
  return {
    counts,
    end,
    async take(table: string, rows: AsyncIterable<Buffer>): Promise<void> {
      const columns = tables.get(table);
      if (!columns) throw new AnteiError('backup-damaged', `${table} という表はありません。`);
      if (open?.table !== table) {
        await end();
        if (counts.has(table)) throw new AnteiError('backup-damaged', `表 ${table} が2か所にあります。`);
        const into = client.query(
          copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`),
        );
        const failed = new Promise<never>((_resolve, reject) => into.once('error', reject));
        failed.catch(() => undefined);
        open = { table, into, failed };
      }
      const { into, failed } = open;
      for await (const chunk of rows)
        if (!into.write(chunk)) await Promise.race([once(into, 'drain'), failed]);
    },
    async abandon(): Promise<void> {
      if (!open) return;
      const ended = once(open.into, 'close').catch(() => undefined);
      open.into.destroy(new Error('abandoned'));
      await ended;
    },
  };
}

async function restoreSequences(client: PoolClient, sequences: Dumped['sequences']): Promise<void> {
  await client.query(
    `select setval(quote_ident(s.sequencename)::regclass, (d.value)::bigint)
     from jsonb_to_recordset($1::jsonb) as d (name text, value text)
     join pg_sequences s on s.schemaname = current_schema() and s.sequencename = d.name`,
    [JSON.stringify(sequences)],
  );
}

async function restoreJobs(client: PoolClient, jobs: Dumped['jobs']): Promise<void> {
  for (const { task, payload, queue, runAt, maxAttempts, key, priority, flags } of jobs)
    await client.query(
      `select graphile_worker.add_job($1, $2::json, queue_name := $3, run_at := $4::timestamptz, max_attempts := $5::int,
         job_key := $6, priority := $7::int, flags := $8::text[])`,
      [task, JSON.stringify(payload), queue, runAt, maxAttempts, key, priority, flags],
    );
}
