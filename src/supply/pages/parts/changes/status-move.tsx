import type { ReactNode } from 'react';
import type { ShipmentResponse, ShipmentVolume } from '../../../model.ts';
import { ResponseChip, VolumeChip } from '../../../ui/status-chips.tsx';

/** One column of a product's status in a change: before and after where it moved, else what it stayed. */
export interface Move<T> {
  before: T | null;
  after: T | null;
  /** What it is after the change where it did not move. */
  stayed: T | null;
}

export function ResponseMove({ move }: { move: Move<ShipmentResponse> }) {
  return <Moved move={move} chip={(response) => <ResponseChip response={response} />} />;
}

export function VolumeMove({ move }: { move: Move<ShipmentVolume> }) {
  return <Moved move={move} chip={(volume) => <VolumeChip volume={volume} />} />;
}

function Moved<T>({
  move: { before, after, stayed },
  chip,
}: {
  move: Move<T>;
  chip: (status: T) => ReactNode;
}) {
  if (before !== null && after !== null) {
    return (
      <span className="inline-flex flex-wrap items-center gap-x-1 gap-y-0.5 lg:flex-nowrap">
        {chip(before)}
        <span className="inline-flex items-center gap-x-1 whitespace-nowrap">
          <span aria-hidden="true">→</span>
          <span className="sr-only">から</span>
          {chip(after)}
        </span>
      </span>
    );
  }
  const known = after ?? before ?? stayed;
  if (known === null) return '－';
  return (
    <>
      {chip(known)}
      {after === null && before === null ? <span className="sr-only">（変わらず）</span> : null}
    </>
  );
}
