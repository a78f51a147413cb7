import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import yauzl from 'yauzl';
import { openAnalytics } from '../../platform/analytics/analytics.ts';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { RESPONSE_TEXT } from '../official/official-layout.ts';
import { NO_PORTS } from '../ports.ts';
import { edition, row } from '../testing.ts';
import { ensureHistory } from './downloads.ts';
import { exportHistory } from './export-history.ts';
import { withdrawEdition } from './withdraw-edition.ts';

const [A, B] = ['1149019F1560', '1149019F1579'] as const;
const OFFICIAL = { source: 'official' } as const;

/** A history of three editions: A is limited in the second, B leaves in the third. */
async function threeEditions(t: Parameters<typeof testContext>[0]) {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const limited = { response: RESPONSE_TEXT.limitedOwn, reason: '２．原材料調達上の問題' };
  await importEdition(context, edition('2026-08-14', [row(A), row(B)]), OFFICIAL);
  await importEdition(context, edition('2026-08-17', [row(A, limited), row(B)]), OFFICIAL);
  await importEdition(context, edition('2026-08-18', [row(A, limited)]), OFFICIAL);
  return context;
}

async function filesIn(bytes: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const zip = await yauzl.fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    files.set(entry.fileName, Buffer.concat(chunks));
  }
  return files;
}

const csv = (bytes: Buffer): Record<string, string>[] => parse(bytes, { columns: true, bom: true });

test('the history is one zip of three tables, each as CSV and Parquet, with a dictionary that knows every column', async (t) => {
  const context = await threeEditions(t);
  const files = await filesIn((await exportHistory(context)).bytes);
  assert.deepEqual(
    [...files.keys()],
    [
      'README.md',
      ...['editions', 'intervals', 'changes'].flatMap((name) => [`${name}.csv`, `${name}.parquet`]),
    ],
  );
  const intervals = csv(files.get('intervals.csv')!);
  assert.deepEqual(
    intervals.map((one) => [one.yj_code, one.valid_from, one.valid_to, one.listed, one.response]),
    [
      [A, '2026-08-14', '2026-08-17', 'true', 'normal'],
      [A, '2026-08-17', '', 'true', 'limitedOwn'],
      [B, '2026-08-14', '2026-08-18', 'true', 'normal'],
      [B, '2026-08-18', '', 'false', ''],
    ],
  );
  assert.deepEqual(
    csv(files.get('editions.csv')!).map((one) => one.as_of),
    ['2026-08-14', '2026-08-17', '2026-08-18'],
  );
  const changes = csv(files.get('changes.csv')!);
  assert.deepEqual(
    changes.map(({ as_of, yj_code, direction }) => [as_of, yj_code, direction]),
    [
      ['2026-08-17', A, 'worsened'],
      ['2026-08-18', B, 'neutral'],
    ],
  );
  assert.equal(JSON.parse(changes[0]!.after!).response, RESPONSE_TEXT.limitedOwn);
  const readme = files.get('README.md')!.toString();
  assert.match(readme, /出典：厚生労働省/);
  for (const name of ['editions', 'intervals', 'changes'])
    for (const column of Object.keys(csv(files.get(`${name}.csv`)!)[0]!))
      assert.match(readme, new RegExp(`\\| ${column} \\| [A-Z]+ \\| \\S`), `${name}.${column}`);
});

test('Parquet holds the same rows as CSV', async (t) => {
  const context = await threeEditions(t);
  const files = await filesIn((await exportHistory(context)).bytes);
  mkdirSync(context.settings.dataDir, { recursive: true });
  const engine = await openAnalytics({ threads: 1, memoryMb: 128 });
  t.after(() => engine.close());
  for (const name of ['editions', 'intervals', 'changes']) {
    const path = join(context.settings.dataDir, `${name}.parquet`);
    writeFileSync(path, files.get(`${name}.parquet`)!);
    const rows = await engine.query<Record<string, unknown>>('select * from read_parquet($path)', { path });
    const expected = csv(files.get(`${name}.csv`)!);
    assert.equal(rows.length, expected.length);
    assert.deepEqual(Object.keys(rows[0]!), Object.keys(expected[0]!));
  }
});

test('equal histories give equal bytes; a withdrawn edition makes another file, without it', async (t) => {
  const context = await threeEditions(t);
  const [one, two] = [await exportHistory(context), await exportHistory(context)];
  assert.ok(one.bytes.equals(two.bytes));
  const kept = await ensureHistory(context);
  assert.equal(kept.fileName, 'antei-history-2026-08-18.zip');
  assert.equal((await ensureHistory(context)).path, kept.path);
  await withdrawEdition(context, '2026-08-18', { byPage: false });
  const after = await ensureHistory(context);
  assert.equal(after.fileName, 'antei-history-2026-08-17.zip');
  assert.notEqual(after.path, kept.path);
});

test('without an edition it says so', async (t) => {
  const context = await testContext(t);
  await assert.rejects(exportHistory(context), /まだ一覧が取り込まれていません/);
});
