import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { OUTLOOK_TEXT, REASON_TEXT, RESPONSE_TEXT } from '../official/official-layout.ts';
import { calendarPath, readCalendarPage } from '../pages/parts/calendar/calendar-data.ts';
import { NO_PORTS, type SupplyContext } from '../ports.ts';
import { createSupplyReader, type SupplyReader } from '../reader.ts';
import { edition, row } from '../testing.ts';
import { writeExpectedCalendar } from './calendar-feed.ts';
import { expectedOf } from './expected.ts';

const [SOON, TWIN, LATE, GONE, WELL] = ['11', '22', '33', '44', '55'].map((end) => `1111111F10${end}`) as [
  string,
  string,
  string,
  string,
  string,
];
let context: ClosableContext & SupplyContext;
let reader: SupplyReader;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  const limited = {
    response: RESPONSE_TEXT.limitedOwn,
    reason: REASON_TEXT.demand,
    outlook: OUTLOOK_TEXT.yes,
  };
  const rows = [
    row(SOON, { ...limited, outlookText: '2026年11月' }),
    row(TWIN, { ...limited, outlookText: '2026年11月' }),
    row(LATE, { ...limited, outlookText: '2026年7月', ingredient: '別の成分', name: '=遅れ錠' }),
    row(GONE, { outlookText: '2026年9月頃在庫消尽見込み', ingredient: '別の成分' }),
    // What ships normally again has recovered, whatever is still written.
    row(WELL, { outlookText: '2026年10月' }),
  ];
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  reader = createSupplyReader(context);
});

test('what is expected stands in the order of its last day, and what has passed is marked', async () => {
  const expected = expectedOf(await reader.snapshot());
  assert.deepEqual(
    expected.map(({ product, forecast, due, passed }) => [product.yjCode, forecast.event, due, passed]),
    [
      [LATE, 'recovery', '2026-07-31', true],
      [GONE, 'stockOut', '2026-09-30', false],
      [SOON, 'recovery', '2026-11-30', false],
      [TWIN, 'recovery', '2026-11-30', false],
    ],
  );
});

test('the page opens on the next month that has any; months and a search have addresses', async () => {
  const page = async (path: string) =>
    (await readCalendarPage(reader, new URL(path, 'http://x').searchParams))!;
  const first = await page('/calendar');
  assert.deepEqual(
    first.months.map(({ key, label, recovery, stockOut }) => [key, label, recovery, stockOut]),
    [
      ['passed', '時期を過ぎたもの', 1, 0],
      ['2026-09', '2026年9月', 0, 1],
      ['2026-11', '2026年11月', 2, 0],
    ],
  );
  assert.deepEqual([first.month, first.rows.map(({ code }) => code)], ['2026-09', [GONE]]);
  const passed = await page(calendarPath({ month: 'passed' }));
  assert.deepEqual(
    passed.rows.map(({ code, passed: over, period }) => [code, over, period]),
    [[LATE, true, '2026年7月']],
  );
  const found = await page(calendarPath({ q: '別の成分', month: '2026-09' }));
  assert.deepEqual([found.total, found.rows.map(({ code }) => code)], [2, [GONE]]);
  assert.deepEqual((await page(calendarPath({ q: 'どこにもない' }))).months, []);
});

test('as iCalendar: one event an ingredient and forecast, on its last day, whatever clock this machine has', async () => {
  const snapshot = await reader.snapshot();
  const zone = process.env.TZ;
  for (const tz of ['Asia/Tokyo', 'UTC', 'America/Los_Angeles']) {
    process.env.TZ = tz;
    const text = writeExpectedCalendar(
      expectedOf(snapshot),
      snapshot.edition!,
      'https://antei.example',
    ).replaceAll('\r\n ', '');
    assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 3);
    assert.match(text, /DTSTART;VALUE=DATE:20261130\r\nDTEND;VALUE=DATE:20261201/);
    assert.match(text, /SUMMARY:解除・解消見込み：試験成分（2品目）/);
    assert.match(text, /SUMMARY:【時期を過ぎています】解除・解消見込み：=遅れ錠/);
    assert.match(text, /SUMMARY:在庫消尽見込み：/);
    assert.match(text, /STATUS:TENTATIVE/);
    assert.match(text, /出典：厚生労働省/);
  }
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});
