/** What is asked of the thread that makes a download, and the making of one. */
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { ErrorCode } from '../../platform/errors.ts';
import type { Settings } from '../../platform/settings.ts';
import { artefactPath, keepFile } from './download-files.ts';
import { exportEdition, type Format } from './export-edition.ts';
import { exportHistory } from './export-history.ts';

/** Raise when the same edition is exported differently: files made before are then no longer served. */
export const EXPORT_VERSION = 2;

/** The whole history, as a file beside those of its newest edition. */
export const HISTORY = 'zip';

export interface DownloadOrder {
  /** With the address of the database, the embedded one included. */
  settings: Settings;
  asOf: IsoDate;
  format: Format | typeof HISTORY;
}

/** Errors lose their class between threads; what is needed to throw them again is sent instead. */
export interface DownloadReply {
  failure: { code: ErrorCode | null; detail: string; remedy?: string } | null;
}

/** Exports and keeps one file. Its key is of the edition as it was read, which may be newer than the one asked for. */
export async function makeDownload(
  context: Pick<Context, 'pool' | 'settings'>,
  asOf: IsoDate,
  format: DownloadOrder['format'],
): Promise<void> {
  const { bytes, edition } =
    format === HISTORY ? await exportHistory(context) : await exportEdition(context, { asOf, format });
  await keepFile(artefactPath(context.settings.dataDir, edition, EXPORT_VERSION, format), bytes);
}
