import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { addOrganisation, signIn } from '../testing.ts';
import { GENESIS, recordDeed, verifyTrail } from './audit.ts';

async function trail(context: ClosableContext, entries: number) {
  const maker = await addOrganisation(context, 'manufacturer', '試験製薬');
  const { actor } = await signIn(context, maker, 'editor');
  for (let i = 1; i <= entries; i++)
    await inTransaction(context.pool, (client) =>
      recordDeed(client, context.clock, actor, 'report.submit', `R-${i}`, {
        b: i,
        a: ['ア', null],
        文: '１',
      }),
    );
  return actor;
}

/** What somebody with the rights of the table's owner can do. */
async function tamper(context: ClosableContext, statement: string) {
  await context.pool.query('alter table audit_entry disable trigger audit_entry_append_only');
  await context.pool.query(statement);
  await context.pool.query('alter table audit_entry enable trigger audit_entry_append_only');
}

test('An empty trail is whole', async (t) => {
  const { pool } = await testContext(t);
  assert.deepEqual(await verifyTrail(pool), { entries: 0, head: GENESIS, broken: null, containsHead: null });
});

test('An entry says who did what to which record, and nobody can change, take out or empty the trail', async (t) => {
  const context = await testContext(t);
  const actor = await trail(context, 3);
  const { rows } = await context.pool.query(
    'select person_id, organisation_id, token_id, action, record, details from audit_entry order by seq',
  );
  assert.deepEqual(rows[1], {
    person_id: actor.person.id,
    organisation_id: actor.organisation.id,
    token_id: null,
    action: 'report.submit',
    record: 'R-2',
    details: { a: ['ア', null], b: 2, 文: '１' },
  });
  for (const statement of [
    `update audit_entry set record = 'R-9' where seq = 2`,
    'delete from audit_entry where seq = 3',
    'truncate audit_entry',
  ])
    await assert.rejects(context.pool.query(statement), /append-only/, statement);
  const state = await verifyTrail(context.pool);
  assert.deepEqual([state.entries, state.broken], [3, null]);
});

for (const [what, statement, seq, why] of [
  ['a record', `update audit_entry set record = 'R-9' where seq = 4`, 4, /ハッシュと合いません/],
  ['a person', 'update audit_entry set person_id = null where seq = 4', 4, /ハッシュと合いません/],
  ['details', `update audit_entry set details = '{}' where seq = 4`, 4, /ハッシュと合いません/],
  ['a time', `update audit_entry set at = at + interval '1 second' where seq = 4`, 4, /ハッシュと合いません/],
  ['the first entry', 'delete from audit_entry where seq = 1', 2, /1 の記録がありません/],
  ['an entry', 'delete from audit_entry where seq = 4', 5, /4 の記録がありません/],
  [
    'an entry, the others renumbered',
    'delete from audit_entry where seq = 4; update audit_entry set seq = seq - 1 where seq > 4',
    4,
    /つながっていません/,
  ],
] as const)
  test(`Tampering with ${what} behind the trigger is found at entry ${seq}`, async (t) => {
    const context = await testContext(t);
    await trail(context, 6);
    await tamper(context, statement);
    const { broken } = await verifyTrail(context.pool);
    assert.equal(broken?.seq, seq);
    assert.match(broken!.why, why);
  });

test('That the end was cut off shows to who kept a hash', async (t) => {
  const context = await testContext(t);
  await trail(context, 4);
  const { head } = await verifyTrail(context.pool);
  assert.equal((await verifyTrail(context.pool, head)).containsHead, true);
  await inTransaction(context.pool, (client) =>
    recordDeed(client, context.clock, null, 'edition.publish', 'x'),
  );
  assert.equal((await verifyTrail(context.pool, head)).containsHead, true);
  await tamper(context, 'delete from audit_entry where seq >= 4');
  const cut = await verifyTrail(context.pool, head);
  assert.deepEqual([cut.entries, cut.broken, cut.containsHead], [3, null, false]);
});

test('Writers at the same time keep one chain, and what is undone leaves no gap', async (t) => {
  const context = await testContext(t);
  const actor = await trail(context, 1);
  const one = (i: number) =>
    inTransaction(context.pool, async (client) => {
      await recordDeed(client, context.clock, actor, 'report.submit', `P-${i}`);
      if (i % 5 === 0) throw new Error('undone');
    }).catch((error) => assert.equal(error.message, 'undone'));
  await Promise.all(Array.from({ length: 40 }, (_, i) => one(i)));
  const state = await verifyTrail(context.pool);
  assert.deepEqual([state.entries, state.broken], [33, null]);
});
