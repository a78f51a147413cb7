import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { AnteiError } from '../../errors.ts';
import { Pieces } from '../pieces.ts';
import { FairQueue, type Sender } from './queue.ts';
import { type FileReader, Reading, type Sending } from './reading.ts';
import type * as readers from './testing.ts';

const reading = new Reading({ seconds: 60, memoryMb: 250, queue: { files: 20, bytes: 2_000_000 } });
after(() => reading.close());

const reader = (name: keyof typeof readers): FileReader<readonly unknown[], unknown> => ({
  module: new URL('./testing.ts', import.meta.url).href,
  name,
  maxResultBytes: 100_000,
  check: (result) => result,
});
const somebody: Sending = { lane: 'address', key: '192.0.2.1' };
const read = (name: keyof typeof readers, args: unknown[] = [], sending = somebody, by = reading) =>
  by.read(reader(name), args, { bytes: 1000, sending });
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: AnteiError) => [error.code, error.detail] as const,
  );

test('what is read comes back, and an error with its code and words', async () => {
  assert.deepEqual(await read('echo', [{ a: [1, null, '薬'] }]), { a: [1, null, '薬'] });
  assert.deepEqual(await refusal(read('refuse')), ['too-many-cells', 'この一覧は長すぎます。']);
  const { remedy } = (await read('refuse').catch((error) => error)) as AnteiError;
  assert.equal(remedy, '短くしてください。', 'and what to do');
  assert.equal((await refusal(read('large')))![0], 'too-many-cells');
});

test('no setting and no secret of the site is in the process', async () => {
  process.env.ANTEI_SECRET = 'x'.repeat(40);
  const names = (await read('environment', [], somebody)) as string[];
  delete process.env.ANTEI_SECRET;
  assert.deepEqual(
    names.filter((name) => /ANTEI|DATABASE|PG/.test(name)),
    [],
  );
});

test('too long, too much memory in buffers or heap, and an end are each told; the next file is read all the same', async () => {
  const told = [];
  const hasty = new Reading({ seconds: 1, memoryMb: 250 });
  for (const name of ['forever', 'eat', 'eatHeap', 'leave'] as const) {
    const by = name === 'forever' ? hasty : reading;
    told.push((await refusal(read(name, [], somebody, by)))![0]);
    assert.equal(await read('echo', [name], somebody, by), name);
  }
  await hasty.close();
  assert.deepEqual(told, ['reading-too-long', 'reading-too-heavy', 'reading-too-heavy', 'reading-ended']);
});

test('a sender who leaves gives the place free, waiting or being read', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const slow = refusal(read('forever', [], { ...somebody, signal: first.signal }));
  const waits = refusal(read('echo', [1], { ...somebody, signal: second.signal }));
  second.abort();
  assert.equal((await waits)![0], 'bad-request');
  first.abort();
  assert.equal((await slow)![0], 'bad-request');
  assert.equal(await read('echo', ['next']), 'next');
});

test('how far a file is can be asked; a full queue says so, and an organisation has its place beside strangers', async () => {
  const busy = read('echo', ['busy', 300]);
  const files = Array.from({ length: 12 }, (_, i) =>
    refusal(read('echo', [i], { lane: 'address', key: `198.51.100.${i}`, progress: `file ${i}` })),
  );
  assert.deepEqual(reading.progress('file 3'), { state: 'waiting', ahead: 4 });
  const maker = read('echo', ['maker'], { lane: 'organisation', key: '7', progress: 'maker' });
  assert.deepEqual(reading.progress('maker'), { state: 'waiting', ahead: 1 });
  await busy;
  await maker;
  assert.deepEqual((await Promise.all(files)).map((error) => error?.[0] ?? 'read').slice(9), [
    'read',
    'reading-busy',
    'reading-busy',
  ]);
  assert.equal(reading.progress('file 3'), null);
});

test('nothing is left running when the site closes, or is killed with a file in hand', async () => {
  const own = new Reading({ seconds: 60, memoryMb: 250 });
  const given = refusal(read('forever', [], somebody, own));
  await sleep(300);
  await own.close();
  assert.equal((await given)![0], 'reading-ended');
  const script = `
    const { Reading } = await import(${JSON.stringify(new URL('./reading.ts', import.meta.url).href)});
    const reading = new Reading({ seconds: 60, memoryMb: 250 });
    const module = ${JSON.stringify(new URL('./testing.ts', import.meta.url).href)};
    const by = { bytes: 1, sending: { lane: 'address', key: 'a' } };
    const reader = (name) => ({ module, name, maxResultBytes: 1000, check: (result) => result });
    console.log(await reading.read(reader('pid'), [], by));
    reading.read(reader('forever'), [], by);
  `;
  const site = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = Number(
    await new Promise((resolve) => site.stdout.once('data', (text) => resolve(String(text)))),
  );
  assert.ok(pid > 0);
  await sleep(200);
  site.kill('SIGKILL');
  const runs = () => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  for (let i = 0; i < 200 && runs(); i++) await sleep(20);
  assert.ok(!runs() || !existsSync(`/proc/${pid}/cmdline`), 'the reading process lives on');
});

test('bytes come to the process as they were, whoever leaves in between and whatever ends the process', async () => {
  const own = new Reading({ seconds: 1, memoryMb: 250 });
  const given = Array.from({ length: 12 }, (_, n) => {
    const pieces = Array.from({ length: 40 }, (_, at) => new Uint8Array(65_536).fill(n * 16 + at));
    const wanted = `file ${n} ${createHash('sha256').update(Buffer.concat(pieces)).digest('hex')}`;
    return { pieces: new Pieces(pieces), wanted };
  });
  const told = given.map(async ({ pieces, wanted }, n) => {
    const leaving = new AbortController();
    const sending = { lane: 'address' as const, key: `192.0.2.${n}`, signal: leaving.signal };
    const name = n === 7 ? 'forever' : 'digest';
    const answer = own.read(reader(name), [`file ${n}`, pieces], { bytes: pieces.length, sending });
    if (n % 4 === 1) setTimeout(() => leaving.abort(), n * 3);
    const result = await answer.catch((error: AnteiError) => error.code);
    return result === wanted ? 'read' : result;
  });
  const results = await Promise.all(told);
  for (const [n, result] of results.entries()) {
    if (n === 7) assert.equal(result, 'reading-too-long');
    else if (n % 4 === 1) assert.ok(result === 'read' || result === 'bad-request', String(result));
    else assert.equal(result, 'read', `file ${n}`);
  }
  await own.close();
});

test('queue: nobody waits for more than one file of each other sender per own file, and no file is lost', () => {
  const sender = fc.record({
    lane: fc.constantFrom<Sender['lane']>('organisation', 'address'),
    key: fc.constantFrom('a', 'b', 'c'),
  });
  fc.assert(
    fc.property(fc.array(sender, { maxLength: 60 }), (senders) => {
      const queue = new FairQueue<number>({ files: 60, bytes: 1000 });
      const taken: number[] = [];
      const accepted = senders.flatMap((one, i) => (queue.add(i, one, 1) ? [i] : []));
      const ahead = accepted.map((i) => queue.ahead(i));
      for (let next = queue.take(); next !== null; next = queue.take()) taken.push(next);
      assert.deepEqual(
        taken.toSorted((a, b) => a - b),
        accepted,
      );
      assert.deepEqual(
        accepted.map((i) => taken.indexOf(i)),
        ahead,
      );
      assert.equal(queue.length, 0);
      // Of one lane, a sender's n-th file comes before any other's n+1-th.
      for (const lane of ['organisation', 'address']) {
        const turns = new Map<string, number>();
        const counts = taken.flatMap((i) => {
          const one = senders[i]!;
          if (one.lane !== lane) return [];
          turns.set(one.key, (turns.get(one.key) ?? 0) + 1);
          return [turns.get(one.key)!];
        });
        assert.deepEqual(
          counts,
          counts.toSorted((a, b) => a - b),
        );
      }
    }),
  );
});
