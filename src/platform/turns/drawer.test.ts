import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { type Asker, askedBy } from './asker.ts';
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
  const drawer = new Drawer({ waiting: 30 });
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

const stranger = (n: number, signal?: AbortSignal) => ({
  lane: 'address' as const,
  key: `198.51.100.${n}`,
  signal,
});

test('those who have left keep nobody waiting: the line is free at once, and their drawings are not made', async () => {
  const drawer = new Drawer();
  const gone = new AbortController();
  const left = Array.from({ length: 24 }, (_, n) => {
    const asked = drawing(`left ${n}`, 'slow', [300]);
    const promise = askedBy(stranger(n % 8, gone.signal), () => drawer.draw(asked.drawing));
    return { ...asked, ended: assert.rejects(promise, { code: 'bad-request' }) };
  });
  gone.abort();
  await Promise.all(left.map(({ ended }) => ended));
  const began = performance.now();
  assert.equal(String(await askedBy(stranger(0), () => drawer.draw(drawing('here').drawing))), 'here');
  assert.equal(left.filter(({ read }) => read.times > 0).length, 1, 'only the one that had begun');
  assert.ok(performance.now() - began < 5_000);
  await assert.rejects(
    askedBy(stranger(0, gone.signal), () => drawer.draw(drawing('late').drawing)),
    { code: 'bad-request' },
  );
});

test('an organisation waits for one drawing of strangers at most, and one who asks for much for no other', async () => {
  const drawer = new Drawer();
  const order: string[] = [];
  const ask = (name: string, asker: Asker) =>
    askedBy(asker, () => drawer.inTurn(name, async () => void order.push(name))).then(
      () => true,
      ({ code }) => code,
    );
  const many = Array.from({ length: 24 }, (_, n) => ask(`a${n}`, stranger(1)));
  const other = ask('other', stranger(2));
  const maker = ask('receipt', { lane: 'organisation', key: '7' });
  const answers = await Promise.all([...many, other, maker]);
  assert.deepEqual(answers.slice(24), [true, true]);
  assert.equal(answers.filter((answer) => answer === 'drawing-busy').length, 24 - 7, 'one begun, six wait');
  assert.deepEqual(order.slice(0, 4).sort(), ['a0', 'a1', 'other', 'receipt']);
});

test('what several wait for is made as long as one of them is there, in the best of their turns', async () => {
  const drawer = new Drawer();
  const order: string[] = [];
  const ask = (name: string, asker: Asker) =>
    askedBy(asker, () =>
      drawer.inTurn(name, async () => {
        order.push(name);
        return name;
      }),
    );
  const gone = new AbortController();
  const others = [0, 1, 2, 3, 4].map((n) => ask(`o${n}`, stranger(n)));
  const first = assert.rejects(ask('same', stranger(9, gone.signal)), { code: 'bad-request' });
  const second = ask('same', { lane: 'organisation', key: '7' });
  gone.abort();
  await first;
  assert.equal(await second, 'same');
  assert.deepEqual(order.slice(0, 2), ['o0', 'same']);
  await Promise.all(others);
  assert.equal(order.length, 6);
});

test('all makers may ask for their own files at once, on the day of a report; thirty strangers have a place beside them', async () => {
  const drawer = new Drawer();
  const ask = (asker: Asker, n: string) =>
    askedBy(asker, () => drawer.draw(drawing(n).drawing)).then(
      () => 'drawn',
      (error) => error.code as string,
    );
  const told = await Promise.all([
    ...Array.from({ length: 40 }, (_, n) => ask(stranger(n), `stranger ${n}`)),
    ...Array.from({ length: 100 }, (_, n) => ask({ lane: 'organisation', key: String(n) }, `maker ${n}`)),
  ]);
  assert.deepEqual([...new Set(told.slice(40))], ['drawn']);
  assert.equal(told.slice(0, 40).filter((one) => one === 'drawn').length, 31, 'one at work, thirty waiting');
});
