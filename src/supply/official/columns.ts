/**
 * The columns of 医療用医薬品供給状況（供給状況一覧表）, as dated data. Parser, template, export, hash and demonstration all
 * derive from this one table. Headers are written as the ministry's workbook of August 2026 has them, line breaks included, and
 * compared without white space, width, column number and notes, which change from year to year.
 *
 * Layouts so far: until May 2025 eighteen columns (供給状況報告 別添様式2 of 2024: ⑫出荷対応 … ⑰報告日／情報更新日 ⑱当月掲載情報確認);
 * since then twenty-one; ⑩ was headed 安定確保医薬品 until 供給確保医薬品 replaced it on 2025-11-20.
 */
import type { IsoDate } from '../../platform/clock.ts';
import { compact } from '../../platform/text.ts';

interface Column {
  /** As in the workbook of today. */
  header: string;
  /** Headers of all times, as {@link headerKey} gives them. */
  named: RegExp;
  /** What its cells hold; 'code' is a text of an official list (code-lists.ts). */
  kind: 'text' | 'code' | 'date' | 'percent' | 'flag';
  /** Width in characters, as the workbook has it. */
  width: number;
  /** First and last day of the lists that have it; always where they are not given. */
  since?: IsoDate;
  until?: IsoDate;
}

/** The day from which reports carry ⑬, as its own header says (令和7年5月13日以降). */
const MAY_2025 = '2025-05-13';

/** The columns in official order, by the names of model.ts. */
export const COLUMNS = {
  route: { header: '①薬剤区分', named: /^薬剤区分$/, kind: 'code', width: 10.875 },
  therapeuticClass: {
    header: '②薬効分類\n（保険薬収載時点の薬効分類を記載）',
    named: /^薬効分類$/,
    kind: 'text',
    width: 27.25,
  },
  ingredient: { header: '③成分名', named: /^成分名$/, kind: 'text', width: 25.625 },
  strength: { header: '④規格単位\n※全角', named: /^規格単位$/, kind: 'text', width: 23.5 },
  yjCode: { header: '⑤YJコード', named: /^YJコード$/i, kind: 'text', width: 15.375 },
  name: {
    header: '⑥品名\n（承認書に記載の正式名称）\n※全角',
    named: /^品名$/,
    kind: 'text',
    width: 60.625,
  },
  mah: { header: '⑦製造販売業者名', named: /^製造販売(業者|会社)名$/, kind: 'text', width: 24.625 },
  category: { header: '⑧製品区分', named: /^製品区分$/, kind: 'code', width: 16.25 },
  basicMedicine: { header: '⑨基礎的\n医薬品', named: /^基礎的医薬品$/, kind: 'code', width: 11.125 },
  essentialSupply: {
    header: '⑩（重要）供給確保医薬品',
    named: /^(\(重要\))?(供給確保|安定確保)医薬品$/,
    kind: 'code',
    width: 14.5,
  },
  listedOn: { header: '⑪薬価収載年月日', named: /^薬価(基準)?収載年月日$/, kind: 'date', width: 16.625 },
  response: {
    header: '⑫製造販売業者の\n「出荷対応」の状況',
    named: /^(製造販売業者の)?「?出荷対応」?(の(現在の)?状況)?$/,
    kind: 'code',
    width: 26.625,
  },
  responseUpdatedOn: {
    header:
      '⑬当該品目の⑫の情報を更新した日（本項目を報告内容として追加した令和7年5月13日以降に⑫の情報を更新した品目についてのみ記載）',
    named: /^当該品目の12の情報を更新した日$/,
    kind: 'date',
    width: 17.25,
    since: MAY_2025,
  },
  reason: {
    header: '⑭限定出荷/供給停止の理由',
    named: /^(限定出荷[/・]供給停止の)?理由$/,
    kind: 'code',
    width: 31.625,
  },
  outlook: {
    header: '⑮限定出荷の解除見込み／\n供給停止の解消見込み',
    named: /^(限定出荷の解除見込み\/供給停止の解消見込み|解除[・/]解消見込み)$/,
    kind: 'code',
    width: 16.375,
  },
  outlookText: {
    header: '⑯限定出荷の解除見込み／\n供給停止の解消見込み／\n販売中止品の在庫消尽時期',
    named:
      /^(限定出荷の解除見込み\/供給停止の解消見込み\/販売中止品の在庫消尽時期|見込み時期\/(販売中止品の)?在庫消尽時期)$/,
    kind: 'text',
    width: 31.875,
  },
  volume: {
    header: '⑰製造販売業者の\n「出荷量」の現在の状況',
    named: /^(製造販売業者の)?「?出荷量」?(の(現在の)?状況)?$/,
    kind: 'code',
    width: 25.5,
  },
  volumeOutlook: {
    header: '⑱製造販売業者の「出荷量」の改善（増加）見込み時期',
    named: /^製造販売業者の「出荷量」の改善(\(増加\))?見込み時期$/,
    kind: 'code',
    width: 17.75,
    since: MAY_2025,
  },
  volumeOutlookPercent: {
    header: '⑲⑱を任意選択した場合の「出荷量」の改善（増加）見込み量',
    named: /^(18を任意選択した場合の)?(製造販売業者の)?「出荷量」の改善(\(増加\))?見込み量$/,
    kind: 'percent',
    width: 17.75,
    since: MAY_2025,
  },
  updatedOn: {
    header: '⑳当該品目の⑫以外の情報を更新した日',
    // The one date of the eighteen columns said when the product's information was last updated.
    named: /^(当該品目の(12以外の)?情報を更新した日|報告日|報告日\/情報更新日|情報更新日)$/,
    kind: 'date',
    width: 15.75,
    since: MAY_2025,
  },
  isNew: {
    header: '今回掲載時の更新有無（更新有りの場合、Newと表示）',
    named: /^今回掲載時の更新有無$/,
    kind: 'flag',
    width: 12,
    since: MAY_2025,
  },
} as const satisfies Record<string, Column>;

export type ColumnKey = keyof typeof COLUMNS;

/** The columns in official order. */
export const OFFICIAL_COLUMNS: readonly (Column & { key: ColumnKey })[] = Object.entries(COLUMNS).map(
  ([key, column]) => ({ key: key as ColumnKey, ...column }),
);

/** Columns of earlier layouts that say nothing that we follow: kept to the letter, and no news that they are there. */
export const FORMER_COLUMNS: readonly Pick<Column, 'header' | 'named' | 'until'>[] = [
  { header: '⑱当月掲載情報確認', named: /^当月掲載情報確認$/, until: MAY_2025 },
];

/** 0-based place of each column in the official order. */
export const COLUMN = Object.fromEntries(OFFICIAL_COLUMNS.map(({ key }, place) => [key, place])) as Record<
  ColumnKey,
  number
>;

/** The 21 header texts in official order, line breaks included. */
export const OFFICIAL_HEADERS: readonly string[] = OFFICIAL_COLUMNS.map(({ header }) => header);

const FORMATS: Partial<Record<Column['kind'], string>> = {
  // Number 31 of Excel in Japan, by which the ministry's workbook shows its dates.
  date: 'yyyy"年"m"月"d"日"',
  // The per cent sign is a mere letter: 110 is stored as 110.
  percent: '#,###"%"',
};

/** Number format of each column's cells, texts included, in official order; null for General. */
export const COLUMN_FORMATS: readonly (string | null)[] = OFFICIAL_COLUMNS.map(
  ({ kind }) => FORMATS[kind] ?? null,
);

/** Columns whose numbers are dates. */
export const DATE_COLUMNS: ReadonlySet<number> = new Set(
  OFFICIAL_COLUMNS.flatMap(({ kind }, place) => (kind === 'date' ? [place] : [])),
);

/** Layouts change with the first list made by them, not on a day that was announced. */
const GRACE_DAYS = 45;

/** True if a list of a day must have a column. */
export function isRequired({ since }: Pick<Column, 'since'>, asOf: IsoDate): boolean {
  return since === undefined || Date.parse(asOf) - Date.parse(since) > GRACE_DAYS * 86_400_000;
}

/**
 * A header as it is compared: NFKC, no white space, without its column number (⑫ and (12) become 12) and without the notes after
 * it (※…, a bracket at the end). ⑲ is followed by ⑱ of its own text: 1918… becomes 18….
 */
export function headerKey(text: string): string {
  return compact(text)
    .replace(/^\((\d{1,2})\)|^(\d{1,2})\./, '$1$2')
    .replace(/^(?:19(?=18)|1\d|20|[1-9])(?=\D|18)/, '')
    .replace(/※.*$/, '')
    .replace(/(?<=.)\([^()]*\)$/, '');
}

/** A column's header in one line and without its notes: `②薬効分類`, `⑨基礎的医薬品`. The same in every edition. */
export function headerName(column: number): string {
  return OFFICIAL_HEADERS[column]!.replaceAll('\n', '')
    .replace(/※.*$/, '')
    .replace(/（[^（）]*）$/, '');
}
