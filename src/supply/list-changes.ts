import { applyFacets, buildFacets } from '../medicines/index.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { type Snapshot, toStatus } from './catalogue.ts';
import type { ChangeKind, SupplyStatus } from './model.ts';
import { rankChanges } from './rank-changes.ts';
import { CHANGE_GROUPS, type ChangeGroup, type ChangeView, readChanges } from './read-changes.ts';
import { versionsOn } from './store-read.ts';

/** Which changes of a range a reader wants to see; empty lists and nulls do not filter. */
export interface ChangeListQuery {
  from: IsoDate;
  to: IsoDate;
  /** Null: the first group that has any. */
  group: ChangeGroup | null;
  /** What moved; any of them. */
  kinds: ChangeKind[];
  ingredient: string | null;
  mah: string | null;
  therapeuticClass: string | null;
  /** Quiet changes too, such as 出荷量 通常 ⇄ 増加. */
  quiet: boolean;
  /** 1-based. */
  page: number;
  size: number;
}

/** A change and the whole status that it led to (for a product that left the list: the last one). */
export interface ListedChange extends ChangeView {
  status: SupplyStatus | null;
}

export interface ChangeList {
  group: ChangeGroup;
  total: number;
  /** The page shown: the last where a later one was asked for. */
  page: number;
  items: ListedChange[];
  /** For each filter how many changes a value stands for, its own choice aside. */
  counts: Record<ChangeFacet, Map<string, number>>;
  /** Changes of the range that are quiet, shown or not. */
  quiet: number;
}

type ChangeFacet = 'group' | 'kind' | 'ingredient' | 'mah' | 'class';

/** The changes of a range of editions, filtered, one page of them. */
export async function listChanges(
  context: Context,
  snapshot: Snapshot,
  query: ChangeListQuery,
): Promise<ChangeList> {
  const changes = await readChanges(context, snapshot, { since: query.from, until: query.to, quiet: true });
  const list = filterChanges(changes, query);
  const wanted = list.items.map(({ yjCode, asOf, previousAsOf, group }) => ({
    yjCode,
    date: group === 'removed' ? previousAsOf : asOf,
  }));
  const versions = await versionsOn(context.db, wanted);
  const items = list.items.map((change, i) => {
    const version = versions.get(`${wanted[i]!.yjCode} ${wanted[i]!.date}`);
    return { ...change, status: version ? toStatus(version) : null };
  });
  return { ...list, items };
}

/** The same over changes already read, newest edition first; within one, those that concern most people come first. */
export function filterChanges(
  changes: readonly ChangeView[],
  query: Omit<ChangeListQuery, 'from' | 'to'>,
): Omit<ChangeList, 'items'> & { items: ChangeView[] } {
  const wanted = query.quiet ? changes : changes.filter((change) => change.notable);
  const shown = [...Map.groupBy(wanted, (change) => change.asOf).values()].flatMap((edition) =>
    rankChanges(edition),
  );
  const facets = buildFacets<ChangeView, ChangeFacet>(shown, {
    group: (change) => change.group,
    kind: (change) => change.kinds,
    ingredient: (change) => change.product?.ingredient ?? null,
    mah: (change) => change.product?.mah ?? null,
    class: (change) => change.product?.therapeuticClass ?? null,
  });
  const one = (value: string | null) => (value === null ? [] : [value]);
  const { kinds, ingredient, mah, therapeuticClass } = query;
  const select = (group: ChangeGroup | null) =>
    applyFacets(facets, [...shown.keys()], {
      group: one(group),
      kind: kinds,
      ingredient: one(ingredient),
      mah: one(mah),
      class: one(therapeuticClass),
    });
  const groups = Object.keys(CHANGE_GROUPS) as ChangeGroup[];
  const group = query.group ?? groups.find((name) => select(null).counts.group.has(name)) ?? groups[0]!;
  const { ids, counts } = select(group);
  const page = Math.min(query.page, Math.max(1, Math.ceil(ids.length / query.size)));
  const first = (page - 1) * query.size;
  return {
    group,
    total: ids.length,
    page,
    items: Array.from(ids.subarray(first, first + query.size), (id) => shown[id]!),
    counts,
    quiet: changes.filter((change) => !change.notable).length,
  };
}
