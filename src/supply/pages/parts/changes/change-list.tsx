import { Link } from '../../../../ui/link.tsx';
import { productPath } from '../../../addresses.ts';
import { PeerCount } from '../product/peer-count.tsx';
import type { ChangeRow } from './change-row.ts';
import { type Move, ResponseMove, VolumeMove } from './status-move.tsx';

/** A few changes, for the top page: what, whose, before → after, what is left. */
export function ChangeList({ rows }: { rows: ChangeRow[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.key} className="border-b border-solid-gray-300 py-2">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            {row.linked ? <Link to={productPath(row.code)}>{row.name}</Link> : row.name}
            <span className="text-dns-14N-130 text-solid-gray-700">{row.maker}</span>
          </p>
          <p className="mt-1 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <Moves row={row} />
            <span className="text-dns-14N-130">
              <span className="text-solid-gray-700">候補 </span>
              <PeerCount code={row.code} peers={row.peers} linked={row.linked} />
            </span>
          </p>
        </li>
      ))}
    </ul>
  );
}

function Moves({ row: { response, volume, notes } }: { row: ChangeRow }) {
  if (!hasMoved(response) && !hasMoved(volume)) return <span>{notes.join('、')}</span>;
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {hasMoved(response) ? (
        <Labelled label="出荷">
          <ResponseMove move={response} />
        </Labelled>
      ) : null}
      {hasMoved(volume) ? (
        <Labelled label="量">
          <VolumeMove move={volume} />
        </Labelled>
      ) : null}
    </span>
  );
}

function hasMoved({ before, after }: Move<unknown>): boolean {
  return before !== null && after !== null;
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1">
      <span aria-hidden="true" className="text-dns-14N-130 text-solid-gray-700">
        {label}
      </span>
      {children}
    </span>
  );
}
