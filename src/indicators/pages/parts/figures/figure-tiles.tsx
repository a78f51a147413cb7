import type { ReactNode } from 'react';
import { Link } from '../../../../ui/link.tsx';

/** A figure that a page begins with. */
export interface FigureTile {
  label: string;
  /** Address of what it is of. */
  to: string;
  value: string;
  /** What is beside it: its date, what it is compared with. */
  notes: ReactNode[];
}

/** The four figures that matter most, two and two on a phone. */
export function FigureTiles({ title, items }: { title: string; items: readonly FigureTile[] }) {
  return (
    <section aria-label={title}>
      <ul className="grid grid-cols-2 gap-2 sm:gap-4 lg:grid-cols-4 print:grid-cols-4">
        {items.map(({ label, to, value, notes }) => (
          <li key={label} className="flex flex-col gap-1 rounded-8 border border-solid-gray-420 p-3">
            <Link to={to}>{label}</Link>
            <span className="text-std-24B-150 tabular-nums sm:text-std-28B-150">{value}</span>
            {notes.map((note, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the notes of a figure keep their order
              <span key={index} className="text-dns-14N-130 text-solid-gray-700">
                {note}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
