/**
 * Brings files into the cluster under a load's number: into staging first, where count and sums are compared per file and per shard with what this machine's
 * engine says of the file; then moved in, and counted once more. Nothing reads a load before it is named in PostgreSQL (import-records.ts),
 * so that it does not matter where this is broken off: the next attempt has another number, and removes what is left of this one (clean-loads.ts).
 */
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AnalyticsEngine, openAnalytics } from '../../platform/analytics/analytics.ts';
import type { Cluster } from '../../platform/clickhouse/cluster.ts';
import type { Progress } from '../../platform/progress.ts';
import { type Counted, isSame, type LoadFile, lessOf, NOTHING, sumOf } from '../datasets/load-model.ts';
import { AnteiError } from '../errors.ts';
import { checkShards, countStaged, differs } from './count-load.ts';
import { comparePairs, type ReadFiles, readFiles } from './records-files.ts';
import {
  COUNT_CODES,
  EACH_SHARD,
  INSERT_FILE,
  KINDS,
  moveStatement,
  PAIRS,
  PARQUET_SETTINGS,
  queryName,
  sumStatement,
} from './records-sql.ts';

/** A file to load; its values are checked (datasets/check-dispensing.ts). */
export interface FileToLoad {
  name: string;
  path: string;
  sha256: string;
}

/** A hundred million rows take half a minute on two cores, and a node may be slow. */
const WITHIN_MS = 6 * 3_600_000;
/** Unlike one that answers, a shard that takes rows in or sums them up says nothing meanwhile. */
const PATIENT = { receive_timeout: 300, send_timeout: 300 };
/** Pairs of code and prefecture: some hundred thousand. */
const LIMITS = { threads: 2, memoryMb: 1024 };

export interface Loaded extends Counted {
  codes: number;
  files: LoadFile[];
  shards: Counted[];
}

/**
 * @param folder for what a shard says, for a moment
 * @throws AnteiError `records-differ` where the cluster has other than the files say; what the cluster throws
 */
export async function loadFiles(
  cluster: Cluster,
  load: number,
  files: readonly FileToLoad[],
  { folder, report }: { folder: string; report: Progress },
): Promise<Loaded> {
  const { shards: count, replicas } = await cluster.shape();
  const engine = await openAnalytics(LIMITS);
  const steps = files.length + 4;
  try {
    report(0, steps, 'ファイルを数えています');
    const read = await readFiles(
      engine,
      files.map(({ path }) => path),
    );
    await sendCodes(cluster, load, read.codes);
    const loaded: LoadFile[] = [];
    for (const [index, file] of files.entries()) {
      report(index + 1, steps, `${file.name} を送っています`);
      const before = loaded.map(({ shards }) => shards);
      loaded.push(
        await sendFile(cluster, { load, count, replicas, file, expected: read.files[index]!, before }),
      );
    }
    report(files.length + 1, steps, '合計しています');
    await sumUp(cluster, load, replicas);
    report(files.length + 2, steps, 'シャードごとに照合しています');
    const shards = await compareShards(engine, cluster, { load, count, folder, read });
    report(files.length + 3, steps, '移しています');
    await moveIn(cluster, load, replicas);
    await checkShards(cluster, { id: load, shards });
    return { ...sumOf(shards), codes: read.codes.length, files: loaded, shards };
  } finally {
    engine.close();
  }
}

/** Every node gets all codes: it finds by them where the rows of a file belong, and what sums are of. */
async function sendCodes(cluster: Cluster, load: number, codes: readonly string[]): Promise<void> {
  const rows = codes.map((code, product) => [load, product, code]);
  await cluster.onEach(async (node) => {
    await node.insert(
      'record_code',
      { columns: ['load', 'product', 'code'], rows },
      { settings: settingsOf(load) },
    );
    const [found] = await node.check<{ codes: number }>(COUNT_CODES, { values: { load } });
    if (found!.codes !== codes.length)
      throw differs(
        `${node.number}台目の薬価コード`,
        { rows: found!.codes, quantity: 0 },
        { rows: codes.length, quantity: 0 },
      );
  });
}

interface Sending {
  load: number;
  /** Of shards. */
  count: number;
  /** Copies of each. */
  replicas: number;
  file: FileToLoad;
  /** What the engine says of the file. */
  expected: Counted;
  /** What every shard has of the files before, file by file. */
  before: readonly Counted[][];
}

async function sendFile(
  cluster: Cluster,
  { load, count, replicas, file, expected, before }: Sending,
): Promise<LoadFile> {
  await cluster.send(INSERT_FILE, createReadStream(file.path), {
    values: { load, shards: count },
    withinMs: WITHIN_MS,
    settings: {
      ...settingsOf(load),
      ...PATIENT,
      ...onAll(replicas),
    },
  });
  const now = await countStaged(cluster, load, count);
  const shards = now.map((after, shard) => lessOf(after, sumOf(before.map((counts) => counts[shard]!))));
  const found = sumOf(shards);
  if (!isSame(found, expected)) throw differs(file.name, found, expected);
  return { name: file.name, sha256: file.sha256, ...expected, shards };
}

/** Every shard sums up its own rows: nothing goes from one to another. */
async function sumUp(cluster: Cluster, load: number, replicas: number): Promise<void> {
  for (const kind of ['place', 'person'] as const)
    await cluster.run(sumStatement(kind), {
      values: { load },
      withinMs: WITHIN_MS,
      settings: { ...settingsOf(load), ...PATIENT, ...onAll(replicas), ...EACH_SHARD },
    });
}

/** @returns what of the files belongs to every shard, as the engine says */
async function compareShards(
  engine: AnalyticsEngine,
  cluster: Cluster,
  { load, count, folder, read }: { load: number; count: number; folder: string; read: ReadFiles },
): Promise<Counted[]> {
  const path = join(folder, `pairs-${load}.tmp`);
  try {
    await cluster.download(PAIRS, path, {
      values: { load },
      withinMs: WITHIN_MS,
      settings: PARQUET_SETTINGS,
    });
    const { shards, off, example } = await comparePairs(engine, path);
    if (off > 0)
      throw new AnteiError(
        'records-differ',
        `コードと都道府県の組のうち${off}組（例 ${example}）が、ファイルのとおりに入っていません。`,
      );
    const expected = Array.from({ length: count }, (_, index) => shards.get(index + 1) ?? NOTHING);
    if (!isSame(sumOf(expected), sumOf(read.files)))
      throw differs('すべてのシャードの合計', sumOf(expected), sumOf(read.files));
    await checkShards(cluster, { id: load, shards: expected }, { staging: true });
    return expected;
  } finally {
    await rm(path, { force: true });
  }
}

/** Moves rows and sums in. Where shards have copies, one after the other: the second finds nothing left to move. */
async function moveIn(cluster: Cluster, load: number, replicas: number): Promise<void> {
  const settings = { ...settingsOf(load), alter_sync: '2' };
  let turn: Promise<unknown> = Promise.resolve();
  await cluster.onEach((node) => {
    const move = async () => {
      for (const kind of KINDS) await node.run(moveStatement(kind, load), { settings });
    };
    const moved = replicas > 1 ? turn.then(move) : move();
    turn = moved.catch(() => undefined);
    return moved;
  });
}

/** Counted by whichever copy answers: all of them have it then. */
const onAll = (replicas: number) => (replicas > 1 ? { insert_quorum: String(replicas) } : {});

/**
 * By the comment a load's statements are found and ended where their process is gone (clean-loads.ts). Copies drop blocks that they have seen: here what is
 * there is counted, and a codes' table that looks the same on every node must come to each.
 */
const settingsOf = (load: number) => ({ log_comment: queryName(load), insert_deduplicate: 0 as const });
