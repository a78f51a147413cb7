import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock, toExcelSerial } from '../../platform/clock.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { restoreEdition, withdrawEdition } from '../../supply/export/withdraw-edition.ts';
import { importEdition } from '../../supply/history/import-edition.ts';
import type { Cell } from '../../supply/model.ts';
import { REASON_TEXT, RESPONSE_TEXT, VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { listEditions, readEdition } from '../../supply/read/store-read.ts';
import { edition, row } from '../../supply/testing.ts';
import { published } from '../../supply/timeline-testing.ts';
import { addReport } from '../testing.ts';
import { publishReports, reportSource } from './publish.ts';
import { waitingSubmissions } from './store-publish.ts';

const A = '1111001F1011';
const B = '1111001F1020';
const [FIRST, NEXT, LATER] = ['2026-08-17', '2026-08-18', '2026-08-19'] as const;
const OFFICIAL = { source: 'official' } as const;
const BY_PAGE = { byPage: true };
const STOPPED = { response: RESPONSE_TEXT.stopped };

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

async function world(t: Parameters<typeof testContext>[0]): Promise<ClosableContext & SupplyContext> {
  return Object.assign(await testContext(t), {
    ports: { ...NO_PORTS, reports: reportSource },
    clock: fixedClock(`${NEXT}T09:00:00+09:00`),
  });
}

const at = (context: ClosableContext, day: string) =>
  Object.assign(context, { clock: fixedClock(`${day}T09:00:00+09:00`) });

/** ⑫ of each product as the edition of a date says it. */
async function responses(context: ClosableContext, asOf: string): Promise<Record<string, Cell>> {
  const stored = await readEdition(context.pool, asOf);
  return Object.fromEntries(stored!.rows.map((cells) => [cells[4], cells[11]!]));
}

const editions = async (context: ClosableContext) =>
  (await listEditions(context.pool)).map(({ asOf, source, reports }) => [asOf, source, reports]);

test('an edition of reports that stands on a withdrawn list stands on the one before it, and again on what returns', async (t) => {
  const context = await world(t);
  await importEdition(context, edition(FIRST, [row(A), row(B)]), OFFICIAL);
  await importEdition(context, edition(NEXT, [row(A), row(B, STOPPED)]), OFFICIAL);
  at(context, LATER);
  await addReport(context, A, limited, LATER);
  await publishReports(context, null);
  const before = await published(context);
  await withdrawEdition(context, NEXT, BY_PAGE);
  assert.deepEqual(await editions(context), [
    [LATER, 'reports', 1],
    [FIRST, 'official', 0],
  ]);
  assert.deepEqual(await responses(context, LATER), {
    [A]: RESPONSE_TEXT.limitedOwn,
    [B]: RESPONSE_TEXT.normal,
  });
  await restoreEdition(context, NEXT);
  assert.deepEqual(await published(context), before);
});

test('reports that were published with a withdrawn list stay published: their day has an edition of its own', async (t) => {
  const context = await world(t);
  await importEdition(context, edition(FIRST, [row(A), row(B)]), OFFICIAL);
  const official = edition(NEXT, [row(A), row(B, STOPPED)]);
  await addReport(context, A, limited, NEXT);
  await importEdition(context, official, OFFICIAL);
  const before = await published(context);
  assert.equal((await responses(context, NEXT))[A], RESPONSE_TEXT.limitedOwn);

  await withdrawEdition(context, NEXT, BY_PAGE);
  assert.deepEqual(await editions(context), [
    [NEXT, 'reports', 1],
    [FIRST, 'official', 0],
  ]);
  assert.deepEqual(await responses(context, NEXT), {
    [A]: RESPONSE_TEXT.limitedOwn,
    [B]: RESPONSE_TEXT.normal,
  });
  assert.deepEqual(await waitingSubmissions(context.pool), []);

  // As if the list had never come and the report had been published alone; and the list comes back by its file.
  await importEdition(context, official, OFFICIAL);
  assert.deepEqual(await editions(context), [
    [NEXT, 'official', 1],
    [FIRST, 'official', 0],
  ]);
  assert.deepEqual(await published(context), before);
});

test('a report that a withdrawn list had overtaken holds again, and is overtaken again when the list returns', async (t) => {
  const context = await world(t);
  await importEdition(context, edition(FIRST, [row(A), row(B)]), OFFICIAL);
  await addReport(context, A, limited, FIRST);
  at(context, FIRST);
  await publishReports(context, null);
  await importEdition(context, edition(NEXT, [row(A, STOPPED), row(B)]), OFFICIAL);
  const overtaken = async () =>
    (await context.pool.query('select overtaken_on as day from supply_report')).rows.map(({ day }) => day);
  assert.deepEqual(await overtaken(), [NEXT]);
  await withdrawEdition(context, NEXT, BY_PAGE);
  assert.deepEqual(await overtaken(), [null]);
  assert.equal((await responses(context, FIRST))[A], RESPONSE_TEXT.limitedOwn);
  await importEdition(context, edition(LATER, [row(A), row(B, STOPPED)]), OFFICIAL);
  assert.equal((await responses(context, LATER))[A], RESPONSE_TEXT.limitedOwn);
  await restoreEdition(context, NEXT);
  assert.deepEqual(await overtaken(), [NEXT]);
  assert.equal((await responses(context, LATER))[A], RESPONSE_TEXT.normal);
});

test('an edition of reports alone is not withdrawn: its reports are what may be wrong', async (t) => {
  const context = await world(t);
  await importEdition(context, edition(FIRST, [row(A)]), OFFICIAL);
  await addReport(context, A, limited, NEXT);
  await publishReports(context, null);
  await assert.rejects(withdrawEdition(context, NEXT, BY_PAGE), { code: 'edition-of-reports' });
});
