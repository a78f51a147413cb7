import { cut } from '../../../../platform/text.ts';
import type { QueueFilter } from '../../../desk/queue.ts';
import { CAUSES, type Cause, STATES, type State } from '../../../model.ts';

/** What the address asks of the queue; what it does not understand is left out. Without a state: what is still open. */
export function readFilter(params: URLSearchParams): QueueFilter {
  const state = params.get('state') ?? '';
  const cause = params.get('cause') ?? '';
  const assignee = params.get('assignee') ?? '';
  return {
    state: state === 'all' ? null : Object.hasOwn(STATES, state) ? (state as State) : 'open',
    cause: Object.hasOwn(CAUSES, cause) ? (cause as Cause) : null,
    therapeuticClass: cut(params.get('class') ?? '', 200) || null,
    assignee: assignee === 'none' ? 'none' : /^\d{1,9}$/.test(assignee) ? Number(assignee) : null,
    lateOnly: params.get('late') === 'yes',
    newAnswers: params.get('answers') === 'new',
  };
}

/** The filter as the query of an address, without what is usual; for links and the file. */
export function filterQuery(
  { state, cause, therapeuticClass, assignee, lateOnly, newAnswers }: QueueFilter,
  page = 1,
): string {
  const params = new URLSearchParams();
  if (state !== 'open') params.set('state', state ?? 'all');
  if (cause) params.set('cause', cause);
  if (therapeuticClass) params.set('class', therapeuticClass);
  if (assignee !== null) params.set('assignee', String(assignee));
  if (lateOnly) params.set('late', 'yes');
  if (newAnswers) params.set('answers', 'new');
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}
