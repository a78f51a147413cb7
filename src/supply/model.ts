/** The supply of medicines: official code lists of 医療用医薬品供給状況, its columns, and the shapes this room speaks in. No I/O. */

import type { EssentialSupply, ProductCategory, Route } from '../medicines/model.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { Forecast } from './forecast.ts';

export { type Forecast, isPassed } from './forecast.ts';

/** What every invented name of the demonstration begins with: of products, ingredients and makers. */
export const DEMO_MARK = 'デモ';

/** ⑫ 製造販売業者の「出荷対応」の状況. 'unknown' is a text outside the official list: always news, never a guess. */
export const RESPONSES = {
  normal: '通常出荷',
  limitedOwn: '限定出荷（自社の事情）',
  limitedOthers: '限定出荷（他社品の影響）',
  limitedOther: '限定出荷（その他）',
  stopped: '供給停止',
  unknown: '不明',
} as const;
export type ShipmentResponse = keyof typeof RESPONSES;

/** What ⑰ may say by the official code list: what a manufacturer chooses from. */
export const STATED_VOLUMES = {
  increased: '出荷量増加',
  normal: '出荷量通常',
  decreased: '出荷量減少',
  halted: '出荷停止',
  delisting: '薬価削除予定',
} as const;
export type StatedVolume = keyof typeof STATED_VOLUMES;

/**
 * ⑰ 製造販売業者の「出荷量」の現在の状況. Independent of the response (DESIGN §4). 'notStated' is a blank cell, as the list has
 * them since September 2026: it says nothing, so it is never read as normal.
 */
export const VOLUMES = { ...STATED_VOLUMES, notStated: '記載なし', unknown: '不明' } as const;
export type ShipmentVolume = keyof typeof VOLUMES;

/** ⑭ 限定出荷/供給停止の理由. */
export const REASONS = {
  demand: '需要増',
  material: '原材料調達上の問題',
  manufacturing: '製造トラブル（製造委託を含む）',
  quality: '品質トラブル（製造委託を含む）',
  administrative: '行政処分（製造委託を含む）',
  delisting: '薬価削除',
  none: '－',
  other: 'その他の理由',
  unknown: '不明',
} as const;
export type ShortageReason = keyof typeof REASONS;

/** ⑮ 限定出荷の解除見込み／供給停止の解消見込み. */
export const OUTLOOKS = { yes: 'あり', no: 'なし', undecided: '未定', none: '－', unknown: '不明' } as const;
export type RecoveryOutlook = keyof typeof OUTLOOKS;

/** ⑱ 「出荷量」の改善（増加）見込み時期. */
export const VOLUME_OUTLOOKS = {
  immediate: '即時',
  oneMonth: '１か月以内',
  twoMonths: '２か月以内',
  threeMonths: '３か月以内',
  overThreeMonths: '３か月超',
  unknown: '不明',
} as const;
export type VolumeOutlook = keyof typeof VOLUME_OUTLOOKS;

/** A cell as the source has it, invisible characters removed: text, number (dates are Excel serials) or blank. */
export type Cell = string | number | boolean | null;

/** True for a cell that says nothing: the official list writes some as no cell, some as an empty text, some as a full-width space. */
export function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && cell.trim() === '');
}

/** The state of a product's supply, as understood. The source's own texts are in {@link EditionRow.cells}. */
export interface SupplyStatus {
  response: ShipmentResponse;
  /** ⑬ date of the last change of the response, where the source gives one. */
  responseUpdatedOn: IsoDate | null;
  reason: ShortageReason;
  outlook: RecoveryOutlook;
  /** ⑯ verbatim. */
  outlookText: string | null;
  forecast: Forecast | null;
  volume: ShipmentVolume;
  volumeOutlook: VolumeOutlook | null;
  /** ⑲ percent of the usual volume. */
  volumeOutlookPercent: number | null;
  /** ⑳ date of the last change of anything but the response. */
  updatedOn: IsoDate | null;
}

/** What the list says the product is. */
export interface ProductFacts {
  yjCode: string;
  name: string;
  ingredient: string;
  strength: string;
  /** 薬効分類 as named in the list. */
  therapeuticClass: string;
  /** 製造販売業者 */
  mah: string;
  route: Route;
  category: ProductCategory;
  basicMedicine: boolean;
  essentialSupply: EssentialSupply | null;
  /** ⑪ 薬価収載年月日; null when not listed. */
  listedOn: IsoDate | null;
}

export interface EditionRow extends ProductFacts, SupplyStatus {
  /** Row number in the source sheet, 1-based. */
  row: number;
  /** The 21 cells in official column order, whatever the order in the file. */
  cells: Cell[];
}

/** A cell or row that could not be read. */
export interface Problem {
  file: string;
  /** Row number in the sheet, 1-based. */
  row: number;
  /** Header text of the column. */
  column: string;
  value: Cell;
  reason: string;
  remedy: string;
}

/** The state of all products as of a date, as parsed from an official file. */
export interface ParsedEdition {
  asOf: IsoDate;
  file: string;
  sha256: string;
  /** The text above the headers; '' in the ministry's own workbook. */
  title: string;
  /** The 21 header texts, verbatim, in official order; null for a column that lists of that time do not have. */
  headers: (string | null)[];
  /** Columns beside the official ones, to the letter: a cell for each row in the order of the file. */
  extra: { header: string; cells: Cell[] }[];
  rows: EditionRow[];
  /** Rows without a code: kept verbatim with their place, so that nothing is lost. */
  unkeyedRows: { index: number; cells: Cell[] }[];
  problems: Problem[];
}

/** What the list says about a product's supply: ⑫ ⑭ to ⑲. Its dates (⑬ ⑳) and its mark (㉑) alone are no change. */
export const STATUS_FIELDS = [
  'response',
  'volume',
  'reason',
  'outlook',
  'outlookText',
  'volumeOutlook',
  'volumeOutlookPercent',
] as const;

/**
 * What the list says a product is: ① to ⑪ except for ⑤, its key. ① and ② are among them because they decide where a product is
 * found (filters, the pages and rules of a class): it must not move between those without a trace.
 */
export const LISTING_FIELDS = [
  'name',
  'ingredient',
  'strength',
  'mah',
  'category',
  'essentialSupply',
  'basicMedicine',
  'route',
  'therapeuticClass',
  'listedOn',
] as const;

/** The fields a change is made of, by their code names (`before`/`after` hold only those that differ, verbatim). */
export const CHANGE_FIELDS = [...STATUS_FIELDS, ...LISTING_FIELDS] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];
/** Official column (0-based) that holds each field's verbatim text. */
export const FIELD_COLUMN: Record<ChangeField, number> = {
  route: 0,
  therapeuticClass: 1,
  ingredient: 2,
  strength: 3,
  name: 5,
  mah: 6,
  category: 7,
  basicMedicine: 8,
  essentialSupply: 9,
  listedOn: 10,
  response: 11,
  reason: 13,
  outlook: 14,
  outlookText: 15,
  volume: 16,
  volumeOutlook: 17,
  volumeOutlookPercent: 18,
};

export const CHANGE_KINDS = {
  added: '掲載',
  removed: '掲載終了',
  response: '出荷対応',
  volume: '出荷量',
  detail: '理由・見込み',
  listing: '品目情報',
} as const;
export type ChangeKind = keyof typeof CHANGE_KINDS;

/** The kind of change that a field's difference is. */
export function kindOf(field: ChangeField): Exclude<ChangeKind, 'added' | 'removed'> {
  if (field === 'response' || field === 'volume') return field;
  return (LISTING_FIELDS as readonly string[]).includes(field) ? 'listing' : 'detail';
}

/** True if the product came into the list or left it: such a change has no before and after of its own. */
export function cameOrWent(kinds: readonly ChangeKind[]): boolean {
  return kinds.includes('added') || kinds.includes('removed');
}

/** 'mixed': the response moved one way in severity, the volume the other. */
export const DIRECTIONS = {
  worsened: '悪化',
  improved: '改善',
  mixed: 'まちまち',
  neutral: '変化',
} as const;
export type Direction = keyof typeof DIRECTIONS;

/** One product's difference between two consecutive editions. */
export interface SupplyChange {
  asOf: IsoDate;
  yjCode: string;
  name: string;
  kinds: ChangeKind[];
  before: Partial<Record<ChangeField, Cell>>;
  after: Partial<Record<ChangeField, Cell>>;
  direction: Direction;
  notable: boolean;
}

/** Limited or stopped: what the seeds count as 限定出荷・供給停止. */
export function isTroubled(response: ShipmentResponse): boolean {
  return response !== 'normal';
}

/** Not shipped normally, or in a volume that is not known to be the usual one: where a forecast still speaks of what is to come. */
export function isInTrouble({ response, volume }: Pick<SupplyStatus, 'response' | 'volume'>): boolean {
  return isTroubled(response) || !isUsual(volume);
}

/** The usual volume or more. A volume that is not stated is not known to be usual. */
export function isUsual(volume: ShipmentVolume): boolean {
  return volume === 'normal' || volume === 'increased';
}

/** Less than the usual volume by what the list says: decreased, halted or ending. */
export function isReduced(volume: ShipmentVolume): boolean {
  return volume === 'decreased' || volume === 'halted' || volume === 'delisting';
}

/** What counts as in normal supply where candidates are counted: ⑫ says so, and ⑰ is not silent. */
export function shipsNormally({ response, volume }: Pick<SupplyStatus, 'response' | 'volume'>): boolean {
  return response === 'normal' && volume !== 'notStated';
}

/** What an edition says about supply, by code of product, as far as figures ask. */
export interface SupplyStates {
  asOf: IsoDate;
  /** In limited shipment (限定出荷). */
  limited: ReadonlySet<string>;
  /** Supply is stopped (供給停止). */
  stopped: ReadonlySet<string>;
  /** All products of the edition. */
  listed: ReadonlySet<string>;
}

/** The filters of a search, by their names in the address. */
export const FACETS = [
  'response',
  'volume',
  'category',
  'route',
  'essential',
  'basic',
  'class',
  'mah',
] as const;
export type Facet = (typeof FACETS)[number];

/** The orders in which products can be shown. */
export const SORTS = {
  relevance: '関連',
  name: '品名',
  status: '供給の悪い順',
  updated: '更新の新しい順',
} as const;
export type ProductSort = keyof typeof SORTS;

export interface ProductQuery {
  /** Brand, ingredient, manufacturer, strength or code, in any width and kana. */
  q: string;
  /** Chosen values of each filter; OR within one, AND between them. */
  filters: Partial<Record<Facet, string[]>>;
  sort: ProductSort;
  /** 1-based. */
  page: number;
  size: number;
}

/** Where a product is on the site. */
export const productPath = (yjCode: string) => `/products/${encodeURIComponent(yjCode)}`;
