import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { NO_PORTS } from '../ports.ts';
import { edition, row } from '../testing.ts';
import { Catalogue } from './catalogue.ts';

test('a page that asks several times while a new state is read waits once, and gets the one before', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const rows = [row('1149019F1560')];
  await importEdition(context, edition('2026-08-17', rows), { source: 'official' });
  const catalogue = new Catalogue(context);
  await catalogue.snapshot();
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  // Until the lock is given back, the new state cannot be read.
  const lock = await context.pool.connect();
  await lock.query('begin');
  await lock.query('lock table supply_change in access exclusive mode');
  await sleep(250);
  const asked: { asOf: string | undefined; ms: number }[] = [];
  for (let time = 0; time < 3; time++) {
    const before = performance.now();
    const { edition: shown } = await catalogue.snapshot();
    asked.push({ asOf: shown?.asOf, ms: performance.now() - before });
  }
  await lock.query('rollback');
  lock.release();
  assert.deepEqual(
    asked.map(({ asOf }) => asOf),
    ['2026-08-17', '2026-08-17', '2026-08-17'],
  );
  const [first, ...others] = asked.map(({ ms }) => ms);
  for (const ms of others) assert.ok(ms < first! / 2, `${ms} ms after ${first} ms`);
  while ((await catalogue.snapshot()).edition?.asOf !== '2026-08-18') await sleep(20);
});
