import { daysBetween, type IsoDate } from '../../platform/clock.ts';

/** Round values from 0 (or below the smallest) to at least the largest, about four steps of 1, 2, 2.5 or 5 × 10ⁿ. */
export function roundTicks(min: number, max: number): number[] {
  const span = max - min || 1;
  const rough = span / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10]
      .map((m) => m * power)
      .find((s) => s >= rough && (s >= 1 ? Number.isInteger(s) : true)) ?? 10 * power;
  const first = Math.floor(min / step) * step;
  const ticks: number[] = [];
  for (let i = 0; first + (i - 1) * step < max; i++) ticks.push(Number((first + i * step).toPrecision(12)));
  return ticks;
}

/** The place of a date between two others, in percent. */
export function datePercent(date: IsoDate, from: IsoDate, to: IsoDate): number {
  const span = daysBetween(from, to);
  return span === 0 ? 0 : round((daysBetween(from, date) / span) * 100);
}

/** Up to `count` dates to write under an axis, first and last among them. */
export function axisDates(dates: IsoDate[], count: number): IsoDate[] {
  if (dates.length <= count) return dates;
  const step = (dates.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, i) => dates[Math.round(i * step)]!);
}

/** Width of the plot on a screen of 360 pixels, and of a digit and a kanji of its labels (0.75rem); in pixels. */
const NARROW = { plot: 264, digit: 7, kanji: 12 };
/** Least space between two labels, in percent of the plot. */
const SPACE = 2;

/**
 * Of {@link axisDates} those whose labels do not run into each other on a phone: the first and the last, and between them, from the
 * newest, those that have room. The first begins at its date, the last ends at it, the others stand in their middle.
 */
export function labelledDates(dates: IsoDate[], count: number, label: (date: IsoDate) => string): IsoDate[] {
  const [first, last] = [dates[0]!, dates.at(-1)!];
  const place = (date: IsoDate): [number, number] => {
    const x = datePercent(date, first, last);
    const pixels = [...label(date)].reduce(
      (sum, letter) => sum + (letter < '\u0100' ? NARROW.digit : NARROW.kanji),
      0,
    );
    const width = (pixels / NARROW.plot) * 100;
    const from = date === first ? x : date === last ? x - width : x - width / 2;
    return [from, from + width];
  };
  let next = Number.POSITIVE_INFINITY;
  return axisDates(dates, count)
    .toReversed()
    .filter((date) => {
      const [from, to] = place(date);
      const fits = to + SPACE <= next && (date === first || date === last || place(first)[1] + SPACE <= from);
      if (fits) next = from;
      return fits;
    });
}

/** Two decimals are a hundredth of a pixel or so: more would only make pages longer. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
