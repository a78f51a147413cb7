/** What lies in the data folder, and what becomes of it in a backup. */
import { z } from 'zod';

/** A test sees that nothing else lies there. */
export const DATA_FOLDER: Readonly<Record<string, 'kept' | 'dumped' | 'made again'>> = {
  secret: 'kept',
  /** Parquet files of datasets. What is made of them is made again. */
  indicators: 'kept',
  /** Mails of a site without a mail server. */
  outbox: 'kept',
  downloads: 'made again',
  /** The embedded database. */
  postgres: 'dumped',
};

/** Folders below which a backup puts files back. */
export const KEPT_FOLDERS = Object.keys(DATA_FOLDER).filter(
  (name) => DATA_FOLDER[name] === 'kept' && name !== 'secret',
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
/** `files/outbox/MAIL.eml`, `files/indicators/DATASET/PART.parquet`: no other place is written to. */
export const FILES = /^files\/(?:outbox\/[^/]+\.eml|indicators\/[^/]+\/[^/]+\.parquet)$/;
