import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OFFICIAL_HEADERS } from '../../supply/official/columns.ts';
import { row } from '../../supply/testing.ts';
import type { OwnRow } from '../records/in-force.ts';
import { LIMITED } from '../testing.ts';
import { previewOf } from '../upload/preview-file.ts';
import { previewRows } from './preview.ts';

/** Allowed, and once 40 ms of work, for each rule that asks for its time. */
const SLOW = ['9月'.repeat(250), '2026年'.repeat(100), `${'年末'.repeat(100)}〜令和${'来年'.repeat(100)}`];
const code = (n: number) => `1149019F${String(1000 + n)}`;
const reportedOn = '2026-08-20';

const own = new Map<string, OwnRow>(
  Array.from({ length: 800 }, (_, n) => {
    const cells = row(code(n)).slice(0, 20);
    return [
      code(n),
      {
        productId: n + 1,
        yjCode: code(n),
        name: `試験錠${n}`,
        cells,
        official: cells,
        latest: null,
        pending: false,
        version: '1.0',
      },
    ];
  }),
);
const world = { own, others: new Set<string>(), reportedOn };
const slow = (n: number) => ({ ...LIMITED, outlookText: SLOW[n % SLOW.length]! });

/** Milliseconds of this thread's work, as others share the machine: in all, and the most while nobody else was let in. */
const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
async function timed(work: () => Promise<unknown>): Promise<{ all: number; held: number }> {
  const begun = worked();
  let [last, held, over] = [begun, 0, false];
  const look = () => {
    held = Math.max(held, worked() - last);
    last = worked();
    if (!over) setImmediate(look);
  };
  setImmediate(look);
  await work();
  over = true;
  look();
  return { all: worked() - begun, held };
}

test('one product 5,000 times with the slowest text costs no more than once, also where each is said anew', async () => {
  const again = Array.from({ length: 5_000 }, () => ({ row: null, yjCode: code(0), status: slow(0) }));
  const same = await timed(() => previewRows(again, world));
  assert.ok(same.all < 2_000, `${same.all} ms; it was 36.6 s for 1,000`);
  const other = again.map((one, n) => (n === 0 ? one : { ...one, status: slow(1) }));
  const preview = await previewRows(other, world);
  assert.equal(preview.changes.length, 1);
  assert.ok(preview.errors.some(({ code }) => code === 'duplicate-row'));
});

test('a report of 800 products with the slowest texts, and five at once, let others in all the time', async () => {
  const items = [...own.keys()].map((yjCode, n) => ({ row: null, yjCode, status: slow(n) }));
  const { held, all } = await timed(() =>
    Promise.all(Array.from({ length: 5 }, () => previewRows(items, world))),
  );
  assert.ok(held < 100, `${held} ms without a look at others`);
  assert.ok(all < 10_000, `${all} ms for five`);
});

test('a file with every product ten times lets others in all the time', async () => {
  const rows = Array.from({ length: 8_000 }, (_, n) => ({
    row: n + 3,
    cells: row(code(n % 800), { outlookText: SLOW[n % SLOW.length]! }),
  }));
  const file = { rows, columns: [...OFFICIAL_HEADERS.keys()], control: null };
  const { held } = await timed(() => previewOf(file, own, new Set(), reportedOn));
  assert.ok(held < 100, `${held} ms without a look at others`);
});
