/** What a medicine is: official code lists and the structure of its code. Types and pure rules only. */
import type { IsoDate } from '../platform/clock.ts';
import { readable } from '../platform/text.ts';

export { checkDigitOf, type PackageCode, packageCodeOf } from './codes/package-code.ts';
export { searchKey } from './normalise.ts';
export { buildSearchIndex, type SearchIndex } from './search.ts';

/** 製品区分. 'unknown' is a cell outside the code list; its text is kept beside it. */
export const CATEGORIES = {
  originator: '先発品',
  generic: '後発品',
  quasiOriginator: '準先発品',
  longListed: '長期収載品',
  other: 'その他医薬品',
  unlisted: '未収載医薬品',
  unknown: '不明',
} as const;
export type ProductCategory = keyof typeof CATEGORIES;

/** 薬剤区分; dental products occur in price lists only. */
export const ROUTES = {
  internal: '内用薬',
  external: '外用薬',
  injection: '注射薬',
  dental: '歯科用薬剤',
  unknown: '不明',
} as const;
export type Route = keyof typeof ROUTES;

/** The routes that the ministry publishes, each as a workbook of its own, in its order. */
export const LIST_ROUTES = [
  'internal',
  'injection',
  'external',
  'dental',
] as const satisfies readonly Route[];
export type ListRoute = (typeof LIST_ROUTES)[number];

/** Parts of lists that do not come by routes: MEDIS-DC's two lists of packages, the receipt master. */
export const LIST_PARTS = {
  gtin: '包装単位コード',
  hot: 'HOTコードマスター',
  whole: '全件',
  difference: '差分',
} as const;

/** What a part of a list is called; null for a list that comes whole. */
export function partName(part: string): string | null {
  const names: Record<string, string> = { ...ROUTES, ...LIST_PARTS };
  return names[part] ?? null;
}

/** The part of a route that is in force. */
export interface RouteInForce {
  route: ListRoute;
  /** Null, as the next, where no list of the route is in force: its products then have no price. */
  effectiveFrom: IsoDate | null;
  rows: number | null;
}

/** The categories of 供給確保医薬品 (医療法37条4項, 令和7年厚生労働省告示第292号), the gravest first. */
export const DESIGNATIONS = ['A', 'B', 'C'] as const;
export type Designation = (typeof DESIGNATIONS)[number];

/**
 * 供給確保医薬品 as the list's ⑩ has it; null if the product is not designated, 'unknown' for a text outside the code list.
 * It belongs to the product: one ingredient and route may hold several (アセトアミノフェン: 外 A, 内 C, 注 C), so it is never derived
 * from names.
 */
export type EssentialSupply = Designation | 'unknown';

/**
 * 重要供給確保医薬品 (医療法38条1項): categories A **and** B. Decided here alone. Sources: mixonline 78883 (the ministry's committee of
 * 2025-08-27), yakuji entry129486; 75 were named, and the list of 2026-08-20 has 36 pairs of ingredient and route in A and 38 in B.
 */
export function isCriticalSupply(essential: EssentialSupply | null): boolean {
  return essential === 'A' || essential === 'B';
}

const label = (designation: Designation) =>
  `${designation}（${isCriticalSupply(designation) ? '重要' : ''}供給確保医薬品）`;

/** ⑩ in words. */
export const ESSENTIAL: Record<EssentialSupply, string> = {
  A: label('A'),
  B: label('B'),
  C: label('C'),
  unknown: '不明',
};

/** 各先発医薬品の後発医薬品の有無に関する情報. */
export const GENERIC_CLASSES = {
  '1': '後発医薬品がない先発医薬品',
  '2': '後発医薬品がある先発医薬品',
  '3': '後発医薬品',
  '★': '薬価が先発医薬品以上の後発医薬品',
  '☆': '薬価が後発医薬品以下の先発医薬品',
} as const;
export type GenericClass = keyof typeof GENERIC_CLASSES;

/** How the words of a search were read, where not to the letter. */
export interface Reading {
  /**
   * 'standard': as a name of 一般名処方マスタ, or its code. 'parts': by ingredient or brand, form and strength. 'other': the same ingredient
   * or brand, in another form or strength. 'kind': a code of the same ingredient, form and strength as products of the list. 'kana': with
   * kana as large or small as the list writes them. 'sound': by how names are read aloud.
   */
  kind: 'standard' | 'parts' | 'other' | 'kind' | 'kana' | 'sound';
  /** The standard name, or the words that were read; of 'kana' as the list writes them. */
  name: string;
}

/** A reading in a sentence. */
export function readAs({ kind, name }: Reading): string {
  const sentences: Record<Reading['kind'], string> = {
    standard: `一般名「${readable(name).replace(/^【般】/, '')}」として読みました。`,
    parts: `「${name}」を、成分または品名と剤形・規格に分けて読みました。`,
    other: `「${name}」のとおりの品目はありません。剤形か規格の違う品目です。`,
    kind: `コード ${name} の品目は一覧にありません。同じ成分・剤形・規格の品目です。`,
    kana: `「${name}」で探しました（入力と、かなの大小が違います）。`,
    sound: `「${name}」を、品名の読みから探しました。`,
  };
  return sentences[kind];
}

/** Sentence that free use of 医薬品HOTコードマスター asks for. */
export const HOT_CREDIT =
  '医薬品HOTコードマスターは、厚生労働省の委託を受けて、一般財団法人医療情報システム開発センターにより作成されたものである。';

/** A code of receipts (レセプト電算処理システム用コード, 医薬品コード): nine digits that begin with 6. */
export const RECEIPT_CODE = /^6\d{8}$/;

/** How near a candidate is: by the first 9, 8 or 7 characters of the code (DESIGN §4). Never a promise of interchangeability. */
export const NEARNESS = {
  9: '同じ成分・剤形・規格',
  8: '同じ成分・剤形（規格違い）',
  7: '同じ成分（剤形違い）',
} as const;
export type Nearness = keyof typeof NEARNESS;

/** True for a code whose positions carry meaning: 12 characters, the fifth to seventh the ingredient. */
export function isStructured(yjCode: string): boolean {
  return /^[0-9A-Z]{12}$/.test(yjCode);
}

/** How near two products are by their codes; null if they are not of one ingredient or a code has no structure. */
export function nearness(a: string, b: string): Nearness | null {
  if (!isStructured(a) || !isStructured(b) || a === b) return null;
  for (const n of [9, 8, 7] as const) if (a.slice(0, n) === b.slice(0, n)) return n;
  return null;
}
