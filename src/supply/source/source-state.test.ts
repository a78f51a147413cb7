import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { importEdition } from '../history/import-edition.ts';
import { parseEdition } from '../official/parse-edition.ts';
import { NO_PORTS, type SupplyContext } from '../ports.ts';
import { fetchSupply, sourceState } from './fetch-edition.ts';
import { listFile, listLink, listPath, ministryAndContext, PAGE } from './source-testing.ts';

const NEWEST = '2026-08-18';
const at = (context: SupplyContext, instant: string): SupplyContext => ({
  ...context,
  clock: fixedClock(instant),
});

test('stale on the tenth day in Japan, and not before', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.file(listPath(NEWEST), listFile(NEWEST));
  ministry.page(listLink(NEWEST));
  const warnings: string[] = [];
  const log = {
    ...context.log,
    info: () => undefined,
    warn: (_: object, message: string) => void warnings.push(message),
  } as unknown as Context['log'];
  const look = async (instant: string) => {
    const then = { ...at(context, instant), log };
    await fetchSupply(then);
    return sourceState(then);
  };
  const fresh = await look('2026-08-20T09:00:00+09:00');
  assert.deepEqual(
    [fresh.newestEdition, fresh.daysSinceMoved, fresh.stale, fresh.alarm],
    [NEWEST, 2, false, null],
  );
  assert.equal(fresh.lastOutcome, 'imported');

  const before = await look('2026-08-27T23:59:00+09:00');
  assert.deepEqual(
    [before.daysSinceMoved, before.stale, before.alarm, before.lastOutcome],
    [9, false, null, 'unchanged'],
  );
  assert.deepEqual(warnings, []);

  // Still the 27th in UTC.
  const stale = await look('2026-08-28T00:01:00+09:00');
  assert.deepEqual([stale.daysSinceMoved, stale.stale], [10, true]);
  assert.match(stale.alarm!, /2026-08-18 のものから10日間/);
  assert.deepEqual(warnings, ['fetch: the source has not moved for 10 days']);

  ministry.file(listPath('2026-08-28'), listFile('2026-08-28'));
  ministry.page(listLink('2026-08-28'), listLink(NEWEST));
  const moved = await look('2026-08-28T18:00:00+09:00');
  assert.deepEqual([moved.newestEdition, moved.stale, moved.alarm], ['2026-08-28', false, null]);
});

test('a folder with nothing but a demonstration is never stale', async (t) => {
  const context = at(Object.assign(await testContext(t), { ports: NO_PORTS }), '2027-06-01T09:00:00+09:00');
  const empty = await sourceState(context);
  assert.deepEqual(
    { ...empty },
    {
      lastCheckedAt: null,
      lastOutcome: null,
      lastMessage: null,
      retryAt: null,
      newestEdition: null,
      daysSinceMoved: null,
      stale: false,
      alarm: null,
    },
  );
  const demo = await parseEdition(sourceFile('260818demo.xlsx', listFile(NEWEST)), {
    today: '2027-06-01',
    maxUnpackedMb: 10,
  });
  await importEdition(context, demo, { source: 'demo' });
  const down = { ...context, settings: { ...context.settings, supplyPage: 'http://127.0.0.1:1/' } };
  await fetchSupply(down);
  const state = await sourceState(down);
  assert.deepEqual(
    [state.lastOutcome, state.newestEdition, state.stale, state.alarm],
    ['failed', null, false, null],
  );
});

test('a list that is out but could not be taken in is an alarm, a passing failure is not', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.file(listPath(NEWEST), listFile(NEWEST));
  ministry.page(listLink(NEWEST));
  await fetchSupply(context);
  ministry.status(PAGE, 502);
  await fetchSupply(context);
  const passing = await sourceState(context);
  assert.deepEqual([passing.lastOutcome, passing.alarm], ['failed', null]);
  assert.match(passing.lastMessage!, /HTTP 502/);

  ministry.routes.set(listPath('2026-08-19'), (_, response) => response.end('PK\u0003\u0004 broken'));
  ministry.page(listLink('2026-08-19'));
  await fetchSupply(context);
  const behind = await sourceState(context);
  assert.match(behind.alarm!, /2026-08-19）が出ていますが、取り込めていません。Excelブックが壊れています/);
  assert.equal(behind.newestEdition, NEWEST);
});

test('an official edition imported by hand goes stale too', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const edition = await parseEdition(sourceFile('260818iyakuhinkyoukyu.xlsx', listFile(NEWEST)), {
    today: '2026-08-20',
    maxUnpackedMb: 10,
  });
  await importEdition(context, edition, { source: 'official' });
  assert.equal((await sourceState(context)).stale, false);
  assert.equal((await sourceState(at(context, '2026-09-01T09:00:00+09:00'))).stale, true);
});
