import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../platform/database/testing.ts';
import { importEdition } from './history/import-edition.ts';
import { NO_PORTS } from './ports.ts';
import { edition, row } from './testing.ts';

test('an edition of which nobody is told does not compile, and is not stored; whoever wants that says so', async (t) => {
  const context = await testContext(t);
  const list = edition('2026-08-18', [row('1149019F1560')]);
  // @ts-expect-error the ports are missing
  const silent = () => importEdition(context, list, { source: 'official' });
  await assert.rejects(silent, TypeError);
  const { added } = await importEdition({ ...context, ports: NO_PORTS }, list, { source: 'official' });
  assert.equal(added, 1);
});
