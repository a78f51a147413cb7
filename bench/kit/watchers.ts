/** A nation of watchers: channels with 300 products each, as postings and, to compare with, as plain rows under an index. */
import { DEFAULT_WANTS } from '../../src/alerts/model.ts';
import type { Pool, PoolClient } from '../../src/platform/database/connection.ts';
import { copyBinary } from '../../src/platform/database/copy-binary.ts';
import { inTransaction } from '../../src/platform/database/transaction.ts';
import { Random } from '../../src/supply/demo/random.ts';

const PRODUCTS = 17_000;
const EACH = 300;
const BLOCK = 16_384;

/** What each channel watches is drawn again from the same seed, a block of channels at a time. */
export async function fillWatchers(pool: Pool, watchers: number): Promise<void> {
  await pool.query('create table watch_plain (product_id int not null, channel_id int not null)');
  await pool.query(
    'create table digest_plain (channel_id int not null, as_of date not null, products int[] not null, primary key (channel_id, as_of))',
  );
  const random = new Random(7);
  for (let first = 0; first < watchers; first += BLOCK) {
    const lists = Array.from({ length: Math.min(BLOCK, watchers - first) }, () => drawn(random));
    await inTransaction(pool, async (client) => {
      await writePostings(client, first, lists);
      await copyBinary(client, 'watch_plain', ['product_id', 'channel_id'], function* (row) {
        for (const [i, list] of lists.entries())
          for (const product of list)
            yield void row
              .fields(2)
              .int4(product)
              .int4(first + i);
      });
    });
    process.stderr.write(`\r  ${Math.min(watchers, first + BLOCK).toLocaleString()} watchers`);
  }
  process.stderr.write('\n');
  await pool.query('create index watch_plain_index on watch_plain (product_id, channel_id)');
  for (const table of ['watch_plain', 'watch_posting']) await pool.query(`vacuum analyze ${table}`);
}

async function writePostings(client: PoolClient, first: number, lists: Int32Array[]): Promise<void> {
  const watching = Array.from({ length: PRODUCTS + 1 }, () => [] as number[]);
  for (const [i, list] of lists.entries()) for (const product of list) watching[product]!.push(first + i);
  await copyBinary(client, 'watch_posting', ['product_id', 'wants', 'block', 'channels'], function* (row) {
    for (const [product, channels] of watching.entries())
      if (channels.length > 0)
        yield void row
          .fields(4)
          .int4(product)
          .int4(DEFAULT_WANTS)
          .int4(first / BLOCK)
          .int4s(Int32Array.from(channels));
  });
}

function drawn(random: Random): Int32Array {
  const list = new Set<number>();
  while (list.size < EACH) list.add(random.between(1, PRODUCTS));
  return Int32Array.from(list);
}

/** Lists with a confirmed address and a message due to each, of as many products as given. */
export async function fillDue(pool: Pool, messages: number, products: number): Promise<void> {
  await pool.query(
    'truncate watch_list, watch_channel, outbox, outbox_block, news, edition, edition_date restart identity cascade',
  );
  await pool.query(
    `insert into product (yj_code) select '1149019F' || 1000 + n from generate_series(1, 500) n on conflict do nothing`,
  );
  await pool.query(`insert into edition_date values ('2026-08-18')`);
  await pool.query(
    `insert into edition (as_of, source, file_name, sha256, title, headers, row_count, row_products)
     values ('2026-08-18', 'demo', 'x', 'x', 'x', '[]', 0, '{}')`,
  );
  await pool.query(
    `insert into news (as_of, product_id, topics, content)
     select '2026-08-18', id, 1, $1::jsonb || jsonb_build_object('yjCode', yj_code, 'name', '試験錠' || id) from product where id <= 500`,
    [NEWS],
  );
  await pool.query(
    `insert into watch_list (public_id, name, wants) select 'list' || n, '当直の棚', 255 from generate_series(1, $1::int) n`,
    [messages],
  );
  await pool.query(
    `insert into watch_channel (list_id, kind, address, confirmed_at)
     select id, 'email', 'reader' || id || '@example.jp', now() from watch_list`,
  );
  await pool.query(
    `insert into outbox (channel_id, as_of, products, due_at)
     select id, '2026-08-18', array(select 1 + (id * 7 + n * 13) % 500 from generate_series(1, $1::int) n), now() - interval '1 second'
     from watch_channel`,
    [products],
  );
  await pool.query('analyze');
}

const NEWS = JSON.stringify({
  mah: '試験製薬',
  ingredient: '試験成分',
  strength: '６０ｍｇ１錠',
  direction: 'worsened',
  lines: [{ label: '出荷対応', before: '通常出荷', after: '限定出荷（自社の事情）' }],
  response: 'limitedOwn',
  volume: 'decreased',
  since: '2026-08-18',
  reason: '製造トラブル',
  until: '2026年9月に解除見込み',
  replacedBy: null,
  candidates: {
    names: [{ yjCode: '1149019F1579', name: '別の試験錠', mah: '別の製薬' }],
    normal: 1,
    total: 3,
  },
});
