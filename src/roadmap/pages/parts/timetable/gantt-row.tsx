import { round } from '../../../../ui/charts/chart-scale.ts';
import type { Shape } from './gantt-shape.ts';

/** Of one bar with the space below it, and of the bar itself. */
const LINE = 26;
const BAR = 18;

/** The picture of one row: a bar for each part. `label` says the same in words. */
export function GanttRow(props: {
  shapes: Shape[];
  label: string;
  /** Of the patterns in the page. */
  patternId: string;
}) {
  const { shapes, label, patternId } = props;
  const height = shapes.length * LINE + 6;
  return (
    <svg role="img" aria-label={label} width="100%" height={height} className="relative block">
      {shapes.map((shape, i) => (
        <GanttBar
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a bar is
          key={i}
          shape={shape}
          y={i * LINE + 6}
          patternId={patternId}
        />
      ))}
    </svg>
  );
}

function GanttBar({ shape, y, patternId }: { shape: Shape; y: number; patternId: string }) {
  const { x, width, lead, before, after, unknown, word } = shape;
  const percent = (value: number) => `${round(value)}%`;
  // A word begins with its bar, but ends with it where it would run over the edge on a phone: there a letter takes 4%.
  const late = x > 60 && x + word.length * 4 + 2 > 100;
  return (
    <g>
      <rect
        x={percent(x)}
        width={percent(width)}
        y={y}
        height={BAR}
        fill={unknown ? `url(#${patternId})` : undefined}
        className={unknown ? 'gantt-unknown' : 'gantt-bar'}
      />
      {lead > 0 ? (
        <rect x={percent(x)} width={percent(lead)} y={y} height={BAR} className="gantt-lead" />
      ) : null}
      {before ? <Arrow x="0" y={y} d={`M7 3 2 ${BAR / 2} 7 ${BAR - 3}`} /> : null}
      {after ? <Arrow x="100%" y={y} d={`M-7 3-2 ${BAR / 2}-7 ${BAR - 3}`} /> : null}
      <svg aria-hidden="true" x={percent(late ? x + width : x)} y={y} overflow="visible">
        <text
          x={late ? (after ? -14 : -4) : before ? 14 : 5}
          y={BAR - 5}
          textAnchor={late ? 'end' : 'start'}
          className="timeline-word"
          paintOrder="stroke"
        >
          {word}
        </text>
      </svg>
    </g>
  );
}

/** It goes on beyond the edge. */
function Arrow({ x, y, d }: { x: string; y: number; d: string }) {
  return (
    <svg aria-hidden="true" x={x} y={y} overflow="visible">
      <path d={d} fill="none" strokeWidth="2" className="stroke-black" />
    </svg>
  );
}

/** The hatching of what has no time; once in a page. */
export function GanttPattern({ id }: { id: string }) {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <pattern id={id} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" className="fill-white" />
          <path d="M-2 6 6-2M-2 14 14-2M2 14 14 2" strokeWidth="1" className="stroke-solid-gray-420" />
        </pattern>
      </defs>
    </svg>
  );
}
