/**
 * What waits at the room's places on the page of one's work. Counts only, and only of what the asker may open anyway: the page asks for
 * places that they may enter, and each count is of their own organisation or for the ministry.
 */
import type { Actor } from '../../access/index.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { numberText } from '../../platform/number-text.ts';
import type { Waiting } from '../../platform/room.ts';
import { lateness } from '../analysis/analysis.ts';
import { analysisRows } from '../analysis/store-analysis.ts';
import { discreet } from '../notices/discreet.ts';
import { requireMaker, requireMinistry } from '../notices/rights.ts';
import { isOpen } from '../notices/state.ts';
import { listDrafts } from '../notices/store-drafts.ts';
import { countRequests, unseenAnswers } from './store-waiting.ts';

export function warningsWaiting({ pool, clock }: Pick<Context, 'pool' | 'clock'>) {
  return discreet({
    warnings: async (actor: Actor): Promise<Waiting[]> => {
      requireMaker(actor, 'viewer');
      return some('下書き', (await listDrafts(pool, actor.organisation.id)).length, '/warnings#drafts');
    },
    'warnings/requests': async (actor: Actor): Promise<Waiting[]> => {
      requireMaker(actor, 'viewer');
      const { open, over } = await countRequests(pool, actor.organisation.makers, today(clock));
      const to = '/warnings/requests';
      return [...some('回答待ち', open, to), ...some('期限切れ', over, to)];
    },
    'desk/warnings': async (actor: Actor): Promise<Waiting[]> => {
      requireMinistry(actor, 'viewer');
      const me = actor.person?.id ?? 0;
      const [warnings, answers] = await Promise.all([analysisRows(pool), unseenAnswers(pool, me)]);
      const open = warnings.filter(({ state }) => isOpen(state));
      const late = open.filter(({ state, stateSince, dueOn }) => {
        const untriaged = state === 'received' || state === 'triage';
        return lateness({ open: true, untriaged, stateSince, dueOn }, today(clock)).length > 0;
      });
      const received = open.filter(({ state }) => state === 'received');
      const own = open.filter(({ assigneeId }) => assigneeId === me);
      return [
        ...some('受付のまま', received.length, '/desk/warnings?state=received'),
        ...some('新しい回答', answers.length, '/desk/warnings?answers=new'),
        ...some('遅れ', late.length, '/desk/warnings?late=yes'),
        ...some('自分の担当', own.length, `/desk/warnings?assignee=${me}`),
      ];
    },
  });
}

function some(what: string, count: number, to: string): Waiting[] {
  return count > 0 ? [{ text: `${what} ${numberText(count)}件`, to }] : [];
}
