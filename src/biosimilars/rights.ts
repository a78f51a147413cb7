/** Who may change the biosimilar site, asked again by each verb although the page's guard has asked already. */
import { type Actor, type Guarded, requireAllowed } from '../access/index.ts';
import type { Role } from '../access/model.ts';
import { CASE_SENDERS } from './cases/case-state.ts';
import { AnteiError } from './errors.ts';

/** @throws AnteiError `forbidden` unless the actor acts for the ministry with this role */
export function requireMinistry(actor: Actor, role: Role): void {
  requireAllowed({ kinds: ['ministry'], role }, actor);
}

/** @throws AnteiError `forbidden` unless the actor's organisation may send good cases, and the actor has this role */
export function requireSender(actor: Actor, role: Role): void {
  requireAllowed({ kinds: CASE_SENDERS, role } satisfies Guarded, actor);
}

/** What is not there and what is somebody else's is answered with the same words. */
export function notFound(what: string): AnteiError {
  return new AnteiError('not-found', `その${what}はありません。`);
}

/** @throws AnteiError `edit-conflict` if somebody changed it since the actor saw it */
export function requireVersion(current: number, seen: number): void {
  if (current !== seen)
    throw new AnteiError('edit-conflict', 'この画面を開いてから、ほかの人が先に変えました。');
}
