/**
 * Records on several machines: a cluster of ClickHouse, over the official client, which is loaded only where ANTEI_CLICKHOUSE_URL
 * is set. Whatever is asked comes whole or not at all: a part that is missing is an error that says which node does not answer.
 */
import type { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import { AnteiError } from '../errors.ts';
import { codeOf, firstLine, incomplete, isBroken, isGone, NodeGone } from './explain.ts';
import { type AskOptions, ClusterNode, type RunOptions } from './node.ts';
import type { ClickHouseSettings } from './settings.ts';

/** How long a node may take to say that it is there: a question without it is refused within a second. */
const ANSWER_MS = 500;
const CONNECTIONS = 10;
const SHAPE =
  'select count() as replicas from system.clusters where cluster = {name:String} group by shard_num order by shard_num';

export interface Cluster {
  /** As ClickHouse's `remote_servers` names it. */
  readonly name: string;
  readonly database: string;
  /** Whether ClickHouse takes what makes tables to all nodes (`ON CLUSTER`). */
  readonly onCluster: boolean;
  /** In the order of ANTEI_CLICKHOUSE_URL. */
  readonly nodes: readonly ClusterNode[];
  /**
   * Rows of a question, by the user who cannot write, from whichever node answers first. Values go in by name: `{code:String}`.
   * @throws AnteiError `records-unreachable`, `records-incomplete`, `records-too-long`, `records-too-many`, `records-too-heavy`,
   * `records-refused`; a statement that is wrong throws what ClickHouse says of it
   */
  ask<Row>(sql: string, options?: AskOptions): Promise<Row[]>;
  /** Runs a statement on one node, by the user who makes and loads; what is distributed goes on from there. Throws as `ask`. */
  run(sql: string, options?: RunOptions): Promise<void>;
  /** Runs a statement whose body is a file, as `run`. */
  send(sql: string, file: Readable, options?: RunOptions): Promise<void>;
  /** Writes the answer of a question, in the format that it names, to a file. Throws as `ask`, and the file is none then. */
  download(sql: string, path: string, options?: RunOptions): Promise<void>;
  /** Does something on every node at once. @throws AnteiError as `ask`; `records-incomplete` names the nodes that do not answer */
  onEach<T>(work: (node: ClusterNode) => Promise<T>): Promise<T[]>;
  /** The nodes that do not answer. */
  missing(): Promise<ClusterNode[]>;
  /**
   * How many shards the cluster has, and how many copies each, by the account of every node that answers.
   * @throws AnteiError as `ask`; `records-refused` where two nodes do not say the same: one that knows fewer shards would give a smaller number
   */
  shape(): Promise<{ shards: number; replicas: number }>;
  close(): Promise<void>;
}

/**
 * @param options.answerMs how long a node may take to say that it is there
 * @throws AnteiError `records-unset`
 */
export async function openCluster(
  settings: ClickHouseSettings,
  { answerMs = ANSWER_MS }: { answerMs?: number } = {},
): Promise<Cluster> {
  const { clickhouseUrl: urls, clickhouseDatabase: database, clickhouseCluster: name } = settings;
  if (!urls) throw new AnteiError('records-unset', 'ANTEI_CLICKHOUSE_URL がありません。');
  const { createClient, ClickHouseLogLevel } = await import('@clickhouse/client');
  const connect = (url: string, username: string, password: string | undefined, into?: string) =>
    createClient({
      url,
      username,
      password,
      database: into,
      application: 'antei',
      max_open_connections: CONNECTIONS,
      // Each statement has a time of its own.
      request_timeout: 2 ** 31 - 1,
      log: { level: ClickHouseLogLevel.OFF },
    });
  const reader = [settings.clickhouseUser, settings.clickhousePassword] as const;
  const loader = [settings.clickhouseLoaderUser, settings.clickhouseLoaderPassword] as const;
  const nodes = urls.map(
    (url, index) =>
      new ClusterNode(index + 1, url, {
        reader: connect(url, ...reader, database),
        loader: connect(url, ...loader, database),
        bare: connect(url, ...loader),
      }),
  );

  const missing = async () => {
    const there = await Promise.all(nodes.map((node) => node.answers(answerMs)));
    return nodes.filter((_, index) => !there[index]);
  };
  /** @param asked what it says itself comes from a node that is there, however busy it is */
  const explained = async (error: unknown, asked?: ClusterNode): Promise<unknown> => {
    if (error instanceof NodeGone) return incomplete(error.silent, nodes.length, error);
    const code = codeOf(error);
    const who = asked ? `${asked.number}台目：` : '';
    if (!code) return error;
    if (isBroken(error))
      return new AnteiError(code, `${who}答えが途中で終わったか、ClickHouseの答えではありません。`, {
        cause: error,
      });
    if (code === 'records-incomplete') {
      const silent = (await missing()).filter((node) => isGone(error) || node !== asked);
      return incomplete(
        silent.map(({ number }) => number),
        nodes.length,
        error,
      );
    }
    return new AnteiError(code, `${who}${firstLine(error)}`, { cause: error });
  };
  let turn = 0;
  /**
   * One that is there, in turn: of those that answered just now, or else whoever answers first, so that a dead one costs no time where its
   * shard has a copy.
   */
  const anyNode = async (): Promise<ClusterNode> => {
    const lively = nodes.filter((node) => node.answeredJustNow);
    return lively[turn++ % lively.length] ?? anyThatAnswers();
  };
  const anyThatAnswers = () =>
    Promise.any(
      nodes.map(async (node) => {
        if (!(await node.answers(answerMs))) throw new Error(`${node.name} does not answer`);
        return node;
      }),
    ).catch((error: unknown) => {
      throw incomplete(
        nodes.map(({ number }) => number),
        nodes.length,
        error,
      );
    });
  const onAny = async <T>(work: (node: ClusterNode) => Promise<T>): Promise<T> => {
    let node = await anyNode();
    try {
      try {
        return await work(node);
      } catch (error) {
        if ((error as NodeJS.ErrnoException | null)?.syscall !== 'connect') throw error;
        // It died since it answered last, and nothing was begun.
        node = await anyThatAnswers();
        return await work(node);
      }
    } catch (error) {
      throw await explained(error, node);
    }
  };
  /** The number of copies of each shard, by a node's own account. */
  const shapeOf = async (node: ClusterNode): Promise<number[]> => {
    try {
      const rows = await node.ask<{ replicas: number }>(SHAPE, { values: { name } });
      if (rows.length > 0) return rows.map(({ replicas }) => replicas);
    } catch (error) {
      throw await explained(error, node);
    }
    throw new AnteiError(
      'records-refused',
      `${node.number}台目：クラスター ${name} は、ClickHouseの設定にありません。`,
    );
  };
  let known: Promise<number> | null = null;
  /** How many copies a shard has at the least: asked once, while all is well. */
  const copies = (): Promise<number> => {
    known ??= onAny(shapeOf).then((shards) => Math.min(...shards));
    known.catch(() => {
      known = null;
    });
    return known;
  };
  /**
   * Breaks a question off where a node does not say that it is there, unless its shard has a copy: the node that asks finds a cable
   * that was cut after two seconds only, as it has a connection still.
   */
  const unlessMissing = (): { signal: AbortSignal; done: () => void } => {
    const broken = new AbortController();
    let answered = false;
    void Promise.all([missing(), copies().catch(() => 1)]).then(([silent, least]) => {
      if (silent.length > 0 && least < 2 && !answered)
        broken.abort(new NodeGone(silent.map(({ number }) => number)));
    });
    return {
      signal: broken.signal,
      done() {
        answered = true;
      },
    };
  };
  const ask: Cluster['ask'] = (sql, options = {}) =>
    onAny(async (node) => {
      if (nodes.every(({ answeredJustNow }) => answeredJustNow)) return node.ask(sql, options);
      const { signal, done } = unlessMissing();
      const both = options.signal ? AbortSignal.any([signal, options.signal]) : signal;
      return node.ask<never>(sql, { ...options, signal: both }).finally(done);
    });
  return {
    name,
    database,
    onCluster: settings.clickhouseOnCluster,
    nodes,
    ask,
    run: (sql, options) => onAny((node) => node.run(sql, options)),
    send: (sql, file, options) => onAny((node) => node.send(sql, file, options)),
    download: (sql, path, options) => onAny((node) => node.download(sql, path, options)),
    async onEach(work) {
      const done = await Promise.allSettled(nodes.map(work));
      const failed = done.filter((one) => one.status === 'rejected').map(({ reason }) => reason);
      const silent = nodes.filter((_, index) => {
        const one = done[index]!;
        return one.status === 'rejected' && isGone(one.reason);
      });
      if (silent.length > 0)
        throw incomplete(
          silent.map(({ number }) => number),
          nodes.length,
          failed[0],
        );
      const first = done.findIndex(({ status }) => status === 'rejected');
      if (first >= 0) throw await explained(failed[0], nodes[first]);
      return done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
    missing: () => missing(),
    async shape() {
      const there = await Promise.all(nodes.map((node) => node.answers(answerMs)));
      const said = await Promise.all(
        nodes.map((node, index) => (there[index] ? shapeOf(node) : Promise.resolve(null))),
      );
      const first = said.findIndex((one) => one !== null);
      const shape = said[first] ?? (await onAny(shapeOf));
      const other = said.findIndex((one) => one !== null && !isDeepStrictEqual(one, shape));
      if (other >= 0)
        throw new AnteiError(
          'records-refused',
          `${first + 1}台目と${other + 1}台目とで、クラスター ${name} の設定（remote_servers）が違います。`,
        );
      return { shards: shape.length, replicas: Math.min(...shape) };
    },
    async close() {
      await Promise.all(nodes.map((node) => node.close()));
    },
  };
}
