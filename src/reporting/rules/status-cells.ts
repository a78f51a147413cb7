/** A status and the official cells that say it. Pure. */
import { fromExcelSerial, type IsoDate, toExcelSerial } from '../../platform/clock.ts';
import { compact, removeInvisible } from '../../platform/text.ts';
import {
  CODE_LISTS,
  COLUMN,
  OUTLOOK_TEXT,
  REASON_TEXT,
  RESPONSE_TEXT,
  VOLUME_OUTLOOK_TEXT,
  VOLUME_TEXT,
} from '../../supply/index.ts';
import type { Cell, StatedVolume } from '../../supply/model.ts';
import { type CellChange, type PartialStatus, REPORTED_COLUMNS, type ReportedStatus } from '../model.ts';

/** The columns that a maker writes, with their short names: ⑬ and ⑳ follow from the day of the report. */
export const WRITTEN: ReadonlyMap<number, { field: keyof ReportedStatus; label: string }> = new Map([
  [COLUMN.response, { field: 'response', label: '出荷対応' }],
  [COLUMN.reason, { field: 'reason', label: '理由' }],
  [COLUMN.outlook, { field: 'outlook', label: '解除・解消見込み' }],
  [COLUMN.outlookText, { field: 'outlookText', label: '見込みの時期' }],
  [COLUMN.volume, { field: 'volume', label: '出荷量' }],
  [COLUMN.volumeOutlook, { field: 'volumeOutlook', label: '出荷量の改善見込み時期' }],
  [COLUMN.volumeOutlookPercent, { field: 'volumeOutlookPercent', label: '改善見込み量（%）' }],
] as const);

/** A free text as it is compared and stored: nothing invisible, no white space around it, only whole characters. */
export function plainText(text: string): string | null {
  return removeInvisible(text.replace(/\r\n?/g, '\n')).trim() || null;
}

/** A percentage as somebody writes it (80, ８０, 80%); null if it is not one. */
export function readPercent(text: string): number | null {
  if (text.length > 40) return null;
  const match = /^(-?\d{1,15}(?:\.\d{1,10})?)%?$/.exec(compact(text));
  return match ? Number(match[1]) : null;
}

const known = <T extends string>(code: T | 'unknown' | 'notStated'): T | undefined =>
  code === 'unknown' || code === 'notStated' ? undefined : (code as T);

/** What is understood of the cells ⑫ to ⑲ of a row of 20 or 21 cells; what cannot be read is left out. */
export function statusOf(cells: readonly Cell[]): PartialStatus {
  const at = (column: number) => cells[column] ?? null;
  const percent = at(COLUMN.volumeOutlookPercent);
  const status: PartialStatus = {
    response: known(CODE_LISTS.response(at(COLUMN.response))),
    reason: known(CODE_LISTS.reason(at(COLUMN.reason))),
    outlook: known(CODE_LISTS.outlook(at(COLUMN.outlook))),
    outlookText: at(COLUMN.outlookText) === null ? null : plainText(String(at(COLUMN.outlookText))),
    volume: known<StatedVolume>(CODE_LISTS.volume(at(COLUMN.volume))),
    volumeOutlook:
      at(COLUMN.volumeOutlook) === null ? null : known(CODE_LISTS.volumeOutlook(at(COLUMN.volumeOutlook))),
    volumeOutlookPercent: percent === null ? null : (readPercent(String(percent)) ?? undefined),
  };
  return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== undefined));
}

/** The official text of each field of a status. */
function textOf(status: ReportedStatus, field: keyof ReportedStatus): Cell {
  switch (field) {
    case 'response':
      return RESPONSE_TEXT[status.response];
    case 'reason':
      return REASON_TEXT[status.reason];
    case 'outlook':
      return OUTLOOK_TEXT[status.outlook];
    case 'outlookText':
      return status.outlookText;
    case 'volume':
      return VOLUME_TEXT[status.volume];
    case 'volumeOutlook':
      return status.volumeOutlook && VOLUME_OUTLOOK_TEXT[status.volumeOutlook];
    case 'volumeOutlookPercent':
      return status.volumeOutlookPercent === null ? null : String(status.volumeOutlookPercent);
  }
}

/**
 * The row that follows from a report: the cells of `before` with ⑫ and ⑭ to ⑲ saying `status`, verbatim where they said it
 * already; ⑬ is the day of the report where ⑫ changes, ⑳ where anything else does.
 */
export function rowAfter(before: readonly Cell[], status: ReportedStatus, reportedOn: IsoDate): Cell[] {
  const after = [...before];
  const said = statusOf(before);
  let responseChanged = false;
  let othersChanged = false;
  for (const [column, { field }] of WRITTEN) {
    if (said[field] === status[field] && field in said) continue;
    after[column] = textOf(status, field);
    if (column === COLUMN.response) responseChanged = true;
    else othersChanged = true;
  }
  if (responseChanged) after[COLUMN.responseUpdatedOn] = toExcelSerial(reportedOn);
  if (othersChanged) after[COLUMN.updatedOn] = toExcelSerial(reportedOn);
  return after;
}

/** The written cells that differ between two rows. */
export function changesBetween(before: readonly Cell[], after: readonly Cell[]): CellChange[] {
  return [...WRITTEN].flatMap(([column, { label }]) => {
    const [was, is] = [before[column] ?? null, after[column] ?? null];
    return was === is ? [] : [{ column, label, before: was, after: is }];
  });
}

/** ⑫ to ⑳ of a row: what a report stores. */
export function reportedCells(cells: readonly Cell[]): Cell[] {
  return REPORTED_COLUMNS.map((column) => cells[column] ?? null);
}

/** A row with ⑫ to ⑳ replaced by what a report stored. */
export function withReported(cells: readonly Cell[], reported: readonly Cell[]): Cell[] {
  const row = cells.slice(0, COLUMN.isNew);
  for (const [index, column] of REPORTED_COLUMNS.entries()) row[column] = reported[index] ?? null;
  return row;
}

/** A date cell of a row; null if it holds none. */
export function dateAt(cells: readonly Cell[], column: number): IsoDate | null {
  const cell = cells[column];
  return typeof cell === 'number' ? fromExcelSerial(cell) : null;
}
