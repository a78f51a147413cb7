/**
 * `antei restore FILE`: a backup into an empty data folder and an empty database. The file is read twice: first to see that all of it
 * is whole, with nothing written; then to put it in, the rows in one transaction and the files beside it, moved into place before it
 * ends. What fails on the way leaves nothing behind.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { holdRestored } from '../alerts/index.ts';
import { HEAD, isPlainPath, readArchive } from '../platform/archive.ts';
import { type Clock, systemClock, today } from '../platform/clock.ts';
import { joinEmbedded } from '../platform/database/embedded.ts';
import { beginLoad, refuseUnlessEmpty, unknownMigrations } from '../platform/database/load.ts';
import { migrate } from '../platform/database/migrate.ts';
import { AnteiError } from '../platform/errors.ts';
import type { Progress } from '../platform/progress.ts';
import type { Settings } from '../platform/settings.ts';
import {
  type BackupHead,
  type BackupSummary,
  FORMAT,
  KEPT_FOLDERS,
  ROWS,
  SECRET,
  SUMMARY,
} from './data-folder.ts';

export interface Restored {
  madeAt: string;
  /** Version of Antei that made the backup. */
  antei: string;
  rows: number;
  files: number;
  /** Files that the backup already lacked, with what to import again. */
  leftOut: string[];
  /** Messages that were due, and wait for the operator's word. */
  held: number;
}

interface Contents {
  head: BackupHead;
  summary: BackupSummary;
  secret: string;
  files: string[];
}

type Place = Pick<Settings, 'dataDir' | 'databaseUrl' | 'secret'>;

/**
 * Restores a backup.
 * @param options.send true: messages that were due are sent, also those that the lost site may have sent since
 * @throws AnteiError `file-not-found`, `backup-unreadable`, `backup-damaged`, `backup-newer`, `restore-not-empty`, `secret-mismatch`,
 *   `disk-full`; nothing is restored then
 */
export async function restoreSite(
  settings: Place,
  path: string,
  progress: Progress = () => undefined,
  { send = false, clock = systemClock }: { send?: boolean; clock?: Clock } = {},
): Promise<Restored> {
  const size = (await stat(path).catch(() => null))?.size ?? 1;
  const contents = await readContents(path, (done) =>
    progress(done, 2 * size, 'バックアップを確かめています'),
  );
  const { head, summary, secret, files } = contents;
  if (settings.secret !== undefined && settings.secret !== secret)
    throw new AnteiError('secret-mismatch', 'ANTEI_SECRET が、バックアップの中の秘密と違います。');
  await refuseUnlessFree(settings.dataDir);

  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
  const embedded = settings.databaseUrl ? null : await joinEmbedded(settings.dataDir);
  const pool = new pg.Pool({ connectionString: settings.databaseUrl ?? embedded!.url, max: 4 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const staging = await mkdtemp(join(settings.dataDir, 'restoring-'));
  let held = 0;
  try {
    await refuseUnlessEmpty(pool);
    const load = await beginLoad(pool, head);
    try {
      await readArchive(
        path,
        async ({ name, body }) => {
          const table = ROWS.exec(name)?.[1];
          if (table) await load.take(table, body);
          else if (name.startsWith('files/')) await putFile(staging, name.slice('files/'.length), body);
        },
        (done) => progress(size + done, 2 * size, '戻しています'),
      );
      await putFile(staging, SECRET, [Buffer.from(secret)]);
      await load.finish(new Map(Object.entries(summary.rows)), () => moveInto(staging, settings));
    } catch (error) {
      await load.abandon();
      throw error;
    }
    await migrate(pool);
    if (!send)
      held = await holdRestored(pool, {
        backupAt: new Date(head.madeAt),
        now: clock.now(),
        restoredOn: today(clock),
      });
  } finally {
    await rm(staging, { recursive: true, force: true });
    await pool.end();
    await embedded?.leave();
  }
  return {
    madeAt: head.madeAt,
    antei: head.antei,
    rows: Object.values(summary.rows).reduce((sum, rows) => sum + rows, 0),
    files: files.length,
    leftOut: summary.leftOut,
    held,
  };
}

/** Reads all of it and keeps what is small. */
async function readContents(path: string, progress: (bytes: number) => void): Promise<Contents> {
  const small = new Map<string, string>();
  const files: string[] = [];
  await readArchive(
    path,
    async ({ name, size, body }) => {
      if (name === HEAD || name === SUMMARY || name === SECRET) {
        if (size > MOST_IN_MEMORY) throw new AnteiError('backup-damaged', `${name} が大きすぎます。`);
        small.set(name, (await buffer(body)).toString('utf8'));
        // Told before all of it is read: nothing of a newer one can be understood.
        if (name === HEAD) checkVersion(read<BackupHead>(small, HEAD));
      } else if (name.startsWith('files/')) files.push(name.slice('files/'.length));
      else if (!ROWS.test(name))
        throw new AnteiError('backup-damaged', `${name} は、あるはずのないものです。`);
    },
    progress,
  );
  const strange = files.find((name) => !isPlainPath(name) || !KEPT_FOLDERS.includes(name.split('/')[0]!));
  if (strange !== undefined) throw new AnteiError('backup-damaged', `${strange} を置く場所はありません。`);
  const secret = small.get(SECRET);
  if (!secret) throw new AnteiError('backup-damaged', '秘密がありません。');
  return { head: read(small, HEAD), summary: read(small, SUMMARY), secret, files };
}

const MOST_IN_MEMORY = 64 << 20;

function read<T>(small: ReadonlyMap<string, string>, name: string): T {
  try {
    return JSON.parse(small.get(name)!) as T;
  } catch {
    throw new AnteiError('backup-damaged', `${name} が読めません。`);
  }
}

function checkVersion({ format, antei, migrations }: BackupHead): void {
  const strange = format === FORMAT ? unknownMigrations(migrations) : [];
  if (format > FORMAT || strange.length > 0)
    throw new AnteiError(
      'backup-newer',
      `版 ${antei} のもので、この版の知らない変更があります（${strange.join('、') || `形式 ${format}`}）。`,
    );
  if (format !== FORMAT) throw new AnteiError('backup-damaged', `形式 ${format} というものはありません。`);
}

/** @throws AnteiError `restore-not-empty` where something that the backup brings is there already */
async function refuseUnlessFree(dataDir: string): Promise<void> {
  for (const name of [SECRET, ...KEPT_FOLDERS]) {
    const path = join(dataDir, name);
    const held = await readdir(path).catch((error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? [] : [name],
    );
    if (held.length > 0)
      throw new AnteiError('restore-not-empty', `${dataDir} に ${name} がすでにあります。`);
  }
}

async function putFile(
  staging: string,
  name: string,
  body: AsyncIterable<Buffer> | Iterable<Buffer>,
): Promise<void> {
  const path = join(staging, name);
  // As when they were made: whoever else is on the machine reads none of it, mails with their links least of all.
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(body, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
}

/** Puts the files in their places; where one cannot be, none stays. */
async function moveInto(staging: string, { dataDir, secret }: Place): Promise<void> {
  const moved: string[] = [];
  try {
    for (const name of await readdir(staging)) {
      // The operator keeps it elsewhere.
      if (name === SECRET && secret !== undefined) continue;
      const place = join(dataDir, name);
      // An empty folder may be there.
      await rmdir(place).catch(() => undefined);
      await rename(join(staging, name), place);
      moved.push(place);
    }
  } catch (error) {
    for (const place of moved) await rm(place, { recursive: true, force: true });
    throw error;
  }
}
