import { formatCount } from './format.ts';
import { Link } from './link.tsx';
import { type StatusShape, StatusSymbol, type Tone } from './status-symbol.tsx';

/** A number of today that leads to its list. */
export interface KeyFigure {
  label: string;
  value: number;
  unit: string;
  to: string;
  shape: StatusShape;
  tone: Tone;
  /** Difference to the previous edition; said in words, with its sign. */
  change?: number;
}

/** A few numbers as links. */
export function KeyFigures({ items }: { items: KeyFigure[] }) {
  return (
    <ul className="grid grid-cols-1 gap-2 sm:grid-cols-3 sm:gap-4">
      {items.map(({ label, value, unit, to, shape, tone, change }) => (
        <li key={to}>
          <Link to={to} className="key-figure" data-tone={tone}>
            <span className="flex items-center gap-1.5 text-std-16B-170">
              <span className="key-figure-symbol">
                <StatusSymbol shape={shape} />
              </span>
              <span className="underline">{label}</span>
            </span>
            <span className="text-black">
              <span className="text-std-28B-150 tabular-nums sm:text-std-32B-150">{formatCount(value)}</span>
              <span className="ml-1">{unit}</span>
            </span>
            {change === undefined ? null : (
              <span className="text-dns-14N-130 text-solid-gray-700">前回より {signed(change)}</span>
            )}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function signed(change: number): string {
  return change === 0 ? '増減なし' : `${change > 0 ? '＋' : '－'}${formatCount(Math.abs(change))}`;
}
