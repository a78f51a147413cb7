/**
 * The columns of the ministry's lists, 2014 to today, as dated data. Found in the lists themselves: dates and headers are taken from
 * the files, `since` and `until` the first and last publication that is known to have them.
 */
import type { IsoDate } from '../../platform/clock.ts';

export type ReferenceKind = 'price' | 'generic-info' | 'generic-names' | 'packages' | 'receipt-codes';

/** A column of an official list. */
export interface ListColumn<K extends string = string> {
  key: K;
  /** As the newest list that has it writes it; compared without white space, notes and furigana (list-headers.ts). */
  header: string;
  /** Other headers of the same column, the likelier first. */
  aliases?: readonly string[];
  /** Without it the list cannot be read. The others are empty if a list does not have them. */
  required: boolean;
  /** First list that has the column, and last one. */
  since?: IsoDate;
  until?: IsoDate;
}

const EXPIRES_ON = {
  key: 'expiresOn',
  header: '経過措置による使用期限',
  aliases: ['経過措置期限', '経過措置'],
  required: false,
} as const;

const CODE = {
  key: 'code',
  header: '薬価基準収載医薬品コード',
  aliases: ['薬価基準コード'],
  required: true,
} as const;

const NAME = { key: 'name', header: '品名', aliases: ['医薬品名', '販売名'], required: true } as const;

/** 薬価基準収載品目リスト. */
export const PRICE_COLUMNS = [
  { key: 'route', header: '区分', aliases: ['薬剤区分'], required: true },
  CODE,
  { key: 'ingredient', header: '成分名', aliases: ['成分名称'], required: true },
  { key: 'strength', header: '規格', aliases: ['規格単位'], required: true },
  // Marks of one character: 局, 麻, ※. Real workbooks leave their headers blank, or write 品名 over the first of them.
  { key: 'pharmacopoeia', header: '日本薬局方', aliases: ['局方', '局'], required: false },
  { key: 'narcotic', header: '麻薬', aliases: ['麻'], required: false },
  { key: 'makerNoted', header: '業者名追記', required: false },
  NAME,
  { key: 'mah', header: 'メーカー名', aliases: ['会社名', '製造販売業者名', '製造販売業者'], required: true },
  {
    key: 'generic',
    header: '診療報酬において加算等の算定対象となる後発医薬品',
    aliases: ['後発医薬品'],
    required: true,
  },
  { key: 'originator', header: '先発医薬品', required: true },
  {
    key: 'originatorWithGeneric',
    header: '同一剤形・規格の後発医薬品がある先発医薬品',
    required: false,
  },
  { key: 'amount', header: '薬価', aliases: ['現行薬価', '新薬価'], required: true },
  EXPIRES_ON,
  { key: 'note', header: '備考', required: false },
] as const satisfies readonly ListColumn[];

/** 一般名処方マスタ; its second sheet, the table of exceptions, has the products of each as well. */
export const GENERIC_NAME_COLUMNS = [
  { key: 'route', header: '区分', required: true },
  { key: 'code', header: '一般名コード', required: true },
  { key: 'standard', header: '一般名処方の標準的な記載', required: true },
  { key: 'ingredient', header: '成分名', required: true },
  { key: 'strength', header: '規格', required: true },
  { key: 'premium', header: '一般名処方加算対象', required: false },
  { key: 'exception', header: '例外コード', required: false },
  { key: 'lowest', header: '同一剤形・規格内の最低薬価', required: false },
  { key: 'note', header: '備考', required: false },
  // Of the table of exceptions alone, which says of each product what the price list says too.
  { key: 'product', header: '薬価基準収載医薬品コード', required: false },
  { key: 'brand', header: '品名', required: false },
  { key: 'mah', header: 'メーカー名', required: false },
  { key: 'originator', header: '先発医薬品', required: false },
  { key: 'originatorWithGeneric', header: '同一剤形・規格の後発医薬品がある先発医薬品', required: false },
  { key: 'amount', header: '薬価', required: false },
  { key: 'expiresOn', header: '経過措置による使用期限', required: false },
] as const satisfies readonly ListColumn[];

/** 各先発医薬品の後発医薬品の有無に関する情報. */
export const GENERIC_COLUMNS = [
  CODE,
  { key: 'ingredient', header: '成分名', aliases: ['成分名称'], required: true },
  NAME,
  {
    key: 'class',
    header: '各先発医薬品の後発医薬品の有無に関する情報',
    aliases: ['後発医薬品の有無に関する情報'],
    required: true,
  },
  // 告示年月日(YYYYMMDD)【例】… in 2014, 収載年月日(YYYYMMDD)【例】… until 2016, 収載年月日 alone since.
  { key: 'listedOn', header: '収載年月日', aliases: ['薬価収載年月日', '告示年月日'], required: false },
  { ...EXPIRES_ON, since: '2016-04-01' },
  { key: 'note', header: '備考', required: false },
  {
    key: 'excluded',
    header: '診療報酬における加算等の算定対象から除外する品目',
    aliases: ['加算等の算定対象から除外する品目'],
    required: false,
    since: '2021-04-01',
  },
  {
    key: 'cutoff',
    header: 'カットオフ値の計算に含める品目',
    aliases: ['カットオフ値'],
    required: false,
    since: '2024-04-01',
  },
] as const satisfies readonly ListColumn[];
