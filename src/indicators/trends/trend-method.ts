/** What two rounds of one measure count differently, in words: no change may be read without it. Pure. */

import { numberText } from '../../platform/number-text.ts';
import { lackingSheets, sheetOf } from '../datasets/sheets.ts';
import {
  DATASET_ROUTES,
  type Dataset,
  type FigureTable,
  type Masking,
  type MaskingRule,
  type PublicExpense,
} from '../model.ts';

/** What a round's figures were counted of, as far as rounds differ. */
export interface Method {
  /** Null if the source does not say. */
  publicExpense: PublicExpense | null;
  /** Names of the sheets that the round has of what is asked, and that are not there. */
  lacking: readonly string[];
  /** The most products a class lists, by route. */
  limits: FigureTable['limits'];
  /** How small quantities are masked, by sheet. */
  masking: ReadonlyMap<string, Masking & { zeros: boolean }>;
}

export function methodOf(
  { sources, limits, where }: Pick<FigureTable, 'sources' | 'limits' | 'where'>,
  { kind, publicExpense }: Pick<Dataset, 'kind' | 'publicExpense'>,
): Method {
  return {
    publicExpense,
    lacking: lackingSheets(kind, sources, where),
    limits,
    masking: new Map(
      sources.map((part) => [
        sheetOf(part),
        { masking: part.masking, threshold: part.threshold, zeros: part.states.zero > 0 },
      ]),
    ),
  };
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
  threshold === null ? 'なし' : `${numberText(threshold)}未満`;
