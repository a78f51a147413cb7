/** Backup, restore and the check of every night where files lie in a store that machines share. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { partPaths } from '../../indicators/datasets/dataset-folder.ts';
import { readDatasets } from '../../indicators/datasets/store-datasets.ts';
import { indicatorsJobs } from '../../indicators/jobs.ts';
import { importLists, importRound } from '../../indicators/world-testing.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import type { Settings } from '../../platform/settings.ts';
import { backupSite } from './backup.ts';
import { keepOffering, offerFiles } from './offer-files.ts';
import { restoreSite } from './restore.ts';
import { verifySite } from './verify.ts';

let one: ClosableContext;
let two: ClosableContext;
const work = mkdtempSync(join(tmpdir(), 'antei-stored-'));
const store = join(work, 'store');
const SECRET = 's'.repeat(40);
const withSettings = (context: ClosableContext, settings: Partial<Settings>): ClosableContext => ({
  ...context,
  settings: { ...context.settings, ...settings },
});
const parts = async ({ pool }: ClosableContext) =>
  (await readDatasets(pool)).flatMap((dataset) => dataset.parts);
const filesOf = async (context: ClosableContext) => {
  const paths = (await readDatasets(context.pool)).flatMap((dataset) => partPaths(context.settings, dataset));
  return paths.filter((path) => existsSync(path)).length;
};
const inStore = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;

before(async () => {
  mkdirSync(store);
  one = withSettings(await testContext(), { store, secret: SECRET });
  await importLists(one);
  await importRound(one);
  two = withSettings(one, { dataDir: join(work, 'two') });
  mkdirSync(two.settings.dataDir);
});
after(async () => {
  await one.close();
  rmSync(work, { recursive: true });
});

test('a backup made on a machine that has no file holds them all, and what is restored goes into a store of its own by itself', async (t) => {
  const file = join(work, 'backup.tar.zst');
  const names = async ({ pool }: ClosableContext) =>
    (await pool.query('select count(*)::int as n from stored_file')).rows[0].n as number;
  await indicatorsJobs(one).tasks['prepare-figures']!({});
  assert.ok((await names(one)) > 0);
  assert.equal(await offerFiles(one), 0);
  assert.ok((await names(one)) > 0, 'what is in the store keeps its name');
  const made = await backupSite(two, file);
  const count = (await parts(one)).length;
  assert.deepEqual([made.files, made.leftOut], [count, []]);

  const other = join(work, 'other-store');
  mkdirSync(other);
  const restored = withSettings(await testContext(t), { store: other, secret: SECRET });
  await restoreSite(restored.settings, file);
  assert.equal(await filesOf(restored), count);
  assert.equal(inStore(other), 0);
  // What a worker does when it starts.
  await keepOffering(restored, new AbortController().signal);
  assert.equal(inStore(other), count);
  assert.equal(await offerFiles(restored), 0, 'once');
  assert.equal(await names(restored), 0, 'cubes that are not in this store are made again by their job');
  const beside = withSettings(restored, { dataDir: join(work, 'beside') });
  assert.deepEqual((await verifySite(beside)).findings, []);
});

test('while the store does not answer, a machine without files says what it could not copy and check; one that has them loses nothing', async () => {
  renameSync(store, `${store}.away`);
  try {
    const empty = withSettings(one, { dataDir: join(work, 'three') });
    mkdirSync(empty.settings.dataDir);
    const made = await backupSite(empty, join(work, 'partly.tar.zst'));
    assert.deepEqual([made.files, made.leftOut.length], [0, (await parts(one)).length]);
    const whole = await backupSite(one, join(work, 'whole.tar.zst'));
    assert.deepEqual([whole.files, whole.leftOut], [(await parts(one)).length, []]);
    for (const on of [one, empty]) {
      const { findings } = await verifySite(on);
      assert.equal(findings.length, 1, JSON.stringify(findings));
      assert.match(findings[0]!.what, /ファイルの保管場所に届きません/);
      assert.match(findings[0]!.remedy, /ANTEI_STORE/);
    }
  } finally {
    renameSync(`${store}.away`, store);
  }
  assert.deepEqual((await verifySite(one)).findings, []);
});
