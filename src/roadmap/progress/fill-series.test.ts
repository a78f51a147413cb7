/** The series that fill themselves: a small real round, made editions, and counted reports. */
import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createIndicators, type Indicators } from '../../indicators/index.ts';
import { importLists, importRound } from '../../indicators/world-testing.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { createSupplyReader, importEdition } from '../../supply/index.ts';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { FILLS } from '../model.ts';
import { datasetPeriod } from '../register/parse-period.ts';
import { readRegister } from '../register/read-register.ts';
import { createRoadmap, type Roadmap } from '../roadmap.ts';
import type { Point } from '../views.ts';

let context: ClosableContext & SupplyContext;
let indicators: Indicators;
let roadmap: Roadmap;
const register = readRegister();

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  await importLists(context);
  await importRound(context);
  const product = (code: string, response: string = RESPONSE_TEXT.normal) => row(code, { response });
  const [normal, limited, stopped, another] = [
    '1149019F1560',
    '1149019F1579',
    '1149019F2010',
    '2119404A1033',
  ];
  for (const [asOf, rows] of [
    ['2026-06-10', [product(normal), product(limited), product(stopped), product(another)]],
    [
      '2026-06-30',
      [product(normal), product(limited, RESPONSE_TEXT.limitedOwn), product(stopped), product(another)],
    ],
    [
      '2026-08-18',
      [
        product(normal),
        product(limited, RESPONSE_TEXT.limitedOthers),
        product(stopped, RESPONSE_TEXT.stopped),
        product(another),
      ],
    ],
  ] as const)
    await importEdition(context, edition(asOf, [...rows]), { source: 'official' });
  const { rows } = await context.pool.query(
    `insert into organisation (public_id, kind, name) values ('maker', 'manufacturer', '安心製薬') returning id`,
  );
  for (const [i, on] of ['2026-05-02', '2026-05-31', '2026-07-01', '2026-08-01'].entries())
    await context.pool.query(
      `insert into report_submission (number, organisation_id, channel, kind, base_as_of, reported_on, submitted_at, sha256, acknowledged)
       values ($1, $2, 'form', 'no-change', '2026-06-10', $3, now(), 'x', '[]')`,
      [`R-${i}`, rows[0].id, on],
    );
  indicators = createIndicators(context);
  const supply = createSupplyReader(context);
  roadmap = createRoadmap(context, { supply, indicators }, register);
});
after(async () => {
  await indicators.close();
  await context.close();
});

const computed = async (kpi: string, asOf?: string): Promise<Point[]> =>
  (await roadmap.kpi(kpi, asOf)).points.filter(({ origin }) => origin === 'computed');
const said = (points: Point[]) => points.map(({ period, end, value }) => [period, end, value]);

test('a measure gives one point a dataset, of its period, with its bounds and the way to its figure', async () => {
  const [point, ...more] = await computed('biosimilar-volume-share');
  const table = await indicators.figures({ measure: 'biosimilar-volume-share', by: 'nation' });
  const { value, lower, upper } = table.rows[0]!;
  assert.deepEqual(more, []);
  assert.deepEqual(
    [point?.period, point?.end, point?.value, point?.lower, point?.upper],
    ['FY2022', '2023-03-31', value, lower, upper],
  );
  assert.equal(
    point?.source.url,
    '/indicators/measures/biosimilar-volume-share?dataset=ndb-9&codes=2023-03-15',
  );
});

test('a KPI that counts prefectures counts those that reach the line, with bounds', async () => {
  const [point] = await computed('generic-volume-share-prefectures');
  const { rows } = await indicators.figures({ measure: 'generic-volume-share', by: 'prefecture' });
  const reached = (of: 'value' | 'lower' | 'upper') => rows.filter((one) => (one[of] ?? 0) >= 0.8).length;
  assert.deepEqual(
    [point?.value, point?.lower, point?.upper],
    [reached('value'), reached('lower'), reached('upper')],
  );
  assert.ok(point!.lower! <= point!.upper!);
});

test('a computed point stands beside the document’s of the same period and is never merged with it', async () => {
  const { points, progress } = await roadmap.kpi('biosimilar-effect');
  const both = points.filter(({ period }) => period === 'FY2022');
  assert.deepEqual(
    both.map(({ origin }) => origin),
    ['document', 'computed'],
  );
  assert.equal(both[0]?.value, 77_600_000_000);
  assert.equal(progress.line, 'published');
});

test('of the editions the last of each month counts, on the day of the edition', async () => {
  assert.deepEqual(said(await computed('limited-or-stopped-count')), [
    ['2026-06', '2026-06-30', 1],
    ['2026-08', '2026-08-18', 2],
  ]);
  assert.deepEqual(said(await computed('limited-or-stopped-share')), [
    ['2026-06', '2026-06-30', 0.25],
    ['2026-08', '2026-08-18', 0.5],
  ]);
  assert.deepEqual(said(await computed('limited-or-stopped-count', '2026-06-15')), [
    ['2026-06', '2026-06-10', 0],
  ]);
  assert.equal((await roadmap.kpi('limited-or-stopped-share')).progress.line, 'computed');
});

test('a new edition is there at once', async () => {
  await importEdition(context, edition('2026-08-19', [row('1149019F1560')]), { source: 'official' });
  // Readers of supply look for a new edition five times a second.
  await new Promise((resolve) => setTimeout(resolve, 250));
  assert.deepEqual(said(await computed('limited-or-stopped-count')).at(-1), ['2026-08', '2026-08-19', 0]);
});

test('reports are counted by months that are over, those without any as 0', async () => {
  assert.deepEqual(said(await computed('supply-reports-accepted')), [
    ['2026-05', '2026-05-31', 2],
    ['2026-06', '2026-06-30', 0],
    ['2026-07', '2026-07-31', 1],
  ]);
  assert.deepEqual(said(await computed('supply-reports-accepted', '2026-06-29')), [
    ['2026-05', '2026-05-31', 2],
  ]);
});

test('once the worker has prepared them, points come without the cells and are those that are computed', async () => {
  const before = await roadmap.kpis();
  assert.ok(before.some(({ points }) => points.some(({ source }) => source.text.includes('NDB'))));
  await indicators.prepare();
  const folder = join(context.settings.dataDir, 'indicators');
  await rename(folder, `${folder}.away`);
  const fresh = createIndicators(context);
  try {
    const bare = createRoadmap(context, { supply: createSupplyReader(context), indicators: fresh });
    assert.deepEqual(await bare.kpis(), before);
  } finally {
    await fresh.close();
    await rename(`${folder}.away`, folder);
  }
});

test('without lists, datasets and editions the pages have the documents’ values alone', async () => {
  await context.pool.query('delete from reference_list');
  const fresh = createIndicators(context);
  try {
    const bare = createRoadmap(context, { supply: createSupplyReader(context), indicators: fresh });
    const { points } = await bare.kpi('generic-value-share');
    assert.deepEqual([...new Set(points.map(({ origin }) => origin))], ['document']);
  } finally {
    await fresh.close();
  }
});

test('every fill fills a KPI, and its measure is there', () => {
  const known = new Set(register.kpis.flatMap(({ fills }) => fills ?? []));
  assert.deepEqual([...known].sort(), Object.keys(FILLS).sort());
  const measures = new Set(indicators.measures().map(({ id }) => id));
  for (const fill of known)
    if (fill.startsWith('indicators:')) assert.ok(measures.has(fill.slice('indicators:'.length)), fill);
});

test('the period of a dataset is written as documents write periods', () => {
  for (const [from, to, period] of [
    ['2022-04-01', '2023-03-31', 'FY2022'],
    ['2023-01-01', '2023-12-31', '2023'],
    ['2024-02-01', '2024-02-29', '2024-02'],
    ['2022-04-01', '2022-09-30', '2022-04/2022-09'],
  ] as const)
    assert.equal(datasetPeriod({ from, to }), period);
});
