import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { ClosableContext } from '../platform/database/testing.ts';
import { AnteiError } from '../platform/errors.ts';
import { pdfPages } from '../platform/pdf/testing.ts';
import { writePack } from './cli-pack.ts';
import { indicatorWorld } from './world-testing.ts';

let context: ClosableContext;
let folder: string;

before(async () => {
  context = await indicatorWorld();
  folder = await mkdtemp(join(tmpdir(), 'antei-pack-'));
});
after(async () => {
  await context?.close();
  await rm(folder, { recursive: true, force: true });
});

const text = async (path: string) =>
  pdfPages(await readFile(path))
    .join('')
    .replace(/\s/g, '');

test('both formats are written into a folder, which is made where it is not there', async () => {
  const output = join(folder, 'new', 'packs');
  const files = await writePack(context, '東京都', { output });
  assert.deepEqual(await readdir(output), ['antei-pack-13.pdf', 'antei-pack-13.xlsx']);
  for (const { path, bytes } of files) assert.equal((await readFile(path)).length, bytes);
  const said = await text(join(output, 'antei-pack-13.pdf'));
  // Generics 60,000 + 3,000 + 8,000 + 1,000 = 72,000; originators 20,000 + 2,000 + 1,000 = 23,000.
  assert.ok(said.includes('後発医薬品の数量シェア75.8%'));
  assert.ok(said.includes('1124001F1999'), 'the code of no list is named');
});

test('one format where the file says it, and one where it is asked for', async () => {
  const named = join(folder, 'tokyo.xlsx');
  assert.deepEqual(
    (await writePack(context, '13', { output: named })).map(({ path }) => path),
    [named],
  );
  assert.equal((await readFile(named)).subarray(0, 2).toString(), 'PK');
  const [only] = await writePack(context, '13', { output: folder, format: 'pdf' });
  assert.equal(only!.path, join(folder, 'antei-pack-13.pdf'));
});

test('the same data and day give the same files, whenever they are made', async () => {
  const [first] = await writePack(context, '47', { output: join(folder, 'a.pdf') });
  const [second] = await writePack(context, '沖縄', { output: join(folder, 'b.pdf') });
  assert.ok((await readFile(first!.path)).equals(await readFile(second!.path)));
});

test('switches to products in limited supply count where they are asked for', async () => {
  await writePack(context, '13', { output: join(folder, 'limited.pdf'), countLimited: true });
  assert.ok((await text(join(folder, 'limited.pdf'))).includes('供給停止の品目への切替えも数えています'));
});

test('a prefecture that is none is refused, and nothing is written', async () => {
  const output = join(folder, 'none');
  await assert.rejects(
    writePack(context, '99', { output }),
    (error) => error instanceof AnteiError && error.code === 'not-found',
  );
  await assert.rejects(readdir(output));
});
