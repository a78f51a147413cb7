/** The desk's queue: every warning with its score, what is late, and the filters. */
import type { Actor } from '../../access/index.ts';
import { type IsoDate, today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { peers, type Snapshot } from '../../supply/index.ts';
import { type Late, lateness } from '../analysis/analysis.ts';
import { classesOf } from '../analysis/read-analysis.ts';
import { analysisRows } from '../analysis/store-analysis.ts';
import {
  type Cause,
  type Notice,
  type NoticeProduct,
  productsOf,
  type State,
  type StoredWarning,
  soonest,
  titleOf,
} from '../model.ts';
import { isOpen } from '../notices/state.ts';
import { allWarnings } from './desk.ts';
import { byUrgency, type Score, type ScoreFacts, scoreOf } from './score.ts';
import { unseenAnswers } from './store-waiting.ts';

export interface QueueFilter {
  /** 'open': still to be acted on; null: all. */
  state: State | 'open' | null;
  cause: Cause | null;
  therapeuticClass: string | null;
  /** A person's number; 'none': unassigned. */
  assignee: number | 'none' | null;
  lateOnly: boolean;
  /** Those with an answer to a request that the actor has not seen. */
  newAnswers: boolean;
}

export const ALL: QueueFilter = {
  state: null,
  cause: null,
  therapeuticClass: null,
  assignee: null,
  lateOnly: false,
  newAnswers: false,
};

export interface QueueRow {
  warning: StoredWarning;
  /** Its products in words. */
  product: string;
  /** Therapeutic classes of its products, by their codes. */
  classes: ReadonlyMap<string, string>;
  receivedOn: IsoDate;
  resolvedOn: IsoDate | null;
  /** The end in force, also once closed. */
  outcome: 'prevented' | 'shortage' | null;
  /** Of the product that has the most points. */
  score: Score;
  late: Late[];
  newAnswer: boolean;
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
  const answered = new Set(actor.person ? await unseenAnswers(world.pool, actor.person.id) : []);
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
        product: titleOf(warning.notice),
        classes: classesOf(productsOf(warning.notice), snapshot),
        receivedOn,
        resolvedOn,
        outcome,
        score: worstScore(warning.notice, snapshot).score,
        late: lateness({ open, untriaged, stateSince, dueOn: warning.dueOn }, now),
        newAnswer: answered.has(warning.number),
      },
    ];
  });
  return {
    rows: rows.filter((row) => matches(row, filter)).sort((a, b) => byUrgency(urgency(a), urgency(b))),
    total: rows.length,
    open: rows.filter(({ warning }) => isOpen(warning.state)).length,
    late: rows.filter(({ late }) => late.length > 0).length,
    classes: [...new Set(rows.flatMap((row) => [...row.classes.values()]))].sort(
      new Intl.Collator('ja').compare,
    ),
  };
}

/** The score of a notice: that of its product with the most points, the first of those with as many. */
export function worstScore(notice: Notice, snapshot: Snapshot): { score: Score; product: NoticeProduct } {
  return productsOf(notice)
    .map((product) => ({ product, score: scoreOf(scoreFacts(product, notice.patients, snapshot)) }))
    .reduce((worst, one) => (one.score.total > worst.score.total ? one : worst));
}

/** What the score looks at: the maker's items, with the category and the peers of the list of today. */
function scoreFacts(
  { yjCode, essential, marketShare, stockMonths }: NoticeProduct,
  patients: Notice['patients'],
  snapshot: Snapshot,
): ScoreFacts {
  const product = snapshot.byCode.get(yjCode);
  return {
    essential: product ? product.essentialSupply : essential,
    marketShare,
    stockMonths,
    peers: peers(snapshot, yjCode),
    patients,
  };
}

function matches({ warning, classes, late, newAnswer }: QueueRow, filter: QueueFilter): boolean {
  const { state, cause, assignee } = filter;
  if (state === 'open' ? !isOpen(warning.state) : state !== null && warning.state !== state) return false;
  if (cause !== null && warning.cause !== cause) return false;
  if (filter.therapeuticClass !== null && ![...classes.values()].includes(filter.therapeuticClass))
    return false;
  if (assignee !== null && warning.assigneeId !== (assignee === 'none' ? null : assignee)) return false;
  return (!filter.lateOnly || late.length > 0) && (!filter.newAnswers || newAnswer);
}

function urgency({ warning, score }: QueueRow) {
  return { score: score.total, expectedOn: soonest(warning.notice), number: warning.number };
}
