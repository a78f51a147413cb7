import { applyFacets, buildFacets } from '../../medicines/index.ts';
import type { IsoDate } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { ChangeKind, SupplyStatus } from '../model.ts';
import { type Snapshot, toStatus } from './catalogue.ts';
import { type CauseCount, countCauses } from './count-causes.ts';
import { groupEdits } from './listing-edits.ts';
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
  /** One edit of what products are (listing-edits.ts): its products one by one. */
  edit: string | null;
  /** Quiet changes too, such as 出荷量 通常 ⇄ 増加. */
  quiet: boolean;
  /** Ingredients with their changes in place of changes one by one. */
  byIngredient: boolean;
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
  /** For changes of what products are: edits instead of items, unless the products of one edit are asked for. `total` and `page` count them. */
  edits: ListingEdit[] | null;
  /** Where asked for, ingredients instead of items, those with most changes first; `total` and `page` count them. */
  ingredients: IngredientChanges[] | null;
  causes: CauseCount[];
  /** For each filter, how many changes each value would show, ignoring the filter's own choice. */
  counts: Record<ChangeFacet, Map<string, number>>;
  /** Changes of the range that are quiet, shown or not; changes of what a product is have a group of their own. */
  quiet: number;
}

/** The products whose cells were changed in the same way in one edition. */
export interface ListingEdit {
  key: string;
  /** All that was changed so. */
  changes: ChangeView[];
}

/** The changes of one ingredient; '' for products of a list that was taken back. */
export interface IngredientChanges {
  name: string;
  changes: ChangeView[];
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
  return { ...list, items: await withStatus(context, list.items) };
}

/** What a file of changes is asked for: a list's question without its pages. */
export type ChangeFileQuery = Omit<ChangeListQuery, 'byIngredient' | 'page' | 'size'>;

/**
 * All changes of a range that match, group after group: those of the group that is asked for, else of all but what products are. The
 * changes are read once. Changes of what products are come without a status, which did not move.
 */
export async function listAllChanges(
  context: Context,
  snapshot: Snapshot,
  query: ChangeFileQuery,
): Promise<ListedChange[]> {
  const changes = await readChanges(context, snapshot, { since: query.from, until: query.to, quiet: true });
  const { shown, select } = arrange(changes, query);
  const matching = Array.from(select(null).ids, (id) => shown[id]!);
  const groups = query.group === null ? GROUPS.filter((group) => group !== 'listing') : [query.group];
  const wanted = groups.flatMap((group) => matching.filter((change) => change.group === group));
  if (query.group !== 'listing') return withStatus(context, wanted);
  const edits = groupEdits(wanted);
  const one = edits.find(({ key }) => key === query.edit);
  return (one ? one.changes : edits.flatMap((edit) => edit.changes)).map((change) => ({
    ...change,
    status: null,
  }));
}

const GROUPS = Object.keys(CHANGE_GROUPS) as ChangeGroup[];

/** Each with the whole status that it led to. */
async function withStatus({ pool }: Context, changes: readonly ChangeView[]): Promise<ListedChange[]> {
  const wanted = changes.map(({ yjCode, asOf, previousAsOf, group }) => ({
    yjCode,
    date: group === 'removed' ? previousAsOf : asOf,
  }));
  const versions = await versionsOn(pool, wanted);
  return changes.map((change, i) => {
    const version = versions.get(`${wanted[i]!.yjCode} ${wanted[i]!.date}`);
    return { ...change, status: version ? toStatus(version) : null };
  });
}

/** What a query wants of changes already read, newest edition first; within one, those that concern most people come first. */
function arrange(
  changes: readonly ChangeView[],
  query: Pick<ChangeListQuery, 'kinds' | 'ingredient' | 'mah' | 'therapeuticClass' | 'quiet'>,
) {
  // What products are is quiet and has its own tab: that one shows it whatever the switch says.
  const wanted = changes.filter((change) => query.quiet || change.notable || change.group === 'listing');
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
  const chosen = (value: string | null) => (value === null ? [] : [value]);
  const { kinds, ingredient, mah, therapeuticClass } = query;
  const select = (group: ChangeGroup | null) =>
    applyFacets(facets, [...shown.keys()], {
      group: chosen(group),
      kind: kinds,
      ingredient: chosen(ingredient),
      mah: chosen(mah),
      class: chosen(therapeuticClass),
    });
  return { shown, select };
}

/** One page of them, and what is around it. */
function filterChanges(
  changes: readonly ChangeView[],
  query: Omit<ChangeListQuery, 'from' | 'to'>,
): Omit<ChangeList, 'items'> & { items: ChangeView[] } {
  const { shown, select } = arrange(changes, query);
  const { group: found } = select(null).counts;
  // A day on which nothing but what products are changed opens on the first tab, which says so.
  const group = query.group ?? GROUPS.find((name) => name !== 'listing' && found.has(name)) ?? GROUPS[0]!;
  const { ids, counts } = select(group);
  const listed = Array.from(ids, (id) => shown[id]!);
  const causes = countCauses(Array.from(select(null).ids, (id) => shown[id]!));
  const quiet = changes.filter((change) => !change.notable && change.group !== 'listing').length;
  const around = { group, counts, quiet, causes };
  if (group !== 'listing' && query.byIngredient) {
    const { items: ingredients, ...at } = pageOf(groupIngredients(listed), query);
    return { ...around, ...at, items: [], edits: null, ingredients };
  }
  if (group !== 'listing') return { ...around, ...pageOf(listed, query), edits: null, ingredients: null };
  const edits = groupEdits(listed);
  const one = edits.find(({ key }) => key === query.edit);
  if (one) return { ...around, ...pageOf(one.changes, query), edits: null, ingredients: null };
  const { items: shownEdits, ...at } = pageOf(edits, query);
  return { ...around, ...at, items: [], edits: shownEdits, ingredients: null };
}

/** Changes by ingredient, most changes first; those of as many in the order of the list. */
function groupIngredients(changes: readonly ChangeView[]): IngredientChanges[] {
  return [...Map.groupBy(changes, ({ product }) => product?.ingredient ?? '')]
    .map(([name, same]) => ({ name, changes: same }))
    .sort((a, b) => b.changes.length - a.changes.length);
}

/** One page of a list: the last where a later one was asked for. */
function pageOf<T>(all: readonly T[], query: { page: number; size: number }) {
  const page = Math.min(query.page, Math.max(1, Math.ceil(all.length / query.size)));
  return { total: all.length, page, items: all.slice((page - 1) * query.size, page * query.size) };
}
