/** What two rounds of one measure count differently, in words: no change may be read without it. Pure. */
import {
  DATASET_ROUTES,
  type Dataset,
  type DatasetPart,
  type FigureTable,
  type Masking,
  type MaskingRule,
  type PublicExpense,
  SETTINGS,
} from './model.ts';

/** What a round's figures were counted of, as far as rounds differ. */
export interface Method {
  /** Null where the source does not say. */
  publicExpense: PublicExpense | null;
  /** Sheets that were read: `internal/inpatient`. */
  sheets: ReadonlySet<string>;
  /** The most products a class lists, by route. */
  limits: FigureTable['limits'];
  /** How small quantities are masked, by sheet. */
  masking: ReadonlyMap<string, Masking & { zeros: boolean }>;
}

const sheetOf = ({ route, setting }: Pick<DatasetPart, 'route' | 'setting'>) => `${route}/${setting}`;

/** 「内服薬・入院」. */
export function sheetName(sheet: string): string {
  const [route, setting] = sheet.split('/') as [DatasetPart['route'], DatasetPart['setting']];
  return `${route === 'all' ? '全薬剤' : DATASET_ROUTES[route]}・${setting === 'all' ? '全体' : SETTINGS[setting]}`;
}

export function methodOf(
  { sources, limits }: Pick<FigureTable, 'sources' | 'limits'>,
  { publicExpense }: Pick<Dataset, 'publicExpense'>,
): Method {
  return {
    publicExpense,
    sheets: new Set(sources.map(sheetOf)),
    limits,
    masking: new Map(
      sources.map((part) => [
        sheetOf(part),
        { masking: part.masking, threshold: part.threshold, zeros: part.states.zero > 0 },
      ]),
    ),
  };
}

/** The sheets that rounds are compared by: those of the round that has most of them, of equal ones the last. */
export function fullSheets(methods: readonly Method[]): ReadonlySet<string> {
  return methods.reduce<ReadonlySet<string>>(
    (most, { sheets }) => (sheets.size >= most.size ? sheets : most),
    new Set(),
  );
}

export function sameSheets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}

/** 「注射薬・入院がありません」; '' where none is missing. */
export function missingSheets(own: ReadonlySet<string>, full: ReadonlySet<string>): string {
  const [missing, more] = [full.difference(own), own.difference(full)].map((sheets) =>
    [...sheets].map(sheetName).join('、'),
  );
  return [missing ? `${missing}の表がありません` : '', more ? `${more}の表も数えています` : '']
    .filter(Boolean)
    .join('。');
}

/** What changed between two comparable rounds. */
export function breaksBetween(before: Method, after: Method): string[] {
  const breaks: string[] = [];
  if (before.publicExpense !== after.publicExpense)
    breaks.push('公費レセプトを含むかどうかが、前の回とこの回の片方で表題から読み取れません');
  const routes = (Object.keys(DATASET_ROUTES) as (keyof typeof DATASET_ROUTES)[]).filter(
    (route) => before.limits[route] !== after.limits[route],
  );
  if (routes.length > 0) {
    const of = ({ limits }: Method) =>
      routes
        .map((route) => {
          const most = limits[route];
          return `${DATASET_ROUTES[route]}は${most === undefined ? '上限なし' : `${most}品目まで`}`;
        })
        .join('、');
    breaks.push(
      `載っている品目が違います。薬効分類ごとに、前は${of(before)}、この回は${of(after)}。載らない品目は値に入りません`,
    );
  }
  breaks.push(...maskingBreaks(before, after));
  return breaks;
}

function maskingBreaks(before: Method, after: Method): string[] {
  const both = [...after.masking.keys()].flatMap((sheet) => {
    const [a, b] = [before.masking.get(sheet), after.masking.get(sheet)!];
    return a ? [{ a, b }] : [];
  });
  const breaks: string[] = [];
  const rule = both.find(({ a, b }) => a.masking !== b.masking);
  if (rule)
    breaks.push(
      `秘匿の規則が違います。前は${MASKING_WORDS[rule.a.masking]}、この回は${MASKING_WORDS[rule.b.masking]}。範囲はそれぞれの規則によります`,
    );
  const threshold = both.find(({ a, b }) => a.threshold !== b.threshold);
  if (threshold)
    breaks.push(
      `秘匿の基準が違います。前は${thresholdWords(threshold.a)}、この回は${thresholdWords(threshold.b)}`,
    );
  const zeros = both.find(({ a, b }) => a.zeros !== b.zeros);
  if (zeros)
    breaks.push(
      zeros.b.zeros
        ? '0のセルを、前は秘匿し、この回は0と示しています'
        : '0のセルを、前は0と示し、この回は秘匿しています',
    );
  return breaks;
}

const MASKING_WORDS: Record<MaskingRule, string> = {
  none: '秘匿なし',
  unstated: '表題に規則の記載なし',
  below: '基準未満のセルだけ',
  least: '基準未満のセルと、1か所だけの行ではその次に小さいセルも',
  'all-but-total': '基準未満のセルと、1か所だけの行では総計のほかのすべても',
};

const thresholdWords = ({ threshold }: Masking) =>
  threshold === null ? 'なし' : `${threshold.toLocaleString('ja-JP')}未満`;
