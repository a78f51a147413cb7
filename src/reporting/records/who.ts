/** Who may read and who may report, whatever guarded the way here. */
import { type Actor, requireAllowed } from '../../access/index.ts';
import type { Role } from '../../access/model.ts';
import '../scopes.ts';

/** @throws AnteiError `forbidden` for anybody but somebody of a manufacturer */
export function requireReader(actor: Actor): void {
  requireAllowed({ kinds: ['manufacturer'], role: 'viewer', scope: 'reports:read' }, actor);
}

/** Who may look what a report would do. @throws AnteiError `forbidden` for anybody but somebody of a manufacturer, or its program with the scope to report */
export function requireChecker(actor: Actor): void {
  requireAllowed({ kinds: ['manufacturer'], role: 'viewer', scope: 'reports:write' }, actor);
}

/** @throws AnteiError `forbidden` for anybody but a manufacturer's 担当者, or its program with the scope to report */
export function requireReporter(actor: Actor): void {
  requireAllowed({ kinds: ['manufacturer'], role: 'editor', scope: 'reports:write' }, actor);
}

/** @throws AnteiError `forbidden` for anybody but an officer of the ministry with the role */
export function requireMinistry(actor: Actor, role: Role): void {
  requireAllowed({ kinds: ['ministry'], role }, actor);
}
