/** For tests only: lists with channels, news and what is due, straight into the tables; and servers to send to. */
import type { TestContext } from 'node:test';
import type { IsoDate } from '../platform/clock.ts';
import type { Context } from '../platform/context.ts';
import { testContext } from '../platform/database/testing.ts';
import type { Settings } from '../platform/settings.ts';
import { importEdition } from '../supply/index.ts';
import { NO_PORTS } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import { createList } from './lists/lists.ts';
import type { NewsContent } from './model.ts';

export const AS_OF = '2026-08-14';
/** A second edition that differs only in its date. */
export const NEXT = '2026-08-17';
export const CODES = ['1149019F1560', '1149019F1579', '2119404A1033'] as const;

/** A database with one edition of three products, and a list of the first two. */
export async function contextWithList(t: TestContext, settings: Partial<Settings> = {}) {
  const context = Object.assign(await testContext(t, { secret: 's'.repeat(32), ...settings }), {
    ports: NO_PORTS,
  });
  const rows = CODES.map((code) => row(code, code === CODES[2] ? { ingredient: '別の成分' } : {}));
  await importEdition(context, edition(AS_OF, rows), { source: 'official' });
  await context.pool.query('insert into edition_date values ($1)', [NEXT]);
  await context.pool.query(
    `insert into edition (as_of, source, file_name, sha256, title, headers, row_count, row_products)
     select $1, source, file_name, 'next', title, headers, row_count, row_products from edition`,
    [NEXT],
  );
  // What the edition itself made due is not a part of these tests.
  await context.pool.query('delete from outbox');
  const { handle } = await createList(context, { name: '当直の棚', add: CODES.slice(0, 2) });
  return { context, handle };
}

export function newsContent(content: Partial<NewsContent> = {}): NewsContent {
  return {
    yjCode: CODES[0],
    name: 'ロキソニン錠６０ｍｇ',
    mah: '第一三共',
    ingredient: 'ロキソプロフェンナトリウム水和物',
    strength: '６０ｍｇ１錠',
    direction: 'improved',
    lines: [{ label: '出荷対応', before: '限定出荷（他社品の影響）', after: '通常出荷' }],
    response: 'normal',
    volume: 'normal',
    since: '2026-08-13',
    reason: null,
    until: null,
    replacedBy: null,
    candidates: {
      names: [{ yjCode: '1149019F1579', name: 'ロキソプロフェンNa錠60mg「サワイ」', mah: '沢井製薬' }],
      normal: 23,
      total: 41,
    },
    ...content,
  };
}

/** An active channel of a list, whatever its kind; its number. */
export async function insertChannel(
  context: Context,
  { kind = 'email', address = 'a@example.jp', rhythm = 'now', list = true } = {},
): Promise<number> {
  const { rows } = await context.pool.query<{ id: number }>(
    `insert into watch_channel (list_id, kind, address, rhythm, confirmed_at)
     values (case when $4 then (select min(id) from watch_list) end, $1, $2, $3, now()) returning id`,
    [kind, address, rhythm, list],
  );
  return rows[0]!.id;
}

export async function insertNews(
  context: Context,
  code: string,
  { asOf = AS_OF as IsoDate, revision = 1, taken = false, content = {} as Partial<NewsContent> } = {},
): Promise<number> {
  const { rows } = await context.pool.query<{ id: number }>(
    `insert into news (as_of, product_id, revision, topics, content, void)
     select $1, id, $3, 1, $4, $5 from product where yj_code = $2
     on conflict (as_of, product_id) do update
       set revision = excluded.revision, content = excluded.content, void = excluded.void
     returning product_id as id`,
    [asOf, code, revision, newsContent({ yjCode: code, ...content }), taken],
  );
  return rows[0]!.id;
}

export async function insertDue(
  context: Context,
  channel: number,
  products: number[],
  { asOf = AS_OF as IsoDate, revision = 1, state = 'due' } = {},
): Promise<void> {
  await context.pool.query(
    `insert into outbox (channel_id, as_of, revision, products, state, due_at) values ($1, $2, $3, $4, $5, $6)`,
    [channel, asOf, revision, products, state, context.clock.now()],
  );
}

/** The outbox as it is, in the order of its key. */
interface OutboxRow {
  channel: number;
  asOf: IsoDate;
  revision: number;
  state: 'due' | 'sent' | 'failed' | 'void';
  attempts: number;
  dueAt: Date;
  error: string | null;
}

export async function outbox(context: Context): Promise<OutboxRow[]> {
  const { rows } = await context.pool.query<OutboxRow>(
    `select channel_id as channel, as_of as "asOf", revision, state, attempts, due_at as "dueAt", error
     from outbox order by channel_id, as_of, revision`,
  );
  return rows;
}
