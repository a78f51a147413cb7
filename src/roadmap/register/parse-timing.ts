/**
 * Reads the timing that the documents print behind an initiative: 【令和６年度開始】, 【引き続き実施】. One tag may say several
 * things of several parts of the work; each becomes one part. What is printed is kept beside what was understood.
 */
import type { IsoDate } from '../../platform/clock.ts';
import { fiscalYearDays, westernYear } from '../../platform/dates/era.ts';
import { monthDays } from '../../platform/dates/months.ts';
import { compact } from '../../platform/text.ts';
import { parsePeriod } from './parse-period.ts';

export const TIMING_KINDS = {
  start: '開始',
  continue: '引き続き実施',
  do: '実施',
  conclude: '結論',
  consider: '引き続き検討',
  discuss: '必要に応じて議論',
  'follow-up': '定期的にフォローアップ',
  check: '点検・結論',
  after: '他の制度ができた後に実施',
  budget: '予算',
} as const;
export type TimingKind = keyof typeof TIMING_KINDS;

export interface TimingPart {
  kind: TimingKind;
  /** The part of the work that it speaks of, as printed; null for the whole. */
  of: string | null;
  /** Year from April, where one is printed. */
  fiscalYear: number | null;
  /** `YYYY-MM`, where one is printed. */
  month: string | null;
  /** First and last day within which it is to happen; null if it is open. */
  from: IsoDate | null;
  to: IsoDate | null;
  /** What has to be there before: 「マネジメントシステム」. */
  after: string | null;
}

export interface Timing {
  printed: string;
  parts: TimingPart[];
}

const YEAR_KINDS: Record<string, TimingKind> = {
  開始: 'start',
  実施: 'do',
  結論: 'conclude',
  '点検・結論': 'check',
};
const PLAIN: Record<string, TimingKind> = {
  引き続き実施: 'continue',
  引き続き検討: 'consider',
  必要に応じて今後も議論: 'discuss',
};
const OPEN = { of: null, fiscalYear: null, month: null, from: null, to: null, after: null };

/** A printed tag, with or without its 【】; null if any part of it cannot be read. */
export function parseTiming(printed: string): Timing | null {
  if (printed.length > 1_000) return null;
  const parts = compact(printed)
    .replace(/^【|】$/g, '')
    .split('、')
    .map(parsePart);
  return parts.includes(null) ? null : { printed, parts: parts as TimingPart[] };
}

/** 「研修について引き続き実施」: what it is about, then what is to happen. */
function parsePart(text: string): TimingPart | null {
  const whole = parseDeed(text);
  if (whole) return whole;
  const about = /^(.+?)(?:については?|は)(.+)$/.exec(text);
  const deed = about && parseDeed(about[2]!);
  return deed ? { ...deed, of: about[1]! } : null;
}

function parseDeed(text: string): TimingPart | null {
  const plain = PLAIN[text];
  if (plain) return { ...OPEN, kind: plain };

  const year = /^令和(元|\d{1,2})年度(開始|実施|点検・結論|結論)$/.exec(text);
  if (year) return inYear(YEAR_KINDS[year[2]!]!, westernYear('令和', year[1]!));

  const month = /^令和(元|\d{1,2})年(\d{1,2})月から開始$/.exec(text);
  if (month) {
    const name = `${westernYear('令和', month[1]!)}-${month[2]!.padStart(2, '0')}`;
    const days = monthDays(name);
    return days && { ...OPEN, kind: 'start', month: name, ...days };
  }

  const repeated = /^令和(元|\d{1,2})年度以降定期的にフォローアップ$/.exec(text);
  if (repeated) return { ...inYear('follow-up', westernYear('令和', repeated[1]!)), to: null };

  const after = /^(.+)の制度化後速やかに実施$/.exec(text);
  if (after) return { ...OPEN, kind: 'after', after: after[1]! };

  const budget = /^令和(元|\d{1,2})年度(補正予算|当初予算案?|予算案?|概算要求)$/.exec(text);
  if (budget) return inYear('budget', westernYear('令和', budget[1]!));

  const since = /^([HR]\d+)(〜|~)?$/.exec(text);
  const begun = since && parsePeriod(since[1]!);
  if (begun) return inYear(since[2] ? 'start' : 'do', Number(begun.from.slice(0, 4)));
  return null;
}

function inYear(kind: TimingKind, fiscalYear: number): TimingPart {
  return { ...OPEN, kind, fiscalYear, ...fiscalYearDays(fiscalYear) };
}
