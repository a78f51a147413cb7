/** Who may use the room, asked again by each verb although the page's guard has asked already. */
import { type Actor, type OrganisationKind, type Role, requireAllowed } from '../../access/index.ts';
import { AnteiError } from '../errors.ts';

/** @throws AnteiError `forbidden` unless the actor acts for a manufacturer with this role */
export function requireMaker(actor: Actor, role: Role): void {
  require(actor, 'manufacturer', role);
}

/** @throws AnteiError `forbidden` unless the actor acts for the ministry with this role */
export function requireMinistry(actor: Actor, role: Role): void {
  require(actor, 'ministry', role);
}

function require(actor: Actor, kind: OrganisationKind, role: Role): void {
  requireAllowed({ kinds: [kind], role }, actor);
}

/** What is not there and what is somebody else's is answered with the same words. */
export function notFound(): AnteiError {
  return new AnteiError('not-found', '番号を確かめてください。');
}

/** @throws AnteiError `warning-conflict` if somebody changed the warning since the actor saw it */
export function requireVersion(warning: { version: number }, seen: number): void {
  if (warning.version !== seen)
    throw new AnteiError(
      'warning-conflict',
      'この画面を開いてから、ほかの人がこの報告を変えました。入力した内容は保存していません。',
    );
}
