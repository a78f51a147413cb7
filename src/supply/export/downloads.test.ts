import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { RESPONSE_TEXT } from '../official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../ports.ts';
import { keepFile } from './download-files.ts';
import { ensureDownload, ensureHistory, openDownload, prepareDownloads } from './downloads.ts';
import { exportEdition, FORMATS } from './export-edition.ts';
import { madeUpEdition, madeUpRow } from './export-testing.ts';

const AS_OF = '2026-08-18';

async function contextWithEdition(t: TestContext): Promise<SupplyContext & { folder: string }> {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(context, madeUpEdition(AS_OF, [madeUpRow(1), madeUpRow(2)]), { source: 'official' });
  return { ...context, folder: join(context.settings.dataDir, 'downloads') };
}

test('a download is made in a thread, once for all who ask at the same time, and then served as it is', async (t) => {
  const context = await contextWithEdition(t);
  const asked = await Promise.all([1, 2, 3, 4].map(() => ensureDownload(context, AS_OF, 'json')));
  for (const one of asked) assert.deepEqual(one, asked[0]);
  const [{ path, sha256, size, fileName, contentType }] = asked as [(typeof asked)[0]];
  const bytes = readFileSync(path);
  assert.ok(bytes.equals((await exportEdition(context, { asOf: AS_OF, format: 'json' })).bytes));
  assert.deepEqual([sha256, size], [createHash('sha256').update(bytes).digest('hex'), bytes.length]);
  assert.deepEqual(
    [fileName, contentType],
    ['260818iyakuhinkyoukyu.json', 'application/json; charset=utf-8'],
  );
  assert.deepEqual(readdirSync(context.folder).length, 1, 'no part is left');

  const { ino } = statSync(path);
  assert.deepEqual(await ensureDownload(context, AS_OF, 'json'), asked[0]);
  assert.equal(statSync(path).ino, ino, 'not made again');
});

test('the job makes all formats and the history, each as the thread would, and an edition that has gone is no error', async (t) => {
  const context = await contextWithEdition(t);
  await prepareDownloads(context, AS_OF);
  const made = readdirSync(context.folder).sort();
  assert.deepEqual(made.map((name) => name.split('.').at(-1)).sort(), [...FORMATS, 'zip'].sort());
  const hashes = await Promise.all(
    FORMATS.map(async (format) => (await ensureDownload(context, AS_OF, format)).sha256),
  );
  const { sha256: history } = await ensureHistory(context);
  rmSync(context.folder, { recursive: true });
  for (const [index, format] of FORMATS.entries())
    assert.equal((await ensureDownload(context, AS_OF, format)).sha256, hashes[index], format);
  assert.equal((await ensureHistory(context)).sha256, history);
  assert.deepEqual(readdirSync(context.folder).sort(), made);
  await prepareDownloads(context, '2026-08-01');
  assert.deepEqual(readdirSync(context.folder).sort(), made);
});

test('of many editions imported at once only the newest are prepared', async (t) => {
  const context = await contextWithEdition(t);
  const earlier = ['2026-08-12', '2026-08-13', '2026-08-14', '2026-08-17'];
  for (const asOf of earlier)
    await importEdition(context, madeUpEdition(asOf, [madeUpRow(1)]), { source: 'official' });
  for (const asOf of earlier) await prepareDownloads(context, asOf);
  const dates = readdirSync(context.folder).map((name) => name.slice(17, 27));
  assert.deepEqual([...new Set(dates)].sort(), ['2026-08-14', '2026-08-17']);
});

test('a kept file that was damaged, or put in the place of another, is made again and never served', async (t) => {
  const context = await contextWithEdition(t);
  const csv = await ensureDownload(context, AS_OF, 'csv');
  const json = await ensureDownload(context, AS_OF, 'json');
  const whole = readFileSync(csv.path);
  const bytes = Buffer.from(whole);
  bytes[bytes.length >> 1]! ^= 1;
  for (const wrong of [bytes, whole.subarray(1), readFileSync(json.path)]) {
    writeFileSync(csv.path, wrong);
    assert.deepEqual(await ensureDownload(context, AS_OF, 'csv'), csv);
    assert.ok(readFileSync(csv.path).equals(whole));
  }
  // Damaged between looking and reading: the bytes do not come to their end.
  writeFileSync(csv.path, bytes);
  await assert.rejects(openDownload(csv), { code: 'stored-damaged' });
});

test('a corrected edition never serves the old file', async (t) => {
  const context = await contextWithEdition(t);
  const before = await ensureDownload(context, AS_OF, 'csv');
  const corrected = madeUpEdition(AS_OF, [madeUpRow(1, { response: RESPONSE_TEXT.stopped }), madeUpRow(2)]);
  await importEdition(context, corrected, { source: 'official', replace: true });
  const after = await ensureDownload(context, AS_OF, 'csv');
  assert.notEqual(after.path, before.path);
  assert.notEqual(after.sha256, before.sha256);
  assert.match(readFileSync(after.path, 'utf8'), /stopped/);
});

test('an edition that is not there is said so, also by the thread', async (t) => {
  const context = await contextWithEdition(t);
  await assert.rejects(ensureDownload(context, '2026-08-01', 'xlsx'), { code: 'no-edition' });
  // A file stands where the folder should be: the thread fails, and its failure arrives.
  mkdirSync(context.settings.dataDir, { recursive: true });
  writeFileSync(context.folder, '');
  await assert.rejects(ensureDownload(context, AS_OF, 'xlsx'), /EEXIST|ENOTDIR/);
  rmSync(context.folder);
  assert.ok((await ensureDownload(context, AS_OF, 'xlsx')).size > 0, 'and the next call tries again');
});

test('forty files are kept, the ones longest unused go, and parts left by a crash go after an hour', async (t) => {
  const context = await contextWithEdition(t);
  const first = await ensureDownload(context, AS_OF, 'csv');
  const hoursAgo = (hours: number) => Date.now() / 1000 - hours * 3600;
  for (let n = 1; n <= 45; n++) {
    const path = join(context.folder, `old-${n}.csv`);
    writeFileSync(path, '');
    utimesSync(path, hoursAgo(n), hoursAgo(n));
  }
  utimesSync(first.path, hoursAgo(100), hoursAgo(100));
  for (const [name, hours] of [
    ['crashed.part', 2],
    ['running.part', 0],
  ] as const) {
    writeFileSync(join(context.folder, name), '');
    utimesSync(join(context.folder, name), hoursAgo(hours), hoursAgo(hours));
  }
  assert.deepEqual(await ensureDownload(context, AS_OF, 'csv'), first, 'a use is noted');
  await keepFile(join(context.folder, 'new.csv'), Buffer.from('x'));
  const left = readdirSync(context.folder);
  assert.deepEqual(
    left.filter((name) => name.endsWith('.part')),
    ['running.part'],
  );
  assert.equal(left.length - 1, 40);
  for (const name of ['new.', first.path.split('/').at(-1)!, 'old-1.csv', 'old-38.csv'])
    assert.ok(
      left.some((there) => there.startsWith(name)),
      name,
    );
  assert.ok(!left.includes('old-39.csv'));
});
