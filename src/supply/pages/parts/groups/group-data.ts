import { data } from 'react-router';
import { RESPONSES, VOLUMES } from '../../../model.ts';
import { GROUP_SORTS, type GroupKind, type GroupSort } from '../../../read/read-group.ts';
import type { SupplyReader } from '../../../reader.ts';
import { readable } from '../../../words/status-wording.ts';
import { toChangeRow } from '../changes/change-row.ts';
import { pageNumber } from '../search/page-number.ts';
import { toProductRow } from '../search/product-row.ts';
import { GROUPS } from './group-kinds.ts';

const GROUP_PAGE_SIZE = 100;
/** How many of a maker's or a class's ingredients are listed: what fits on a screen. */
const PARTS = 15;

/** All that the page of an ingredient, maker or class shows; throws a 404 for a name that is not in the newest list. */
export async function readGroupPage(
  supply: SupplyReader,
  kind: GroupKind,
  name: string,
  params: URLSearchParams,
) {
  const { edition } = await supply.snapshot();
  const sort = sortOf(params.get('sort'));
  const group = await supply.group(kind, name, sort);
  if (!group || !edition) {
    throw data(
      `「${name.slice(0, 100)}」という${GROUPS[kind].label}は、今の一覧にありません。名前が変わったか、掲載が終わったのかもしれません。検索では名前の一部からでも探せます。`,
      { status: 404 },
    );
  }
  const page = pageNumber(params, group.products.length, GROUP_PAGE_SIZE);
  const shown = group.products.slice((page - 1) * GROUP_PAGE_SIZE, page * GROUP_PAGE_SIZE);
  // A status outside the official list, and a blank, have a bar only where a product has them.
  const bars = <K extends string>(labels: Record<K, string>, counts: Record<string, number>) =>
    (Object.keys(labels) as K[])
      .filter((key) => (key !== 'unknown' && key !== 'notStated') || counts[key])
      .map((key) => ({ key, value: counts[key] ?? 0 }));
  const unshipped = group.parts.filter((part) => part.normal === 0);
  return {
    kind,
    name,
    title: readable(name),
    asOf: edition.asOf,
    sort,
    sorts: Object.entries(GROUP_SORTS).map(([key, label]) => ({ sort: key, label })),
    page,
    counts: group.counts,
    unhindered: group.unhindered,
    makers: group.makers,
    responses: bars(RESPONSES, group.byResponse),
    volumes: bars(VOLUMES, group.byVolume),
    parts: (kind === 'ingredient' ? group.parts : unshipped.slice(0, PARTS)).map((part) => ({
      ...part,
      label: readable(part.name),
    })),
    unshipped: unshipped.length,
    allParts: group.parts.length,
    rows: shown.map((product) => toProductRow(product, edition.asOf)),
    changes: group.changes.map(toChangeRow),
  };
}

export type GroupPageData = Awaited<ReturnType<typeof readGroupPage>>;

function sortOf(text: string | null): GroupSort {
  return (Object.keys(GROUP_SORTS) as GroupSort[]).find((sort) => sort === text) ?? 'status';
}
