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

test('a row offers all its candidates up to a hundred, and a page as many rows as it can show with theirs; the others follow', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const named = (name: string, stem: string, count: number) =>
    Array.from({ length: count }, (_, n) =>
      row(`${stem}${String(1000 + n)}`, { name: `${name}錠５ｍｇ「${n}社」` }),
    );
  const rows = [
    ...named('アムロジピン', '2171022F', 19),
    ...named('ロスバスタチン', '2189017F', 100),
    ...named('ファモチジン', '2325003F', 130),
  ];
  await importEdition(context, edition('2026-08-17', rows), { source: 'official' });
  const alerts = createAlerts(context, createSupplyReader(context));
  const preview = (text: string) => alerts.previewList({ text }, from('pharmacy'));
  const [few] = (await preview('アムロジピン錠５')).open;
  assert.deepEqual(new Set(few!.products.map(({ yjCode }) => yjCode)).size, 19);
  assert.doesNotMatch(few!.why, /ほかに/);
  const [wide] = (await preview('ファモチジン錠５')).open;
  assert.equal(wide!.products.length, 100);
  assert.match(wide!.why, /ほかに30品目あります/);
  const many = await preview(Array.from({ length: 30 }, () => 'ロスバスタチン錠５').join('\n'));
  assert.deepEqual([many.open.length, many.later.rows, many.later.left], [20, 10, 0]);
  assert.equal(many.later.text.split('\n').length, 10);
});
