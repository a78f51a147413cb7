/** The demonstration of an empty site: what it has, that it is made once, and that nothing of it stays beside real data. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { verifyTrail } from '../../access/audit/audit.ts';
import { actorsOfDemo } from '../../access/index.ts';
import { importNdb } from '../../indicators/index.ts';
import { sampleBook } from '../../indicators/testing.ts';
import { listRows } from '../../indicators/world-testing.ts';
import { importReferenceTable, packagesOf } from '../../medicines/index.ts';
import { packageCodeOf } from '../../medicines/model.ts';
import { testContext } from '../../platform/database/testing.ts';
import type { SupplyContext } from '../../supply/index.ts';
import { createSupplyReader, importEdition } from '../../supply/index.ts';
import { edition, row } from '../../supply/testing.ts';
import { readAnalysis } from '../../warnings/analysis/read-analysis.ts';
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
  'early_warning_draft',
  'package',
  'package_code',
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
  const actors = await actorsOfDemo(site);
  const officer = actors.find(({ organisation }) => organisation.kind === 'ministry')!;
  const snapshot = await createSupplyReader(site).snapshot();
  const { durations, late, open } = await readAnalysis(site, snapshot, officer, { days: 30, since: null });
  assert.deepEqual(durations, { count: 3, quartiles: { lower: 13.5, median: 18, upper: 26 } });
  assert.ok(open > late.length && late.length > 0, 'some are late, and not all');
  const several = await site.pool.query(
    `select from early_warning where jsonb_array_length(content->'more') > 0`,
  );
  assert.equal(several.rowCount, 2);
  const drafts = await site.pool.query<{ fields: Record<string, string> }>(
    'select fields from early_warning_draft',
  );
  assert.match(drafts.rows[0]!.fields.details!, /^デモ：/);
  assert.ok((await verifyTrail(site.pool)).broken === null);
  const [code] = snapshot.products.map(({ yjCode }) => yjCode);
  const { packages, invented } = await packagesOf(site.pool, code!);
  assert.equal(invented, true);
  for (const { name, mah, dispensing, sales, case: whole, jan } of packages) {
    assert.match(`${name} ${mah}`, /^デモ.* デモ/);
    for (const digits of [dispensing!, sales!, whole!]) {
      assert.match(digits, /^[012]29\d{11}$/, 'no company has codes that begin with 29');
      assert.ok(packageCodeOf(digits)!.valid);
    }
    assert.ok(packageCodeOf(jan!)!.valid);
  }
  const receipts = await site.pool.query('select from receipt_code');
  assert.equal(receipts.rowCount, 0, 'codes of receipts are looked up everywhere');

  const before = await counts(site);
  assert.equal(await prepareDemonstration(site, () => undefined, SMALL), false);
  assert.deepEqual(await counts(site), before);
});

test('an official import beside a first start waits for it and ends all of it, or comes before it and nothing is invented', async (t) => {
  const imports: ((site: SupplyContext) => Promise<unknown>)[] = [
    (site) => importEdition(site, edition('2026-08-19', [row('1149019F1560')]), { source: 'official' }),
    (site) => importReferenceTable(site, PRICES, FILE, listRows().price),
    (site) => importNdb(site, [sampleBook()]),
  ];
  const invented = async ({ pool }: SupplyContext) => {
    const { rows } = await pool.query<{ id: string }>(
      `select id from dataset where source = 'demo' union all select kind from reference_list where source = 'demo'`,
    );
    return rows;
  };
  // While lists are being made, while figures are, and just before.
  for (const [index, moment] of ['デモの一覧', 'デモの集計', ''].entries()) {
    const { settings } = await testContext(t, { demo: true });
    const [site, other] = [await openContext(settings), await openContext(settings)];
    t.after(() => Promise.all([site.close(), other.close()]));
    const bring = imports[index]!;
    let brought: Promise<unknown> | null = moment === '' ? bring(other) : null;
    await prepareDemonstration(
      site,
      (_done, _all, what) => {
        if (moment !== '' && what.startsWith(moment)) brought ??= bring(other);
      },
      SMALL,
    );
    assert.ok(brought, moment);
    await brought;
    assert.deepEqual(await invented(site), [], `${index}`);
    if (index === 0)
      assert.deepEqual(await counts(site), Object.fromEntries(TABLES.map((name) => [name, 0])));
  }
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
