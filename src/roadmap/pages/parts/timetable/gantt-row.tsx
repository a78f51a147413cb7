import { round } from '../../../../ui/charts/chart-scale.ts';
import { STANDING_COLOURS } from '../../../state-wording.ts';
import type { Standing } from '../../../views.ts';
import type { Shape } from './gantt-shape.ts';

/** Of one bar with its word above it, of the word, and of the bar itself. */
const LINE = 32;
const WORD = 18;
const BAR = 10;

/** The picture of one row: a bar for each part, in the colour of where the initiative stands. `label` says the same in words. */
export function GanttRow(props: {
  shapes: Shape[];
  standing: Standing;
  label: string;
  /** Of the patterns in the page. */
  patternId: string;
}) {
  const { shapes, standing, label, patternId } = props;
  const height = shapes.length * LINE + 6;
  return (
    <svg role="img" aria-label={label} width="100%" height={height} className="relative block">
      {shapes.map((shape, i) => (
        <GanttBar
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what a bar is
          key={i}
          shape={shape}
          y={i * LINE + 2}
          colour={STANDING_COLOURS[standing]}
          patternId={patternId}
        />
      ))}
    </svg>
  );
}

function GanttBar({
  shape,
  y,
  colour,
  patternId,
}: {
  shape: Shape;
  y: number;
  colour: string;
  patternId: string;
}) {
  const { x, width, lead, before, after, unknown, word } = shape;
  const percent = (value: number) => `${round(value)}%`;
  // A word begins with its bar, but ends with it where it would run over the edge on a phone: there a letter takes 4%.
  const late = x > 60 && x + word.length * 4 + 2 > 100;
  const top = y + WORD;
  return (
    <g>
      <rect
        x={percent(x)}
        width={percent(width)}
        y={top}
        height={BAR}
        fill={unknown ? `url(#${patternId})` : colour}
        stroke={colour}
        className={unknown ? 'gantt-unknown' : 'gantt-bar'}
      />
      {lead > 0 ? (
        <rect
          x={percent(x)}
          width={percent(lead)}
          y={top}
          height={BAR}
          stroke={colour}
          className="gantt-lead"
        />
      ) : null}
      {before ? <Arrow x="0" y={top} d={`M7 1 2 ${BAR / 2} 7 ${BAR - 1}`} /> : null}
      {after ? <Arrow x="100%" y={top} d={`M-7 1-2 ${BAR / 2}-7 ${BAR - 1}`} /> : null}
      <svg aria-hidden="true" x={percent(late ? x + width : x)} y={y} overflow="visible">
        <text
          x={late ? -2 : 2}
          y={WORD - 6}
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
      <path d={d} fill="none" strokeWidth="2" className="stroke-white" />
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
