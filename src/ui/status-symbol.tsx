/** How much a status asks of the reader; tints chips, rows and bands. */
export type Tone = 'calm' | 'more' | 'caution' | 'severe' | 'unknown';

/** Shape beside the word, so that a status never depends on colour. */
export type StatusShape =
  | 'disc'
  | 'half'
  | 'square'
  | 'up'
  | 'equal'
  | 'down'
  | 'cross'
  | 'slashed'
  | 'empty'
  | 'question';

// Drawn rather than typed: the letters ◐ and ⊘ are missing from most fonts or differ in size between them.
const SHAPES: Record<StatusShape, React.ReactNode> = {
  disc: <circle cx="6" cy="6" r="5" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.5a4.5 4.5 0 0 0 0 9z" />
    </>
  ),
  square: <path d="M1.5 1.5h9v9h-9z" />,
  up: <path d="M6 1.5 11 10.5H1z" />,
  equal: <path d="M1.5 3h9v2h-9zM1.5 7h9v2h-9z" />,
  down: <path d="M6 10.5 1 1.5h10z" />,
  cross: (
    <path d="M2.6 1.2 6 4.6l3.4-3.4 1.4 1.4L7.4 6l3.4 3.4-1.4 1.4L6 7.4l-3.4 3.4-1.4-1.4L4.6 6 1.2 2.6z" />
  ),
  slashed: (
    <g fill="none" stroke="currentColor" strokeWidth="1.5">
      <circle cx="6" cy="6" r="4.25" />
      <path d="M3 9l6-6" />
    </g>
  ),
  empty: (
    <path
      d="M1.75 1.75h8.5v8.5h-8.5z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeDasharray="2.5 1.75"
    />
  ),
  question: (
    <path d="M5.2 8.2c0-2.4 2.1-2.3 2.1-3.8 0-.8-.6-1.2-1.4-1.2-.9 0-1.5.6-1.6 1.5l-1.7-.3C2.8 2.6 4.1 1.5 6 1.5c1.9 0 3.3 1 3.3 2.7 0 2.2-2.3 2.3-2.3 4zM5.1 9.2h2v1.8h-2z" />
  ),
};

/** The shape of a status, in the colour of the text around it; silent, as the word is beside it. */
export function StatusSymbol({ shape }: { shape: StatusShape }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 12 12" className="size-[0.75em] shrink-0 fill-current">
      {SHAPES[shape]}
    </svg>
  );
}
