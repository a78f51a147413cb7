import type { IsoDate } from '../../platform/clock.ts';
import { datePercent, round } from '../../ui/charts/chart-scale.ts';
import type { Tone } from '../../ui/status-symbol.tsx';
import type { Look } from './status-look.ts';

/** A stretch of time in one state; `look` null if there is nothing. */
export interface Segment {
  from: IsoDate;
  until: IsoDate;
  look: Look | null;
}

/** One row of segments: tint, pattern and, where there is room, the word. */
export function TimelineBand(props: {
  patternId: string;
  y: number;
  height: number;
  segments: Segment[];
  range: { from: IsoDate; until: IsoDate };
}) {
  const { patternId, y, height, segments, range } = props;
  return segments.map(({ from, until, look }) => {
    const x = datePercent(from, range.from, range.until);
    const width = round(Math.max(datePercent(until, range.from, range.until) - x, 0.5));
    return (
      <g key={from}>
        <rect
          x={`${x}%`}
          y={y}
          width={`${width}%`}
          height={height}
          fill={look ? `url(#${patternId}-${look.tone})` : 'none'}
          className="stroke-solid-gray-700"
          strokeDasharray={look ? undefined : '3 3'}
        />
        {look && width >= look.brief.length * 6 ? (
          <text
            x={`${round(x + width / 2)}%`}
            y={y + height / 2 + 5}
            textAnchor="middle"
            className="timeline-word"
            data-tone={look.tone}
            paintOrder="stroke"
          >
            {look.brief}
          </text>
        ) : null}
      </g>
    );
  });
}

const PATTERNS: Record<Tone, React.ReactNode> = {
  calm: <rect width="8" height="8" className="fill-white" />,
  more: (
    <>
      <rect width="8" height="8" className="fill-light-blue-50" />
      <path d="M0 8V6h8v2z" className="fill-light-blue-700" />
    </>
  ),
  caution: (
    <>
      <rect width="8" height="8" className="fill-orange-50" />
      <path d="M-2 6 6-2M-2 14 14-2M2 14 14 2" className="stroke-orange-700" strokeWidth="1.5" />
    </>
  ),
  severe: <rect width="8" height="8" className="fill-red-1000" />,
  unknown: (
    <>
      <rect width="8" height="8" className="fill-white" />
      <path d="M2 2h2v2H2zM6 6h2v2H6z" className="fill-solid-gray-700" />
    </>
  ),
};

/** The fills that {@link TimelineBand} refers to; once per picture. */
export function TimelinePatterns({ id }: { id: string }) {
  return (
    <defs>
      {Object.entries(PATTERNS).map(([tone, content]) => (
        <pattern key={tone} id={`${id}-${tone}`} width="8" height="8" patternUnits="userSpaceOnUse">
          {content}
        </pattern>
      ))}
    </defs>
  );
}
