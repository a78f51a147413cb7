import { addDays } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { isUsual, type ShipmentResponse, type ShipmentVolume } from '../model.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';
import { countStatus, type NamedCounts } from './overview.ts';
import { troubleScore } from './product-order.ts';
import { type ChangeView, readChanges } from './read-changes.ts';

/** What products are grouped by on a page of their own. */
export type GroupKind = 'ingredient' | 'mah' | 'therapeuticClass';

const productsBy = {
  ingredient: (snapshot: Snapshot) => snapshot.byIngredient,
  mah: (snapshot: Snapshot) => snapshot.byMah,
  therapeuticClass: (snapshot: Snapshot) => snapshot.byClass,
} satisfies Record<GroupKind, (snapshot: Snapshot) => Map<string, CurrentProduct[]>>;

export const GROUP_SORTS = { status: '供給の悪い順', shipping: '通常出荷が先', name: '品名順' } as const;
export type GroupSort = keyof typeof GROUP_SORTS;

export interface GroupView {
  name: string;
  counts: NamedCounts;
  byResponse: Record<string, number> & Partial<Record<ShipmentResponse, number>>;
  byVolume: Record<string, number> & Partial<Record<ShipmentVolume, number>>;
  /** Ships normally and no less than usual: what can be had without asking. */
  unhindered: number;
  /** Makers with a product, and makers with a product that ships normally. */
  makers: { total: number; shipping: number };
  /** By strength for an ingredient, by ingredient for a maker or class; the worst supplied first. */
  parts: NamedCounts[];
  /** All products of the group in the order asked for. */
  products: CurrentProduct[];
  /** Notable ones of the last three months, newest first. */
  changes: ChangeView[];
}

const CHANGES = 10;
const CHANGE_DAYS = 92;

/** All of one ingredient, maker or therapeutic class; null if no listed product has that name. */
export async function readGroup(
  context: Context,
  snapshot: Snapshot,
  kind: GroupKind,
  name: string,
  sort: GroupSort,
): Promise<GroupView | null> {
  const products = productsBy[kind](snapshot).get(name);
  if (!products || !snapshot.edition) return null;
  const since = addDays(snapshot.edition.asOf, -CHANGE_DAYS);
  return {
    name,
    ...summarise(name, products, kind),
    products: sortProducts(snapshot, products, sort),
    changes: await readChanges(context, snapshot, { [kind]: name, since, newest: CHANGES }),
  };
}

function summarise(
  name: string,
  products: readonly CurrentProduct[],
  kind: GroupKind,
): Omit<GroupView, 'name' | 'products' | 'changes'> {
  const shipping = products.filter((product) => product.response === 'normal');
  const parts = Map.groupBy(
    products,
    kind === 'ingredient' ? (product) => product.strength : (product) => product.ingredient,
  );
  return {
    counts: countStatus(name, products),
    byResponse: tally(products, (product) => product.response),
    byVolume: tally(products, (product) => product.volume),
    unhindered: shipping.filter(({ volume }) => isUsual(volume)).length,
    makers: {
      total: new Set(products.map(({ mah }) => mah)).size,
      shipping: new Set(shipping.map(({ mah }) => mah)).size,
    },
    parts: [...parts]
      .map(([part, list]) => countStatus(part, list))
      .sort(
        (a, b) => a.normal / a.total - b.normal / b.total || b.total - a.total || (a.name < b.name ? -1 : 1),
      ),
  };
}

function tally(
  products: readonly CurrentProduct[],
  read: (product: CurrentProduct) => string,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const product of products) counts[read(product)] = (counts[read(product)] ?? 0) + 1;
  return counts;
}

/** By name as the search sorts names; the other orders keep that one within equal status. */
function sortProducts(
  { products: all, index }: Snapshot,
  products: readonly CurrentProduct[],
  sort: GroupSort,
): CurrentProduct[] {
  const wanted = new Set(products);
  const named = Array.from(index.order, (position) => all[position]!).filter((product) =>
    wanted.has(product),
  );
  if (sort === 'name') return named;
  const sign = sort === 'status' ? 1 : -1;
  return named.sort((a, b) => sign * (troubleScore(a) - troubleScore(b)));
}

/** Names of a kind with their counts, in the order of Japanese dictionaries. */
export function listGroups(snapshot: Snapshot, kind: GroupKind): NamedCounts[] {
  const { compare } = new Intl.Collator('ja');
  return [...productsBy[kind](snapshot)]
    .map(([name, products]) => countStatus(name, products))
    .sort((a, b) => compare(a.name, b.name));
}

/** The place of a name in an index: the rows of the kana, then what begins otherwise. */
export const INITIALS = [
  'ア',
  'カ',
  'サ',
  'タ',
  'ナ',
  'ハ',
  'マ',
  'ヤ',
  'ラ',
  'ワ',
  '漢字',
  '英数字',
] as const;
export type Initial = (typeof INITIALS)[number];

const ROWS = [
  'ア-オァ-ォヴ',
  'カ-ゴヵヶ',
  'サ-ゾ',
  'タ-ドッ',
  'ナ-ノ',
  'ハ-ポ',
  'マ-モ',
  'ヤ-ヨャ-ョ',
  'ラ-ロ',
  'ワ-ンヮ',
].map((row) => new RegExp(`^[${row}]`));

/** ジアゼパム is under サ, ｄ－カンフル under 英数字, 生理食塩液 under 漢字 (the list gives no readings). */
export function initialOf(name: string): Initial {
  const text = name.normalize('NFKC').replace(/^[^\p{L}\p{N}]+/u, '');
  const kana = text.replace(/^[ぁ-ゖ]/, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60));
  const row = ROWS.findIndex((pattern) => pattern.test(kana));
  return row >= 0 ? INITIALS[row]! : /^\p{Script=Han}/u.test(text) ? '漢字' : '英数字';
}
