import type { IsoDate } from '../../../../platform/clock.ts';
import { fiscalYearDays, fiscalYearText } from '../../../../platform/dates/era.ts';
import { round } from '../../../../ui/charts/chart-scale.ts';
import { type Axis, placeOf, yearsOf } from './gantt-shape.ts';

const HEIGHT = 42;

/** Years as thin lines and today as a strong one, behind all rows of a group. */
export function GanttGrid({ axis, today }: { axis: Axis; today: IsoDate }) {
  const now = `${placeOf(today, axis)}%`;
  return (
    <svg aria-hidden="true" width="100%" height="100%" className="block">
      {yearsOf(axis).map((year) => {
        const x = `${placeOf(fiscalYearDays(year).from, axis)}%`;
        return <line key={year} x1={x} x2={x} y2="100%" className="stroke-solid-gray-200" />;
      })}
      <line x1={now} x2={now} y2="100%" className="gantt-today" />
    </svg>
  );
}

/** Fiscal years over the bars, quarters as marks, and where today is. */
export function GanttAxis({ axis, today }: { axis: Axis; today: IsoDate }) {
  const years = yearsOf(axis);
  const width = 100 / years.length;
  const now = placeOf(today, axis);
  // On a phone, and on paper, eleven years leave room for two digits each.
  const narrow = years.length > 6;
  return (
    <svg aria-hidden="true" width="100%" height={HEIGHT} overflow="visible" className="block">
      {years.map((year) => {
        const x = placeOf(fiscalYearDays(year).from, axis);
        const middle = `${round(x + width / 2)}%`;
        return (
          <g key={year} className="fill-solid-gray-800">
            <line x1={`${x}%`} x2={`${x}%`} y1="18" y2={HEIGHT} className="stroke-solid-gray-700" />
            {[`${year}-07-01`, `${year}-10-01`, `${year + 1}-01-01`].map((day) => (
              <line
                key={day}
                x1={`${placeOf(day, axis)}%`}
                x2={`${placeOf(day, axis)}%`}
                y1={HEIGHT - 6}
                y2={HEIGHT}
                className="stroke-solid-gray-420"
              />
            ))}
            <text
              x={middle}
              y="34"
              textAnchor="middle"
              className={`hidden text-[0.75rem] sm:block ${narrow ? 'print:hidden' : ''}`}
            >
              {fiscalYearText(year)}
            </text>
            <text
              x={middle}
              y="34"
              textAnchor="middle"
              className={`text-[0.75rem] sm:hidden ${narrow ? 'print:block' : ''}`}
            >
              {narrow ? `'${String(year).slice(2)}` : year}
            </text>
          </g>
        );
      })}
      <line x1={`${now}%`} x2={`${now}%`} y1="14" y2={HEIGHT} className="gantt-today" />
      <text
        x={`${now}%`}
        y="11"
        textAnchor={now > 85 ? 'end' : now < 15 ? 'start' : 'middle'}
        className="fill-red-1000 text-[0.75rem] font-bold"
      >
        今日
      </text>
    </svg>
  );
}
