/**
 * How the servers of the database fare, as far as one process can tell: asked at most once in a second, and never waited for by a page.
 *
 * How old a replica is: it has all that the primary had written at our last look that it has caught up with; and it is never older than
 * the last change that it played back. The second also counts where nobody knows the primary, which says something every few seconds
 * as long as a worker lives.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { driverPool, type Pool } from '../connection.ts';
import { hasReplica } from './reading.ts';

export interface DatabaseState {
  /** `read-only`: the server is a standby. */
  primary: 'ok' | 'read-only' | 'down';
  /** Null where none is set. `other-version`: its tables are not those of this program (yet). */
  replica: 'ok' | 'down' | 'other-version' | null;
  /** Seconds by which what public pages are read from is behind; null where nobody knows. */
  ageSeconds: number | null;
  /** What public pages are read from; `memory` where no server answers. */
  readsFrom: 'primary' | 'replica' | 'memory';
  /** The instant as of which the public reads; of `memory`, when a server last answered. */
  asOf: Date;
}

const LOOK_MS = 1000;
/** The same where nothing is asked and there is one server: so that what is in memory is known to be of then. */
const LONE_LOOK_MS = 30_000;
/** A server that says nothing for so long counts as down. */
const PATIENCE_MS = 1500;
/** Moments of the primary that a replica is compared with. */
const MOST_MARKS = 1000;

interface Answer {
  standby: boolean;
  /** Position in the log of changes. */
  position: number;
  /** Seconds since the last change that was played back; null for a primary. */
  replayed: number | null;
  migrations: number;
}

export class DatabaseWatch {
  readonly #context: Pick<Context, 'pool' | 'clock' | 'log'>;
  /** Positions of the primary and when it had them, oldest first. */
  #marks: { at: number; position: number }[] = [];
  #state: DatabaseState;
  #migrations: number | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;
  readonly #asking = new Set<unknown>();
  #timer: NodeJS.Timeout | undefined;

  constructor(context: Pick<Context, 'pool' | 'clock' | 'log'>) {
    this.#context = context;
    const replica = hasReplica(context.pool) ? 'ok' : null;
    this.#state = {
      primary: 'ok',
      replica,
      ageSeconds: 0,
      readsFrom: replica ? 'replica' : 'primary',
      asOf: context.clock.now(),
    };
  }

  /** What was found last; looks again behind it. */
  get state(): DatabaseState {
    if (performance.now() - this.#lookedAt >= LOOK_MS) void this.look();
    return this.#state;
  }

  /** Looks now. */
  async look(): Promise<DatabaseState> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
    });
    await this.#looking;
    return this.#state;
  }

  /** Looks all the time: whether a replica can be read from has to be known before a page asks. */
  start(): void {
    const every = hasReplica(this.#context.pool) ? LOOK_MS : LONE_LOOK_MS;
    this.#timer = setInterval(() => void this.look(), every).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    const { pool, clock, log } = this.#context;
    this.#lookedAt = performance.now();
    const primary = await this.#ask(driverPool(pool));
    if (primary) {
      if (!primary.standby) this.#mark(primary.position);
      this.#migrations = primary.migrations;
    }
    const replica = hasReplica(pool) ? await this.#ask(pool.replica) : null;
    const before = this.#state;
    const usable = replica && replica.migrations === (this.#migrations ?? replica.migrations);
    if (hasReplica(pool) && !usable) pool.avoidReplica();
    const state = {
      primary: primary ? (primary.standby ? ('read-only' as const) : ('ok' as const)) : ('down' as const),
      replica: !hasReplica(pool)
        ? null
        : usable
          ? ('ok' as const)
          : replica
            ? ('other-version' as const)
            : ('down' as const),
    };
    if (state.primary !== before.primary || state.replica !== before.replica)
      log[state.primary === 'down' || state.replica === 'down' ? 'error' : 'info'](
        state,
        'the servers of the database are in another state',
      );
    const read = usable ? replica : primary;
    if (!read) {
      const ageSeconds = Math.round((clock.now().getTime() - before.asOf.getTime()) / 1000);
      this.#state = { ...state, readsFrom: 'memory', ageSeconds, asOf: before.asOf };
      return;
    }
    const ageSeconds = this.#ageOf(read);
    this.#state = {
      ...state,
      readsFrom: usable ? 'replica' : 'primary',
      ageSeconds,
      asOf: new Date(clock.now().getTime() - 1000 * (ageSeconds ?? 0)),
    };
  }

  /** Null where a server does not answer in time; it is not asked again before it has. */
  async #ask(pool: ReturnType<typeof driverPool>): Promise<Answer | null> {
    if (this.#asking.has(pool)) return null;
    this.#asking.add(pool);
    const asked = pool
      .query<Answer>(
        `select pg_is_in_recovery() as standby,
           case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end - '0/0'::pg_lsn as position,
           extract(epoch from now() - pg_last_xact_replay_timestamp())::float8 as replayed,
           (select count(*) from migration)::int as migrations`,
      )
      .then(({ rows }) => rows[0]!)
      .catch(() => null)
      .finally(() => this.#asking.delete(pool));
    return Promise.race([asked, sleep(PATIENCE_MS, null, { ref: false })]);
  }

  #mark(position: number): void {
    const at = performance.now();
    const last = this.#marks.at(-1);
    if (last?.position === position) last.at = at;
    else this.#marks.push({ at, position });
    if (this.#marks.length > MOST_MARKS) this.#marks = this.#marks.filter((_, i) => i % 2 === 1);
  }

  #ageOf({ standby, position, replayed }: Answer): number | null {
    if (!standby) return 0;
    const reached = this.#marks.findLastIndex((mark) => mark.position <= position);
    if (reached > 0) this.#marks.splice(0, reached);
    const known = reached < 0 ? null : (performance.now() - this.#marks[0]!.at) / 1000;
    const ages = [known, replayed].filter((age) => age !== null);
    return ages.length === 0 ? null : Math.max(0, Math.floor(Math.min(...ages)));
  }
}

/** From so many seconds on, readers are told how old what they read is. */
const TOLD_SECONDS = 60;

/** What readers have to know of it; null where all is well. */
export interface DatabaseNote {
  /** Nothing that is sent in can be kept now. */
  writes: 'read-only' | 'down' | null;
  /** Since when nothing newer is shown, where that is long ago; from memory always. */
  asOf: Date | null;
  fromMemory: boolean;
}

export function noteOf({ primary, readsFrom, ageSeconds, asOf }: DatabaseState): DatabaseNote | null {
  const fromMemory = readsFrom === 'memory';
  const isOld = fromMemory || (ageSeconds ?? 0) >= TOLD_SECONDS;
  if (primary === 'ok' && !isOld) return null;
  return { writes: primary === 'ok' ? null : primary, asOf: isOld ? asOf : null, fromMemory };
}

/** True of a pool whose server takes no writes now. @throws where it does not answer */
export async function isReadOnly(pool: Pool): Promise<boolean> {
  const { rows } = await driverPool(pool).query<{ standby: boolean }>(
    'select pg_is_in_recovery() as standby',
  );
  return rows[0]!.standby;
}
