import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CSV_WRITER, Drawer } from './drawer.ts';

const folder = mkdtempSync(join(tmpdir(), 'antei-drawer-'));
after(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'brushes.mjs');
writeFileSync(
  file,
  `export const plain = (text) => text;
export const slow = (ms) => { const end = Date.now() + ms; while (Date.now() < end); return 'slow'; };
export const big = () => { const all = []; for (;;) all.push(new Array(1e6).fill({})); };
export const broken = () => { throw new Error('no ink'); };`,
);
const module = pathToFileURL(file);
const drawing = (key: string, name = 'plain', given: unknown[] = [key]) => {
  const read = { times: 0 };
  return {
    read,
    drawing: {
      key,
      module,
      name,
      read: async () => {
        read.times++;
        return given;
      },
    },
  };
};

test('the same is read and drawn once, for all who ask at once and for who comes later', async () => {
  const drawer = new Drawer();
  const { drawing: one, read } = drawing('a');
  const all = await Promise.all(Array.from({ length: 100 }, () => drawer.draw(one)));
  assert.ok(all.every((bytes) => bytes.toString() === 'a'));
  await drawer.draw(one);
  assert.equal(read.times, 1);
});

test('rows become a CSV in the thread; what is of one reader only is not kept', async () => {
  const drawer = new Drawer();
  let reads = 0;
  const table = {
    ...CSV_WRITER,
    key: 'table',
    keep: false,
    read: async () => [
      [
        ['品名', '数'],
        ['=1+1', ++reads],
      ],
    ],
  };
  assert.equal(String(await drawer.draw(table)), "\ufeff品名,数\r\n'=1+1,1\r\n");
  assert.match(String(await drawer.draw(table)), /,2\r\n$/);
});

test('who comes when the line is full is told so, and the line goes on', async () => {
  const drawer = new Drawer({ waiting: 3 });
  const asked = await Promise.allSettled(
    Array.from({ length: 50 }, (_, n) => drawer.draw(drawing(`${n}`).drawing)),
  );
  const drawn = asked.filter(({ status }) => status === 'fulfilled');
  const refused = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []));
  assert.deepEqual([drawn.length, refused.length], [4, 46]);
  assert.deepEqual([...new Set(refused)], ['drawing-busy']);
  assert.equal(String(await drawer.draw(drawing('later').drawing)), 'later');
});

test('this thread goes on while something is drawn', async () => {
  const drawer = new Drawer();
  await drawer.draw(drawing('warm').drawing);
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  await drawer.draw(drawing('busy', 'slow', [700]).drawing);
  clearInterval(timer);
  assert.ok(longest < 600, `waited ${longest} ms`);
});

test('a drawing that takes too long, needs too much or fails ends alone, and is not kept', async () => {
  const drawer = new Drawer({ deadlineMs: 300, heapMb: 32 });
  for (const [name, given] of [
    ['slow', [60_000]],
    ['big', []],
    ['broken', []],
  ] as const) {
    await assert.rejects(drawer.draw(drawing(name, name, [...given]).drawing), { code: 'drawing-failed' });
    assert.equal(String(await new Drawer().draw(drawing('next').drawing)), 'next');
  }
  const failing = { ...drawing('x').drawing, read: () => Promise.reject(new Error('away')) };
  await assert.rejects(drawer.draw(failing), /away/);
});

test('what is kept is bounded in bytes', async () => {
  const drawer = new Drawer({ keptBytes: 1_000 });
  const first = drawing('first', 'plain', ['x'.repeat(600)]);
  await drawer.draw(first.drawing);
  await drawer.draw(drawing('second', 'plain', ['x'.repeat(600)]).drawing);
  await drawer.draw(first.drawing);
  assert.equal(first.read.times, 2);
});
