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

/** A form with parts as the platform writes it, in pieces, and how it was read. */
async function readPartsOf(form: FormData, piece: number, pace?: (bytes: number) => Promise<void>) {
  const sent = new Response(form);
  const type = { 'content-type': sent.headers.get('content-type')! };
  const bytes = Buffer.from(await sent.arrayBuffer());
  const pieces = Array.from({ length: Math.ceil(bytes.length / piece) }, (_, n) =>
    bytes.subarray(n * piece, (n + 1) * piece),
  );
  return readForm(Readable.from(pieces), type, LIMITS, pace);
}

test('texts and files of a form with parts come back as they were, wherever its pieces end (property)', async () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((one) => one.replace(/[\0\r\n]/g, ''));
  const name = fc.stringMatching(/^[a-z][a-z0-9.]{0,20}$/);
  const field = fc.tuple(name, text);
  const file = fc.tuple(name, fc.uint8Array({ maxLength: 300 }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(field, { maxLength: 5 }),
      fc.array(file, { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: 80 }),
      async (fields, files, piece) => {
        const form = new FormData();
        for (const [key, value] of fields) form.append(key, value);
        for (const [key, bytes] of files) form.append(key, new File([bytes], `${key}.csv`));
        const found = [...(await readPartsOf(form, piece))];
        assert.deepEqual(found.slice(0, fields.length), fields);
        for (const [n, [key, value]] of found.slice(fields.length).entries()) {
          const [wanted, bytes] = files[n]!;
          assert.ok(value instanceof File);
          assert.deepEqual([key, value.name, value.size], [wanted, `${wanted}.csv`, bytes.length]);
          assert.deepEqual(Buffer.from(await value.arrayBuffer()), Buffer.from(bytes));
          assert.deepEqual(await value.text(), Buffer.from(bytes).toString());
          assert.deepEqual(Buffer.from(await new Response(value.stream()).arrayBuffer()), Buffer.from(bytes));
          assert.deepEqual(await value.slice(1, 5).bytes(), new Uint8Array(bytes.slice(1, 5)));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a large form is taken in by slices, each when its pace lets it', async () => {
  const form = new FormData();
  form.append('text', 'あ'.repeat(300_000));
  const slices: number[] = [];
  const read = await readPartsOf(form, 64_000, async (bytes) => void slices.push(bytes));
  assert.equal(read.get('text'), 'あ'.repeat(300_000));
  assert.ok(
    slices.length >= 6 && slices.every((bytes) => bytes >= 128_000 && bytes < 192_000),
    String(slices),
  );
});

test('a text that is longer than its page takes is refused, and so are more files or texts than it takes', async () => {
  const code = (error: unknown) => (error as { code: string; detail: string }).detail;
  const texts = new FormData();
  for (let n = 0; n <= LIMITS.fields; n++) texts.append('a', '1');
  assert.match(await readPartsOf(texts, 50_000).then(() => 'read', code), /項目は2000個まで/);
  const files = new FormData();
  for (let n = 0; n <= LIMITS.files; n++) files.append('a', new File(['1'], 'a.csv'));
  assert.match(await readPartsOf(files, 50_000).then(() => 'read', code), /ファイルは10個まで/);
  const long = new FormData();
  long.append('text', 'a'.repeat(LIMITS.bytes));
  assert.match(await readPartsOf(long, 64_000, async () => undefined).then(() => 'read', code), /6MBまで/);
});
