/** What the address of a page asks for, read leniently: what has no meaning is left out and said, never a failure. */

import type { Breakdown, FigureQuery, Narrowing } from '../model.ts';
import { FigureParams } from './figure-params.ts';

/** What was asked for and has a meaning; '' and what is missing count as not asked for. */
export type Asked = Partial<Omit<FigureQuery, 'by' | 'where'>> & { by?: Breakdown; where: Narrowing };

/** Each part of a query that a reader may choose, as pages call it. */
const PARTS = {
  measure: '指標',
  by: '集計の単位',
  dataset: 'データセット',
  codes: '薬価・後発区分の日付',
  edition: '供給状況の日付',
  prefecture: '都道府県',
  class: '薬効分類',
  setting: '処方の場',
  route: '薬剤区分',
  family: 'バイオ医薬品の系列',
  ingredient: '成分',
} as const;
export type AskedPart = keyof typeof PARTS;

/** One part that could not be used, as the page explains it. */
export function cannotUse(part: AskedPart, given: string, why: string): string {
  return `${PARTS[part]}の指定「${given.slice(0, 40)}」は使えないため、指定なしで表示しています（${why}）。`;
}

/** Reads the parts of an address that the page knows; other keys are ignored. */
export function readAsked(
  params: URLSearchParams,
  parts: readonly AskedPart[],
): { asked: Asked; issues: string[] } {
  const issues: string[] = [];
  const read: Partial<Record<AskedPart, string>> = {};
  for (const part of parts) {
    const given = params.get(part);
    if (!given) continue;
    const parsed = FigureParams.shape[part].safeParse(given);
    if (parsed.success) read[part] = parsed.data as string;
    else issues.push(cannotUse(part, given, parsed.error.issues[0]!.message));
  }
  const { measure, by, dataset, codes, edition, ...where } = read;
  return {
    asked: { measure, by: by as Breakdown | undefined, dataset, codes, edition, where: where as Narrowing },
    issues,
  };
}
