/** What lies in the data folder, and what becomes of it in a backup. A test sees that nothing else lies there. */
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

/** What a backup says of itself, first of all. */
export interface BackupHead {
  format: number;
  /** Version of Antei that made it. */
  antei: string;
  madeAt: string;
  migrations: string[];
  tables: { name: string; columns: string[] }[];
  sequences: { name: string; value: string }[];
  jobs: import('../platform/database/dump.ts').WaitingJob[];
}

/** What it says at the end. */
export interface BackupSummary {
  /** Rows of each table. */
  rows: Record<string, number>;
  /** Files that were missing or damaged when it was made, with what to import again. */
  leftOut: string[];
}

/** Raised when the layout of backups changes. */
export const FORMAT = 1;
export const SUMMARY = 'summary.json';
export const SECRET = 'secret';
/** `database/TABLE/00001.copy` */
export const ROWS = /^database\/([a-z][a-z0-9_]*)\/\d{5,}\.copy$/;
