import { type StatusShape, StatusSymbol, type Tone } from '../../../ui/status-symbol.tsx';
import { STATES, type State } from '../../model.ts';
import { NO_STATE } from '../../state-wording.ts';
import type { InitiativeView } from '../../views.ts';

const LOOKS: Record<State, { shape: StatusShape; tone: Tone }> = {
  planned: { shape: 'equal', tone: 'calm' },
  started: { shape: 'half', tone: 'more' },
  'on-track': { shape: 'up', tone: 'more' },
  late: { shape: 'down', tone: 'caution' },
  done: { shape: 'disc', tone: 'calm' },
  folded: { shape: 'cross', tone: 'calm' },
};

/** The state of an initiative: colour, shape and word. */
export function StateChip({ state }: { state: State | null }) {
  const { shape, tone } = state ? LOOKS[state] : { shape: 'question' as const, tone: 'unknown' as const };
  return (
    <span className="chip" data-tone={tone}>
      <StatusSymbol shape={shape} />
      {state ? STATES[state] : NO_STATE}
    </span>
  );
}

/** The status, and beside it what its own timing says against it. */
export function StateChips({ state, gap }: { state: State | null; gap: InitiativeView['gap'] }) {
  return (
    <span className="inline-flex flex-wrap gap-x-2 gap-y-1">
      <StateChip state={state} />
      {gap === 'overdue' ? (
        <span className="chip" data-tone="caution">
          <StatusSymbol shape="down" />
          期限を過ぎている
        </span>
      ) : null}
    </span>
  );
}
