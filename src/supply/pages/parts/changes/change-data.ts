import { CHANGE_KINDS } from '../../../model.ts';
import { chooseRange, tellWithdrawn } from '../../../read/choose-editions.ts';
import type { ChangeList } from '../../../read/list-changes.ts';
import { CHANGE_GROUPS, type ChangeGroup } from '../../../read/read-changes.ts';
import type { SupplyReader } from '../../../reader.ts';
import {
  CHANGE_PAGE_SIZE,
  type ChangeAddress,
  changesPath,
  MOVED_KINDS,
  readChangeAddress,
} from '../../../words/change-address.ts';
import { readable } from '../../../words/status-wording.ts';
import { toChangeRow } from './change-row.ts';
import { toEditRow } from './edit-row.ts';

/** One value of a filter, ready for a select or a check box. */
export interface Choice {
  value: string;
  label: string;
  count: number;
}

/** A select longer than this helps nobody: the values with most changes stay. */
const CHOICES = 300;

/** All that the changes page shows; null before the first import. */
export async function readChangePage(supply: SupplyReader, params: URLSearchParams) {
  const { editions, withdrawn } = await supply.snapshot();
  if (editions.length === 0) return null;
  const given = readChangeAddress(params);
  const dates = editions.map((edition) => edition.asOf);
  const { from, to, issues } = chooseRange(dates, given);
  const address = { ...given, from, to };
  const list = await supply.changeList({ ...address, size: CHANGE_PAGE_SIZE });
  const first = dates.indexOf(from);
  return {
    // The group stays open unless it was chosen, so that a change of the filters shows what is there.
    address: { ...address, page: list.page },
    issues: tellWithdrawn(issues, withdrawn),
    dates,
    editions: first - dates.indexOf(to) + 1,
    /** The edition that the earliest one is compared with; null if it is the first of all. */
    comparedWith: dates[first + 1] ?? null,
    earlier: dates[first + 1] ?? null,
    later: dates[dates.indexOf(to) - 1] ?? null,
    group: list.group,
    tabs: tabs(address, list),
    total: list.total,
    quiet: list.quiet,
    kinds: MOVED_KINDS.map(
      (kind): Choice => ({ value: kind, label: CHANGE_KINDS[kind], count: list.counts.kind.get(kind) ?? 0 }),
    ),
    classes: choices(list.counts.class, address.therapeuticClass),
    ingredients: choices(list.counts.ingredient, address.ingredient),
    makers: choices(list.counts.mah, address.mah),
    rows: list.items.map(toChangeRow),
    /** In place of rows, unless the products of one edit are asked for. */
    edits:
      list.edits?.map((edit) =>
        toEditRow(edit, changesPath({ ...address, group: 'listing', edit: edit.key, page: 1 })),
      ) ?? null,
  };
}

export type ChangePage = NonNullable<Awaited<ReturnType<typeof readChangePage>>>;

function tabs(address: ChangeAddress, list: ChangeList) {
  return (Object.keys(CHANGE_GROUPS) as ChangeGroup[]).map((group) => ({
    label: CHANGE_GROUPS[group],
    to: changesPath({ ...address, group, edit: null, page: 1 }),
    current: group === list.group,
    count: list.counts.group.get(group) ?? 0,
  }));
}

function choices(counts: Map<string, number>, chosen: string | null): Choice[] {
  const kept = [...counts].sort((a, b) => b[1] - a[1]).slice(0, CHOICES);
  if (chosen !== null && !kept.some(([value]) => value === chosen))
    kept.push([chosen, counts.get(chosen) ?? 0]);
  const { compare } = new Intl.Collator('ja');
  return kept
    .map(([value, count]) => ({ value, label: readable(value), count }))
    .sort((a, b) => compare(a.label, b.label));
}
