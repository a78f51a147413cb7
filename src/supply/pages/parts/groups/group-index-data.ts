import { searchKey } from '../../../../medicines/model.ts';
import { cut, removeInvisible } from '../../../../platform/text.ts';
import { type GroupKind, INITIALS, type Initial, initialOf } from '../../../read/read-group.ts';
import type { SupplyReader } from '../../../reader.ts';
import { readable } from '../../../words/status-wording.ts';
import { pageNumber } from '../search/page-number.ts';

/** More names than this are parted by how they begin, and then by pages. */
const ON_ONE_PAGE = 200;

/** Names of a kind with their counts, parted by initials where there are many. */
export async function readGroupIndex(supply: SupplyReader, kind: GroupKind, params: URLSearchParams) {
  const { edition } = await supply.snapshot();
  if (!edition) return null;
  const names = await supply.groups(kind);
  // Every name of the demonstration begins with its mark.
  const demo = edition.source === 'demo';
  const parted = names.length > ON_ONE_PAGE;
  const byInitial = parted
    ? Map.groupBy(names, ({ name }) => initialOf(demo ? name.replace(/^デモ/, '') : name))
    : new Map<Initial, typeof names>();
  const initials = INITIALS.filter((initial) => byInitial.has(initial));
  // Whoever looks for a name does not know under which sign it stands.
  const wanted = cut(removeInvisible(params.get('q') ?? ''), 100).trim();
  const key = searchKey(wanted);
  const initial =
    key === '' ? (initials.find((one) => one === params.get('initial')) ?? initials[0] ?? null) : null;
  const all = initial === null ? names : byInitial.get(initial)!;
  const shown = key === '' ? all : all.filter(({ name }) => searchKey(name).includes(key));
  const page = pageNumber(params, shown.length, ON_ONE_PAGE);
  return {
    kind,
    asOf: edition.asOf,
    total: names.length,
    wanted,
    initial,
    initials: initials.map((one) => ({ initial: one, count: byInitial.get(one)!.length })),
    page,
    pageSize: ON_ONE_PAGE,
    shown: shown.length,
    /** The list gives no readings: what begins with a kanji stands after the kana, in the order of the characters. */
    unread: shown.some(({ name }) => initialOf(name) === '漢字'),
    rows: shown
      .slice((page - 1) * ON_ONE_PAGE, page * ON_ONE_PAGE)
      .map((row) => ({ ...row, label: readable(row.name) })),
  };
}

export type GroupIndexData = NonNullable<Awaited<ReturnType<typeof readGroupIndex>>>;
