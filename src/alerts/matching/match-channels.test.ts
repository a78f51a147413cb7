import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { testContext } from '../../platform/database/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { addPostings, removePostings } from '../lists/store-postings.ts';
import { ALL_WANTS } from '../model.ts';
import { matchNews } from './match-channels.ts';
import { spreadBlocks } from './store-blocks.ts';

const DUE = { now: new Date('2026-08-18T09:00:00Z'), daily: new Date('2026-08-18T09:30:00Z') };
const number = fc.integer({ min: 1, max: 12 });
const wants = fc.integer({ min: 1, max: ALL_WANTS });
/** Channels of two blocks, what each watches, wants and is told how; some products are taken out again. */
const channel = fc.record({
  id: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 16_380, max: 16_390 })),
  wants,
  rhythm: fc.constantFrom('now' as const, 'daily' as const),
  products: fc.uniqueArray(number, { maxLength: 12 }),
  removed: fc.uniqueArray(number, { maxLength: 4 }),
});
const channels = fc.uniqueArray(channel, { selector: ({ id }) => id, maxLength: 8 });
const news = fc.uniqueArray(fc.record({ productId: number, topics: wants }), {
  selector: ({ productId }) => productId,
  maxLength: 12,
});

test('a channel is told of exactly the products it watches whose news are on a topic it wants', async (t) => {
  const { pool } = await testContext(t);
  await fc.assert(
    fc.asyncProperty(channels, news, async (watching, told) => {
      await pool.query('truncate watch_posting, outbox, outbox_block');
      await inTransaction(pool, async (client) => {
        for (const one of watching) {
          await addPostings(client, { channel: one.id, ...one }, one.products);
          // Twice is once.
          await addPostings(client, { channel: one.id, ...one }, one.products.slice(0, 2));
          await removePostings(client, { channel: one.id, ...one }, one.removed);
        }
        await matchNews(client, { asOf: '2026-08-18', revision: 1 }, told, DUE);
      });
      await spreadBlocks(pool);
      const { rows } = await pool.query(
        'select channel_id as id, products, due_at as due from outbox order by 1',
      );
      const expected = watching
        .map(({ id, wants, rhythm, products, removed }) => ({
          id,
          products: told
            .filter(
              ({ productId, topics }) =>
                products.includes(productId) && !removed.includes(productId) && topics & wants,
            )
            .map(({ productId }) => productId)
            .sort((a, b) => a - b),
          due: rhythm === 'daily' ? DUE.daily : DUE.now,
        }))
        .filter(({ products }) => products.length > 0)
        .sort((a, b) => a.id - b.id);
      assert.deepEqual(rows, expected);
    }),
    { numRuns: 60 },
  );
});

test('a day larger than a block makes several, and each is spread once, whoever spreads', async (t) => {
  const { pool } = await testContext(t);
  const products = Array.from({ length: 60 }, (_, i) => i + 1);
  const ids = Array.from({ length: 20_000 }, (_, i) => i + 1);
  for (const block of [0, 1])
    await pool.query(`insert into watch_posting select p, 255, $3, $2 from unnest($1::int[]) p`, [
      products,
      ids.filter((id) => Math.floor(id / 16_384) === block),
      block,
    ]);
  const told = products.map((productId) => ({ productId, topics: 1 }));
  const messages = await inTransaction(pool, (client) =>
    matchNews(client, { asOf: '2026-08-18', revision: 1 }, told, DUE),
  );
  assert.equal(messages, 20_000);
  assert.ok((await pool.query('select from outbox_block')).rowCount! > 1);
  await Promise.all([1, 2, 3].map(() => spreadBlocks(pool)));
  const { rows } = await pool.query(
    'select count(*)::int as rows, sum(cardinality(products))::int as items from outbox',
  );
  assert.deepEqual(rows[0], { rows: 20_000, items: 1_200_000 });
});
