import { addDays, type IsoDate } from '../../../../platform/clock.ts';
import { formatMonthDay } from '../../../../ui/format.ts';
import { CHANGE_KINDS, REASONS, type ShortageReason } from '../../../model.ts';
import {
  type ChangePeriod,
  chooseRange,
  mondayOf,
  PERIODS,
  periodStart,
  tellWithdrawn,
} from '../../../read/choose-editions.ts';
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
import { toIngredientRow } from './ingredient-row.ts';

/** One value of a filter, ready for a select or a check box. */
export interface Choice {
  value: string;
  label: string;
  count: number;
}

/** A select longer than this helps nobody: the values with most changes stay. */
const CHOICES = 300;

/** All that the changes page shows; null before the first import. */
export async function readChangePage(supply: SupplyReader, params: URLSearchParams, today: IsoDate) {
  const { editions, withdrawn } = await supply.snapshot();
  if (editions.length === 0) return null;
  const dates = editions.map((edition) => edition.asOf);
  const { address, issues } = asked(dates, params);
  const { from, to } = address;
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
    periods: PERIODS.map((period) => ({
      label: periodLabel(dates[0]!, period, today),
      to: changesPath({ ...address, from: null, to: null, period, page: 1 }),
      current: to === dates[0] && from === periodStart(dates, period),
    })),
    causes: list.causes.map(({ reason, ...counts }) => ({ label: causeLabel(reason), ...counts })),
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
    /** In place of rows where asked for. */
    grouped:
      list.ingredients?.map((ingredient) =>
        toIngredientRow(ingredient, (name) =>
          changesPath({ ...address, group: list.group, byIngredient: false, ingredient: name, page: 1 }),
        ),
      ) ?? null,
    /** In place of rows, unless the products of one edit are asked for. */
    edits:
      list.edits?.map((edit) =>
        toEditRow(edit, changesPath({ ...address, group: 'listing', edit: edit.key, page: 1 })),
      ) ?? null,
  };
}

/** What an address asks for, its span made possible. */
function asked(dates: readonly IsoDate[], params: URLSearchParams) {
  const given = readChangeAddress(params);
  const span = given.period ? { from: periodStart(dates, given.period), to: dates[0]! } : given;
  const { from, to, issues } = chooseRange(dates, span);
  return { address: { ...given, from, to, period: null }, issues };
}

/** All that an address asks for, as a file: of the tab that it names, else of all but what products are. Null before the first import. */
export async function readChangeFile(supply: SupplyReader, params: URLSearchParams) {
  const { editions } = await supply.snapshot();
  if (editions.length === 0) return null;
  const { address } = asked(
    editions.map((edition) => edition.asOf),
    params,
  );
  const { from, to, group, kinds, ingredient, mah, therapeuticClass, edit, quiet } = address;
  const csv = await supply.changesCsv({
    from,
    to,
    group,
    kinds,
    ingredient,
    mah,
    therapeuticClass,
    edit,
    quiet,
  });
  return { from, to, csv };
}

export type ChangePage = NonNullable<Awaited<ReturnType<typeof readChangePage>>>;

/** 「今日」 only on the very day: a list is a day or a weekend old in the morning. */
function periodLabel(newest: IsoDate, period: ChangePeriod, today: IsoDate): string {
  if (period === 'day') return newest === today ? '今日' : '最新の一覧';
  const monday = mondayOf(newest);
  if (period === 'week') return today < addDays(monday, 7) ? '今週' : `${formatMonthDay(monday)}からの週`;
  return newest.slice(0, 7) === today.slice(0, 7) ? '今月' : `${Number(newest.slice(5, 7))}月`;
}

function causeLabel(reason: ShortageReason): string {
  return reason === 'none' ? '記載なし（－）' : REASONS[reason];
}

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
