import { type StatusShape, StatusSymbol, type Tone } from '../../../ui/status-symbol.tsx';
import { STATES, type State } from '../../model.ts';
import { NO_STATE, STANDINGS } from '../../state-wording.ts';
import type { Standing } from '../../views.ts';

interface Look {
  shape: StatusShape;
  tone: Tone;
}

const LOOKS: Record<State, Look> = {
  planned: { shape: 'equal', tone: 'calm' },
  started: { shape: 'half', tone: 'more' },
  'on-track': { shape: 'up', tone: 'more' },
  late: { shape: 'down', tone: 'caution' },
  done: { shape: 'disc', tone: 'calm' },
  folded: { shape: 'cross', tone: 'calm' },
};
const UNKNOWN: Look = { shape: 'question', tone: 'unknown' };
/** What a time that is over adds; calmer than what is recorded as late. */
const OVER: Partial<Record<Standing, Look>> = {
  overdue: { shape: 'slashed', tone: 'unknown' },
  expired: UNKNOWN,
  'no-status': UNKNOWN,
};

/** The recorded state of an initiative: colour, shape and word. */
export function StateChip({ state }: { state: State | null }) {
  return state ? (
    <Chip look={LOOKS[state]} label={STATES[state]} />
  ) : (
    <Chip look={UNKNOWN} label={NO_STATE} />
  );
}

/** The recorded state, and beside it what its own timing says against it; where nothing is recorded, the one or the other. */
export function StateChips({ state, standing }: { state: State | null; standing: Standing }) {
  const over = OVER[standing];
  return (
    <span className="inline-flex flex-wrap gap-x-2 gap-y-1">
      {state || !over ? <StateChip state={state} /> : null}
      {over ? <Chip look={over} label={STANDINGS[standing].label} /> : null}
    </span>
  );
}

function Chip({ look: { shape, tone }, label }: { look: Look; label: string }) {
  return (
    <span className="chip" data-tone={tone}>
      <StatusSymbol shape={shape} />
      {label}
    </span>
  );
}
