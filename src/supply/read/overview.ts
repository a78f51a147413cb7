import type { ProductCategory } from '../../medicines/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import {
  isReduced,
  type ProductFacts,
  type ShipmentResponse,
  type ShipmentVolume,
  type ShortageReason,
  type SupplyStatus,
} from '../model.ts';
import type { CountRow } from './store-read.ts';

/**
 * The four groups of the seeds' supply chapter (003, 「医薬品全体の対応状況」). The list knows six categories: 準先発品 count as
 * 先発品, 未収載医薬品 as その他の医薬品; the page says so.
 */
export const CATEGORY_GROUPS = {
  originator: { label: '先発品', categories: ['originator', 'quasiOriginator'] },
  longListed: { label: '長期収載品', categories: ['longListed'] },
  generic: { label: '後発品', categories: ['generic'] },
  other: { label: 'その他の医薬品', categories: ['other', 'unlisted', 'unknown'] },
} as const satisfies Record<string, { label: string; categories: readonly ProductCategory[] }>;
export type CategoryGroup = keyof typeof CATEGORY_GROUPS;

const groupOfCategory = new Map(
  Object.entries(CATEGORY_GROUPS).flatMap(([group, { categories }]) =>
    categories.map((c) => [c as string, group as CategoryGroup]),
  ),
);

export interface GroupCounts {
  group: CategoryGroup;
  total: number;
  byResponse: Record<ShipmentResponse, number>;
  /** 限定出荷: the three kinds together. */
  limited: number;
  stopped: number;
}

export interface EditionOverview {
  asOf: IsoDate;
  total: number;
  groups: GroupCounts[];
  byResponse: Record<ShipmentResponse, number>;
  byVolume: Record<ShipmentVolume, number>;
  /** Reasons of limited and stopped products only. */
  byReason: Record<ShortageReason, number>;
  /** Products whose volume is below usual, halted, ending or no known text while the response says normal; a blank ⑰ says nothing. */
  hiddenTrouble: number;
}

const RESPONSES: ShipmentResponse[] = [
  'normal',
  'limitedOwn',
  'limitedOthers',
  'limitedOther',
  'stopped',
  'unknown',
];
const VOLUMES: ShipmentVolume[] = [
  'increased',
  'normal',
  'decreased',
  'halted',
  'delisting',
  'notStated',
  'unknown',
];
const REASONS: ShortageReason[] = [
  'demand',
  'material',
  'manufacturing',
  'quality',
  'administrative',
  'delisting',
  'none',
  'other',
  'unknown',
];

/** Puts the stored counts together to one overview an edition, in the order of the dates. */
export function overviews(counts: readonly CountRow[]): EditionOverview[] {
  return [...Map.groupBy(counts, (row) => row.asOf)]
    .map(([asOf, rows]) => overview(asOf, rows))
    .sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
}

function overview(asOf: IsoDate, rows: readonly CountRow[]): EditionOverview {
  const sum = (having: (row: CountRow) => boolean) =>
    rows.reduce((total, row) => (having(row) ? total + row.products : total), 0);
  const by = <K extends string>(keys: K[], having: (row: CountRow, key: K) => boolean) =>
    Object.fromEntries(keys.map((key) => [key, sum((row) => having(row, key))])) as Record<K, number>;
  const groups = (Object.keys(CATEGORY_GROUPS) as CategoryGroup[]).map((group): GroupCounts => {
    const inGroup = (row: CountRow) => groupOfCategory.get(row.category) === group;
    const byResponse = by(RESPONSES, (row, response) => inGroup(row) && row.response === response);
    return {
      group,
      total: sum(inGroup),
      byResponse,
      limited: limitedOf(byResponse),
      stopped: byResponse.stopped,
    };
  });
  return {
    asOf,
    total: sum(() => true),
    groups,
    byResponse: by(RESPONSES, (row, response) => row.response === response),
    byVolume: by(VOLUMES, (row, volume) => row.volume === volume),
    byReason: by(REASONS, (row, reason) => row.response !== 'normal' && row.reason === reason),
    hiddenTrouble: sum(
      ({ response, volume }) =>
        response === 'normal' && (isReduced(volume as ShipmentVolume) || volume === 'unknown'),
    ),
  };
}

/** 限定出荷: the three kinds together. */
export function limitedOf(byResponse: Record<ShipmentResponse, number>): number {
  return byResponse.limitedOwn + byResponse.limitedOthers + byResponse.limitedOther;
}

export interface NamedCounts {
  name: string;
  total: number;
  normal: number;
  limited: number;
  stopped: number;
  /** Volume below usual, halted or ending, whatever the response. */
  lessVolume: number;
}

/** A product of an edition, present or past. */
export type EditionProduct = ProductFacts & SupplyStatus;

/** Counts of a list of products by status. */
export function countStatus(
  name: string,
  products: readonly Pick<EditionProduct, 'response' | 'volume'>[],
): NamedCounts {
  const having = (test: (p: Pick<EditionProduct, 'response' | 'volume'>) => boolean) =>
    products.filter(test).length;
  return {
    name,
    total: products.length,
    normal: having((p) => p.response === 'normal'),
    limited: having((p) => p.response.startsWith('limited')),
    stopped: having((p) => p.response === 'stopped'),
    lessVolume: having((p) => isReduced(p.volume)),
  };
}

/** Ingredients with most limited or stopped products. */
export function troubledIngredients(products: readonly EditionProduct[], limit: number): NamedCounts[] {
  return [...Map.groupBy(products, (product) => product.ingredient)]
    .map(([name, list]) => countStatus(name, list))
    .filter((counts) => counts.limited + counts.stopped > 0)
    .sort(
      (a, b) =>
        b.limited + b.stopped - (a.limited + a.stopped) || b.total - a.total || (a.name < b.name ? -1 : 1),
    )
    .slice(0, limit);
}

/** 供給確保医薬品 that do not ship normally, A first, by ingredient. */
export function troubledEssentials<T extends EditionProduct>(products: readonly T[]): T[] {
  const { compare } = new Intl.Collator('ja');
  return products
    .filter((p) => p.essentialSupply !== null && p.response !== 'normal')
    .sort(
      (a, b) =>
        compare(a.essentialSupply!, b.essentialSupply!) ||
        compare(a.ingredient, b.ingredient) ||
        compare(a.name, b.name),
    );
}

export const CAUSES = ['limitedOwn', 'limitedOthers', 'limitedOther'] as const satisfies ShipmentResponse[];
export type Cause = (typeof CAUSES)[number];

/** The cause of most limited shipments; null if there are none. */
export function mainCause(
  byResponse: Record<ShipmentResponse, number>,
): { cause: Cause; products: number } | null {
  const cause = CAUSES.reduce((most, next) => (byResponse[next] > byResponse[most] ? next : most));
  return byResponse[cause] > 0 ? { cause, products: byResponse[cause] } : null;
}

/** Limited and stopped products over time. */
export interface ResponseTrend {
  /** Ascending. */
  dates: IsoDate[];
  /** Limited and stopped together, one figure a date. */
  byGroup: Record<CategoryGroup, number[]>;
  /** Limited only. */
  byCause: Record<Cause, number[]>;
}

export function responseTrend(
  counts: readonly Pick<CountRow, 'asOf' | 'category' | 'response' | 'products'>[],
): ResponseTrend {
  const editions = [...Map.groupBy(counts, (row) => row.asOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const series = <K extends string>(
    keys: readonly K[],
    having: (row: (typeof counts)[number], key: K) => boolean,
  ) =>
    Object.fromEntries(
      keys.map((key) => [
        key,
        editions.map(([, rows]) =>
          rows.reduce((sum, row) => (having(row, key) ? sum + row.products : sum), 0),
        ),
      ]),
    ) as Record<K, number[]>;
  const troubled = (response: string) => response === 'stopped' || response.startsWith('limited');
  return {
    dates: editions.map(([asOf]) => asOf),
    byGroup: series(
      Object.keys(CATEGORY_GROUPS) as CategoryGroup[],
      (row, group) => troubled(row.response) && groupOfCategory.get(row.category) === group,
    ),
    byCause: series(CAUSES, (row, cause) => row.response === cause),
  };
}
