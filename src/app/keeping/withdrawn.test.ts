import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { readTable } from '../../platform/files/table.ts';
import { importEdition } from '../../supply/index.ts';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { edition, fileName, row } from '../../supply/testing.ts';
import { ensureBuilt } from '../build.ts';
import { createSite } from '../server.ts';
import { CLI } from '../site-testing.ts';

const run = promisify(execFile);
const CODE = '1149019F1560';
const [FIRST, GONE] = ['2026-08-17', '2026-08-18'] as const;
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let folder: string;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  folder = mkdtempSync(join(tmpdir(), 'antei-withdrawn-'));
  site = await createSite(context, await ensureBuilt());
  await importEdition(context, edition(FIRST, [row(CODE)]), { source: 'official' });
  const stopped = edition(GONE, [row(CODE, { response: RESPONSE_TEXT.stopped })]);
  await importEdition(context, stopped, { source: 'official' });
});

after(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
  await context.close();
});

/** Runs the command line as an operator does, on the test's database. */
async function antei(...args: string[]): Promise<string> {
  const env = { ...process.env, DATABASE_URL: context.settings.databaseUrl, ANTEI_DATA: folder };
  return (await run(process.execPath, [CLI, ...args], { env, cwd: folder })).stdout;
}

const get = async (url: string) => {
  const { statusCode, body } = await site.inject({ url });
  return { status: statusCode, body };
};
/** The site looks for new data at most so often. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 400));

test('antei edition withdraw takes an edition back, and antei editions shows it as such', async () => {
  const said = await antei('edition', 'withdraw', GONE, '--reason', '<b>誤り</b>');
  assert.equal(said, `${GONE} の一覧を取り下げました。今の一覧は ${FIRST} のものです。\n`);
  const lines = (await antei('editions')).trim().split('\n');
  assert.match(
    lines[0]!,
    /^2026-08-18 {2}1品目 {2}260818iyakuhinkyoukyu\.xlsx（取り下げ \d{4}-\d\d-\d\d \d\d:\d\d）$/,
  );
  assert.equal(lines[1], '2026-08-17  1品目  260817iyakuhinkyoukyu.xlsx');
  const json = JSON.parse(await antei('editions', '--json'));
  assert.deepEqual(
    json.map((one: { asOf: string; withdrawnAt: string | null }) => [one.asOf, one.withdrawnAt === null]),
    [
      [GONE, false],
      [FIRST, true],
    ],
  );
  await assert.rejects(antei('edition', 'withdraw', GONE), /すでに取り下げられています.*edition-withdrawn/s);
  await assert.rejects(antei('edition', 'withdraw', '2026-08-01'), /（no-edition）/);
  await settled();
});

test('its workbook can still be exported with its date, and says that it was withdrawn; other formats are not made', async () => {
  const out = join(folder, 'gone.xlsx');
  const { stderr } = await run(process.execPath, [CLI, 'export', 'supply', '--as-of', GONE, '-o', out], {
    env: { ...process.env, DATABASE_URL: context.settings.databaseUrl, ANTEI_DATA: folder },
  });
  assert.match(stderr, /⚠ 2026-08-18 の一覧は、.* に取り下げられています。/);
  const rows = await readTable(sourceFile(fileName(GONE), readFileSync(out)), 50);
  assert.equal(rows[2]![11], RESPONSE_TEXT.stopped);
  await assert.rejects(
    antei('export', 'supply', '--as-of', GONE, '--format', 'csv', '-o', out),
    /書き出せるのは xlsx だけです/,
  );
});

test('the API lists it apart with when and why; its download is gone, and says so', async () => {
  const { items, withdrawn } = JSON.parse((await get('/api/v1/editions')).body);
  assert.deepEqual(
    items.map(({ asOf }: { asOf: string }) => asOf),
    [FIRST],
  );
  const [{ asOf, byPage, reason, withdrawnAt }] = withdrawn;
  assert.deepEqual([asOf, byPage, reason], [GONE, false, '<b>誤り</b>']);
  assert.ok(Date.parse(withdrawnAt));
  const download = await get(`/api/v1/editions/${GONE}/supply.csv`);
  assert.equal(download.status, 410);
  assert.equal(JSON.parse(download.body).code, 'edition-withdrawn');
  const latest = await get('/api/v1/editions/latest/supply.json');
  assert.match(latest.body, /^\{"asOf":"2026-08-17"/);
  const { product, changes } = JSON.parse((await get(`/api/v1/products/${CODE}`)).body);
  assert.deepEqual([product.response, changes], ['normal', []]);
});

test('its address answers with a clear notice, and the pages that name its date say that it was withdrawn', async () => {
  const page = await get(`/data/${GONE}`);
  assert.equal(page.status, 200);
  assert.match(page.body, /2026年8月18日の一覧（取り下げ）/);
  assert.match(page.body, /運営者の操作（&lt;b&gt;誤り&lt;\/b&gt;）/);
  assert.match((await get('/data')).body, /取り下げられた一覧/);
  assert.equal((await get('/data/2026-08-01')).status, 404);
  for (const path of [`/overview?asOf=${GONE}`, `/changes?from=${GONE}&to=${GONE}`])
    assert.match((await get(path)).body, /2026年8月18日の一覧は取り下げられました/, path);
  assert.doesNotMatch((await get('/feeds/changes.json')).body, /#2026-08-18/);
});

test('antei edition restore brings it back everywhere', async () => {
  assert.equal(await antei('edition', 'restore', GONE), `${GONE} の一覧（1品目）を戻しました。\n`);
  await settled();
  const { items, withdrawn } = JSON.parse((await get('/api/v1/editions')).body);
  assert.deepEqual([items.length, withdrawn], [2, []]);
  assert.doesNotMatch((await get(`/data/${GONE}`)).body, /取り下げ/);
  assert.doesNotMatch((await get('/data')).body, /取り下げられた一覧/);
  assert.match((await get('/feeds/changes.json')).body, /#2026-08-18/);
  await assert.rejects(antei('edition', 'restore', GONE), /取り下げられたものはありません/);
});
