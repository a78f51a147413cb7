/**
 * `antei restore FILE`: a backup into an empty data folder and an empty database. The file is read twice: first to see that all of it
 * is whole, with nothing written; then to put it in, the rows in one transaction and the files beside it, moved into place before it
 * ends. What fails on the way leaves nothing behind.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { holdRestored } from '../../alerts/index.ts';
import { type Clock, systemClock, today } from '../../platform/clock.ts';
import { joinEmbedded } from '../../platform/database/embedded/embedded.ts';
import { beginLoad, refuseUnlessEmpty } from '../../platform/database/load.ts';
import { migrate } from '../../platform/database/migrate.ts';
import { poolOf } from '../../platform/database/servers/several-servers.ts';
import type { Progress } from '../../platform/progress.ts';
import type { Settings } from '../../platform/settings.ts';
import { KEPT_FOLDERS, ROWS, SECRET } from '../data-folder.ts';
import { AnteiError } from '../errors.ts';
import { TASKS } from '../site-jobs.ts';
import { readArchive } from './archive.ts';
import { checkPlace, readBackup } from './read-backup.ts';

export interface Restored {
  madeAt: string;
  /** Version of Antei that made the backup. */
  antei: string;
  rows: number;
  files: number;
  /** Files that the backup already lacked, with what to import again. */
  leftOut: string[];
  /** Waiting jobs of kinds that this version does not have; they were not restored. */
  unknownJobs: string[];
  /** Messages that were due, and wait for the operator's word. */
  held: number;
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
  const contents = await readBackup(path, (done) => progress(done, 2 * size, 'バックアップを確かめています'));
  const { head, summary, secret, files } = contents;
  const unknownJobs = [...new Set(head.jobs.map(({ task }) => task))].filter((task) => !TASKS.includes(task));
  if (settings.secret !== undefined && settings.secret !== secret)
    throw new AnteiError('secret-mismatch', 'ANTEI_SECRET が、バックアップの中の秘密と違います。');
  await refuseUnlessFree(settings.dataDir);

  await mkdir(settings.dataDir, { recursive: true, mode: 0o700 });
  const embedded = settings.databaseUrl ? null : await joinEmbedded(settings.dataDir);
  const pool = poolOf(settings.databaseUrl ?? embedded!.url, 'primary', { max: 4 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const staging = await mkdtemp(join(settings.dataDir, 'restoring-'));
  let held = 0;
  try {
    await refuseUnlessEmpty(pool);
    const load = await beginLoad(pool, {
      ...head,
      jobs: head.jobs.filter(({ task }) => TASKS.includes(task)),
    });
    try {
      const again = await readArchive(
        path,
        async ({ name, body }) => {
          const table = ROWS.exec(name)?.[1];
          if (table) await load.take(table, body);
          else if (name.startsWith('files/')) {
            checkPlace(name);
            await putFile(staging, name.slice('files/'.length), body);
          }
        },
        (done) => progress(size + done, 2 * size, '戻しています'),
      );
      if (JSON.stringify(again) !== contents.listed)
        throw new AnteiError('backup-damaged', '戻している間に、ファイルが変わりました。');
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
    files,
    leftOut: summary.leftOut,
    unknownJobs,
    held,
  };
}

/** @throws AnteiError `restore-not-empty` if something that the backup brings is there already */
async function refuseUnlessFree(dataDir: string): Promise<void> {
  for (const name of [SECRET, ...KEPT_FOLDERS.keys()]) {
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
  // As when they were made: other users of the machine can read none of it, least of all mails with their links.
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
