/** The thread in which downloads are made (downloads.ts): one file, then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../platform/database/database.ts';
import { explain } from '../../platform/errors.ts';
import { AnteiError } from '../errors.ts';
import { type DownloadOrder, type DownloadReply, makeDownload } from './make-download.ts';

async function run({ settings, asOf, format }: DownloadOrder): Promise<DownloadReply> {
  try {
    const database = await openDatabase(settings);
    try {
      await makeDownload({ settings, pool: database.pool }, asOf, format);
    } finally {
      await database.close();
    }
    return { failure: null };
  } catch (thrown) {
    const error = explain(thrown);
    if (error instanceof AnteiError) {
      const { code, detail, remedy } = error;
      return { failure: { code, detail, remedy } };
    }
    return {
      failure: {
        code: null,
        detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
      },
    };
  }
}

parentPort!.postMessage(await run(workerData as DownloadOrder));
