/** When and how a site or a worker stops. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { closeUnused } from '../platform/http/unused-connections.ts';
import type { Log } from '../platform/log.ts';

export interface Stopping {
  /** Ends when this process is asked to stop: SIGTERM, SIGINT, or the end of the site that it works for. */
  asked: Promise<void>;
  /** Ends when it is asked a second time: asking twice means not wanting to wait. */
  hurried: Promise<void>;
}

/** A Ctrl+C comes twice where a program in between (npm, bin/antei.js) passes it on as well. */
const ECHO_MS = 300;
/** For what follows from cutting connections. */
const CUT_MS = 500;
/** Between looks for connections that have nothing more to do. */
const CLOSE_IDLE_EVERY_MS = 100;

/** Listens for what stops this process. */
export function listenForStop(): Stopping {
  const asked = Promise.withResolvers<void>();
  const hurried = Promise.withResolvers<void>();
  let first: number | null = null;
  const ask = () => {
    if (first !== null && performance.now() - first > ECHO_MS) hurried.resolve();
    first ??= performance.now();
    asked.resolve();
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, ask);
  // A worker beside a site that was killed has nobody left to work for. Listening for that must not keep it alive itself.
  process.once('disconnect', () => asked.resolve());
  // It may have been killed while this one was still loading.
  if (process.connected === false) asked.resolve();
  process.channel?.unref();
  return { asked: asked.promise, hurried: hurried.promise };
}

/**
 * What nobody caught is logged, and the process goes on: it holds no state that could be wrong (DESIGN §8), and one request's
 * mistake must not end everybody's site.
 */
export function surviveMistakes(log: Log): void {
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise failed and nobody heard of it'));
  process.on('uncaughtException', (err) => log.error({ err }, 'an error was thrown and nobody caught it'));
}

/**
 * Closes a site: running requests end, and what is left when the time is over, or when somebody is in a hurry, is cut off.
 * @param patienceMs for requests that are slow to end, such as an upload that drips
 */
export async function closeWithin(
  app: FastifyInstance,
  patienceMs: number,
  hurried: Promise<void>,
): Promise<void> {
  // A connection that is kept open for a next request is idle only after the present one.
  const idle = setInterval(() => {
    app.server.closeIdleConnections();
    closeUnused(app.server);
  }, CLOSE_IDLE_EVERY_MS);
  const closed = app.close();
  closed.catch(() => undefined);
  await Promise.race([closed, hurried, sleep(patienceMs, undefined, { ref: false })]);
  app.server.closeAllConnections();
  // What rooms still compute is not waited for longer than it takes to cut the connections.
  await Promise.race([closed, sleep(CUT_MS)]);
  clearInterval(idle);
}
