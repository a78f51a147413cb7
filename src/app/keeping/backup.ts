/**
 * `antei backup FILE`: everything a site needs, in one file, taken while it runs. The database is read from one snapshot. Parquet files
 * never change once they are written: those that the snapshot names are opened right after it and read afterwards, so that an import
 * in between takes nothing away. The file is written beside its place, read back, compared, and only then put there.
 */
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import type { Context } from '../../platform/context.ts';
import { openSnapshot, type Snapshot } from '../../platform/database/dump.ts';
import { checkOutput, makeOutputFolder, replaceFile, writing } from '../../platform/files/output-file.ts';
import { type HeldFile, hashOfFile, holdFile } from '../../platform/files/stored-file.ts';
import type { Progress } from '../../platform/progress.ts';
import type { NamedFile } from '../../platform/room.ts';
import { secretOf } from '../../platform/secret.ts';
import { storeOf } from '../../platform/store/store.ts';
import {
  type BackupHead,
  type BackupSummary,
  DATA_FOLDER,
  FORMAT,
  KEPT_FOLDERS,
  SECRET,
  SUMMARY,
} from '../data-folder.ts';
import { AnteiError } from '../errors.ts';
import { type ArchiveEntry, HEAD, readArchive, writeArchive } from './archive.ts';
import { namedFiles, namedNow } from './named-files.ts';

export interface Backup {
  path: string;
  bytes: number;
  tables: number;
  rows: number;
  files: number;
  /** Files that were missing or damaged, with what to import again. */
  leftOut: string[];
  /** What is in the data folder but not Antei's. */
  unknown: string[];
}

type World = Pick<Context, 'settings' | 'pool' | 'clock' | 'log'>;

/**
 * Makes a backup; a file of that name is replaced when the new one is whole.
 * @throws AnteiError `file-not-written`, `disk-full`, `backup-damaged` if what was written cannot be read back
 */
export async function backupSite(
  context: World,
  place: string,
  progress: Progress = () => undefined,
): Promise<Backup> {
  const asked = resolve(place);
  await makeOutputFolder(dirname(asked));
  const path = await checkOutput(asked, false);
  return replaceFile(path, async (unfinished) => {
    const { snapshot, parts, close } = await takeSnapshot(context);
    const summary: BackupSummary = { rows: {}, leftOut: [] };
    let listed: Awaited<ReturnType<typeof writeArchive>>;
    try {
      const entries = entriesOf(context, snapshot, parts, summary, progress);
      listed = await writeArchive(unfinished, entries, context.clock.now()).catch((error) =>
        // Of the disk, not of the database.
        'syscall' in error ? writing(path, Promise.reject(error)) : Promise.reject(error),
      );
    } finally {
      await close();
    }
    const { size: bytes } = (await hashOfFile(unfinished))!;
    const read = await readArchive(
      unfinished,
      async () => undefined,
      (done) => progress(done, bytes, '書いたものを確かめています'),
    );
    if (JSON.stringify(read) !== JSON.stringify(listed))
      throw new AnteiError('backup-damaged', '読み戻したものが、書いたものと違います。', {
        remedy: '書き出す先のディスクを確かめて、もう一度取ってください。前のバックアップはそのままです。',
      });
    return {
      path,
      bytes,
      tables: snapshot.tables.length,
      rows: Object.values(summary.rows).reduce((sum, rows) => sum + rows, 0),
      files: listed.filter(({ name }) => name.startsWith('files/')).length,
      leftOut: summary.leftOut,
      unknown: (await readdir(context.settings.dataDir)).filter((name) => !DATA_FOLDER.has(name)),
    };
  });
}

interface Part {
  name: string;
  sha256: string;
  fault: NamedFile['fault'];
  /** Null where there was no such file. */
  held: HeldFile | null;
}

/** A snapshot and the files that it names, open. An import that replaced one in between makes it take both again. */
async function takeSnapshot(
  context: World,
): Promise<{ snapshot: Snapshot; parts: Part[]; close(): Promise<void> }> {
  for (let tries = 1; ; tries++) {
    const snapshot = await openSnapshot(context.pool);
    const parts: Part[] = [];
    const close = async () => {
      for (const { held } of parts) await held?.close();
      await snapshot.close();
    };
    try {
      for (const { folder, path, sha256, fault } of await namedFiles(snapshot.ask)) {
        const place = join(context.settings.dataDir, folder, path);
        const held =
          (await holdFile(place)) ??
          ((await isFetched(context, sha256, place)) ? await holdFile(place) : null);
        parts.push({ name: `files/${folder}/${path}`, sha256, fault, held });
      }
      const gone = parts.filter(({ held }) => held === null);
      if (gone.length === 0 || tries === 3 || !(await isReplaced(context, gone)))
        return { snapshot, parts, close };
      await close();
    } catch (error) {
      await close();
      throw error;
    }
  }
}

/** True if a file that another machine has was fetched; a store that does not answer leaves it out, as any file that is not there. */
async function isFetched({ settings, log }: World, sha256: string, place: string): Promise<boolean> {
  try {
    return (await storeOf(settings)?.fetch(sha256, place)) === 'whole';
  } catch (error) {
    if (!(error instanceof AnteiError && error.code === 'store-unreachable')) throw error;
    log.error({ err: error }, 'a file of another machine cannot be backed up');
    return false;
  }
}

/** True where a file went because another took its place. */
async function isReplaced({ pool }: World, gone: readonly Part[]): Promise<boolean> {
  const named = (await namedNow(pool)).map(({ folder, path }) => `files/${folder}/${path}`);
  return gone.some(({ name }) => !named.includes(name));
}

async function* entriesOf(
  { settings, clock }: World,
  snapshot: Snapshot,
  parts: readonly Part[],
  summary: BackupSummary,
  progress: Progress,
): AsyncGenerator<ArchiveEntry> {
  const { migrations, tables, sequences, jobs } = snapshot;
  const steps = tables.length + parts.length;
  const madeAt = clock.now().toISOString();
  const head: BackupHead = {
    format: FORMAT,
    antei: packageJson.version,
    madeAt,
    migrations,
    tables,
    sequences,
    jobs,
  };
  yield inMemory(HEAD, JSON.stringify(head));
  yield inMemory(SECRET, secretOf(settings));
  for (const [index, table] of tables.entries()) {
    progress(index, steps, `データベース：${table.name}`);
    summary.rows[table.name] = yield* rowsOf(snapshot, table);
  }
  for (const [index, { name, sha256, held, fault }] of parts.entries()) {
    progress(tables.length + index, steps, basename(name));
    const opened = held ? await held.open(sha256) : 'missing';
    if (typeof opened === 'string') summary.leftOut.push(fault(opened));
    else yield { name, size: opened.size, body: opened.stream };
  }
  for (const [folder, { files, named }] of KEPT_FOLDERS)
    if (!named) yield* filesOf(settings.dataDir, folder, files);
  yield inMemory(SUMMARY, JSON.stringify(summary));
}

function inMemory(name: string, text: string): ArchiveEntry {
  const body = Buffer.from(text);
  return { name, size: body.length, body };
}

/** Tar wants an entry's size first: a table comes in pieces. */
const PIECE_BYTES = 4 << 20;

async function* rowsOf(
  snapshot: Snapshot,
  table: Snapshot['tables'][number],
): AsyncGenerator<ArchiveEntry, number> {
  const rows = snapshot.rows(table);
  let pieces: Buffer[] = [];
  let size = 0;
  let number = 0;
  const entry = (): ArchiveEntry => {
    const body = Buffer.concat(pieces);
    [pieces, size, number] = [[], 0, number + 1];
    const name = `database/${table.name}/${String(number).padStart(5, '0')}.copy`;
    return { name, size: body.length, body };
  };
  for (;;) {
    const { value, done } = await rows.next();
    if (done) {
      if (size > 0) yield entry();
      return value;
    }
    pieces.push(value);
    size += value.length;
    if (size >= PIECE_BYTES) yield entry();
  }
}

/** All files of a folder that no row names. */
async function* filesOf(dataDir: string, folder: string, files: RegExp): AsyncGenerator<ArchiveEntry> {
  const names = await readdir(join(dataDir, folder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter((one) => files.test(one)).toSorted()) {
    let file: FileHandle;
    try {
      file = await open(join(dataDir, folder, name), 'r');
    } catch (error) {
      // Taken away by hand meanwhile.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    const body = await file.readFile().finally(() => file.close());
    yield { name: `files/${folder}/${name}`, size: body.length, body };
  }
}
