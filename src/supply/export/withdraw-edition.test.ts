import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { listWithdrawn } from '../history/store-withdrawn.ts';
import { RESPONSE_TEXT } from '../official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../ports.ts';
import { changesAfter, listEditions, readEdition } from '../read/store-read.ts';
import { edition, row } from '../testing.ts';
import { emptySupply, published, timelines } from '../timeline-testing.ts';
import { restoreEdition, withdrawEdition } from './withdraw-edition.ts';

const OFFICIAL = { source: 'official' } as const;
const BY_HAND = { byPage: false };
const A = '1149019F1560';
const B = '1149019F1579';
const STOPPED = { response: RESPONSE_TEXT.stopped };

const dates = async (context: Context) => (await listEditions(context.pool)).map(({ asOf }) => asOf);

/** Three editions: A stops in the second, B comes in the third. */
async function three(context: SupplyContext) {
  await importEdition(context, edition('2026-09-15', [row(A)]), OFFICIAL);
  await importEdition(context, edition('2026-09-16', [row(A, STOPPED)]), OFFICIAL);
  await importEdition(context, edition('2026-09-17', [row(A, STOPPED), row(B)]), OFFICIAL);
}

test('What is left is what would be there had withdrawn editions never come; brought back, they are as imported', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await fc.assert(
    fc.asyncProperty(
      timelines.chain((editions) =>
        fc.record({
          editions: fc.shuffledSubarray(editions, { minLength: editions.length }),
          gone: fc.subarray(editions),
          order: fc.shuffledSubarray(editions, { minLength: editions.length }),
        }),
      ),
      async ({ editions, gone, order }) => {
        const made = new Map(
          editions.map(([date, rows]) => [
            date,
            edition(
              date,
              rows.filter((cells) => cells !== null),
            ),
          ]),
        );
        await emptySupply(context);
        for (const one of made.values()) await importEdition(context, one, OFFICIAL);
        const whole = await published(context);
        for (const [date] of gone) await withdrawEdition(context, date, BY_HAND);
        const left = await published(context);
        // By hand and by the file, in any order.
        const back = order.filter((one) => gone.includes(one));
        for (const [at, [date]] of back.entries()) {
          if (at % 2) await restoreEdition(context, date);
          else await importEdition(context, made.get(date)!, OFFICIAL);
        }
        assert.deepEqual(await published(context), whole);
        assert.deepEqual(await listWithdrawn(context.pool), []);
        for (const [date, { rows }] of made)
          assert.deepEqual(
            (await readEdition(context.pool, date))!.rows,
            rows.map(({ cells }) => cells),
          );

        await emptySupply(context);
        for (const [date, one] of made)
          if (!gone.some(([other]) => other === date)) await importEdition(context, one, OFFICIAL);
        assert.deepEqual(await published(context), left);
      },
    ),
    { numRuns: 40 },
  );
});

test('the newest edition withdrawn: the one before is current, the withdrawn one is kept with date and reason', async (t) => {
  const context = Object.assign(await testContext(t), {
    ports: NO_PORTS,
    clock: fixedClock('2026-09-18T10:00:00+09:00'),
  });
  await three(context);
  const reason = 'ページが前の一覧に戻った';
  assert.equal(await withdrawEdition(context, '2026-09-17', { byPage: false, reason }), '2026-09-16');
  assert.deepEqual(await dates(context), ['2026-09-16', '2026-09-15']);
  const [kept] = await listWithdrawn(context.pool);
  assert.deepEqual(
    [kept!.asOf, kept!.rows, kept!.file, kept!.reason, kept!.byPage],
    ['2026-09-17', 2, '260917iyakuhinkyoukyu.xlsx', reason, false],
  );
  assert.equal(kept!.withdrawnAt.toISOString(), '2026-09-18T01:00:00.000Z');
  const { rows } = await context.pool.query('select action, record, details from audit_entry');
  assert.deepEqual(rows, [
    { action: 'edition.withdraw', record: '2026-09-17', details: { byPage: false, reason } },
  ]);
});

test('a change that was published with a withdrawn edition is retracted under a new number, and comes back with it', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await three(context);
  const before = await changesAfter(context.pool, 0, 10);
  assert.equal(before.length, 2);
  const cursor = before.at(-1)!.seq;
  await withdrawEdition(context, '2026-09-17', BY_HAND);
  const gone = await changesAfter(context.pool, cursor, 10);
  assert.deepEqual(
    gone.map(({ asOf, yjCode, retracted }) => [asOf, yjCode, retracted]),
    [['2026-09-17', B, true]],
  );
  await restoreEdition(context, '2026-09-17');
  const back = await changesAfter(context.pool, gone.at(-1)!.seq, 10);
  assert.deepEqual(
    back.map(({ asOf, yjCode, retracted }) => [asOf, yjCode, retracted]),
    [['2026-09-17', B, false]],
  );
});

test('the edition after a withdrawn one changes against the one before it', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await three(context);
  await withdrawEdition(context, '2026-09-16', BY_HAND);
  const { changes } = await published(context);
  assert.deepEqual(
    changes.map((c) => [c.yj_code, c.as_of, c.previous_as_of, c.kinds]),
    [
      [A, '2026-09-17', '2026-09-15', ['response']],
      [B, '2026-09-17', '2026-09-15', ['added']],
    ],
  );
});

test('another content of the date may come in its place; the withdrawn one stays kept and shown', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await three(context);
  await withdrawEdition(context, '2026-09-17', { byPage: true });
  await importEdition(context, edition('2026-09-17', [row(A), row(B)]), OFFICIAL);
  assert.deepEqual(await dates(context), ['2026-09-17', '2026-09-16', '2026-09-15']);
  assert.deepEqual(
    (await listWithdrawn(context.pool)).map(({ asOf }) => asOf),
    ['2026-09-17'],
  );
  await assert.rejects(restoreEdition(context, '2026-09-17'), { code: 'edition-conflict' });
});

test('a date without an edition, one withdrawn already and one never withdrawn are told apart', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await three(context);
  await assert.rejects(withdrawEdition(context, '2026-09-14', BY_HAND), { code: 'no-edition' });
  await assert.rejects(restoreEdition(context, '2026-09-16'), { code: 'no-edition' });
  await withdrawEdition(context, '2026-09-16', BY_HAND);
  await assert.rejects(withdrawEdition(context, '2026-09-16', BY_HAND), { code: 'edition-withdrawn' });
});

test('where all official editions are withdrawn, the demonstration does not take their place', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(context, edition('2026-09-15', [row(A)]), OFFICIAL);
  assert.equal(await withdrawEdition(context, '2026-09-15', BY_HAND), null);
  const demo = await importEdition(context, edition('2026-09-15', [row(B)]), { source: 'demo' });
  assert.equal(demo.alreadyImported, true);
  assert.deepEqual(await dates(context), []);
});

test('a withdrawal that fails half way changes nothing', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await three(context);
  const before = await published(context);
  const told = () => Promise.reject(new Error('down'));
  const broken = { ...context, ports: { ...NO_PORTS, told } };
  await assert.rejects(withdrawEdition(broken, '2026-09-17', BY_HAND), /down/);
  assert.deepEqual(await published(context), before);
  assert.deepEqual(await listWithdrawn(context.pool), []);
});
