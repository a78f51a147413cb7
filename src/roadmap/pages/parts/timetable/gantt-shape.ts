/** What a timetable draws of its rows: bars on an axis of fiscal years, in percent. Pure. */

import { addDays, type IsoDate } from '../../../../platform/clock.ts';
import { fiscalYear, fiscalYearDays, type Period } from '../../../../platform/dates/era.ts';
import { clip } from '../../../../platform/text.ts';
import { datePercent } from '../../../../ui/charts/chart-scale.ts';
import type { TimelineBar, TimelineRow } from '../../../views.ts';

/** From the first day of a fiscal year to the last of another. */
export type Axis = Period;

export interface Shape {
  /** In percent of the axis. */
  x: number;
  width: number;
  /** Up to here it may not have begun yet; 0 where the beginning is known. */
  lead: number;
  /** It was under way before, or goes on after, with no day printed. */
  before: boolean;
  after: boolean;
  /** Its time is not known: hatched. */
  unknown: boolean;
  /** The word on it. */
  word: string;
}

const WORDS: Record<TimelineBar['kind'], string> = {
  start: '開始',
  continue: '引き続き',
  do: '実施',
  conclude: '結論',
  consider: '検討',
  discuss: '議論',
  'follow-up': 'フォローアップ',
  check: '点検・結論',
  after: '時期未定',
  budget: '予算',
  phase: '',
};

/** What a row without any time says. */
export const NO_TIME = '時期の記載なし';

/** Whole fiscal years around all that is drawn, this year and the next among them. */
export function axisOf(
  rows: readonly { bars: readonly TimelineBar[]; columns: Axis | null }[],
  today: IsoDate,
): Axis {
  const days = rows.flatMap(({ bars, columns }) => [
    ...bars.flatMap(({ from, to }) => [from, to]),
    columns?.from,
    columns?.to,
  ]);
  const known = [today, ...days].filter((day): day is IsoDate => Boolean(day)).sort();
  const last = fiscalYear(known.at(-1)!);
  return {
    from: fiscalYearDays(Math.min(fiscalYear(known[0]!), fiscalYear(today) - 1)).from,
    to: fiscalYearDays(Math.max(last, fiscalYear(today) + 1)).to,
  };
}

/** The fiscal years of an axis. */
export function yearsOf({ from, to }: Axis): number[] {
  const first = fiscalYear(from);
  return Array.from({ length: fiscalYear(to) - first + 1 }, (_, i) => first + i);
}

/** The place of a day, in percent. */
export function placeOf(day: IsoDate, { from, to }: Axis): number {
  return Math.max(0, Math.min(100, datePercent(day, from, addDays(to, 1))));
}

/** The heads of a timetable's columns as one span; null if it has none. */
export function columnsSpan({ columns }: TimelineRow['initiative']): Axis | null {
  const [first, last] = [columns[0], columns.at(-1)];
  return first && last ? { from: first.period.from, to: last.period.to } : null;
}

/** The shapes of one row, each on a line of its own. */
export function shapesOf(
  row: { bars: TimelineBar[]; unknown: number; columns: Axis | null },
  axis: Axis,
): Shape[] {
  const shapes = row.bars.map((bar) => shapeOf(bar, axis));
  if (row.unknown > 0) shapes.push(hatched(row.columns ?? axis, axis, `${row.unknown}段階：時期は不明`));
  return shapes.length > 0 ? shapes : [hatched(axis, axis, NO_TIME)];
}

function shapeOf(bar: TimelineBar, axis: Axis): Shape {
  if (bar.kind === 'after') return hatched(axis, axis, WORDS.after);
  const x = bar.from ? placeOf(bar.from, axis) : 0;
  // A day counts in full.
  const end = bar.to ? placeOf(addDays(bar.to, 1), axis) : 100;
  return {
    x,
    width: Math.max(end - x, 0.6),
    lead: bar.beginsBy ? Math.max(0, placeOf(addDays(bar.beginsBy, 1), axis) - x) : 0,
    before: bar.from === null,
    after: bar.to === null,
    unknown: false,
    word: wordOf(bar),
  };
}

function hatched(span: Axis, axis: Axis, word: string): Shape {
  const x = placeOf(span.from, axis);
  return {
    x,
    width: placeOf(addDays(span.to, 1), axis) - x,
    lead: 0,
    before: false,
    after: false,
    unknown: true,
    word,
  };
}

/** A part's own words before what happens, as far as there is room. */
function wordOf({ kind, text }: TimelineBar): string {
  if (kind === 'phase') return clip(text, 14);
  const [of, rest] = text.split('：');
  return rest === undefined ? WORDS[kind] : `${clip(of!, 8)}：${WORDS[kind]}`;
}
