import { useId } from 'react';
import { round } from './chart-scale.ts';
import { type Bubble, placeLabels, type Side } from './scatter-labels.ts';

const HEIGHT = 440;
const LEFT = 44;
const BOTTOM = 44;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const MOST_LABELS = 18;

/**
 * Shares against shares as bubbles, with a line through the origin. Everything is placed in percent and nothing is scaled, so
 * letters and bubbles keep their size from a phone to a poster. The table with the same figures is beside it.
 */
export function ShareScatter(props: {
  title: string;
  description: string;
  xLabel: string;
  yLabel: string;
  bubbles: readonly Bubble[];
  /** y ÷ x of the line; null draws none. */
  slope: number | null;
}) {
  const { title, description, xLabel, yLabel, bubbles, slope } = props;
  const id = useId();
  const labels = placeLabels(bubbles, HEIGHT, MOST_LABELS);
  // The small ones on top, where they can be seen.
  const drawn = bubbles.toSorted((a, b) => b.radius - a.radius);
  return (
    <figure>
      <p className="text-dns-14N-130">↑ {yLabel}</p>
      <div className="flex">
        <svg
          aria-hidden="true"
          width={LEFT}
          height={HEIGHT + BOTTOM}
          className="shrink-0 fill-solid-gray-700 text-[0.75rem]"
        >
          {TICKS.map((tick) => (
            <text key={tick} x={LEFT - 6} y={8 + (1 - tick) * (HEIGHT - 8) + 4} textAnchor="end">
              {tick * 100}%
            </text>
          ))}
        </svg>
        <div className="min-w-0 flex-1 pr-6">
          <svg
            role="img"
            aria-labelledby={`${id}-t ${id}-d`}
            width="100%"
            height={HEIGHT + BOTTOM}
            overflow="visible"
          >
            <title id={`${id}-t`}>{title}</title>
            <desc id={`${id}-d`}>{description}</desc>
            <svg aria-hidden="true" y="8" width="100%" height={HEIGHT - 8} overflow="visible">
              {TICKS.map((tick) => (
                <g key={tick} className={tick === 0 ? 'stroke-solid-gray-700' : 'stroke-solid-gray-200'}>
                  <line x2="100%" y1={percent(1 - tick)} y2={percent(1 - tick)} />
                  <line y2="100%" x1={percent(tick)} x2={percent(tick)} />
                </g>
              ))}
              {slope === null ? null : <SlopeLine slope={slope} />}
              {drawn.map(({ key, x, y, radius, marked, label }) => (
                <circle
                  key={key}
                  cx={percent(x)}
                  cy={percent(1 - y)}
                  r={round(radius)}
                  className="scatter-bubble"
                  data-marked={marked ? '' : undefined}
                >
                  <title>{label}</title>
                </circle>
              ))}
              {labels.map(({ bubble: { key, x, y, radius }, text, side }) => {
                const place = {
                  x: percent(x),
                  y: percent(1 - y),
                  ...OFFSETS[side](round(radius)),
                };
                return (
                  <g key={key} className="scatter-label">
                    <text {...place} className="max-sm:hidden">
                      {text}
                    </text>
                    <text {...place} className="sm:hidden">
                      {key}
                    </text>
                  </g>
                );
              })}
            </svg>
            <g className="fill-solid-gray-700 text-[0.75rem]">
              {TICKS.map((tick) => (
                <text key={tick} x={percent(tick)} y={HEIGHT + 18} textAnchor="middle">
                  {tick * 100}%
                </text>
              ))}
            </g>
          </svg>
          <p className="-mt-4 text-right text-dns-14N-130">{xLabel} →</p>
        </div>
      </div>
    </figure>
  );
}

/** The place of a label beside its bubble; 4 brings the middle of its letters to the height of `dy` 0. */
const OFFSETS: Record<
  Side,
  (radius: number) => { dx: number; dy: number; textAnchor: 'start' | 'middle' | 'end' }
> = {
  right: (radius) => ({ dx: radius + 3, dy: 4, textAnchor: 'start' }),
  left: (radius) => ({ dx: -radius - 3, dy: 4, textAnchor: 'end' }),
  below: (radius) => ({ dx: 0, dy: radius + 12, textAnchor: 'middle' }),
  above: (radius) => ({ dx: 0, dy: -radius - 4, textAnchor: 'middle' }),
};

/** From the origin to where it leaves the plot. */
function SlopeLine({ slope }: { slope: number }) {
  const [x, y] = slope > 1 ? [1 / slope, 1] : [1, slope];
  return <line x1="0" y1="100%" x2={percent(x)} y2={percent(1 - y)} className="scatter-slope" />;
}

function percent(share: number): string {
  return `${round(share * 100)}%`;
}
