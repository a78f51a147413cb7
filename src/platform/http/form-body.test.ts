import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import fc from 'fast-check';
import { readForm } from './form-body.ts';

const LIMITS = { bytes: 6_000_000, fields: 2_000, files: 10 };
const TYPE = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };

/** The body in pieces, wherever they end. */
function read(body: string, piece = 65_536) {
  const bytes = Buffer.from(body);
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, n) =>
    bytes.subarray(n * piece, (n + 1) * piece),
  );
  return readForm(Readable.from(pieces), TYPE, LIMITS);
}

test('what a browser sends as a form without parts comes back as it was (property)', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((one) => one.replaceAll('\0', ''));
  const name = text.filter((one) => one !== '' && one.length <= 100);
  const fields = fc.array(fc.tuple(name, text), { minLength: 1, maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(fields, fc.integer({ min: 1, max: 50 }), async (given, piece) => {
      const form = await read(new URLSearchParams(given).toString(), piece);
      assert.deepEqual([...form], given);
    }),
  );
});

test('a form without parts is 1 MB at most, whatever a file may weigh, and is read in milliseconds', async () => {
  const code = (error: unknown) => (error as { code: string }).code;
  const refusal = (body: string) => read(body).then(() => 'read', code);
  assert.equal(await refusal(`text=${'%41'.repeat(1_900_000)}`), 'body-too-large');
  assert.equal(await refusal('a&'.repeat(3_000)), 'form-too-many');
  assert.equal(await refusal('&&&'), 'form-unreadable');
  assert.equal(await refusal(`${'n'.repeat(101)}=1`), 'form-unreadable');
  for (const piece of ['%41', '%E3%82%A2', '%', '+', '%E3%8', '+%4', '=']) {
    const start = process.cpuUsage();
    await read(`text=${piece.repeat(Math.floor(990_000 / piece.length))}`);
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 150_000, `${piece}: ${(user + system) / 1000} ms of the processor`);
  }
});
