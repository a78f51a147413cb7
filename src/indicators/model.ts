/** What an indicator is: measures, datasets, figures. Types, code lists and wording only; pages may import values from here. */
import type { GenericClass, ListRoute, Route } from '../medicines/model.ts';
import type { IsoDate } from '../platform/clock.ts';

export { formatFraction, formatFractionRange, formatGap } from './fraction-wording.ts';
export type { Headline } from './headlines/headline-model.ts';
export { computedWords } from './headlines/headline-wording.ts';
export { NOTHING_RECORDED, type Recorded, type RecordedValue } from './measures/official-series/recorded.ts';
export { BIOLOGIC_ROLE_NAMES } from './page-measures.ts';
export { familyOf } from './product-facts/biosimilars/family-of.ts';

/** 処方の場: the three settings of NDB Open Data's prescriptions. */
export const SETTINGS = {
  'out-of-hospital': '外来（院外）',
  'in-hospital': '外来（院内）',
  inpatient: '入院',
} as const;
export type Setting = keyof typeof SETTINGS;

/** 薬剤区分 of NDB's workbooks. */
export const DATASET_ROUTES = {
  internal: '内服薬',
  external: '外用薬',
  injection: '注射薬',
} as const satisfies Partial<Record<Route, string>>;
export type DatasetRoute = keyof typeof DATASET_ROUTES;

export const SEXES = { M: '男', F: '女' } as const;
export type Sex = keyof typeof SEXES;

/** The key of the nation beside the keys of prefectures: the workbook's 総計. */
export const NATION = '00';

/** 都道府県 by JIS X 0401 code, in its order. */
export const PREFECTURES: ReadonlyMap<string, string> = new Map(
  (
    '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 ' +
    '石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 ' +
    '岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'
  )
    .split(' ')
    .map((name, index) => [String(index + 1).padStart(2, '0'), name]),
);

/** What a cell of a workbook is. 'margin' is none: the sum over one sex or one age band, with its bounds. */
export type CellState = 'value' | 'zero' | 'masked' | 'absent' | 'margin';

/** What a sheet's title says about how small quantities are masked; what follows from each: masking.ts. */
export const MASKING_RULES = [
  /** Nothing is masked. */
  'none',
  /** Cells are masked, and the title names no rule, or one that we do not know. */
  'unstated',
  /** Quantities below the threshold. */
  'below',
  /** Those, and where one only of a row would be, the least of the others too. */
  'least',
  /** Those, and where one only of a row would be, every cell but the total. */
  'all-but-total',
] as const;
export type MaskingRule = (typeof MASKING_RULES)[number];

export interface Masking {
  masking: MaskingRule;
  /**
   * Quantities below it are masked; null if nothing is. If the rule is unstated: the least quantity that the sheet shows,
   * below which a masked total is taken to be.
   */
  threshold: number | null;
}

/** How figures can be broken down; 'nation' is one figure for the whole country. */
export const BREAKDOWNS = {
  nation: '全国',
  prefecture: '都道府県',
  class: '薬効分類',
  setting: '処方の場',
  route: '薬剤区分',
  ingredient: '成分',
  age: '年齢',
  sex: '性別',
  month: '月',
} as const;
export type Breakdown = keyof typeof BREAKDOWNS;

/** A product's part in a family of biologics. 'authorised' is an authorised biologic (バイオセイム). */
export type BiologicRole = 'reference' | 'biosimilar' | 'authorised';

/** What is summed: quantity in listed units, or yen. Each but the first two is a range of yen (lower, middle, upper). */
export const WEIGHTS = [
  'quantity',
  'value',
  /** Yen saved if the rest of the originators were generics of the same first nine characters of the code. */
  'generic-saving',
  /** The same, counting generics in normal shipment only. */
  'generic-saving-available',
  /** Yen that biosimilars have saved against their reference's price (医療費適正化効果額). */
  'biosimilar-effect',
  /** Yen saved if the rest of the reference biologics were biosimilars. */
  'biosimilar-saving',
  'biosimilar-saving-available',
] as const;
export type Weight = (typeof WEIGHTS)[number];

/** Which products count: all lists given must hold. An empty selection is every product. */
export interface Selection {
  genericClass?: GenericClass[];
  biologic?: BiologicRole[];
}

/** A measure's definition: data, checked by a strict schema (measure-schema.ts). */
export interface Measure {
  id: string;
  version: number;
  title: { ja: string; en: string };
  /** Why it matters, in plain Japanese. */
  why: string;
  /**
   * 'ratio': sum over `numerator` ÷ sum over `denominator`. 'sum': sum over `numerator`. 'families-at-least': families of
   * biologics whose ratio is at least `threshold`, counted ('count') or as a share of all families with a biosimilar ('share').
   */
  kind: 'ratio' | 'sum' | 'families-at-least';
  weight: Weight;
  numerator: Selection;
  denominator?: Selection;
  threshold?: number;
  result?: 'count' | 'share';
  /** Leave out every ingredient with a limited or stopped product as of an edition. */
  excluding?: 'limited-ingredients'[];
  unit: 'fraction' | 'yen' | 'count';
  direction: 'higher' | 'lower';
  breakdowns: Breakdown[];
  /**
   * A value that the state wants reached, by when, and by whom; `prefectures` is how many must reach it where an officer has set
   * a number of them since (else all).
   */
  target?: { value: number; by: IsoDate; per: 'nation' | 'prefecture'; prefectures?: number };
  source: { document: string; heading: string; quote: string };
  validFrom: IsoDate;
  validTo: IsoDate | null;
}

/** What of a dataset is asked for, beyond the breakdown. */
export interface Narrowing {
  prefecture?: string;
  class?: string;
  setting?: Setting;
  route?: DatasetRoute;
  /** Id of a family of biologics. */
  family?: string;
  /** First seven characters of the code. */
  ingredient?: string;
}

export interface FigureQuery {
  measure: string;
  by: Breakdown;
  /** Default: the newest dataset. */
  dataset?: string;
  /** Date whose lists of prices and generic classes apply. Default: those in force at the end of the dataset's period. */
  codes?: IsoDate;
  /** If no list is in force at the end of the period, true takes the earliest later one, with a warning and without bounds. */
  otherTime?: boolean;
  /** Edition that says what is limited or stopped. Default: the newest. */
  edition?: IsoDate;
  where?: Narrowing;
}

/** A list or edition that figures were computed with, and how far in time it is from the data. */
export interface FigureReference {
  kind: 'generic-info' | 'price' | 'edition';
  /** For prices, which the ministry lists by route. */
  route: ListRoute | null;
  /** Null if there is none. */
  date: IsoDate | null;
  /** Days from it to the end of the data's period; negative where it is later. */
  days: number | null;
  /** `earlier-year`: of a fiscal year before the data's; `later`: after the end of the period. */
  timing: 'in-time' | 'earlier-year' | 'later' | 'missing';
}

/** How much of what figures are of the list of classes does not have. */
export interface Coverage {
  /** Listed units of what was asked for (place, class, setting, route), as far as shown. */
  total: number;
  /** How many of these units have codes that the list does not have. */
  quantity: number;
  /** `quantity` ÷ `total`; null of nothing. */
  share: number | null;
  /** Codes of the whole dataset that the list does not have, and rows of its sheets; rows are null for rows of dispensing. */
  codes: number;
  rows: number | null;
}

/** One figure. Shares are fractions, savings yen. `value` takes masked cells as 0 and may be below `lower`. */
export interface Figure {
  key: string;
  label: string;
  /** Null if the denominator is 0. */
  value: number | null;
  lower: number | null;
  upper: number | null;
  numerator: number;
  /** Null if the measure has none. */
  denominator: number | null;
}

/** Figures with all that is needed to trace them. */
export interface FigureTable {
  measure: string;
  version: number;
  dataset: string;
  /** First and last month: `2022-04/2023-03`. */
  period: string;
  by: Breakdown;
  where: Narrowing;
  /** Date of the list of generic classes that was applied. */
  codes: IsoDate;
  /** Edition that said what was limited; null if the measure does not ask. */
  edition: IsoDate | null;
  /** False if the list of classes is later than the data: figures then have no bounds. */
  bounded: boolean;
  references: FigureReference[];
  coverage: Coverage;
  /** What a reader must know before using the figures, in words. */
  warnings: string[];
  rows: Figure[];
  /** The workbooks that were read. */
  sources: DatasetPart[];
  /** The most products that a class lists, by route: nothing is published of the others. Routes without such a limit are left out. */
  limits: Partial<Record<DatasetRoute, number>>;
  /** Codes of the dataset that the list of generic classes does not have: they count nowhere. */
  unmapped: UnmappedCode[];
  /** The statement that was run. */
  sql: string;
}

/** Figures of every prefecture by the breakdown `by`, all of one statement. */
export interface FigureGrid extends Omit<FigureTable, 'rows'> {
  prefectures: ReadonlyMap<string, readonly Figure[]>;
}

export interface UnmappedCode {
  code: string;
  name: string;
  /** Listed units, as far as shown. */
  quantity: number;
}

/** Whether receipts that public funds alone pay (公費レセプト) are counted. From round 11 on both versions are published. */
export const PUBLIC_EXPENSE_NAMES = {
  included: '公費レセプトを含む',
  excluded: '公費レセプトを含まない',
} as const;
export type PublicExpense = keyof typeof PUBLIC_EXPENSE_NAMES;
/** Up to this round of NDB Open Data they were never counted. */
export const LAST_WITHOUT_PUBLIC_EXPENSE = 10;

export interface Dataset {
  id: string;
  kind: 'ndb' | 'dispensing';
  /** 'demo': invented, for the demonstration; never there beside real ones. */
  source: 'official' | 'demo';
  title: string;
  round: number | null;
  /** Null if the source does not say. */
  publicExpense: PublicExpense | null;
  from: IsoDate;
  to: IsoDate;
  importedAt: Date;
  parts: DatasetPart[];
}

export interface DatasetPart extends Masking {
  file: string;
  sha256: string;
  sheet: string;
  title: string;
  axis: 'prefecture' | 'sex-age';
  route: DatasetRoute | 'all';
  setting: Setting | 'all';
  rows: number;
  states: Record<CellState, number>;
  parquet: string;
  parquetSha256: string;
  /** The version of the reader that made the cells; older cells are made again when their file is imported again. */
  reading: number;
}

/** Yen a listed unit: at the least, in the middle, at the most. */
export type YenRange = readonly [lower: number, middle: number, upper: number];

/** What the measures ask of a product, as of a date of the lists and an edition; worked out once (product-facts.ts). */
export interface ProductFacts {
  /** 薬価基準収載医薬品コード */
  code: string;
  /** Null: listed without a class. */
  genericClass: GenericClass | null;
  /** Null, as the next, where the price list does not have it. */
  route: Route | null;
  /** Yen a listed unit. */
  price: number | null;
  /** First seven characters of the code. */
  ingredient: string;
  ingredientName: string;
  /** Id of its family of biologics. */
  family: string | null;
  biologic: BiologicRole | null;
  /** True if a product of the ingredient is limited or stopped as of the edition. */
  limited: boolean;
  genericSaving: YenRange | null;
  genericSavingAvailable: YenRange | null;
  biosimilarEffect: YenRange | null;
  biosimilarSaving: YenRange | null;
  biosimilarSavingAvailable: YenRange | null;
}
