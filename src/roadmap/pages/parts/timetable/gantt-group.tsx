import type { IsoDate } from '../../../../platform/clock.ts';
import { ChartTwin } from '../../../../ui/charts/chart-twin.tsx';
import { Link } from '../../../../ui/link.tsx';
import { initiativePath } from '../../../addresses.ts';
import { STANDINGS } from '../../../state-wording.ts';
import { StandingLabel } from '../standing-mark.tsx';
import { GanttAxis, GanttGrid } from './gantt-axis.tsx';
import { GanttRow } from './gantt-row.tsx';
import { type Axis, NO_TIME, shapesOf } from './gantt-shape.ts';
import type { GanttData } from './timetable-data.ts';

/** Rows that surely find room on one sheet; more go over several, row by row. */
const SHEET = 20;

/** Initiatives of one heading under each other, over one axis; below, the same as a table. */
export function GanttGroup(props: {
  title: string;
  rows: GanttData[];
  axis: Axis;
  today: IsoDate;
  patternId: string;
}) {
  const { title, rows, axis, today, patternId } = props;
  return (
    <figure className={rows.length > SHEET ? 'chart long' : 'chart'}>
      <div className="break-after-avoid sm:grid sm:grid-cols-[18rem_1fr] sm:gap-x-4">
        <span />
        <GanttAxis axis={axis} today={today} />
      </div>
      <div className="relative">
        <div className="absolute inset-y-0 right-0 left-0 sm:left-76">
          <GanttGrid axis={axis} today={today} />
        </div>
        <ul>
          {rows.map((row) => (
            <li
              key={row.id}
              className="break-inside-avoid border-t border-solid-gray-200 sm:grid sm:grid-cols-[18rem_1fr] sm:gap-x-4"
            >
              <div className="relative bg-white py-1 text-dns-14N-130">
                <Link to={initiativePath(row.id)} className="block">
                  {row.title}
                </Link>
                <span className="text-solid-gray-800">
                  <StandingLabel standing={row.standing} />
                </span>
              </div>
              <GanttRow
                shapes={shapesOf(row, axis)}
                standing={row.standing}
                label={`${STANDINGS[row.standing].label}。${whenWords(row)}`}
                patternId={patternId}
              />
            </li>
          ))}
        </ul>
      </div>
      <ChartTwin
        caption={`${title}の時期`}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            header: '取組',
            rowHeader: true,
            cell: ({ id, title: name }) => <Link to={initiativePath(id)}>{name}</Link>,
          },
          { key: 'standing', header: '状況', cell: ({ standing }) => STANDINGS[standing].label },
          { key: 'printed', header: '資料の言葉', cell: ({ printed }) => printed ?? '－' },
          { key: 'when', header: '読み方', cell: whenWords },
        ]}
      />
    </figure>
  );
}

/** The row in words: every part with its time. */
function whenWords({ bars, unknown }: GanttData): string {
  const said = bars.map(({ kind, text, when }) => (kind === 'phase' ? `${when}：${text}` : text));
  if (unknown > 0) said.push(`時期が資料からは分からない段階が${unknown}つ`);
  return said.length > 0 ? `${said.join('。')}。` : `${NO_TIME}。`;
}
