/**
 * Editions as files that are made once and served many times. The job that follows an import makes them before anybody
 * asks; what is asked for and not there (an older edition) is made when its turn comes, in a thread of its own, so that a web
 * process goes on answering. Where there is a store, what one machine made the others fetch.
 */

import { Worker } from 'node:worker_threads';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { readFrom } from '../../platform/database/servers/reading.ts';
import { addressOf } from '../../platform/database/servers/several-servers.ts';
import { type OpenedFile, openStored } from '../../platform/files/stored-file.ts';
import { madeFiles } from '../../platform/store/made-files.ts';
import { AnteiError } from '../errors.ts';
import { exportName } from '../official/official-layout.ts';
import { artefactPath, DOWNLOADS, KEPT, keptFile } from './download-files.ts';
import { CONTENT_TYPES, FORMATS, type Format } from './export-edition.ts';
import {
  type DownloadOrder,
  type DownloadReply,
  EXPORT_VERSION,
  HISTORY,
  makeDownload,
} from './make-download.ts';
import { findEdition, findHistory, newestEditions } from './store-export.ts';

export interface Download {
  path: string;
  /** Of the file's bytes, not of the official workbook. */
  sha256: string;
  size: number;
  fileName: string;
  contentType: string;
}

/**
 * Opens a download; bytes that are not of its hash never come to their end.
 * @throws AnteiError `stored-damaged` if it went or changed since it was looked at
 */
export async function openDownload({ path, sha256, fileName }: Download): Promise<OpenedFile> {
  const opened = await openStored(path, sha256);
  if (typeof opened !== 'string') return opened;
  throw new AnteiError('stored-damaged', `${fileName} を作り直します。`);
}

type Artefact = DownloadOrder['format'];
type Maker = (context: Context, asOf: IsoDate, format: Artefact) => Promise<unknown>;

/**
 * The download of an edition, made where it is not there yet.
 * @throws AnteiError `no-edition`, `disk-full`, `drawing-busy`
 */
export async function ensureDownload(context: Context, asOf: IsoDate, format: Format): Promise<Download> {
  return ensure(context, asOf, format, makeInThread);
}

/**
 * The complete history as it is now, made where it is not there yet.
 * @throws AnteiError as {@link ensureDownload}
 */
export async function ensureHistory(context: Context): Promise<Download> {
  const [newest] = await newestEditions(context.pool, 1);
  if (!newest) throw new AnteiError('no-edition', 'まだ一覧が取り込まれていません。');
  return ensure(context, newest, HISTORY, makeInThread);
}

/** Editions that are prepared: the ones people ask for. Sixty imported at once would take minutes, for files nobody wants. */
const PREPARED = 3;

/**
 * Makes all downloads of an edition in this thread: for the worker process. Nothing is done for an edition that is not
 * among the newest, or has gone since the job was added.
 */
export async function prepareDownloads(context: Context, asOf: IsoDate): Promise<void> {
  for (const format of FORMATS) {
    const newest = await newestEditions(context.pool, PREPARED);
    if (newest.includes(asOf)) await ensure(context, asOf, format, makeDownload);
  }
  const [newest] = await newestEditions(context.pool, 1);
  if (newest === asOf) await ensure(context, newest, HISTORY, makeDownload);
}

/** The demonstration says what it is. */
function historyName({ asOf, source }: { asOf: IsoDate; source: string }): string {
  return `${source === 'demo' ? 'demo-' : ''}antei-history-${asOf}.zip`;
}

/** Tries when an edition is corrected again and again while its download is being made. */
const TRIES = 3;

async function ensure(context: Context, asOf: IsoDate, format: Artefact, maker: Maker): Promise<Download> {
  const made = madeFiles(context);
  for (let tries = 0; tries < TRIES; tries++) {
    const edition = await (format === HISTORY ? findHistory(context.pool) : findEdition(context.pool, asOf));
    if (!edition) throw new AnteiError('no-edition', `${asOf} の一覧はありません。`);
    const path = artefactPath(context.settings.dataDir, edition, EXPORT_VERSION, format);
    const file = (await keptFile(path)) ?? ((await made?.bring(path)) ? await keptFile(path) : null);
    if (file && format === HISTORY)
      return { ...file, fileName: historyName(edition), contentType: 'application/zip' };
    if (file && format !== HISTORY)
      return { ...file, fileName: exportName(edition, format), contentType: CONTENT_TYPES[format] };
    // The path names the edition's content; a data folder has one drawer in a process.
    await context.drawer.inTurn(`download ${path}`, () => maker(context, asOf, format));
    await made?.share(path);
    await made?.keepOnly(DOWNLOADS, KEPT);
  }
  throw new AnteiError('internal', `${asOf} の一覧の ${format} を作っても残りません。`);
}

/** Far above what an edition of today's size takes; an export that needs more fails alone, not with the whole process. */
const THREAD_HEAP_MB = 1024;

async function makeInThread(context: Context, asOf: IsoDate, format: Artefact): Promise<void> {
  // The thread uses the same database by its address. It must not join the embedded one itself: a process that has joined is
  // counted by process, and a thread that leaves would leave for all.
  const databaseUrl = addressOf(readFrom(context.pool));
  const order: DownloadOrder = { settings: { ...context.settings, databaseUrl }, asOf, format };
  const thread = new Worker(new URL('./download-worker.ts', import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_HEAP_MB },
  });
  const reply = await new Promise<DownloadReply>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the download thread ended with ${code} and no reply`)));
  });
  if (!reply.failure) return;
  const { code, detail, remedy } = reply.failure;
  throw code ? new AnteiError(code, detail, { remedy }) : new Error(detail);
}
