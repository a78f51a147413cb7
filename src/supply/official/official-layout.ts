/**
 * The wording of every coded cell of 医療用医薬品供給状況（供給状況一覧表）, as the ministry's workbook of August 2026 writes it; its
 * columns are in official/columns.ts. Parser, exporter and demonstration share these tables, so that a cell that goes out is
 * the cell that came in. Widths are the source's own and are not consistent: '７．－' but 'エ. －', 'A．' but 'Aプラス．'. Compare
 * with `compact` of platform/text.ts; write as here.
 */
import type { Designation, ProductCategory, Route } from '../../medicines/model.ts';
import type { IsoDate } from '../../platform/clock.ts';
import { eraOf } from '../../platform/dates/era.ts';
import type {
  RecoveryOutlook,
  ShipmentResponse,
  ShortageReason,
  StatedVolume,
  VolumeOutlook,
} from '../model.ts';

/** The only sheet of the workbook. Row 1 is empty, the headers are in row 2, data from row 3. */
export const SHEET_NAME = '供給状況一覧表';

/** ① 薬剤区分. Dental products occur in price lists only. */
export const ROUTE_TEXT = {
  internal: '1：内用薬',
  external: '2：外用薬',
  injection: '3：注射薬',
} as const satisfies Record<Exclude<Route, 'dental' | 'unknown'>, string>;

/** ⑧ 製品区分. */
export const CATEGORY_TEXT = {
  originator: '1：先発品',
  generic: '2：後発品',
  quasiOriginator: '3：準先発品',
  longListed: '4：長期収載品',
  other: '5：その他医薬品',
  unlisted: '6：未収載医薬品',
} as const satisfies Record<Exclude<ProductCategory, 'unknown'>, string>;

/** ⑨ 基礎的医薬品. */
export const BASIC_TEXT = { yes: '1：対象', no: '2：対象外' } as const;

/** ⑩ （重要）供給確保医薬品; blank where the product is not designated. */
export const ESSENTIAL_TEXT = { A: 'A', B: 'B', C: 'C' } as const satisfies Record<Designation, string>;

/** ⑪ in place of a date. */
export const NOT_LISTED_TEXT = '薬価基準未収載';

/** ⑫ 製造販売業者の「出荷対応」の状況. */
export const RESPONSE_TEXT = {
  normal: '①通常出荷',
  limitedOwn: '②限定出荷（自社の事情）',
  limitedOthers: '③限定出荷（他社品の影響）',
  limitedOther: '④限定出荷（その他）',
  stopped: '⑤供給停止',
} as const satisfies Record<Exclude<ShipmentResponse, 'unknown'>, string>;

/** ⑭ 限定出荷/供給停止の理由. */
export const REASON_TEXT = {
  demand: '１．需要増',
  material: '２．原材料調達上の問題',
  manufacturing: '３．製造トラブル（製造委託を含む）',
  quality: '４．品質トラブル（製造委託を含む）',
  administrative: '５．行政処分（製造委託を含む）',
  delisting: '６．薬価削除',
  none: '７．－',
  other: '８．その他の理由',
} as const satisfies Record<Exclude<ShortageReason, 'unknown'>, string>;

/** ⑮ 限定出荷の解除見込み／供給停止の解消見込み. */
export const OUTLOOK_TEXT = {
  yes: 'ア. あり',
  no: 'イ. なし',
  undecided: 'ウ. 未定',
  none: 'エ. －',
} as const satisfies Record<Exclude<RecoveryOutlook, 'unknown'>, string>;

/** ⑰ 製造販売業者の「出荷量」の現在の状況. */
export const VOLUME_TEXT = {
  increased: 'Aプラス．出荷量増加',
  normal: 'A．出荷量通常',
  decreased: 'B．出荷量減少',
  halted: 'C．出荷停止',
  delisting: 'D．薬価削除予定',
} as const satisfies Record<StatedVolume, string>;

/** ⑱ 「出荷量」の改善（増加）見込み時期. Column ⑲ beside it holds a number of per cent. */
export const VOLUME_OUTLOOK_TEXT = {
  immediate: 'a．即時',
  oneMonth: 'b．１か月以内',
  twoMonths: 'c．２か月以内',
  threeMonths: 'd．３か月以内',
  overThreeMonths: 'e．３か月超',
} as const satisfies Record<Exclude<VolumeOutlook, 'unknown'>, string>;

/** The last column: the ministry's mark of a row updated with this edition. Not a diff (DESIGN §2). */
export const NEW_TEXT = 'New';

const fullWidth = (n: number): string => (n < 10 ? String.fromCharCode(0xff10 + n) : String(n));

/**
 * What the page of the ministry calls a list: '医療用医薬品供給状況（令和８年８月14日現在）', single digits full-width, longer numbers
 * half-width. The workbook itself has no title.
 */
export function officialTitle(asOf: string): string {
  const [, month, day] = asOf.split('-').map(Number) as [number, number, number];
  const { name, year } = eraOf(asOf);
  return `医療用医薬品供給状況（${name}${year === 1 ? '元' : fullWidth(year)}年${fullWidth(month)}月${fullWidth(day)}日現在）`;
}

/** The official file name, so that an exported list can be imported again: it carries the date. The demonstration says what it is. */
export function exportName({ asOf, source }: { asOf: IsoDate; source: string }, extension: string): string {
  return `${source === 'demo' ? 'demo-' : ''}${asOf.slice(2).replaceAll('-', '')}iyakuhinkyoukyu.${extension}`;
}
