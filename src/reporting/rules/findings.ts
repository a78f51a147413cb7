/** What is wrong with a report, row by row. Pure. */

import { cut } from '../../platform/text.ts';
import { headerName } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import { AnteiError } from '../errors.ts';
import type { Finding } from '../model.ts';
import { type ReadingNotice, type ReadingProblem, shown } from './read-status.ts';
import { wordingOf } from './rules.ts';

/** The place of a finding. */
export interface Place {
  row: number | null;
  yjCode: string | null;
  name: string | null;
}

/** How a column is called in a finding: its short header, with its letter where there is a sheet. */
export type ColumnName = (column: number) => string;

/** @param about column to name, instead of the rule's own first one; null for the whole row */
export function finding(
  code: string,
  place: Place,
  {
    columnName = headerName,
    column,
    value = null,
    expected = null,
  }: { columnName?: ColumnName; column?: number | null; value?: Cell; expected?: string | null } = {},
): Finding {
  const { level, columns, wording, remedy } = wordingOf(code)!;
  const at = column === undefined ? (columns[0] ?? null) : column;
  return {
    code,
    level,
    ...place,
    column: at === null ? null : columnName(at),
    value,
    wording,
    remedy: expected === null ? remedy : `${expected} から選んでください。`,
  };
}

/** A finding for a field that could not be read. */
export function unreadable(problem: ReadingProblem, place: Place, columnName: ColumnName): Finding {
  const { code, column, value, expected } = problem;
  return finding(code, place, { columnName, column, value, expected });
}

/** A word that was read though it is not written as the list does: as what, and what to do if that is wrong. */
export function readAs(
  { column, value, readAs }: ReadingNotice,
  place: Place,
  columnName: ColumnName,
): Finding {
  const found = finding('short-form', place, { columnName, column, value });
  return { ...found, remedy: `「${readAs}」と読みました。違うときは、公式の一覧の書き方に直してください。` };
}

/** A report that was not taken, with every reason. `name` is its parent's: pages recognise errors by it. */
export class ReportRefused extends AnteiError {
  readonly findings: Finding[];

  constructor(
    code: 'report-refused' | 'warnings-open' | 'edit-conflict',
    findings: Finding[],
    detail: string,
  ) {
    super(code, detail);
    this.findings = findings;
  }
}

/** The first few findings in one line, for the detail of an error. */
export function inShort(findings: readonly Finding[]): string {
  const lines = findings.slice(0, 3).map(({ yjCode, column, wording, value }) => {
    const where = [yjCode, column].filter((part) => part !== null).join(' ');
    return `${where}${value === null ? '' : `「${cut(String(shown(value)), 40)}」`}${where ? '：' : ''}${wording}`;
  });
  const more = findings.length > 3 ? ` ほか${findings.length - 3}件` : '';
  return lines.join(' ') + more;
}
