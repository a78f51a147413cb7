/** A headline in words: the same on pages, in packs and in the roadmap's review. Pure. */
import { dateText, momentText } from '../../platform/dates/date-text.ts';
import { fiscalYearText, wholeFiscalYear } from '../../platform/dates/era.ts';
import { formatFraction, formatFractionRange, formatPublished } from '../fraction-wording.ts';
import type { ComputedValue, Headline, OfficialValue } from './headline-model.ts';

type Of = Pick<Headline, 'of'>;
/** Of prefectures, by whether their bounds reach a target (`reachOf`). */
type ReachCounts = Record<'sure' | 'maybe' | 'short' | 'unknown', number>;

/** The official value as it was published: `68.7%`, `36都道府県`. */
export function officialNumber({ of }: Of, { value }: Pick<OfficialValue, 'value'>): string {
  return of === 'prefectures' ? `${value}都道府県` : formatPublished(value);
}

/** When it was, and what the document adds: `2025年9月・速報値`. */
export function officialDate({ period, note }: OfficialValue): string {
  const first = period.split('/').map(momentText).join('〜');
  return note !== null && note.length <= SHORT_NOTE ? `${first}・${note}` : first;
}
/** 速報値 and the like belong beside a number, sentences do not. */
const SHORT_NOTE = 6;

/** This site's figure: `48.6%`; of prefectures what masked cells leave open, `26〜28都道府県`. */
export function computedNumber({ of }: Of, { value, lower, upper }: ComputedValue): string {
  if (of === 'nation') return formatFraction(value);
  return `${lower === null || upper === null ? (lower ?? value) : countRange(lower, upper)}都道府県`;
}

const countRange = (lower: number, upper: number) => (lower === upper ? `${lower}` : `${lower}〜${upper}`);

/**
 * How many prefectures reach a target, with the same range as the headline, and how many surely fall short:
 * `達しているのは26〜28都道府県（2は秘匿のため決まりません）、届いていないのは19です`.
 */
export function reachingWords({ sure, maybe, short, unknown }: ReachCounts): string {
  const open = [
    ...(maybe > 0 ? [`${maybe}は秘匿のため決まりません`] : []),
    ...(unknown > 0 ? [`ほかに、使用がなく分からないのは${unknown}`] : []),
  ].join('。');
  const reached = `達しているのは${reachingNumber({ sure, maybe })}${open && `（${open}）`}`;
  return `${reached}、届いていないのは${short}です`;
}

/** How many prefectures reach a target, at the least and the most: `26〜28都道府県`. */
export function reachingNumber({ sure, maybe }: Pick<ReachCounts, 'sure' | 'maybe'>): string {
  return `${countRange(sure, sure + maybe)}都道府県`;
}

/** What it is from, and the bounds that its number does not say: `第9回NDBオープンデータ（2022年度）から計算、秘匿による幅 48.5〜48.7%`. */
export function computedOrigin({ of }: Of, { dataset, lower, upper }: ComputedValue): string {
  const year = wholeFiscalYear(dataset);
  const period = year === null ? `${dateText(dataset.from)}〜${dateText(dataset.to)}` : fiscalYearText(year);
  const { title } = dataset;
  const from = `${title.includes(period) ? title : `${title}（${period}）`}から計算`;
  if (of === 'prefectures') return from;
  const bounds = formatFractionRange(lower, upper);
  return bounds.includes('〜') ? `${from}、秘匿による幅 ${bounds}` : from;
}

/** Both in one line: `48.6%（第9回NDBオープンデータ（2022年度）から計算、秘匿による幅 48.5〜48.7%）`. */
export function computedWords(headline: Headline): string | null {
  const { computed } = headline;
  return computed && `${computedNumber(headline, computed)}（${computedOrigin(headline, computed)}）`;
}

/** The same of the official value: `68.7%（2025年9月・速報値）`. */
export function officialWords(headline: Headline): string | null {
  const { official } = headline;
  return official && `${officialNumber(headline, official)}（${officialDate(official)}）`;
}

/** What is still to go: `あと11都道府県`, `あと35ポイント`. */
export function distanceWords({ of, official, distance }: Headline): string | null {
  if (official === null || distance === null) return null;
  if (distance < SAME) return '達しています';
  return of === 'prefectures'
    ? `あと${distance}都道府県`
    : `あと${formatPublished(distance).replace('%', 'ポイント')}`;
}
/** Values are decimals of documents: what differs by less is the same. */
const SAME = 1e-9;

/** What a year must bring: `1年に1.6都道府県`, `1年に4.9ポイント`. */
export function neededWords({ of, neededPerYear }: Headline): string | null {
  if (neededPerYear === null) return null;
  return of === 'prefectures'
    ? `1年に${neededPerYear.toFixed(1)}都道府県`
    : `1年に${(neededPerYear * 100).toFixed(1)}ポイント`;
}

/** Whether the official value is there. */
export function isReached({ distance }: Headline): boolean {
  return distance !== null && distance < SAME;
}
