/**
 * The rule by which the official list and the reports of manufacturers become one list (docs/decisions/0017):
 *
 *   A manufacturer's report is in the list from the day it was made until the official list says something else about the
 *   product than it said when the report was made.
 *
 * "Something else" is read from the cells themselves, columns 1 to 20, never from a date or a flag. The facts of a product
 * (columns ① to ⑪) always come from the official list; a report speaks in columns ⑫ to ⑳. What the official list says
 * in place of a report is kept beside it.
 */

import type { Cell, EditionRow, ParsedEdition } from '../model.ts';
import { COLUMN } from '../official/columns.ts';
import { saidHash } from '../official/content-hash.ts';
import { NEW_TEXT } from '../official/official-layout.ts';
import { parseRow } from '../official/parse-row.ts';
import type { ActiveReport } from '../ports.ts';

/** A row that says what its manufacturer reported. */
export interface CarriedReport {
  yjCode: string;
  reportId: number;
  /** Columns 1 to 21 of the official list. */
  officialCells: Cell[];
  /** Of an earlier report that this one corrects: first edition that carried it. */
  corrects: ActiveReport['corrects'];
}

export interface MergedEdition {
  edition: ParsedEdition;
  carried: CarriedReport[];
  /** Reports on which the official list has moved on. */
  overtaken: number[];
}

/**
 * @param edition as the official list says it
 * @param isNew true for a report that no earlier edition carried: its row is marked New, as the ministry would
 */
export function mergeReports(
  edition: ParsedEdition,
  reports: readonly ActiveReport[],
  isNew: (report: ActiveReport) => boolean,
): MergedEdition {
  if (reports.length === 0) return { edition, carried: [], overtaken: [] };
  const byCode = new Map(reports.map((report) => [report.yjCode, report]));
  const carried = new Map<string, CarriedReport>();
  const rows = edition.rows.map((row) => {
    const report = byCode.get(row.yjCode);
    if (!report || saidHash(row.cells) !== report.officialHash) return row;
    carried.set(row.yjCode, {
      yjCode: row.yjCode,
      reportId: report.id,
      officialCells: row.cells,
      corrects: report.corrects,
    });
    return reportedRow(row, report, edition.asOf, isNew(report));
  });
  const overtaken = reports.filter(({ yjCode }) => !carried.has(yjCode)).map(({ id }) => id);
  return { edition: { ...edition, rows }, carried: [...carried.values()], overtaken };
}

function reportedRow(row: EditionRow, report: ActiveReport, asOf: string, isNew: boolean): EditionRow {
  const cells = [
    ...row.cells.slice(0, COLUMN.response),
    ...report.cells,
    isNew ? NEW_TEXT : (row.cells[COLUMN.isNew] ?? null),
  ];
  // Accepted reports were read by the same rules; what the official facts leave unread was told with the official row.
  return parseRow(cells, row.row, row.yjCode, asOf, () => undefined);
}
