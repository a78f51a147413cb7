import type { IsoDate } from '../../platform/clock.ts';
import type { SourceFile } from '../../platform/files/bounded-file.ts';
import { type FileReader, isCell, isCount, refused } from '../../platform/files/reading/reading.ts';
import { OFFICIAL_HEADERS } from '../../supply/index.ts';
import '../errors.ts';
import type { FileRow, ReportFile } from './read-file.ts';

/** Reads a maker's file (read-file.ts) in the process for foreign files. */
export const reportReader: FileReader<[SourceFile, IsoDate, readonly string[]], ReportFile> = {
  module: new URL('./read-file.ts', import.meta.url).href,
  name: 'readReportFile',
  maxResultBytes: 40_000_000,
  check(result) {
    const { rows, columns, control } = result as ReportFile;
    const width = OFFICIAL_HEADERS.length;
    const isRow = ({ row, cells }: FileRow) =>
      isCount(row) && Array.isArray(cells) && cells.length === width && cells.every(isCell);
    const right =
      Array.isArray(rows) &&
      rows.every(isRow) &&
      Array.isArray(columns) &&
      columns.length === width &&
      columns.every(isCount) &&
      (control === null || isCount(control));
    if (!right) throw refused();
    return { rows, columns, control };
  },
};
