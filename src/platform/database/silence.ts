/**
 * A database can hang without dying: its machine is frozen, a process of it is stopped, a line in between swallows everything. The
 * system says nothing then, and a statement waits for ever. A site gives up a connection that says nothing, so that the caller is told
 * to come back, and the next one gets another. Commands and workers do not: an import may take as long as it takes.
 */
import pg from 'pg';
import { AnteiError } from '../errors.ts';
import { urlOfClient } from './servers/several-servers.ts';

/** Our slowest page asks for less than a second. */
const SILENCE_MS = 8_000;
/** For a second connection to say what the first one waits for. */
const ASK_MS = 2_000;
/** So often is one waited for whose statement waits its turn behind an import. */
const MOST_TURNS = 8;

/** As far as pg lets us see them; its types leave both out. */
type Client = pg.PoolClient & {
  connection: { stream: import('node:net').Socket };
  readyForQuery: boolean;
  processID: number | null;
};

/**
 * From now on, ends each connection of a pool that does not answer a statement in time; the statement fails with
 * `database-unavailable`. One that waits for another's lock is left to wait, for a minute or so.
 */
export function boundSilence(pool: pg.Pool, silenceMs = SILENCE_MS): void {
  const watched = new WeakSet<Client>();
  pool.on('acquire', (client) => {
    const { connection } = client as Client;
    if (!watched.has(client as Client)) watch(client as Client, pool, silenceMs);
    watched.add(client as Client);
    connection.stream.setTimeout(silenceMs);
  });
  pool.on('release', (_error, client) => void (client as Client).connection.stream.setTimeout(0));
}

function watch(client: Client, pool: pg.Pool, silenceMs: number): void {
  const { stream } = client.connection;
  let turns = 0;
  let heard = 0;
  stream.on('timeout', async () => {
    const read = stream.bytesRead;
    turns = read === heard ? turns + 1 : 1;
    heard = read;
    // If this process was busy itself, the answer may be waiting unread.
    await new Promise((resolve) => setImmediate(resolve));
    const isSilent = () => stream.bytesRead === read && !client.readyForQuery && !stream.destroyed;
    if (!isSilent()) return;
    const waits = turns < MOST_TURNS && (await waitsForLock(client, urlOfClient(pool, client)));
    if (!isSilent()) return;
    if (waits) stream.setTimeout(silenceMs);
    else stream.destroy(new AnteiError('database-unavailable', 'データベースが時間内に答えませんでした。'));
  });
}

/** False too where nobody can say. */
async function waitsForLock({ processID }: Client, url: string): Promise<boolean> {
  const asking = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ASK_MS,
    query_timeout: ASK_MS,
  });
  asking.on('error', () => undefined);
  try {
    await asking.connect();
    const { rows } = await asking.query<{ waits: boolean }>(
      `select wait_event_type = 'Lock' as waits from pg_stat_activity where pid = $1`,
      [processID],
    );
    return rows[0]?.waits ?? false;
  } catch {
    return false;
  } finally {
    void asking.end().catch(() => undefined);
  }
}
