import { type StatusShape, StatusSymbol, type Tone } from '../../../ui/status-symbol.tsx';
import { STATES, type State } from '../../model.ts';

const LOOKS: Record<State, { shape: StatusShape; tone: Tone }> = {
  received: { shape: 'question', tone: 'unknown' },
  triage: { shape: 'half', tone: 'caution' },
  coordinating: { shape: 'half', tone: 'more' },
  prevented: { shape: 'disc', tone: 'calm' },
  shortage: { shape: 'square', tone: 'severe' },
  closed: { shape: 'equal', tone: 'calm' },
};

/** How far a warning is: colour, shape and word. */
export function StateChip({ state }: { state: State }) {
  const { shape, tone } = LOOKS[state];
  return (
    <span className="chip" data-tone={tone}>
      <StatusSymbol shape={shape} />
      {STATES[state]}
    </span>
  );
}
