/** Damaged and swapped files: never another figure with 200, always the error that says what to import again. */
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { copyFile, readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import type { ClosableContext } from '../../platform/database/testing.ts';
import { writeParquet } from '../../platform/files/parquet.ts';
import { createHttpServer } from '../../platform/http/server.ts';
import { indicatorsApi } from '../api.ts';
import { createIndicators, type Indicators } from '../indicators.ts';
import { importRound, indicatorWorld, PRODUCTS } from '../world-testing.ts';
import { datasetFolder, partPaths } from './dataset-folder.ts';
import { DISPENSING_COLUMNS } from './dispensing-rows.ts';
import { importDispensing } from './import-dispensing.ts';

let context: ClosableContext;
let paths: string[];
before(async () => {
  context = await indicatorWorld();
  const first = createIndicators(context);
  const [dataset] = await first.datasets();
  paths = partPaths(context.settings, dataset!);
  await first.close();
});
after(() => context.close());

/** A site that was just started, so that nothing is in memory; its routes asked as a client asks. */
async function withSite<T>(work: (app: FastifyInstance, indicators: Indicators) => Promise<T>): Promise<T> {
  const indicators = createIndicators(context);
  const app = await createHttpServer(context);
  await app.register(indicatorsApi(context, indicators), { prefix: '/api/v1' });
  try {
    return await work(app, indicators);
  } finally {
    await app.close();
    await indicators.close();
  }
}

const FIGURES = '/api/v1/indicators/figures?measure=generic-volume-share&by=prefecture';
const ask = (url = FIGURES) => withSite(async (app) => app.inject(url));

/** Changes a file, asks, and puts it back as it was. */
async function damaged<T>(
  path: string,
  change: (bytes: Buffer) => Buffer,
  work: () => Promise<T>,
): Promise<T> {
  const whole = await readFile(path);
  await writeFile(path, change(Buffer.from(whole)));
  try {
    return await work();
  } finally {
    await writeFile(path, whole);
  }
}

function flip(bytes: Buffer, place: number): Buffer {
  bytes[Math.floor(place / 8)]! ^= 1 << (place % 8);
  return bytes;
}

test('No bit of a dataset file can be flipped unseen: the figure is the same, or there is none', async () => {
  const right = await ask();
  assert.equal(right.statusCode, 200);
  const sizes = await Promise.all(paths.map(async (path) => (await stat(path)).size));
  // One site for all: what it could not answer, it does not remember.
  await withSite(async (app) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (file, place) => {
        const at = file % paths.length;
        const reply = await damaged(
          paths[at]!,
          (bytes) => flip(bytes, place % (sizes[at]! * 8)),
          async () => app.inject(FIGURES),
        );
        assert.deepEqual([reply.statusCode, reply.json().code], [503, 'dataset-damaged']);
      }),
      { numRuns: 100, seed: 13 },
    );
    assert.deepEqual((await app.inject(FIGURES)).json().rows, right.json().rows);
  });
});

test('Cut, longer, empty and swapped files are told too, with the file to import again', async () => {
  const right = await ask();
  const cases: ((bytes: Buffer) => Buffer)[] = [
    (bytes) => bytes.subarray(0, bytes.length - 1),
    (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]),
    () => Buffer.alloc(0),
  ];
  for (const change of cases) {
    const reply = await damaged(paths[0]!, change, () => ask());
    assert.deepEqual([reply.statusCode, reply.json().code], [503, 'dataset-damaged']);
    assert.match(reply.json().detail, /\.xlsx のシート「/);
    assert.doesNotMatch(reply.body, new RegExp(context.settings.dataDir), 'no path of this machine');
    assert.match(reply.json().remedy, /antei import ndb/);
  }
  // Two whole files in each other's place, with the times of the ones they stand for.
  const [a, b] = paths as [string, string];
  const swap = async () => {
    const [ofA, ofB] = [await stat(a), await stat(b)];
    await rename(a, `${a}.away`);
    await rename(b, a);
    await rename(`${a}.away`, b);
    await utimes(a, ofA.atime, ofA.mtime);
    await utimes(b, ofB.atime, ofB.mtime);
  };
  await swap();
  assert.equal((await ask()).json().code, 'dataset-damaged');
  await swap();
  assert.equal((await ask()).body, right.body);
});

test('A running site says so and, once the file is imported again, goes on without being started anew', async () => {
  await withSite(async (app) => {
    const whole = await readFile(paths[0]!);
    const [part] = (await app.inject('/api/v1/indicators/datasets')).json().items[0].parts;
    const download = new URL(part.download, 'http://localhost').pathname;
    await writeFile(paths[0]!, flip(Buffer.from(whole), 4000));
    for (let tries = 0; tries < 2; tries++) {
      assert.equal((await app.inject(FIGURES)).statusCode, 503);
      const refused = await app.inject(download);
      assert.deepEqual([refused.statusCode, refused.json().code], [503, 'dataset-damaged']);
      assert.equal(refused.headers['cache-control'], 'no-store');
    }
    await importRound(context);
    assert.equal((await app.inject(FIGURES)).statusCode, 200);
    const served = await app.inject(download);
    assert.deepEqual(
      [served.statusCode, hash('sha256', served.rawPayload, 'hex')],
      [200, part.parquetSha256],
    );
    // Already held: nothing is read, and nothing that is damaged can be given.
    await writeFile(paths[0]!, flip(Buffer.from(whole), 4000));
    const { statusCode } = await app.inject({
      url: download,
      headers: { 'if-none-match': `"${part.parquetSha256}"` },
    });
    assert.equal(statusCode, 304);
    await importRound(context);
  });
});

test('Rows of dispensing, and all that is made of them: damaged rows are told, damaged cubes are made again', async () => {
  const rows = Array.from({ length: 400 }, (_, n) => [
    PRODUCTS[n % PRODUCTS.length]!.code,
    ['01', '13', '47'][n % 3]!,
    ['2022-11', '2023-03'][n % 2]!,
    '45',
    'F',
    'in-hospital',
    n % 17,
  ]);
  const names = ['code', 'prefecture', 'month', 'age', 'sex', 'setting', 'quantity'];
  const values = rows.map((row) => DISPENSING_COLUMNS.map(({ name }) => row[names.indexOf(name)]!));
  const source = join(context.settings.dataDir, 'source.parquet');
  await writeFile(source, await writeParquet({ columns: DISPENSING_COLUMNS, rows: values, metadata: {} }));
  const { part } = await importDispensing(context, source, { id: 'dispensing-2022' });
  const folder = datasetFolder(context.settings, 'dispensing-2022');
  const url = `${FIGURES}&dataset=dispensing-2022`;
  const right = await ask(url);
  assert.equal(right.statusCode, 200, right.body);

  const files = async () => (await readdir(folder)).filter((name) => name !== part.parquet);
  // A file that is made again has the name of what it holds then: another where sums of threads end in another digit.
  const kindOf = (name: string) => name.replace(/\.[0-9a-f]{32}\.parquet$/, '');
  const made = await files();
  assert.ok(made.length > 3, made.join(' '));
  for (const [index, kind] of made.map(kindOf).entries()) {
    const name = (await files()).find((file) => kindOf(file) === kind)!;
    await writeFile(join(folder, name), flip(await readFile(join(folder, name)), 900 + index * 77));
    assert.equal((await ask(url)).body, right.body, name);
  }
  const cubes = (await files()).filter((name) => name.startsWith('cube-'));
  await copyFile(join(folder, cubes[0]!), join(folder, cubes[1]!));
  assert.equal((await ask(url)).body, right.body, 'one in the place of another');

  const path = join(folder, part.parquet);
  const whole = await readFile(path);
  await writeFile(path, flip(Buffer.from(whole), 9000));
  const refused = await ask(url);
  assert.deepEqual([refused.statusCode, refused.json().code], [503, 'dataset-damaged']);
  await importDispensing(context, source, { id: 'dispensing-2022' });
  assert.equal((await ask(url)).body, right.body);
});
