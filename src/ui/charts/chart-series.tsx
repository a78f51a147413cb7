/** Classes and shapes of the n-th series: told apart by colour, by dash and marker (lines) and by pattern (areas). */
const SERIES = [
  {
    stroke: 'stroke-blue-900',
    fill: 'fill-blue-900',
    dash: undefined,
    marker: 'M-4 0a4 4 0 1 0 8 0 4 4 0 1 0-8 0z',
  },
  { stroke: 'stroke-orange-900', fill: 'fill-orange-900', dash: '7 3', marker: 'M-3.5-3.5h7v7h-7z' },
  { stroke: 'stroke-green-900', fill: 'fill-green-900', dash: '2 3', marker: 'M0-5 4.5 3.5h-9z' },
  { stroke: 'stroke-purple-800', fill: 'fill-purple-800', dash: '10 3 2 3', marker: 'M0-5 5 0 0 5-5 0z' },
  { stroke: 'stroke-solid-gray-700', fill: 'fill-solid-gray-700', dash: '4 2', marker: 'M0 5-4.5-3.5h9z' },
  {
    stroke: 'stroke-magenta-800',
    fill: 'fill-magenta-800',
    dash: '1 2',
    marker: 'M-1.5-5h3v3.5H5v3H1.5V5h-3V1.5H-5v-3h3.5z',
  },
] as const;

/** The look of the n-th series. */
export function seriesLook(index: number) {
  return SERIES[index % SERIES.length]!;
}

/** The mark of the n-th series at a point of its line. */
export function SeriesMarker({ index, x, y }: { index: number; x: string; y: number | string }) {
  const { fill, marker } = seriesLook(index);
  // A nested svg, as a transform takes no percentages.
  return (
    <svg aria-hidden="true" x={x} y={y} overflow="visible">
      <path d={marker} className={`${fill} stroke-white`} strokeWidth="1" paintOrder="stroke" />
    </svg>
  );
}

const FILLS = [
  null,
  <path key="p" d="M-2 6 6-2M-2 14 14-2M2 14 14 2" strokeWidth="2" />,
  <path key="p" d="M2 2h2v2H2zM6 6h2v2H6z" className="fill-current" stroke="none" />,
  <path key="p" d="M0 2h8M0 6h8" strokeWidth="1.5" />,
  <path key="p" d="M-2-2 10 10M-2 6 2 10M6-2 10 2" strokeWidth="1.5" />,
  <path key="p" d="M0 4h8M4 0v8" strokeWidth="1.5" />,
];

/** Fill patterns of a stacked chart, referred to by {@link patternFill}; ids must be unique in the page. */
export function SeriesPatterns({ id, count }: { id: string; count: number }) {
  return (
    <defs>
      {Array.from({ length: count }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is what a pattern is
        <pattern key={i} id={`${id}-${i}`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect
            width="8"
            height="8"
            className={FILLS[i % FILLS.length] ? 'fill-white' : seriesLook(i).fill}
          />
          <g className={`${seriesLook(i).stroke} ${TEXT[i % TEXT.length]}`}>{FILLS[i % FILLS.length]}</g>
        </pattern>
      ))}
    </defs>
  );
}

const TEXT = [
  '',
  'text-orange-900',
  'text-green-900',
  'text-purple-800',
  'text-solid-gray-700',
  'text-magenta-800',
];

/** The `fill` of the n-th series of a stacked chart. */
export function patternFill(id: string, index: number): string {
  return `url(#${id}-${index})`;
}
