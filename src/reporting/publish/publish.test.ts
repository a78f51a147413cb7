import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addOrganisation } from '../../access/testing.ts';
import { fixedClock, toExcelSerial } from '../../platform/clock.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../../supply/history/import-edition.ts';
import { createSupplyReader, saidHash } from '../../supply/index.ts';
import type { Cell } from '../../supply/model.ts';
import { REASON_TEXT, RESPONSE_TEXT, VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { readEdition } from '../../supply/read/store-read.ts';
import { edition, row } from '../../supply/testing.ts';
import { cronInJapan } from '../jobs.ts';
import { forgetDemo } from '../store-demo.ts';
import { addReport } from '../testing.ts';
import { publishReports, reportSource } from './publish.ts';

const A = '1111001F1011';
const B = '1111001F1020';
const FIRST = '2026-08-17';
const NEXT = '2026-08-18';
const LATER = '2026-08-19';

const limited: Cell[] = [
  RESPONSE_TEXT.limitedOwn,
  toExcelSerial(FIRST),
  REASON_TEXT.manufacturing,
  'ウ. 未定',
  null,
  VOLUME_TEXT.decreased,
  null,
  null,
  toExcelSerial('2025-01-17'),
];
const stopped: Cell[] = limited.with(0, RESPONSE_TEXT.stopped).with(5, VOLUME_TEXT.halted);

/** A context that knows of reports, on a day. */
async function world(
  t: Parameters<typeof testContext>[0],
  day = FIRST,
): Promise<ClosableContext & SupplyContext> {
  return Object.assign(await testContext(t), {
    ports: { ...NO_PORTS, reports: reportSource, forgetDemo },
    clock: fixedClock(`${day}T09:00:00+09:00`),
  });
}

const at = (context: ClosableContext, day: string) =>
  Object.assign(context, { clock: fixedClock(`${day}T09:00:00+09:00`) });

/** ⑫ of each product as the edition of a date says it. */
async function responses(context: ClosableContext, asOf: string): Promise<Record<string, Cell>> {
  const stored = await readEdition(context.pool, asOf);
  return Object.fromEntries(stored!.rows.map((cells) => [cells[4], cells[11]!]));
}

const official = (day: string, rows: Cell[][]) => edition(day, rows);

test('a report becomes an edition of its own day, with its changes, counts and downloads', async (t) => {
  const context = await world(t);
  const rows = [row(A), row(B)];
  await importEdition(context, official(FIRST, rows), { source: 'official' });
  at(context, NEXT);
  await addReport(context, A, limited, NEXT);
  const published = await publishReports(context, null);
  assert.deepEqual(published, { asOf: NEXT, changed: 1, submissions: 1 });
  assert.deepEqual(await responses(context, FIRST), { [A]: RESPONSE_TEXT.normal, [B]: RESPONSE_TEXT.normal });
  assert.deepEqual(await responses(context, NEXT), {
    [A]: RESPONSE_TEXT.limitedOwn,
    [B]: RESPONSE_TEXT.normal,
  });
  const supply = createSupplyReader(context);
  const snapshot = await supply.snapshot();
  assert.equal(snapshot.edition?.source, 'reports');
  const changes = await supply.changesAfter(0, 10);
  assert.deepEqual(
    changes.map(({ asOf, yjCode, direction }) => [asOf, yjCode, direction]),
    [[NEXT, A, 'worsened']],
  );
  const stored = (await readEdition(context.pool, NEXT))!;
  assert.equal(stored.rows[0]![20], 'New');
  assert.equal(stored.rows[1]![20], '');
  await assert.rejects(publishReports(context, null), /公開を待つ報告はありません/);
});

test('the official list of the same day joins the reports, and its file imported again changes nothing', async (t) => {
  const context = await world(t, NEXT);
  const file = official(NEXT, [row(A), row(B)]);
  await importEdition(context, official(FIRST, [row(A), row(B)]), { source: 'official' });
  await addReport(context, A, limited, NEXT);
  await publishReports(context, null);
  const result = await importEdition(context, file, { source: 'official' });
  assert.equal(result.alreadyImported, false);
  assert.equal((await responses(context, NEXT))[A], RESPONSE_TEXT.limitedOwn);
  assert.equal((await importEdition(context, file, { source: 'official' })).alreadyImported, true);
  const { rows } = await context.pool.query('select source from edition where as_of = $1', [NEXT]);
  assert.equal(rows[0].source, 'official');
});

test('a report holds through official lists that say the same as before, and ends with one that says something else', async (t) => {
  const context = await world(t);
  await importEdition(context, official(FIRST, [row(A), row(B)]), { source: 'official' });
  await addReport(context, A, limited, FIRST);
  await publishReports(context, null);
  await importEdition(context, official(NEXT, [row(A), row(B, { response: RESPONSE_TEXT.stopped })]), {
    source: 'official',
  });
  assert.deepEqual(await responses(context, NEXT), {
    [A]: RESPONSE_TEXT.limitedOwn,
    [B]: RESPONSE_TEXT.stopped,
  });
  const caughtUp = row(A, { response: RESPONSE_TEXT.limitedOthers });
  await importEdition(context, official(LATER, [caughtUp, row(B)]), { source: 'official' });
  assert.equal((await responses(context, LATER))[A], RESPONSE_TEXT.limitedOthers);
  // Also when the official list returns to what it said at first.
  await importEdition(context, official('2026-08-20', [row(A), row(B)]), { source: 'official' });
  assert.equal((await responses(context, '2026-08-20'))[A], RESPONSE_TEXT.normal);
});

test('the newest report of a product counts, and an older one never comes back after it was overtaken', async (t) => {
  const context = await world(t);
  await importEdition(context, official(FIRST, [row(A)]), { source: 'official' });
  await addReport(context, A, limited, FIRST);
  await addReport(context, A, stopped, FIRST);
  await publishReports(context, null);
  assert.equal((await responses(context, FIRST))[A], RESPONSE_TEXT.stopped);
  await importEdition(context, official(NEXT, [row(A, { reason: REASON_TEXT.demand })]), {
    source: 'official',
  });
  await importEdition(context, official(LATER, [row(A)]), { source: 'official' });
  assert.equal((await responses(context, LATER))[A], RESPONSE_TEXT.normal);
});

test('what the official list says in the place of a report is kept, and can be exported as it came', async (t) => {
  const context = await world(t);
  await importEdition(context, official(FIRST, [row(A)]), { source: 'official' });
  const before = await context.pool.query('select carried_hash from edition');
  assert.equal(before.rows[0].carried_hash, null);
  const report = await addReport(context, A, limited, FIRST);
  await publishReports(context, null);
  const { rows } = await context.pool.query('select report_id, official_cells from edition_report');
  assert.equal(rows[0].report_id, report);
  assert.equal(saidHash(rows[0].official_cells), saidHash(row(A)));
  const after = await context.pool.query('select carried_hash from edition');
  assert.match(after.rows[0].carried_hash, /^[0-9a-f]{64}$/);
  assert.equal((await readEdition(context.pool, FIRST))!.rows[0]![11], RESPONSE_TEXT.limitedOwn);
  assert.deepEqual((await readEdition(context.pool, FIRST, true))!.rows, [row(A)]);
});

test('a correction is published, and the editions that carried the wrong report are marked', async (t) => {
  const context = await world(t);
  await importEdition(context, official(FIRST, [row(A)]), { source: 'official' });
  const wrong = await addReport(context, A, stopped, FIRST);
  await publishReports(context, null);
  at(context, NEXT);
  await addReport(context, A, limited, NEXT, wrong);
  await publishReports(context, null);
  assert.equal((await responses(context, FIRST))[A], RESPONSE_TEXT.stopped);
  assert.equal((await responses(context, NEXT))[A], RESPONSE_TEXT.limitedOwn);
  const { rows } = await context.pool.query('select as_of, corrected_on from supply_correction');
  assert.deepEqual(rows, [{ as_of: FIRST, corrected_on: NEXT }]);
  const view = (await createSupplyReader(context).product(A))!;
  assert.equal(view.reported, true);
  assert.deepEqual(view.corrections, [{ from: FIRST, to: FIRST, correctedOn: NEXT }]);
});

test('only the ministry publishes, and what the clock does is told in the audit trail', async (t) => {
  const context = await world(t);
  await importEdition(context, official(FIRST, [row(A)]), { source: 'official' });
  await addReport(context, A, limited, FIRST);
  const organisation = await addOrganisation(context, 'pharmacy', '試験薬局');
  const actor = { person: null, organisation, role: 'admin' as const, token: null };
  await assert.rejects(publishReports(context, actor), { code: 'forbidden' });
  await publishReports(context, null);
  const { rows } = await context.pool.query('select action, record from audit_entry');
  assert.deepEqual(rows, [{ action: 'edition.publish', record: FIRST }]);
});

test('a report on the demonstration stays in the demonstration, and goes with it', async (t) => {
  const context = await world(t);
  await importEdition(context, official(FIRST, [row(A)]), { source: 'demo' });
  at(context, NEXT);
  await addReport(context, A, limited, NEXT);
  await publishReports(context, null);
  const demo = await context.pool.query('select source, file_name from edition where as_of = $1', [NEXT]);
  assert.equal(demo.rows[0].source, 'demo');
  assert.match(demo.rows[0].file_name, /^demo-/);
  await importEdition(context, official(FIRST, [row(A)]), { source: 'official' });
  const left = await context.pool.query(
    'select (select count(*)::int from supply_report) as reports, (select count(*)::int from edition) as editions',
  );
  assert.deepEqual(left.rows[0], { reports: 0, editions: 1 });
});

test('official lists imported in any order make the same list and history with the same reports', async () => {
  const days = ['2026-08-10', '2026-08-11', '2026-08-12', '2026-08-13'];
  const state = fc.constantFrom(RESPONSE_TEXT.normal, RESPONSE_TEXT.limitedOthers, RESPONSE_TEXT.stopped);
  const scenario = fc.record({
    states: fc.array(state, { minLength: 4, maxLength: 4 }),
    order: fc.shuffledSubarray([1, 2, 3], { minLength: 3, maxLength: 3 }),
    reportOn: fc.constantFrom(0, 1),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ states, order, reportOn }) => {
      const histories = [];
      for (const sequence of [[1, 2, 3], order]) {
        const context = await world(undefined, days[0]);
        try {
          const list = (i: number) => official(days[i]!, [row(A, { response: states[i]! }), row(B)]);
          await importEdition(context, list(0), { source: 'official' });
          await addReport(
            context,
            A,
            limited,
            days[reportOn]!,
            null,
            saidHash(row(A, { response: states[0]! })),
          );
          at(context, days[1]!);
          await publishReports(context, null);
          for (const i of sequence) await importEdition(context, list(i), { source: 'official' });
          const { rows } = await context.pool.query(
            `select i.valid_from, i.valid_to, v.cells from supply_interval i join supply_version v on v.id = i.version_id
             join product p on p.id = i.product_id where p.yj_code = $1 order by 1`,
            [A],
          );
          histories.push(rows);
        } finally {
          await context.close();
        }
      }
      assert.deepEqual(histories[1], histories[0]);
    }),
    { numRuns: 8, seed: 20260818 },
  );
});

test('the daily time is of Japan, the cron line of UTC', () => {
  assert.equal(cronInJapan('18:00'), '0 9 * * *');
  assert.equal(cronInJapan('08:30'), '30 23 * * *');
  assert.equal(cronInJapan('00:05'), '5 15 * * *');
});
