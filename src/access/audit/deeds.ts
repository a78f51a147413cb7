import type { Context } from '../../platform/context.ts';
import { type Actor, DEEDS, type Deed } from '../model.ts';
import { recentEntries } from './store-audit.ts';

const SHOWN = 50;

/** The last deeds of the actor's own organisation, the newest first. */
export async function viewDeeds({ pool }: Pick<Context, 'pool'>, actor: Actor) {
  const entries = await recentEntries(pool, actor.organisation.id, SHOWN);
  return entries.map(({ action, person, token, ...entry }, index) => ({
    ...entry,
    /** Place in this list, from 1. */
    place: index + 1,
    who: person ?? (token === null ? '運用者' : `APIトークン「${token}」`),
    deed: DEEDS[action as Deed] ?? action,
  }));
}
