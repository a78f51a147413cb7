/** All SQL of lists and channels. */
import type { PoolClient } from '../../platform/database/connection.ts';
import type { ChannelKind, Rhythm, WatchRule } from '../model.ts';
import { addPostings, removePostings } from './store-postings.ts';

export interface StoredList {
  id: number;
  publicId: string;
  name: string;
  wants: number;
  picked: number[];
  products: number[];
  rules: WatchRule[];
  createdAt: Date;
}

export interface StoredChannel {
  id: number;
  listId: number | null;
  kind: ChannelKind;
  address: string;
  rhythm: Rhythm;
  createdAt: Date;
  confirmedAt: Date | null;
  confirmBy: Date | null;
  failures: number;
  disabledAt: Date | null;
  disabledWhy: string | null;
}

/** A statement on a connection or on the pool. */
type Queryable = Pick<PoolClient, 'query'>;

const LIST = `
  l.id, l.public_id as "publicId", l.name, l.wants, l.picked, l.products, l.created_at as "createdAt",
  coalesce((select jsonb_agg(jsonb_build_object('kind', r.kind, 'value', r.value) order by r.kind, r.value)
            from watch_rule r where r.list_id = l.id), '[]') as rules`;

export async function insertList(
  client: PoolClient,
  list: { publicId: string; name: string; wants: number },
): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    'insert into watch_list (public_id, name, wants) values ($1, $2, $3) returning id',
    [list.publicId, list.name, list.wants],
  );
  return rows[0]!.id;
}

/** A list by its public id; `hold` keeps others from editing it until the transaction ends. */
export async function findList(
  db: Queryable,
  publicId: string,
  { hold = false } = {},
): Promise<StoredList | null> {
  const { rows } = await db.query<StoredList>(
    `select ${LIST} from watch_list l where l.public_id = $1 ${hold ? 'for update' : ''}`,
    [publicId],
  );
  return rows[0] ?? null;
}

/** A list by its number, kept from other edits until the transaction ends. */
export async function holdList(client: PoolClient, id: number): Promise<StoredList | null> {
  const { rows } = await client.query<StoredList>(
    `select ${LIST} from watch_list l where l.id = $1 for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** What a list holds, after an edition; it does not count as use. */
export async function writeProducts(
  client: PoolClient,
  { id, picked, products }: Pick<StoredList, 'id' | 'picked' | 'products'>,
): Promise<void> {
  await client.query('update watch_list set picked = $2, products = $3 where id = $1', [
    id,
    picked,
    products,
  ]);
}

export async function touchList(db: Queryable, id: number): Promise<void> {
  await db.query('update watch_list set used_at = now() where id = $1', [id]);
}

export async function writeList(
  client: PoolClient,
  { id, name, wants, picked, products, rules }: Omit<StoredList, 'publicId' | 'createdAt'>,
): Promise<void> {
  await client.query(
    'update watch_list set name = $2, wants = $3, picked = $4, products = $5, used_at = now() where id = $1',
    [id, name, wants, picked, products],
  );
  await client.query('delete from watch_rule where list_id = $1', [id]);
  await client.query(
    `insert into watch_rule (list_id, kind, value)
     select $1, kind, value from unnest($2::text[], $3::text[]) as r (kind, value) on conflict do nothing`,
    [id, rules.map((rule) => rule.kind), rules.map((rule) => rule.value)],
  );
}

/** Is there a list, or an address of one, whose keys come of the site's secret? */
export async function hasLists(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ some: boolean }>(
    'select exists (select from watch_list) or exists (select from watch_channel) as some',
  );
  return rows[0]!.some;
}

/** Listed products that the rules take in, by number: one pass over the open intervals, however many rules there are. */
export async function productsOfRules(db: Queryable, rules: readonly WatchRule[]): Promise<number[]> {
  if (rules.length === 0) return [];
  const valuesOf = (kind: WatchRule['kind']) =>
    rules.filter((rule) => rule.kind === kind).map(({ value }) => value);
  const { rows } = await db.query<[number]>({
    text: `select product_id from supply_now()
           where ingredient = any($1::text[]) or therapeutic_class = any($2::text[]) or mah = any($3::text[])
             or essential_supply = any($4::text[])`,
    values: [valuesOf('ingredient'), valuesOf('class'), valuesOf('mah'), valuesOf('essential')],
    rowMode: 'array',
  });
  return rows.map(([id]) => id);
}

export async function productNumbers(
  db: Queryable,
  yjCodes: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await db.query<[string, number]>({
    text: 'select yj_code, id from product_codes() where yj_code = any($1::text[])',
    values: [yjCodes],
    rowMode: 'array',
  });
  return new Map(rows);
}

const CHANNEL = `id, list_id as "listId", kind, address, rhythm, created_at as "createdAt", confirmed_at as "confirmedAt",
  confirm_by as "confirmBy", failures, disabled_at as "disabledAt", disabled_why as "disabledWhy"`;

export async function channelsOf(db: Queryable, listId: number): Promise<StoredChannel[]> {
  const { rows } = await db.query<StoredChannel>(
    `select ${CHANNEL} from watch_channel where list_id = $1 order by id`,
    [listId],
  );
  return rows;
}

export async function findChannel(
  db: Queryable,
  id: number,
  { hold = false } = {},
): Promise<StoredChannel | null> {
  const { rows } = await db.query<StoredChannel>(
    `select ${CHANNEL} from watch_channel where id = $1 ${hold ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
}

/** Adds a channel, or finds the one of the same address. `confirmBy` null: it counts at once. */
export async function insertChannel(
  client: PoolClient,
  channel: {
    listId: number | null;
    kind: ChannelKind;
    address: string;
    rhythm: Rhythm;
    confirmBy: Date | null;
  },
): Promise<StoredChannel & { isNew: boolean }> {
  const { rows } = await client.query<StoredChannel & { isNew: boolean }>(
    `insert into watch_channel (list_id, kind, address, rhythm, confirm_by, confirmed_at)
     values ($1, $2, $3, $4, $5, case when $5::timestamptz is null then now() end)
     on conflict (list_id, kind, address) do update set confirm_by = excluded.confirm_by
     returning ${CHANNEL}, xmax = 0 as "isNew"`,
    [channel.listId, channel.kind, channel.address, channel.rhythm, channel.confirmBy],
  );
  return rows[0]!;
}

export async function writeChannel(
  client: PoolClient,
  channel: Pick<StoredChannel, 'id' | 'rhythm' | 'confirmedAt' | 'disabledAt' | 'disabledWhy' | 'failures'>,
): Promise<void> {
  await client.query(
    `update watch_channel set rhythm = $2, confirmed_at = $3, disabled_at = $4, disabled_why = $5, failures = $6 where id = $1`,
    [
      channel.id,
      channel.rhythm,
      channel.confirmedAt,
      channel.disabledAt,
      channel.disabledWhy,
      channel.failures,
    ],
  );
}

/** Deletes channels with everything that was due to them or sent. */
export async function deleteChannels(client: PoolClient, ids: readonly number[]): Promise<void> {
  await client.query('delete from outbox where channel_id = any($1::int[])', [ids]);
  await client.query('delete from watch_channel where id = any($1::int[])', [ids]);
}

export async function deleteList(client: PoolClient, id: number): Promise<void> {
  await client.query('delete from watch_list where id = $1', [id]);
}

/** True for a channel that is told of news: confirmed and not disabled. */
function isActive(channel: Pick<StoredChannel, 'confirmedAt' | 'disabledAt'>): boolean {
  return channel.confirmedAt !== null && channel.disabledAt === null;
}

/** What a channel hears of, as its list and itself say; nothing while it is not active. */
export interface Hearing {
  products: number[];
  wants: number;
  rhythm: Rhythm;
}

/** What a channel of a list hears of; null while it is not active. */
export function hearing(
  list: Pick<StoredList, 'products' | 'wants'>,
  channel: StoredChannel,
): Hearing | null {
  return isActive(channel) ? { products: list.products, wants: list.wants, rhythm: channel.rhythm } : null;
}

/** Makes the postings of a channel follow from what it heard of to what it hears of; null if it hears of nothing. */
export async function movePostings(
  client: PoolClient,
  channel: number,
  from: Hearing | null,
  to: Hearing | null,
): Promise<void> {
  const sameGroup = from && to && from.wants === to.wants && from.rhythm === to.rhythm;
  const stays = new Set(sameGroup ? to.products : []);
  const stayed = new Set(sameGroup ? from.products : []);
  const gone = from?.products.filter((product) => !stays.has(product)) ?? [];
  const come = to?.products.filter((product) => !stayed.has(product)) ?? [];
  if (from && gone.length > 0) await removePostings(client, { channel, ...from }, gone);
  if (to && come.length > 0) await addPostings(client, { channel, ...to }, come);
}
