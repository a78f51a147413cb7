import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { importEdition } from '../../supply/index.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { DAILY, DEFAULT_WANTS } from '../model.ts';
import { createList, deleteList, editList, openList, withList } from './lists.ts';
import * as store from './store-lists.ts';

const A = '1149019F1560';
const B = '1149019F1579';
const C = '2119404A1033';

async function filled(t: Parameters<typeof testContext>[0]) {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const rows = [row(A), row(B), row(C, { ingredient: '別の成分' })];
  await importEdition(context, edition('2026-08-14', rows), { source: 'official' });
  return context;
}

/** A confirmed channel, straight into the store. */
async function activate(
  context: Awaited<ReturnType<typeof filled>>,
  handle: string,
  address = 'a@example.jp',
) {
  return withList(context, handle, async (client, list) => {
    const channel = await store.insertChannel(client, {
      listId: list.id,
      kind: 'email',
      address,
      rhythm: 'now',
      confirmBy: null,
    });
    await store.movePostings(client, channel.id, null, store.hearing(list, channel));
    return channel.id;
  });
}

async function postings(context: Awaited<ReturnType<typeof filled>>) {
  const { rows } = await context.pool.query(
    `select yj_code as code, wants, unnest(channels) as channel from watch_posting join product on id = product_id order by 1, 2, 3`,
  );
  return rows;
}

test('a list is opened by its address and by nothing else', async (t) => {
  const context = await filled(t);
  const { handle } = await createList(context, { name: '当直の棚', add: [A] });
  assert.equal((await openList(context, handle))?.name, '当直の棚');
  assert.equal(await openList(context, `${handle.slice(0, -1)}${handle.endsWith('A') ? 'B' : 'A'}`), null);
  assert.equal(await openList(context, handle.split('.')[0]!), null);
  await assert.rejects(editList(context, 'x.y', { name: 'z' }), /品目リスト/);
  const { rows } = await context.pool.query('select * from watch_list');
  assert.ok(!JSON.stringify(rows).includes(handle.split('.')[1]!), 'the database does not hold the key');
});

test('a list holds what was picked and what its rules take in, once', async (t) => {
  const context = await filled(t);
  const list = await createList(context, {
    add: [A, 'unknown'],
    rules: [{ kind: 'ingredient', value: '試験成分' }],
  });
  assert.equal(list.picked.length, 1);
  assert.equal(list.products.length, 2);
  await editList(context, list.handle, { rules: [], add: [C], remove: [A] });
  const after = (await openList(context, list.handle))!;
  assert.deepEqual([after.picked.length, after.products.length, after.rules], [1, 1, []]);
});

test('postings follow the list, its wishes and its end', async (t) => {
  const context = await filled(t);
  const { handle } = await createList(context, { add: [A] });
  const channel = await activate(context, handle);
  assert.deepEqual(await postings(context), [{ code: A, wants: DEFAULT_WANTS, channel }]);
  await editList(context, handle, { add: [B], remove: [A] });
  assert.deepEqual(await postings(context), [{ code: B, wants: DEFAULT_WANTS, channel }]);
  await editList(context, handle, { wants: 3 });
  assert.deepEqual(await postings(context), [{ code: B, wants: 3, channel }]);
  await inTransaction(context.pool, (client) =>
    store.movePostings(
      client,
      channel,
      { products: [2], wants: 3, rhythm: 'now' },
      { products: [2], wants: 3, rhythm: 'daily' },
    ),
  );
  assert.deepEqual(await postings(context), [{ code: B, wants: 3 | DAILY, channel }]);
  await inTransaction(context.pool, (client) =>
    store.movePostings(
      client,
      channel,
      { products: [2], wants: 3, rhythm: 'daily' },
      { products: [2], wants: 3, rhythm: 'now' },
    ),
  );
  await deleteList(context, handle);
  assert.deepEqual(await postings(context), []);
  for (const table of ['watch_list', 'watch_channel', 'watch_rule', 'outbox'])
    assert.equal((await context.pool.query(`select from ${table}`)).rowCount, 0, table);
});

test('two lists edited at once do not wait for each other in a ring', async (t) => {
  const context = await filled(t);
  const lists = await Promise.all([0, 1, 2, 3].map(() => createList(context, { add: [A] })));
  await Promise.all(lists.map(({ handle }, i) => activate(context, handle, `${i}@example.jp`)));
  for (let round = 0; round < 5; round++) {
    await Promise.all(
      lists.map(({ handle }, i) => editList(context, handle, { add: i % 2 ? [C, B, A] : [A, B, C] })),
    );
    await Promise.all(
      lists.map(({ handle }, i) => editList(context, handle, { remove: i % 2 ? [B, C] : [C, B] })),
    );
  }
  assert.equal((await postings(context)).length, 4);
});

test('20,001 products are too many, and nothing changes', async (t) => {
  const context = await filled(t);
  const { handle } = await createList(context, { add: [A] });
  await context.pool.query(`insert into product (yj_code) select 'T' || n from generate_series(1, 20001) n`);
  const add = Array.from({ length: 20_000 }, (_, i) => `T${i + 1}`);
  await assert.rejects(editList(context, handle, { add }), /20,001品目/);
  assert.equal((await openList(context, handle))!.products.length, 1);
});

test('an edit that is too long is refused before the database is asked, and rules cost one pass', async (t) => {
  const context = await filled(t);
  const { handle } = await createList(context, { add: [A] });
  const rules = Array.from({ length: 1_900 }, (_, n) => ({ kind: 'ingredient' as const, value: `x${n}` }));
  const codes = Array.from({ length: 20_001 }, (_, n) => `T${n}`);
  const away = { ...context, pool: null as never };
  for (const edit of [{ rules }, { addRules: rules }, { add: codes }, { remove: codes }]) {
    await assert.rejects(createList(away, edit), /(1,900条件|20,001品目)になります/);
    await assert.rejects(editList(away, handle, edit), /(1,900条件|20,001品目)になります/);
  }
  const long = { kind: 'mah' as const, value: 'x'.repeat(501) };
  await assert.rejects(editList(away, handle, { rules: [long] }), /500字を超えています/);
  // One rule given many times is one rule; with those that the list has there are no more than fifty.
  await editList(context, handle, { addRules: Array.from({ length: 100 }, () => rules[0]!) });
  await editList(context, handle, { addRules: rules.slice(0, 50) });
  await assert.rejects(editList(context, handle, { addRules: rules.slice(50, 51) }), /51条件になります/);
  assert.equal((await openList(context, handle))!.rules.length, 50);
});
