/**
 * The columns of MEDIS-DC's two lists of packages. No file of theirs is at hand: headers and places are those that public readers of the
 * files agree on (shiro46mt/jp-medicine-master-data, HL7 FHIR JP Core's script, three others; looked at in 2026). A file is known by its
 * headers; one without them by its width, and its cells must then be what their places demand.
 */
import type { ListColumn } from './list-layouts.ts';

/** 'gtin': 調剤・販売・元梱包装単位コード (A_YYYYMMDD_2); 'hot': 医薬品HOTコードマスター (MEDISYYYYMMDD, with 販売包装単位コード where it ends in _h). */
export type PackageLayout = 'gtin' | 'hot';

/** Where a column stands in a file without headers, from 0. */
type PlacedColumn<K extends string> = ListColumn<K> & { at: number };

const BOTH = [
  { key: 'name', header: '販売名', required: true },
  { key: 'form', header: '包装形態', required: false },
] as const;

/** A_YYYYMMDD_2.txt, 44 columns; those that nothing here asks for are left out. */
export const GTIN_COLUMNS = [
  { key: 'mah', header: '製造販売業者', aliases: ['製造販売業者名'], required: true, at: 2 },
  { ...BOTH[0], at: 3 },
  { key: 'code', header: '個別医薬品コード', aliases: ['YJコード'], required: true, at: 8 },
  // Its place is not known: a file without headers is read without it.
  { key: 'priceCode', header: '薬価基準収載医薬品コード', aliases: ['薬価コード'], required: false, at: -1 },
  { ...BOTH[1], at: 22 },
  { key: 'unitCount', header: '包装単位数', required: false, at: 23 },
  { key: 'unit', header: '包装単位数単位', aliases: ['包装単位単位'], required: false, at: 24 },
  { key: 'totalCount', header: '総数量数', aliases: ['総数量'], required: false, at: 25 },
  { key: 'total', header: '総数量数単位', aliases: ['総数量単位'], required: false, at: 26 },
  { key: 'dispensing', header: '調剤包装単位コード', required: true, at: 29 },
  { key: 'sales', header: '販売包装単位コード', required: true, at: 32 },
  { key: 'case', header: '元梱包装単位コード', required: false, at: 33 },
  { key: 'jan', header: '物流用JANコード', aliases: ['物流用JAN'], required: false, at: 34 },
  {
    key: 'discontinued',
    header: '販売中止年月日',
    aliases: ['販売中止日', '販売中止'],
    required: false,
    at: 42,
  },
  {
    key: 'lastLot',
    header: '最終ロット有効期限',
    aliases: ['最終ロット期限', '最終ロット使用期限'],
    required: false,
    at: 43,
  },
] as const satisfies readonly PlacedColumn<string>[];

/** MEDISYYYYMMDD.TXT, 24 columns, and MEDISYYYYMMDD_h.txt with 販売包装単位コード as the 25th. */
export const HOT_COLUMNS = [
  // The bracket of a header is a note to whoever compares it.
  { key: 'hot', header: '基準番号（ＨＯＴコード）', required: true, at: 0 },
  { key: 'jan', header: 'ＪＡＮコード', required: true, at: 5 },
  { key: 'priceCode', header: '薬価基準収載医薬品コード', required: false, at: 6 },
  { key: 'code', header: '個別医薬品コード', required: true, at: 7 },
  { ...BOTH[0], at: 11 },
  { ...BOTH[1], at: 14 },
  { key: 'unitCount', header: '包装単位数', required: false, at: 15 },
  { key: 'unit', header: '包装単位単位', required: false, at: 16 },
  { key: 'totalCount', header: '包装総量数', required: false, at: 17 },
  { key: 'total', header: '包装総量単位', required: false, at: 18 },
  { key: 'mah', header: '製造会社', required: true, at: 20 },
  { key: 'seller', header: '販売会社', required: true, at: 21 },
  { key: 'sales', header: '販売包装単位コード', required: false, at: 24 },
] as const satisfies readonly PlacedColumn<string>[];

/** Columns of the files, by layout: of one without headers nothing else tells which it is. */
export const WIDTHS: Record<PackageLayout, readonly number[]> = { gtin: [44], hot: [24, 25] };
