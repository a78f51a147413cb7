/** Nothing that somebody sends holds the site up: each hostile file is refused with its own word, or read where it is harmless. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { textReader, uploadReader } from '../src/alerts/index.ts';
import type { AnteiError } from '../src/platform/errors.ts';
import { sourceFile } from '../src/platform/files/bounded-file.ts';
import { Pieces } from '../src/platform/files/pieces.ts';
import { Reading } from '../src/platform/files/reading/reading.ts';
import { reportReader } from '../src/reporting/index.ts';
import { damagedWorkbooks, type HostileFile, hostileFiles } from './hostile-files.ts';

const SECONDS = 20;
const reading = new Reading({ seconds: SECONDS, memoryMb: 800 });
after(() => reading.close());

const by = { bytes: 0, sending: { lane: 'address', key: '::1' } } as const;

/** As a network brings them, in memory of their own. */
function inPieces(bytes: Buffer): Pieces {
  const at = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, n) => n * 65_536);
  return new Pieces(at.map((start) => new Uint8Array(bytes.subarray(start, start + 65_536))));
}

async function send({
  to,
  name,
  bytes,
}: Pick<HostileFile, 'to' | 'name' | 'bytes'>): Promise<AnteiError | null> {
  const read =
    to === 'upload'
      ? reading.read(uploadReader, [name, inPieces(bytes)], by)
      : to === 'text'
        ? reading.read(textReader, [inPieces(bytes)], by)
        : reading.read(reportReader, [sourceFile(name, bytes), '2026-08-20', []], by);
  return read.then(
    () => null,
    (error) => error,
  );
}

test('every hostile file is refused with its own word, or read where it is harmless, within seconds', async (t) => {
  const files = hostileFiles();
  assert.ok(files.length >= 40);
  const wrong: string[] = [];
  let slowest = ['', 0] as [string, number];
  for (const file of files) {
    const started = performance.now();
    const error = await send(file);
    const seconds = (performance.now() - started) / 1000;
    if (seconds > slowest[1]) slowest = [file.kind, seconds];
    const right = file.refused
      ? error?.code === file.refused[0] && file.refused[1].test(error.message)
      : error === null;
    if (!right) wrong.push(`${file.kind}: ${error === null ? 'read' : `${error.code} ${error.message}`}`);
    if (process.env.ANTEI_TEST_TIMES)
      console.log(seconds.toFixed(2), file.bytes.length, file.kind, '·', error?.message ?? 'read');
  }
  t.diagnostic(`${files.length} kinds; the slowest, ${slowest[0]}: ${slowest[1].toFixed(1)} s`);
  assert.deepEqual(wrong, []);
});

test('a workbook damaged by chance is read or refused, never more', async () => {
  const codes = new Set(['list-unreadable', 'list-too-long', 'too-many-cells', 'zip-bomb', 'xlsx-protected']);
  for (const [index, bytes] of damagedWorkbooks(150).entries()) {
    const error = await send({ to: 'upload', name: 'a.xlsx', bytes });
    assert.ok(error === null || codes.has(error.code), `${index}: ${error?.message}`);
  }
});
