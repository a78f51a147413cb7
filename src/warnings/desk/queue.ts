/** The desk's queue: every warning with its score, what is late, and the filters. */
import type { Actor } from '../../access/index.ts';
import { type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { peers, readable, type Snapshot } from '../../supply/index.ts';
import { type Late, lateness } from '../analysis/analysis.ts';
import { analysisRows } from '../analysis/store-analysis.ts';
import type { Cause, Notice, State, StoredWarning } from '../model.ts';
import { isOpen } from '../notices/state.ts';
import { allWarnings } from './desk.ts';
import { byUrgency, type Score, type ScoreFacts, scoreOf } from './score.ts';

export interface QueueFilter {
  /** 'open': still to be acted on; null: all. */
  state: State | 'open' | null;
  cause: Cause | null;
  therapeuticClass: string | null;
  /** A person's number; 'none': unassigned. */
  assignee: number | 'none' | null;
  lateOnly: boolean;
}

export const ALL: QueueFilter = {
  state: null,
  cause: null,
  therapeuticClass: null,
  assignee: null,
  lateOnly: false,
};

export interface QueueRow {
  warning: StoredWarning;
  /** Its product's name as people read it. */
  product: string;
  therapeuticClass: string;
  receivedOn: IsoDate;
  resolvedOn: IsoDate | null;
  /** The end in force, also once closed. */
  outcome: 'prevented' | 'shortage' | null;
  score: Score;
  late: Late[];
}

export interface Queue {
  rows: QueueRow[];
  /** The number of all warnings, whatever the filter. */
  total: number;
  open: number;
  late: number;
  /** Therapeutic classes that any warning has, by name. */
  classes: string[];
}

/** The product in words, if it has left the list. */
const NO_CLASS = '一覧にない品目';

/** The warnings that a filter leaves, the most pressing first. @throws AnteiError `forbidden` for anybody but the ministry */
export async function readQueue(
  world: Pick<Context, 'pool' | 'clock'>,
  snapshot: Snapshot,
  actor: Actor,
  filter: QueueFilter,
): Promise<Queue> {
  const warnings = await allWarnings(world, actor);
  const facts = new Map((await analysisRows(world.pool)).map((row) => [row.number, row]));
  const now = today(world.clock);
  const rows = warnings.flatMap((warning): QueueRow[] => {
    const known = facts.get(warning.number);
    // One that came between the two questions is in the next answer.
    if (!known) return [];
    const { receivedOn, resolvedOn, outcome, stateSince } = known;
    const open = isOpen(warning.state);
    const untriaged = warning.state === 'received' || warning.state === 'triage';
    return [
      {
        warning,
        product: readable(warning.notice.productName),
        therapeuticClass: snapshot.byId.get(warning.productId)?.therapeuticClass ?? NO_CLASS,
        receivedOn,
        resolvedOn,
        outcome,
        score: scoreOf(scoreFacts(warning.notice, snapshot)),
        late: lateness({ open, untriaged, stateSince, dueOn: warning.dueOn }, now),
      },
    ];
  });
  return {
    rows: rows.filter((row) => matches(row, filter)).sort((a, b) => byUrgency(urgency(a), urgency(b))),
    total: rows.length,
    open: rows.filter(({ warning }) => isOpen(warning.state)).length,
    late: rows.filter(({ late }) => late.length > 0).length,
    classes: [...new Set(rows.map((row) => row.therapeuticClass))].sort(new Intl.Collator('ja').compare),
  };
}

/** What the score looks at: the maker's items, with the category and the peers of the list of today. */
export function scoreFacts(notice: Notice, snapshot: Snapshot): ScoreFacts {
  const product = snapshot.byCode.get(notice.yjCode);
  return {
    essential: product ? product.essentialSupply : notice.essential,
    marketShare: notice.marketShare,
    stockMonths: notice.stockMonths,
    peers: peers(snapshot, notice.yjCode),
    patients: notice.patients,
  };
}

function matches({ warning, therapeuticClass, late }: QueueRow, filter: QueueFilter): boolean {
  const { state, cause, assignee } = filter;
  if (state === 'open' ? !isOpen(warning.state) : state !== null && warning.state !== state) return false;
  if (cause !== null && warning.cause !== cause) return false;
  if (filter.therapeuticClass !== null && therapeuticClass !== filter.therapeuticClass) return false;
  if (assignee !== null && warning.assigneeId !== (assignee === 'none' ? null : assignee)) return false;
  return !filter.lateOnly || late.length > 0;
}

function urgency({ warning, score }: QueueRow) {
  return { score: score.total, expectedOn: warning.notice.expectedOn, number: warning.number };
}
