import { useId } from 'react';
import { addDays, daysBetween, type IsoDate } from '../../platform/clock.ts';
import { ChartTwin } from '../../ui/charts/chart-twin.tsx';
import { formatDate } from '../../ui/format.ts';
import { RESPONSES, type ShipmentResponse, type ShipmentVolume, VOLUMES } from '../model.ts';
import { StatusChips } from './status-chips.tsx';
import { type Look, RESPONSE_LOOKS, VOLUME_LOOKS } from './status-look.ts';
import { TimelineAxis } from './timeline-axis.tsx';
import { type Segment, TimelineBand, TimelinePatterns } from './timeline-band.tsx';

/** The product was in this state from this date until the next step. */
export interface TimelineStep {
  from: IsoDate;
  /** Null while the product was not listed. */
  status: { response: ShipmentResponse; volume: ShipmentVolume } | null;
  /** 理由, and what else the table should say. */
  note?: string;
}

/** A product's history as two bands, 出荷 over 量, with the same history as a table below. */
export function Timeline({ title, steps, until }: { title: string; steps: TimelineStep[]; until: IsoDate }) {
  const id = useId();
  if (steps.length === 0) return null;
  const from = steps[0]!.from;
  // The last day counts in full, so that what began on it can be seen.
  const end = addDays(until, 1);
  const range = { from, until: end };
  const bands = [
    { label: '出荷', segments: segments(steps, end, (status) => RESPONSE_LOOKS[status.response]) },
    { label: '量', segments: segments(steps, end, (status) => VOLUME_LOOKS[status.volume]) },
  ];
  return (
    <figure className="chart">
      <figcaption className="text-std-16B-170">{title}</figcaption>
      <div className="flex">
        <div aria-hidden="true" className="w-11 shrink-0 text-dns-14N-130">
          {bands.map(({ label }) => (
            <div key={label} className="flex h-9 items-center">
              {label}
            </div>
          ))}
        </div>
        <div className="min-w-0 flex-1">
          <svg role="img" aria-labelledby={`${id}-t ${id}-d`} width="100%" height="96" overflow="visible">
            <title id={`${id}-t`}>{title}</title>
            <desc id={`${id}-d`}>{describe(steps)}</desc>
            <TimelinePatterns id={id} />
            {bands.map(({ label, segments }, i) => (
              <TimelineBand
                key={label}
                patternId={id}
                y={i * 36 + 4}
                height={28}
                segments={segments}
                range={range}
              />
            ))}
            <TimelineAxis y={72} range={{ from, until }} />
          </svg>
        </div>
      </div>
      <ChartTwin caption={title} columns={COLUMNS} rows={rows(steps, until)} rowKey={(row) => row.from} />
    </figure>
  );
}

/** Steps in which one column stays the same become one segment. */
function segments(
  steps: TimelineStep[],
  until: IsoDate,
  look: (status: NonNullable<TimelineStep['status']>) => Look,
): Segment[] {
  const merged: Segment[] = [];
  steps.forEach((step, i) => {
    const now = step.status && look(step.status);
    const end = steps[i + 1]?.from ?? until;
    const last = merged.at(-1);
    if (last && last.look?.word === now?.word) last.until = end;
    else merged.push({ from: step.from, until: end, look: now });
  });
  return merged;
}

interface Row extends TimelineStep {
  last: IsoDate | null;
  days: number;
}

const COLUMNS = [
  {
    key: 'period',
    header: '期間',
    rowHeader: true,
    nowrap: true,
    cell: (row: Row) => `${formatDate(row.from)}〜${row.last ? formatDate(row.last) : '現在'}`,
  },
  {
    key: 'status',
    header: '出荷・量',
    cell: (row: Row) => (row.status ? <StatusChips {...row.status} /> : '掲載なし'),
  },
  { key: 'days', header: '日数', align: 'end' as const, nowrap: true, cell: (row: Row) => `${row.days}日` },
  { key: 'note', header: '理由など', cell: (row: Row) => row.note ?? '－' },
];

function rows(steps: TimelineStep[], until: IsoDate): Row[] {
  return steps
    .map((step, i) => {
      const next = steps[i + 1]?.from;
      // The day of the next step belongs to it; today belongs to the last.
      return {
        ...step,
        last: next ? addDays(next, -1) : null,
        days: daysBetween(step.from, next ?? addDays(until, 1)),
      };
    })
    .reverse();
}

function describe(steps: TimelineStep[]): string {
  return `${steps
    .slice(-12)
    .map(
      ({ from, status }) =>
        `${formatDate(from)}から${status ? `${RESPONSES[status.response]}・${VOLUMES[status.volume]}` : '掲載なし'}`,
    )
    .join('。')}。`;
}
