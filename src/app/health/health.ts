/** What relays and people ask about a running site: each answer names the part that is down. */
import type { FastifyInstance } from 'fastify';
import type { Context } from '../../platform/context.ts';
import { driverPool } from '../../platform/database/connection.ts';
import type { DatabaseState, DatabaseWatch } from '../../platform/database/servers/watch.ts';
import { type WorkersState, workersState } from '../../platform/database/workers.ts';
import { sendProblem } from '../../platform/http/problem.ts';
import { soonOr } from '../../platform/turns/soon.ts';
import type { Snapshot } from '../../supply/index.ts';
import { AnteiError } from '../errors.ts';

const OPEN = { config: { access: 'public' as const }, schema: { hide: true } };
/** What is asked of the rooms and of the workers; a relay does not wait longer for an answer. */
const PATIENCE_MS = 1500;

/** Relays ask again and again: the log has it once (DatabaseWatch). */
const QUIET = { error: () => undefined, info: () => undefined };

interface Health {
  /** Date of the newest edition that is shown; null where none is, or nobody knows. */
  asOf: string | null;
  worker: 'ok' | 'silent' | 'unknown';
  workerSeen: Date | null;
  database: Pick<DatabaseState, 'primary' | 'replica' | 'readsFrom' | 'ageSeconds'>;
}

/**
 * `/health/live`: the process runs. `/health/ready`: readers get everything. `/health/write`: what is sent in can be kept.
 * @param snapshot what is shown
 */
export function healthRoutes(
  app: FastifyInstance,
  { pool }: Pick<Context, 'pool'>,
  watch: DatabaseWatch,
  snapshot: () => Promise<Snapshot>,
): void {
  const health = async (): Promise<Health> => {
    const { primary, replica, readsFrom, ageSeconds } = await watch.look();
    const shown = snapshot().then(({ edition }) => edition?.asOf ?? null);
    const known: Promise<WorkersState | null> = workersState(driverPool(pool)).catch(() => null);
    const [asOf, workers] = await Promise.all([
      soonOr(
        shown.catch(() => null),
        PATIENCE_MS,
        null,
      ),
      primary === 'down' ? null : soonOr(known, PATIENCE_MS, null),
    ]);
    return {
      asOf,
      worker: workers === null ? 'unknown' : workers.silent ? 'silent' : 'ok',
      workerSeen: workers?.lastSeen ?? null,
      database: { primary, replica, readsFrom, ageSeconds },
    };
  };
  app.get('/health/live', OPEN, async () => ({ status: 'ok' }));
  // Without a worker everything can be read and nothing is sent: no reason to send readers elsewhere.
  app.get('/health/ready', OPEN, async (request, reply) => {
    const found = await health();
    if (found.database.readsFrom !== 'memory') return { status: 'ok', ...found };
    return sendProblem(new AnteiError('database-unavailable', ''), request, reply, QUIET, found);
  });
  app.get('/health/write', OPEN, async (request, reply) => {
    const { primary } = await watch.look();
    if (primary === 'ok') return { status: 'ok' };
    const code = primary === 'down' ? 'database-unavailable' : 'read-only';
    return sendProblem(new AnteiError(code, ''), request, reply, QUIET);
  });
}
