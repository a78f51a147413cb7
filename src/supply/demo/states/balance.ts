/**
 * Keeps the country near its real proportions: counts every state and leans the day's moves towards where too few or too
 * many products are. Targets swing slowly by a few percent, so that trends have something to show, and come back to the real
 * proportions on the last day.
 */
import type { Random } from '../random.ts';
import type { DemoStatus } from './status.ts';

/** What is counted, with the swing of its target. */
const SWING = {
  increased: 0.04,
  decreased: 0.07,
  delisting: 0.02,
  limitedOwn: 0.06,
  limitedOthers: 0.08,
  limitedOther: 0.06,
  halted: 0.05,
  forecast: 0.05,
};
export type Tally = keyof typeof SWING;
const TALLIES = Object.keys(SWING) as Tally[];

function holds(s: DemoStatus, tally: Tally): boolean {
  if (tally === 'forecast') return s.outlook === 'yes';
  return s.volume === tally || s.response === tally;
}

export class Balance {
  private readonly now = new Map<Tally, number>();
  private readonly start: Map<Tally, number>;
  private phase = 0;

  constructor(statuses: Iterable<DemoStatus>) {
    for (const t of TALLIES) this.now.set(t, 0);
    for (const s of statuses) this.add(s, 1);
    this.start = new Map(this.now);
  }

  add(s: DemoStatus, sign: 1 | -1): void {
    for (const t of TALLIES) if (holds(s, t)) this.now.set(t, this.now.get(t)! + sign);
  }

  /** `progress` from 0, the first edition, to 1, the last. */
  setProgress(progress: number): void {
    this.phase = Math.sin(Math.PI * 3 * progress);
  }

  /** Whether the next move should bring one more product into the state rather than take one out. */
  wantsMore(random: Random, tally: Tally): boolean {
    const target = Math.max(1, this.start.get(tally)! * (1 + SWING[tally] * this.phase));
    const lack = (target - this.now.get(tally)!) / target;
    return random.chance(Math.min(0.95, Math.max(0.05, 0.5 + 12 * lack)));
  }
}
