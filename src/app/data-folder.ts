/** What is in the data folder, and what a backup does with it. */
import { z } from 'zod';
import type { KeptFiles, Room } from '../platform/room.ts';
import { ROOMS } from './rooms.ts';

const FOLDERS = ROOMS.flatMap((room: Room) => Object.entries(room.folders ?? {}));

/** All that lies there: what a test finds beside it is named nowhere. */
export const DATA_FOLDER: ReadonlySet<string> = new Set([
  'secret',
  // The embedded database, which a backup holds as rows.
  'postgres',
  ...FOLDERS.map(([name]) => name),
]);

/** Folders whose files a backup takes, and puts back. */
export const KEPT_FOLDERS: ReadonlyMap<string, KeptFiles> = new Map(
  FOLDERS.flatMap(([name, kept]) => (kept === 'made again' ? [] : [[name, kept]])),
);

/** What a backup says of itself first, in every format. */
export const Version = z.object({
  format: z.int(),
  antei: z.string().regex(/^[\w.+-]{1,50}$/),
  migrations: z.array(z.string().max(200)).default([]),
});

/** What is shown on a terminal: nothing in it moves the cursor. */
const printable = z.string().regex(/^[^\p{Cc}\p{Cf}]+$/u);
const name = z.string().min(1).max(63);

/** The whole of what it says of itself, first of all. */
export const BackupHead = Version.extend({
  madeAt: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name, columns: z.array(name) })),
  sequences: z.array(z.object({ name, value: z.string().regex(/^-?\d{1,19}$/) })),
  /** With the limits of the queue (graphile_worker.add_job). */
  jobs: z.array(
    z.object({
      task: printable.max(128),
      payload: z.unknown(),
      queue: z.string().max(128).nullable(),
      runAt: z.string().max(50),
      maxAttempts: z.int().min(1).max(32_767),
      key: z.string().max(512).nullable(),
      priority: z.int().min(-32_768).max(32_767),
      flags: z.array(z.string()).nullable(),
    }),
  ),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** What it says at the end. */
export const BackupSummary = z.object({
  /** Rows of each table. */
  rows: z.record(z.string(), z.int().min(0)),
  /** Files that were missing or damaged when it was made, with what to import again. */
  leftOut: z.array(printable),
});
export type BackupSummary = z.infer<typeof BackupSummary>;

/** Raised when the layout of backups changes. */
export const FORMAT = 1;
export const SUMMARY = 'summary.json';
export const SECRET = 'secret';
/** `database/TABLE/00001.copy` */
export const ROWS = /^database\/([a-z][a-z0-9_]*)\/\d{5,}\.copy$/;

/** Whether a file of a backup goes to one of the kept folders: `files/outbox/MAIL.eml`. No other place is written to. */
export function isKeptFile(name: string): boolean {
  const [, folder, path] = /^files\/([^/]+)\/(.+)$/s.exec(name) ?? [];
  return path !== undefined && KEPT_FOLDERS.get(folder!)?.files.test(path) === true;
}
