import type { FastifyRequest } from 'fastify';
import type { Context } from '../../platform/context.ts';
import { AnteiError } from '../errors.ts';
import { type Actor, allows, type Guarded, ORGANISATION_KINDS, ROLES, SCOPES } from '../model.ts';
import { tokenActor } from './sessions.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls a guarded route; set before its handler runs. */
    actor?: Actor;
  }
}

/**
 * Lets a program through to a guarded route, or throws. Programs come with a token and never with a cookie: what a browser
 * sends by itself opens no route of the API.
 * @throws AnteiError `token-needed`, `forbidden`
 */
export function tokenGate(context: Pick<Context, 'pool' | 'clock'>) {
  return async (request: FastifyRequest, access: Guarded): Promise<void> => {
    const actor = await tokenActor(context, request.headers.authorization);
    if (!actor)
      throw new AnteiError('token-needed', 'Authorization: Bearer に有効なAPIトークンがありません。');
    requireAllowed(access, actor);
    request.actor = actor;
  };
}

/** @throws AnteiError `forbidden`, saying what would be needed */
export function requireAllowed(access: Guarded, actor: Actor): void {
  if (allows(access, actor)) return;
  const kinds =
    access.kinds === 'any' ? '' : `${access.kinds.map((k) => ORGANISATION_KINDS[k]).join('・')}の`;
  const needed = actor.token
    ? `${kinds}APIトークンで、範囲「${access.scope ? SCOPES[access.scope].label : 'なし'}」が要ります`
    : `${kinds}${ROLES[access.role]}の役割が要ります`;
  const remedy = actor.token
    ? 'その種類の組織の「組織」のページで、要る範囲を選んでAPIトークンを発行し、そのトークンを付けてください。'
    : undefined;
  throw new AnteiError('forbidden', `${needed}。いまは「${actor.organisation.name}」として操作しています。`, {
    remedy,
  });
}
