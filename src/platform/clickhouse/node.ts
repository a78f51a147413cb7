/** One node of a cluster, over ClickHouse's HTTP port. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClickHouseClient, ResultSet, ClickHouseSettings as ServerSettings } from '@clickhouse/client';
import { BrokenAnswer, NodeGone, TookTooLong } from './explain.ts';

/** A value of a statement, written `{name:Type}` in it. */
export type ClusterValue = string | number | boolean | null | readonly (string | number)[];

export interface Progress {
  rows: number;
  /** As far as it is known by then: it grows while shards begin. */
  ofRows: number;
}

export interface RunOptions {
  values?: Record<string, ClusterValue>;
  /** Milliseconds until it is broken off (`records-too-long`). */
  withinMs?: number;
  settings?: ServerSettings;
  signal?: AbortSignal;
  /** Told twice a second. */
  onProgress?: (progress: Progress) => void;
}

export interface AskOptions extends RunOptions {
  /** More rows than these are refused (`records-too-many`). */
  maxRows?: number;
}

/** Rows to put into a table: arrays in the order of `columns`, or a file as it is. */
export type Inserted =
  | { columns: readonly string[]; rows: readonly (readonly unknown[])[] }
  | { columns?: readonly string[]; file: Readable; format: 'Parquet' | 'CSV' | 'JSONCompactEachRow' };

/**
 * What every statement is sent with. A shard that is missing is an error, and an answer is sent when it is whole: without
 * `wait_end_of_query` a shard that dies leaves HTTP 200 with some of the rows. A node that does not take a connection within half a second is
 * missing, one that says nothing for two has gone: one that works says so ten times a second.
 */
const WHOLE_OR_NOTHING: ServerSettings = {
  skip_unavailable_shards: 0,
  wait_end_of_query: 1,
  fallback_to_stale_replicas_for_distributed_queries: 0,
  // Of copies, one that is behind by more seconds is not asked; the default is five minutes.
  max_replica_delay_for_distributed_queries: '1',
  use_hedged_requests: 0,
  distributed_foreground_insert: 1,
  connect_timeout: 1,
  connect_timeout_with_failover_ms: 500,
  connect_timeout_with_failover_secure_ms: 500,
  connections_with_failover_max_tries: '1',
  receive_timeout: 2,
  send_timeout: 2,
};

/** A name means the column before the alias, and a row that a join does not find is null, as in other databases. */
const AS_ELSEWHERE: ServerSettings = { prefer_column_name_to_alias: 1, join_use_nulls: 1 };

/** A sum of nothing is null; numbers come as numbers: counts of ours are far below 2^53. */
const READ: ServerSettings = {
  // A node that reads its own shard itself may look at the others only when it has read it, and see only then that one has died.
  prefer_localhost_replica: 0,
  aggregate_functions_null_for_empty: 1,
  cast_keep_nullable: 1,
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_denormals: 0,
  output_format_json_quote_decimals: 0,
  result_overflow_mode: 'throw',
  timeout_overflow_mode: 'throw',
  cancel_http_readonly_queries_on_client_close: 1,
};

const ASK_MS = 30_000;
const RUN_MS = 10 * 60_000;
const MAX_ROWS = 1_000_000;
/** How often a node that works is asked whether it is still there, and how long it may take to say so. */
const WATCH_MS = { every: 500, answer: 1500 };
/** Long enough for pages that ask much at once; a node that has gone since is found out by the watch. */
const JUST_NOW_MS = 200;
/** Beyond what the server allows itself. */
const GRACE_MS = 2000;

export class ClusterNode {
  /** Counted from 1, as messages and the guide do. */
  readonly number: number;
  /** `ch1:8443` */
  readonly name: string;
  readonly #clients: Record<'reader' | 'loader' | 'bare', ClickHouseClient>;
  #answeredAt = Number.NEGATIVE_INFINITY;

  /** @param clients `bare` is the loader without a database, for making it */
  constructor(number: number, url: string, clients: Record<'reader' | 'loader' | 'bare', ClickHouseClient>) {
    this.number = number;
    this.name = new URL(url).host;
    this.#clients = clients;
  }

  /** Whether it answers within a time. */
  async answers(withinMs: number): Promise<boolean> {
    const abort_signal = AbortSignal.timeout(withinMs);
    const { success } = await this.#clients.reader.ping({ select: false, abort_signal });
    if (success) this.#answeredAt = performance.now();
    return success;
  }

  /** Whether it answered anything just now. */
  get answeredJustNow(): boolean {
    return performance.now() - this.#answeredAt < JUST_NOW_MS;
  }

  /** Rows of a question, by the user who cannot write. Errors are those of the client. */
  async ask<Row>(query: string, { maxRows = MAX_ROWS, withinMs = ASK_MS, ...options }: AskOptions = {}) {
    const settings = { ...READ, ...options.settings, max_result_rows: String(maxRows) };
    return this.#watched({ withinMs, ...options, settings }, async (sent) => {
      return wholeRows<Row>(await this.#clients.reader.query({ query, format: 'JSONEachRow', ...sent }));
    });
  }

  /** Runs a statement by the user who makes and loads. */
  async run(query: string, { withinMs = RUN_MS, ...options }: RunOptions = {}): Promise<void> {
    await this.#watched({ withinMs, ...options }, (sent) => this.#clients.loader.command({ query, ...sent }));
  }

  /** Rows of a question by the user who makes and loads: about its own work, which the other may not see. */
  async check<Row>(query: string, { withinMs = ASK_MS, ...options }: RunOptions = {}): Promise<Row[]> {
    const settings = { ...READ, ...options.settings };
    return this.#watched({ withinMs, ...options, settings }, async (sent) => {
      return wholeRows<Row>(await this.#clients.loader.query({ query, format: 'JSONEachRow', ...sent }));
    });
  }

  async insert(
    table: string,
    inserted: Inserted,
    { withinMs = RUN_MS, ...options }: RunOptions = {},
  ): Promise<void> {
    const columns = inserted.columns as [string, ...string[]] | undefined;
    const rows =
      'file' in inserted
        ? { values: inserted.file, format: inserted.format }
        : { values: inserted.rows, format: 'JSONCompactEachRow' as const };
    await this.#watched({ withinMs, ...options }, (sent) =>
      this.#clients.loader.insert({ table, columns, ...rows, ...sent }),
    );
  }

  /** Runs a statement whose body is a file: `insert … select … from input(…) format Parquet`. By the user who makes and loads. */
  async send(
    query: string,
    values: Readable,
    { withinMs = RUN_MS, ...options }: RunOptions = {},
  ): Promise<void> {
    await this.#watched({ withinMs, ...options }, async (sent) => {
      const { stream } = await this.#clients.loader.exec({ query, values, ...sent });
      for await (const _ of stream);
    });
  }

  /** Writes what a question answers, in the format that it names, to a file; it counts only when this has come to its end. */
  async download(
    query: string,
    path: string,
    { withinMs = ASK_MS, ...options }: RunOptions = {},
  ): Promise<void> {
    await this.#watched({ withinMs, ...options }, async (sent) => {
      const { stream } = await this.#clients.reader.exec({ query, ...sent });
      await pipeline(stream, createWriteStream(path));
    });
  }

  /** Makes the database where there is none. */
  async makeDatabase(name: string): Promise<void> {
    await this.#clients.bare.command({ query: `create database if not exists "${name}"` });
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#clients).map((client) => client.close()));
  }

  /**
   * Does something on the node, and sees meanwhile that the node is there: a cable that is cut says nothing.
   * @throws NodeGone, TookTooLong
   */
  async #watched<T>(
    { values, withinMs, settings, signal, onProgress }: RunOptions & { withinMs: number },
    work: (sent: Sent) => Promise<T>,
  ): Promise<T> {
    const gone = new AbortController();
    const late = AbortSignal.timeout(withinMs + GRACE_MS);
    const query_id = randomUUID();
    let looking = false;
    const watch = setInterval(async () => {
      if (looking) return;
      looking = true;
      if (await this.answers(WATCH_MS.answer)) await this.#tell(query_id, onProgress);
      else gone.abort(new NodeGone([this.number]));
      looking = false;
    }, WATCH_MS.every);
    const abort_signal = AbortSignal.any([gone.signal, late, ...(signal ? [signal] : [])]);
    try {
      const done = await work({
        query_id,
        abort_signal,
        query_params: values,
        clickhouse_settings: {
          ...WHOLE_OR_NOTHING,
          ...AS_ELSEWHERE,
          max_execution_time: withinMs / 1000,
          ...settings,
        },
      });
      this.#answeredAt = performance.now();
      return done;
    } catch (error) {
      signal?.throwIfAborted();
      this.#answeredAt = Number.NEGATIVE_INFINITY;
      if (gone.signal.aborted) throw gone.signal.reason;
      if (late.aborted) throw new TookTooLong(`${this.name} did not end within ${withinMs} ms`);
      throw error;
    } finally {
      clearInterval(watch);
    }
  }

  async #tell(id: string, onProgress: RunOptions['onProgress']): Promise<void> {
    if (!onProgress) return;
    const result = await this.#clients.reader
      .query({
        query: `select read_rows as rows, total_rows_approx as ofRows from system.processes where query_id = {id:String}`,
        query_params: { id },
        format: 'JSONEachRow',
        clickhouse_settings: READ,
      })
      .then((found) => found.json<Progress>())
      .catch(() => []);
    if (result[0]) onProgress(result[0]);
  }
}

/**
 * The rows of an answer, as many as ClickHouse says that there are: what stands between may end a body early that says no length, at the
 * end of a row.
 * @throws BrokenAnswer
 */
async function wholeRows<Row>(result: ResultSet<'JSONEachRow'>): Promise<Row[]> {
  const summary = result.response_headers['x-clickhouse-summary'];
  let rows: Row[];
  let expected: number;
  try {
    rows = await result.json<Row>();
    expected = Number(JSON.parse(String(summary)).result_rows);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new BrokenAnswer(`not an answer of ClickHouse: ${error.message}`);
  }
  if (rows.length !== expected) throw new BrokenAnswer(`${rows.length} of ${expected} rows`);
  return rows;
}

interface Sent {
  query_id: string;
  abort_signal: AbortSignal;
  query_params?: Record<string, unknown>;
  clickhouse_settings: ServerSettings;
}
