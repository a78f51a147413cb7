import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import type { Sending } from '../../platform/files/reading/reading.ts';
import { createSupplyReader, importEdition } from '../../supply/index.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { createAlerts } from '../alerts.ts';

const CODE = '1149019F1560';
const from = (key: string, signal?: AbortSignal): Sending => ({ lane: 'address', key, signal });

test('a list of one code does not wait for the long lists of somebody else, whose work ends when they leave', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const rows = Array.from({ length: 3_000 }, (_, n) =>
    row(`211940${String(4 + Math.floor(n / 1000))}A${String(n % 1000).padStart(4, '0')}`, {
      name: `アムロジピン錠${n}ｍｇ`,
    }),
  );
  await importEdition(context, edition('2026-08-17', [row(CODE), ...rows]), { source: 'official' });
  const alerts = createAlerts(context, createSupplyReader(context));
  await alerts.previewList({ text: CODE }, from('warm'));
  const leaving = new AbortController();
  let done = 0;
  const long = Array.from({ length: 5 }, (_, body) => {
    const text = Array.from({ length: 1_000 }, (_, n) => `アムロジピ${body}${n} ン`).join('\n');
    return alerts.previewList({ text }, from('attacker', leaving.signal)).then(() => done++);
  });
  const ended = Promise.allSettled(long);
  const preview = await alerts.previewList({ text: CODE }, from('pharmacy'));
  assert.deepEqual([preview.codes, done], [CODE, 0]);
  leaving.abort();
  const codes = (await ended).map((one) => one.status === 'rejected' && one.reason.code);
  assert.deepEqual(codes, Array(5).fill('bad-request'));
});
