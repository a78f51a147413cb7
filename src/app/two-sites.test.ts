/**
 * Two sites on one PostgreSQL with data folders of their own, as on two machines, that share files through a store: what is imported on
 * one is on the other, byte for byte. Once with a shared folder, once with a server of the S3 protocol.
 */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { importNdb } from '../indicators/datasets/import-ndb.ts';
import { readDatasets } from '../indicators/datasets/store-datasets.ts';
import { fillingWorkbooks, ndbWorkbook } from '../indicators/testing.ts';
import { importLists, importRound, importStates } from '../indicators/world-testing.ts';
import { testContext } from '../platform/database/testing.ts';
import { testBucket } from '../platform/store/store-testing.ts';
import { ensureBuilt } from './build.ts';
import { readSettings } from './settings.ts';
import { processesOf, type RunningSite, startSite, until } from './site-testing.ts';

const skip = process.platform === 'linux' ? false : 'needs Linux (/proc)';

interface Kind {
  env: Record<string, string>;
  /** Makes it unreachable, and reachable again where that can be tried. */
  lose(): Promise<void>;
  regain?(): void;
}

const KINDS: Record<string, (t: TestContext) => Promise<Kind>> = {
  'a shared folder': async (t) => {
    const store = folder(t, 'antei-shared-');
    return {
      env: { ANTEI_STORE: store },
      lose: async () => renameSync(store, `${store}.away`),
      regain: () => renameSync(`${store}.away`, store),
    };
  },
  'a server of the S3 protocol': async (t) => {
    const { env, stop } = await testBucket(t);
    return { env, lose: stop };
  },
};

const PAGES = [
  '/indicators',
  '/indicators/classes',
  '/indicators/prefectures',
  '/biosimilars',
  '/indicators/biosimilars',
];
const FILES = ['xlsx', 'csv', 'json', 'parquet'].map((format) => `/api/v1/editions/latest/supply.${format}`);

for (const [name, open] of Object.entries(KINDS))
  test(`what is imported on one machine is on the other, by ${name}`, { skip }, async (t) => {
    await ensureBuilt();
    const { env, lose, regain } = await open(t);
    const context = await testContext(t);
    const all = { ...env, DATABASE_URL: context.settings.databaseUrl!, ANTEI_SECRET: 's'.repeat(40) };
    const machine = () => ({ data: folder(t, 'antei-machine-'), env: all });
    const [one, two, three] = [machine(), machine(), machine()];
    /** As a command on the first machine. */
    const onOne = {
      ...context,
      settings: readSettings({ ...all, ANTEI_DATA: one.data, ANTEI_LOG: 'silent', ANTEI_DEMO: 'off' }),
    };
    await importLists(onOne);
    await importRound(onOne);
    await importStates(onOne);
    const [a, b] = await Promise.all([start(t, one), start(t, two)]);

    for (const path of PAGES) {
      const [here, there] = await Promise.all([page(a, path), page(b, path)]);
      assert.equal(here.status, 200, `${path}: ${here.text.slice(0, 2000)}`);
      assert.deepEqual(there, here, path);
    }
    for (const path of [...FILES, '/api/v1/history.zip']) {
      const here = await file(a, path);
      assert.ok(here.bytes.length > 100, path);
      assert.deepEqual(await file(b, path), here, path);
    }

    await importNdb(onOne, nextRound(70_000));
    for (const site of [a, b])
      await until('the new round', async () => (await newest(site)).dataset === 'ndb-10');
    assert.deepEqual(await newest(b), await newest(a));
    assert.deepEqual(await page(b, '/indicators'), await page(a, '/indicators'));

    await lose();
    const before = await readDatasets(context.pool);
    await assert.rejects(
      importNdb(onOne, nextRound(80_000), { replace: true }),
      (error: { code?: string }) => error.code === 'store-unreachable',
    );
    assert.deepEqual(await readDatasets(context.pool), before, 'nothing half imported');
    assert.deepEqual(
      readdirSync(join(one.data, 'indicators', 'ndb-10')).filter((file) =>
        /^prefecture-.*\.parquet$/.test(file),
      ).length,
      before.find(({ id }) => id === 'ndb-10')!.parts.length,
      'and no file is left behind, nor lost',
    );
    assert.equal((await page(a, '/indicators')).status, 200, 'what is here is read here');
    assert.equal((await page(b, '/indicators')).status, 200);
    const c = await start(t, three);
    assert.equal((await page(c, '/')).status, 200);
    const refused = await page(c, '/indicators');
    assert.equal(refused.status, 503);
    assert.match(refused.text, /ファイルの保管場所に届きません/);
    assert.doesNotMatch(refused.text, /antei-shared|antei-s3|127\.0\.0\.1:(?!PORT)/, 'without its place');
    if (!regain) return;
    regain();
    await until('the store being there again', async () => (await page(c, '/indicators')).status === 200);
    assert.deepEqual(await page(c, '/indicators'), await page(a, '/indicators'));
  });

function folder(t: TestContext, name: string): string {
  const path = mkdtempSync(join(tmpdir(), name));
  mkdirSync(path, { recursive: true });
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

async function start(
  t: TestContext,
  { data, env }: { data: string; env: Record<string, string> },
): Promise<RunningSite> {
  const site = await startSite(data, env);
  t.after(async () => {
    site.process.kill('SIGKILL');
    for (const { pid } of processesOf(data)) process.kill(pid, 'SIGKILL');
    await site.ended;
  });
  return site;
}

/** A page without what each site has of its own: its address, and what is new in every answer. */
async function page({ url }: RunningSite, path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(url + path);
  const { port } = new URL(url);
  return {
    status: answer.status,
    text: (await answer.text()).replaceAll(`127.0.0.1:${port}`, '127.0.0.1:PORT'),
  };
}

async function file({ url }: RunningSite, path: string): Promise<{ etag: string | null; bytes: Buffer }> {
  const answer = await fetch(url + path);
  assert.equal(answer.status, 200, path);
  return { etag: answer.headers.get('etag'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

async function newest({ url }: RunningSite): Promise<{ dataset: string; rows: unknown[] }> {
  const answer = await fetch(`${url}/api/v1/indicators/figures?measure=generic-volume-share&by=prefecture`);
  const { dataset, rows } = (await answer.json()) as { dataset: string; rows: unknown[] };
  return { dataset, rows };
}

/** The workbooks of the year after the made round. */
function nextRound(generics: number) {
  const rows = [
    { code: '1124001F1015', cells: { '13': 100_000 - generics } },
    { code: '1124001F1023', cells: { '13': generics } },
  ];
  return [
    ndbWorkbook([{ year: 2023, rows }], 'out.xlsx'),
    ...fillingWorkbooks(['in-hospital', 'inpatient'], ['external', 'injection'], 2023),
  ];
}
