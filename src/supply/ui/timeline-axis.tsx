import { addDays, daysBetween, type IsoDate } from '../../platform/clock.ts';
import { datePercent } from '../../ui/charts/chart-scale.ts';
import { formatDate, formatMonthDay } from '../../ui/format.ts';

/** Dates under the bands: both ends in full, the middle short. */
export function TimelineAxis({ y, range }: { y: number; range: { from: IsoDate; until: IsoDate } }) {
  const middle = addDays(range.from, Math.round(daysBetween(range.from, range.until) / 2));
  const labels = [
    { date: range.from, text: formatDate(range.from), anchor: 'start' as const },
    // Three dates need a few days between them.
    ...(daysBetween(range.from, range.until) > 4
      ? [{ date: middle, text: formatMonthDay(middle), anchor: 'middle' as const }]
      : []),
    { date: range.until, text: formatDate(range.until), anchor: 'end' as const },
  ];
  return (
    <g className="fill-solid-gray-700 text-[0.75rem]">
      {labels.map(({ date, text, anchor }) => {
        const x = `${datePercent(date, range.from, range.until)}%`;
        return (
          <g key={anchor}>
            <line x1={x} x2={x} y1={y} y2={y + 5} className="stroke-solid-gray-700" />
            <text x={x} y={y + 19} textAnchor={anchor}>
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
