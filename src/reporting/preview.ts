/** What a report would do, and what is wrong with it. Pure: the rows in force come in, nothing is stored. */
import type { IsoDate } from '../platform/clock.ts';
import { headerName } from '../supply/index.ts';
import type { Cell } from '../supply/model.ts';
import { type ColumnName, finding, type Place, unreadable } from './findings.ts';
import type { OwnRow } from './in-force.ts';
import type { Finding, Preview, ProductChange, ReportedStatus } from './model.ts';
import { readStatus } from './read-status.ts';
import { brokenRules } from './rules.ts';
import { changesBetween, rowAfter, WRITTEN } from './status-cells.ts';

/** A row to be reported, its code already read. */
export interface Incoming {
  row: number | null;
  yjCode: string;
  status: unknown;
  /** Version on which it was made; undefined where it brings none. */
  version?: string;
  /** Things found out about the row before; those of an unchanged row are told too. */
  warnings?: Finding[];
  /** True where every written cell is as in force, verbatim: then it is not read. */
  untouched?: boolean;
  /** True where it was made on an older copy; matters only where it changes something. */
  outdated?: boolean;
}

export interface World {
  own: ReadonlyMap<string, OwnRow>;
  /** Codes that other makers have in the list. */
  others: ReadonlySet<string>;
  reportedOn: IsoDate;
  columnName?: ColumnName;
}

/** Findings of one kind beyond this number say nothing more; a whole foreign list would have 16,000. */
const MAX_ERRORS = 500;

/** Reads the rows one by one. Rows that change nothing break no rule: they are not reported. */
export function previewRows(incoming: readonly Incoming[], world: World): Preview {
  const changes: ProductChange[] = [];
  const errors: Finding[] = [];
  const warnings: Finding[] = [];
  const seen = new Map<string, string>();
  let unchanged = 0;
  for (const item of incoming) {
    const own = world.own.get(item.yjCode);
    const place = { row: item.row, yjCode: item.yjCode, name: own?.name ?? null };
    if (!own) {
      const code = world.others.has(item.yjCode) ? 'other-maker' : 'unknown-code';
      errors.push(finding(code, place, { columnName: world.columnName, value: item.yjCode }));
      continue;
    }
    const result = readRow(item, own, place, world);
    const said = fingerprint(result.status);
    const before = seen.get(item.yjCode);
    if (before !== undefined) {
      if (before !== said) errors.push(finding('duplicate-row', place, { columnName: world.columnName }));
      continue;
    }
    seen.set(item.yjCode, said);
    warnings.push(...(item.warnings ?? []), ...result.warnings);
    errors.push(...result.errors);
    if (result.change) changes.push(result.change);
    else if (result.errors.length === 0) unchanged++;
  }
  return {
    uploadId: null,
    fileName: null,
    rows: incoming.length,
    unchanged,
    missing: 0,
    changes,
    errors: bounded(errors),
    warnings,
  };
}

interface RowResult {
  status: ReportedStatus | 'untouched' | null;
  change: ProductChange | null;
  errors: Finding[];
  warnings: Finding[];
}

function readRow(item: Incoming, own: OwnRow, place: Place, world: World): RowResult {
  const { reportedOn, columnName = headerName } = world;
  const nothing: RowResult = { status: 'untouched', change: null, errors: [], warnings: [] };
  if (item.untouched) return nothing;
  const { status, problems } = readStatus(item.status);
  if (!status) {
    return {
      ...nothing,
      status: null,
      errors: problems.map((problem) => unreadable(problem, place, columnName)),
    };
  }
  const after = rowAfter(own.cells, status, reportedOn);
  const changes = changesBetween(own.cells, after);
  if (changes.length === 0) return { ...nothing, status };
  const errors: Finding[] = [];
  const warnings: Finding[] = [];
  if (item.version !== undefined && item.version !== own.version)
    errors.push(finding('outdated-version', place));
  if (item.outdated) warnings.push(finding('outdated-copy', place));
  for (const rule of brokenRules(status, reportedOn)) {
    const value = after[rule.columns[0]!] ?? null;
    (rule.level === 'error' ? errors : warnings).push(finding(rule.code, place, { columnName, value }));
  }
  const { yjCode, name, row } = { ...place, yjCode: own.yjCode, name: own.name };
  return { status, errors, warnings, change: { yjCode, name, row, changes, status, version: own.version } };
}

/** The same for two rows that say the same. */
function fingerprint(status: RowResult['status']): string {
  if (status === null || status === 'untouched') return String(status);
  return JSON.stringify([...WRITTEN.values()].map(({ field }) => status[field]));
}

function bounded(errors: Finding[]): Finding[] {
  if (errors.length <= MAX_ERRORS) return errors;
  const rest = errors.length - MAX_ERRORS;
  const more = finding(
    'more-errors',
    { row: null, yjCode: null, name: null },
    { value: `ほか${rest}件` as Cell },
  );
  return [...errors.slice(0, MAX_ERRORS), more];
}
