/**
 * What waits at the room's places on the page of one's work. Counts only, and only of what the asker may open anyway: the page asks for
 * places that they may enter, and each count is of their own organisation or for the ministry.
 */
import type { Actor } from '../../access/index.ts';
import { today } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Waiting } from '../../platform/room.ts';
import { waitingItem } from '../../platform/waiting-item.ts';
import { lateness } from '../analysis/analysis.ts';
import { discreet } from '../notices/discreet.ts';
import { requireMaker, requireMinistry } from '../notices/rights.ts';
import { countDrafts } from '../notices/store-drafts.ts';
import { countRequests, openWarnings, unseenAnswers } from './store-waiting.ts';

export function warningsWaiting({ pool, clock }: Pick<Context, 'pool' | 'clock'>) {
  return discreet({
    warnings: async (actor: Actor): Promise<Waiting[]> => {
      requireMaker(actor, 'viewer');
      return waitingItem('下書き', await countDrafts(pool, actor.organisation.id), '件', '/warnings#drafts');
    },
    'warnings/requests': async (actor: Actor): Promise<Waiting[]> => {
      requireMaker(actor, 'viewer');
      const { open, over } = await countRequests(pool, actor.organisation.makers, today(clock));
      const to = '/warnings/requests';
      return [...waitingItem('回答待ち', open, '件', to), ...waitingItem('期限切れ', over, '件', to)];
    },
    'desk/warnings': async (actor: Actor): Promise<Waiting[]> => {
      requireMinistry(actor, 'viewer');
      const me = actor.person?.id ?? 0;
      const [open, answers] = await Promise.all([openWarnings(pool), unseenAnswers(pool, me)]);
      const late = open.filter(({ state, stateSince, dueOn }) => {
        const untriaged = state === 'received' || state === 'triage';
        return lateness({ open: true, untriaged, stateSince, dueOn }, today(clock)).length > 0;
      });
      const received = open.filter(({ state }) => state === 'received');
      const own = open.filter(({ assigneeId }) => assigneeId === me);
      return [
        ...waitingItem('受付のまま', received.length, '件', '/desk/warnings?state=received'),
        ...waitingItem('新しい回答', answers.length, '件', '/desk/warnings?answers=new'),
        ...waitingItem('遅れ', late.length, '件', '/desk/warnings?late=yes'),
        ...waitingItem('自分の担当', own.length, '件', `/desk/warnings?assignee=${me}`),
      ];
    },
  });
}
