/** A site and the servers of its database: how they fare, and which of them an answer is read from. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../platform/context.ts';
import { hasReplica, readingPublic } from '../../platform/database/servers/reading.ts';
import { DatabaseWatch } from '../../platform/database/servers/watch.ts';
import type { PageGuard } from '../../web/serving/page-guard.ts';
import { ROOMS } from '../rooms.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Of a room that shows what somebody has just sent in (`Room.own`). */
    own?: true;
  }
}

/** How the servers of the database fare, while the site runs. */
export function watchServers(app: FastifyInstance, context: Context): DatabaseWatch {
  const servers = new DatabaseWatch(context);
  app.addHook('onReady', async () => {
    await servers.look();
    servers.start();
  });
  app.addHook('onClose', async () => servers.stop());
  return servers;
}

const OWN = new Set<string>(ROOMS.filter((room) => 'own' in room).map(({ name }) => name));

/**
 * Where there is a replica, what anybody may read comes from it. What shows somebody what they have just sent in comes from the primary,
 * and so does everything that asks who it is.
 */
export function readFromReplica(app: FastifyInstance, { pool }: Context, guard: PageGuard): void {
  if (!hasReplica(pool)) return;
  app.addHook('onRequest', (request, _reply, done) => {
    const { config } = request.routeOptions;
    const path = new URL(request.url.replace(/^\/+/, '/'), 'http://localhost').pathname;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead || config.access !== 'public' || guard.accessOf(path) !== 'public') return done();
    const isOwn = config.own ?? OWN.has(guard.roomOf(path) ?? '');
    return readingPublic(done, isOwn ? 'primary' : 'replica');
  });
}
