/** One matching of an edition's news, timed to the end of its transaction: by the postings, or by plain SQL over an index. */
import pg from 'pg';
import { matchNews } from '../src/alerts/matching/match-channels.ts';
import { spreadBlocks } from '../src/alerts/matching/store-blocks.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';

const [url, way, changes] = process.argv.slice(2) as [string, 'postings' | 'sql', string];
const pool = new pg.Pool({ connectionString: url });
await pool.query('truncate outbox, outbox_block, digest_plain');
const { rows } = await pool.query<{ id: number }>(
  'select n as id from generate_series(1, 17000) n order by hashint4(n + 5) limit $1',
  [Number(changes)],
);
const products = rows.map(({ id }) => id);
const news = products.map((productId) => ({ productId, topics: 1 }));
const due = { now: new Date(), daily: new Date() };
const started = performance.now();
await inTransaction(pool, async (client) => {
  if (way === 'postings') await matchNews(client, { asOf: '2026-08-18', revision: 1 }, news, due);
  else
    await client.query(
      `insert into digest_plain (channel_id, as_of, products)
       select channel_id, '2026-08-18', array_agg(product_id) from watch_plain where product_id = any($1::int[]) group by channel_id`,
      [products],
    );
});
const seconds = (performance.now() - started) / 1000;
const spreadStarted = performance.now();
if (way === 'postings') await spreadBlocks(pool);
const spreadSeconds = (performance.now() - spreadStarted) / 1000;
const table = way === 'postings' ? 'outbox' : 'digest_plain';
const counted = await pool.query(
  `select count(*)::int as messages, sum(cardinality(products))::int as matches from ${table}`,
);
await pool.end();
console.log(JSON.stringify({ seconds, spreadSeconds, ...counted.rows[0] }));
