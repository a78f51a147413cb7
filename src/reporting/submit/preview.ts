/** What a report would do, and what is wrong with it. The rows in force come in, nothing is stored. */
import type { IsoDate } from '../../platform/clock.ts';
import { paced } from '../../platform/turns/paced.ts';
import { headerName } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import type { Finding, Preview, ProductChange } from '../model.ts';
import type { OwnRow } from '../records/in-force.ts';
import { type ColumnName, finding, type Place, readAs, unreadable } from '../rules/findings.ts';
import { readStatus } from '../rules/read-status.ts';
import { brokenRules } from '../rules/rules.ts';
import { changesBetween, rowAfter, WRITTEN } from '../rules/status-cells.ts';

/** A row to be reported, its code already read. */
export interface Incoming {
  row: number | null;
  yjCode: string;
  status: unknown;
  /** Version on which it was made; undefined if it brings none. */
  version?: string;
  /** Things found out about the row before; also reported if the row is unchanged. */
  warnings?: Finding[];
  /** True if every written cell is as in force, verbatim: then it is not read. */
  untouched?: boolean;
  /** True if it was made on an older copy; matters only where it changes something. */
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

/** Reads the rows one by one, others let in between. Rows that change nothing break no rule: they are not reported. */
export async function previewRows(incoming: readonly Incoming[], world: World): Promise<Preview> {
  const changes: ProductChange[] = [];
  const errors: Finding[] = [];
  const warnings: Finding[] = [];
  const seen = new Map<string, string>();
  let unchanged = 0;
  for await (const item of paced(incoming)) {
    const own = world.own.get(item.yjCode);
    const place = { row: item.row, yjCode: item.yjCode, name: own?.name ?? null };
    if (!own) {
      const code = world.others.has(item.yjCode) ? 'other-maker' : 'unknown-code';
      errors.push(finding(code, place, { columnName: world.columnName, value: item.yjCode }));
      continue;
    }
    // Reading a row is cheap, working out what follows from it is not: a row that says the same again costs nothing more.
    const read: Reading = item.untouched ? 'untouched' : readStatus(item.status);
    const said = fingerprint(read);
    const before = seen.get(item.yjCode);
    if (before !== undefined) {
      if (before !== said) errors.push(finding('duplicate-row', place, { columnName: world.columnName }));
      continue;
    }
    seen.set(item.yjCode, said);
    const result = judge(read, item, own, place, world);
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

type Reading = ReturnType<typeof readStatus> | 'untouched';

interface RowResult {
  change: ProductChange | null;
  errors: Finding[];
  warnings: Finding[];
}

function judge(read: Reading, item: Incoming, own: OwnRow, place: Place, world: World): RowResult {
  const { reportedOn, columnName = headerName } = world;
  const nothing: RowResult = { change: null, errors: [], warnings: [] };
  if (read === 'untouched') return nothing;
  const { status, problems, notices } = read;
  if (!status)
    return { ...nothing, errors: problems.map((problem) => unreadable(problem, place, columnName)) };
  const after = rowAfter(own.cells, status, reportedOn);
  const changes = changesBetween(own.cells, after);
  if (changes.length === 0) return nothing;
  const errors: Finding[] = [];
  const warnings = notices.map((notice) => readAs(notice, place, columnName));
  if (item.version !== undefined && item.version !== own.version)
    errors.push(finding('outdated-version', place));
  if (item.outdated) warnings.push(finding('outdated-copy', place));
  for (const rule of brokenRules(status, reportedOn)) {
    const value = after[rule.columns[0]!] ?? null;
    (rule.level === 'error' ? errors : warnings).push(finding(rule.code, place, { columnName, value }));
  }
  const { yjCode, name, row } = { ...place, yjCode: own.yjCode, name: own.name };
  return { errors, warnings, change: { yjCode, name, row, changes, status, version: own.version } };
}

/** The same for two rows that say the same. */
function fingerprint(read: Reading): string {
  if (read === 'untouched') return read;
  const { status } = read;
  if (status === null) return 'null';
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
