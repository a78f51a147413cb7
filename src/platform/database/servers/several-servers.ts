/**
 * A database on several servers, of which one takes writes: `postgresql://antei@first:5432,second:5433/antei`, as libpq writes it. `pg`
 * knows one server only, so that each new connection looks here first where to go.
 *
 *   primary known ──a connection is opened a second later──▶ all are asked at once ──the first primary──▶ known
 *   none is primary ──▶ a standby is better than nothing (the site only reads) ──asked every second──▶ its connections are let go of
 *
 * Nobody decides here who is primary: whatever promotes a server does, and must see to it that the old one does not go on as one.
 */
import pg from 'pg';

export type Role = 'primary' | 'standby';

interface Found {
  url: string;
  role: Role;
}

/** Answers of servers are believed for so long: a burst of connections asks once. */
const BELIEVED_MS = 1000;
/** So often is looked for a better server than what was found. */
const LOOK_AGAIN_MS = 1000;
/** How long a server may take to say what it is, and the one that is used already; together less than a connection may take. */
const ASK_MS = 2000;
const KEEP_ASK_MS = 700;

/** The servers of an address, each as an address of its own; an address of one server comes back as it is. */
export function serversOf(url: string): string[] {
  const [, before = '', hosts = '', after = ''] =
    /^([a-z]+:\/\/(?:[^/?#]*@)?)([^/?#@]*)(.*)$/is.exec(url) ?? [];
  if (!hosts.includes(',')) return [url];
  return hosts
    .split(',')
    .filter((host) => host !== '')
    .map((host) => before + host + after);
}

/** The address of the server that a client of a pool is connected to, for a second connection to the same one. */
export function urlOfClient(pool: pg.Pool, { host, port }: pg.Client): string {
  const url = pool.options.connectionString!;
  if (serversOf(addressOf(pool)).length === 1) return url;
  const one = new URL(url);
  one.hostname = host.includes(':') ? `[${host}]` : host;
  one.port = String(port);
  return one.href;
}

const addresses = new WeakMap<pg.Pool, string>();

/** The whole address that a pool was opened with: for a thread or a process that opens one of its own. */
export function addressOf(pool: pg.Pool): string {
  return addresses.get(pool) ?? pool.options.connectionString!;
}

/** A pool of connections to the server of an address that has the wanted role, or else to one that answers. */
export function poolOf(url: string, wanted: Role, options: pg.PoolConfig): pg.Pool {
  const urls = serversOf(url);
  if (urls.length === 1) return new pg.Pool({ ...options, connectionString: url });
  const servers = new Servers(urls, wanted);
  const pool = new pg.Pool({ ...options, connectionString: urls[0], Client: clientOf(servers) });
  addresses.set(pool, url);
  const free = new Set<pg.PoolClient>();
  const isElsewhere = (client: pg.PoolClient, { hostname, port }: Place) =>
    (client as unknown as pg.Client).host !== hostname || (client as unknown as pg.Client).port !== port;
  pool.on('remove', (client) => free.delete(client));
  pool.on('acquire', (client) => free.delete(client));
  pool.on('release', (_error, client) => {
    // One that is ending is not kept (pg-pool looks right after this).
    if (servers.place && isElsewhere(client, servers.place)) void (client as unknown as pg.Client).end();
    else free.add(client);
  });
  servers.onMove = (place) => {
    for (const client of [...free]) {
      if (isElsewhere(client, place)) (client as unknown as Streaming).connection.stream.destroy();
    }
  };
  const looking = setInterval(() => {
    if (servers.isPoor) servers.find().catch(() => undefined);
  }, LOOK_AGAIN_MS).unref();
  const end = pool.end.bind(pool) as () => Promise<void>;
  pool.end = (() => {
    clearInterval(looking);
    return end();
  }) as typeof pool.end;
  return pool;
}

interface Place {
  hostname: string;
  port: number;
}

/** As far as pg lets us see it; its types leave it out. */
interface Streaming {
  connection: { stream: import('node:net').Socket };
}

function placeOf(url: string): Place {
  const { hostname, port } = new URL(url);
  return { hostname: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 5432) };
}

/** A client that asks where to connect to when it connects. */
function clientOf(servers: Servers): typeof pg.Client {
  class FoundClient extends pg.Client {
    // The pool calls it with a callback; without one it answers a promise, as pg's does. The types have both as one overload.
    override connect: pg.Client['connect'] = ((done?: (error?: Error) => void) => {
      const connecting = this.#connect();
      if (!done) return connecting;
      connecting.then(() => done(), done);
    }) as pg.Client['connect'];

    async #connect(): Promise<this> {
      const { hostname, port } = placeOf(await servers.find());
      if ((this as unknown as Streaming).connection.stream.destroyed)
        throw new Error('timeout exceeded when trying to connect');
      Object.assign(this, { host: hostname, port });
      try {
        await (pg.Client.prototype.connect as () => Promise<unknown>).call(this);
      } catch (error) {
        servers.forget();
        throw error;
      }
      return this;
    }
  }
  return FoundClient;
}

/** What is known about the servers of an address. */
class Servers {
  readonly #urls: readonly string[];
  readonly #wanted: Role;
  #found: Found | null = null;
  #foundAt = Number.NEGATIVE_INFINITY;
  #finding: Promise<Found> | null = null;
  /** Hears that connections go to another server from now on. */
  onMove: (place: Place) => void = () => undefined;

  constructor(urls: readonly string[], wanted: Role) {
    this.#urls = urls;
    this.#wanted = wanted;
  }

  /** True while connections go to a server that is not what was wanted. */
  get isPoor(): boolean {
    return this.#found !== null && this.#found.role !== this.#wanted;
  }

  /** Where connections go. */
  get place(): Place | null {
    return this.#found && placeOf(this.#found.url);
  }

  forget(): void {
    this.#foundAt = Number.NEGATIVE_INFINITY;
  }

  /** The address of the server to connect to. @throws what the first server said, where none answers */
  async find(): Promise<string> {
    if (this.#found && performance.now() - this.#foundAt < BELIEVED_MS) return this.#found.url;
    this.#finding ??= this.#ask().finally(() => {
      this.#finding = null;
    });
    return (await this.#finding).url;
  }

  async #ask(): Promise<Found> {
    const before = this.#found;
    const found = ((await this.#still(before)) && before) || (await this.#any());
    this.#found = found;
    this.#foundAt = performance.now();
    if (before && before.url !== found.url) this.onMove(placeOf(found.url));
    return found;
  }

  /** Whether a server is still what was wanted: as long as it is, it is kept, for two standbys may know two states. */
  async #still(found: Found | null): Promise<boolean> {
    if (found?.role !== this.#wanted) return false;
    return (await roleOf(found.url, KEEP_ASK_MS).catch(() => null)) === this.#wanted;
  }

  async #any(): Promise<Found> {
    const asked = this.#urls.map(async (url): Promise<Found> => ({ url, role: await roleOf(url, ASK_MS) }));
    const matching = asked.map(async (one) => {
      const found = await one;
      if (found.role !== this.#wanted) throw new Error(`a ${this.#wanted} is wanted`);
      return found;
    });
    return Promise.any(matching).catch(() =>
      Promise.any(asked).catch(({ errors }: AggregateError) => {
        throw errors[0];
      }),
    );
  }
}

/** @throws what the server or the system says where it does not answer in time */
async function roleOf(url: string, patienceMs: number): Promise<Role> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ standby: boolean }>('select pg_is_in_recovery() as standby');
    return rows[0]!.standby ? 'standby' : 'primary';
  } finally {
    void client.end().catch(() => undefined);
  }
}
