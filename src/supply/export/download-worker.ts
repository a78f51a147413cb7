/** The thread in which downloads are made (downloads.ts): one file, then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { IsoDate } from '../../platform/clock.ts';
import { openDatabase } from '../../platform/database/database.ts';
import { type ErrorCode, explain } from '../../platform/errors.ts';
import type { Settings } from '../../platform/settings.ts';
import { AnteiError } from '../errors.ts';
import { makeDownload } from './downloads.ts';
import type { Format } from './export-edition.ts';

export interface DownloadOrder {
  /** With the address of the database, the embedded one included. */
  settings: Settings;
  asOf: IsoDate;
  format: Format;
}

/** Errors lose their class between threads; what is needed to throw them again is sent instead. */
export interface DownloadReply {
  failure: { code: ErrorCode | null; detail: string } | null;
}

async function run({ settings, asOf, format }: DownloadOrder): Promise<DownloadReply> {
  try {
    const database = await openDatabase(settings);
    try {
      await makeDownload({ settings, db: database.db }, asOf, format);
    } finally {
      await database.close();
    }
    return { failure: null };
  } catch (thrown) {
    const error = explain(thrown);
    if (error instanceof AnteiError) return { failure: { code: error.code, detail: error.detail } };
    return {
      failure: {
        code: null,
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      },
    };
  }
}

parentPort!.postMessage(await run(workerData as DownloadOrder));
