/** The demonstration of an empty site: what it has, that it is made once, and that nothing of it stays beside real data. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { importNdb } from '../../indicators/index.ts';
import { sampleBook } from '../../indicators/testing.ts';
import { listRows } from '../../indicators/world-testing.ts';
import { importReferenceTable } from '../../medicines/index.ts';
import { testContext } from '../../platform/database/testing.ts';
import type { SupplyContext } from '../../supply/index.ts';
import { importEdition } from '../../supply/index.ts';
import { edition, row } from '../../supply/testing.ts';
import { STATES } from '../../warnings/model.ts';
import { openContext } from '../context.ts';
import { prepareDemonstration } from './demonstration.ts';

const SMALL = { products: 1200, mahs: 40, editions: 2, lastDate: '2026-08-18' };

async function demonstration(t: TestContext): Promise<SupplyContext> {
  const { settings } = await testContext(t, { demo: true });
  const site = await openContext(settings);
  t.after(() => site.close());
  assert.equal(await prepareDemonstration(site, () => undefined, SMALL), true);
  return site;
}

const PRICES = { kind: 'price', date: '2026-04-01' } as const;
const FILE = { name: 'price_20260401.csv', sha256: 'a'.repeat(64) };

const TABLES = [
  'dataset',
  'dataset_part',
  'reference_list',
  'seminar',
  'good_case',
  'early_warning',
] as const;

async function counts({ pool }: SupplyContext): Promise<Record<(typeof TABLES)[number], number>> {
  const selected = TABLES.map((name) => `(select count(*)::int from ${name}) as ${name}`).join(', ');
  const { rows } = await pool.query<Record<(typeof TABLES)[number], number>>(`select ${selected}`);
  return rows[0]!;
}

test('it has three years of figures and a year of dispensing, seminars, cases, and a warning in every state; once', async (t) => {
  const site = await demonstration(t);
  const { rows } = await site.pool.query<{ id: string; kind: string; title: string; source: string }>(
    'select id, kind, title, source from dataset order by id',
  );
  assert.deepEqual(
    rows.map(({ id, kind }) => [id, kind]),
    [
      ['demo-2023', 'ndb'],
      ['demo-2024', 'ndb'],
      ['demo-2025', 'ndb'],
      ['demo-dispensing', 'dispensing'],
    ],
  );
  for (const { source, title } of rows) {
    assert.equal(source, 'demo');
    assert.match(title, /^デモ.*架空/);
  }
  const states = await site.pool.query<{ state: string }>('select distinct state from early_warning');
  assert.deepEqual(states.rows.map(({ state }) => state).sort(), Object.keys(STATES).sort());
  for (const table of ['seminar', 'good_case'])
    for (const { title } of (await site.pool.query<{ title: string }>(`select title from ${table}`)).rows)
      assert.match(title, /^デモ：.*（架空の/);
  const receipts = await site.pool.query('select from receipt_code');
  assert.equal(receipts.rowCount, 0, 'codes of receipts are looked up everywhere');

  const before = await counts(site);
  assert.equal(await prepareDemonstration(site, () => undefined, SMALL), false);
  assert.deepEqual(await counts(site), before);
});

test('the first official list ends all of it', async (t) => {
  const site = await demonstration(t);
  await importEdition(site, edition('2026-08-19', [row('1149019F1560')]), { source: 'official' });
  assert.deepEqual(await counts(site), Object.fromEntries(TABLES.map((name) => [name, 0])));
  assert.equal(await prepareDemonstration(site, () => undefined, SMALL), false);
  assert.equal((await counts(site)).dataset, 0);
});

test('an official price list, or a real round of NDB, ends invented lists and figures in its own transaction', async (t) => {
  for (const bring of [
    (site: SupplyContext) => importReferenceTable(site, PRICES, FILE, listRows().price),
    (site: SupplyContext) => importNdb(site, [sampleBook()]),
  ]) {
    const site = await demonstration(t);
    await bring(site);
    const left = await site.pool.query(
      `select id from dataset where source = 'demo' union all select kind from reference_list where source = 'demo'`,
    );
    assert.deepEqual(left.rows, []);
    // Nothing comes back at the next start.
    await prepareDemonstration(site, () => undefined, SMALL);
    const again = await site.pool.query(`select id from dataset where source = 'demo'`);
    assert.deepEqual(again.rows, []);
  }
});
