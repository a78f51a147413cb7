import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import type { EditionRow } from '../model.ts';
import { REASON_TEXT, RESPONSE_TEXT, VOLUME_TEXT } from '../official/official-layout.ts';
import { parseEdition } from '../official/parse-edition.ts';
import { readOverviewPage } from '../pages/parts/overview/overview-data.ts';
import { categoryRows } from '../pages/parts/overview/quote-rows.ts';
import { NO_PORTS } from '../ports.ts';
import { createSupplyReader } from '../reader.ts';
import { noRealFiles, REAL_FILES, realFile } from '../real-editions-testing.ts';
import { edition, row } from '../testing.ts';
import { CATEGORY_GROUPS, type EditionOverview, limitedOf, mainCause } from './overview.ts';
import { overviewCsv } from './overview-csv.ts';

/** Every figure of an overview against a count of the rows themselves. */
function checkAgainstRows(overview: EditionOverview, rows: readonly EditionRow[]): void {
  const count = (having: (row: EditionRow) => boolean) => rows.filter(having).length;
  assert.equal(overview.total, rows.length);
  for (const [response, products] of Object.entries(overview.byResponse))
    assert.equal(
      products,
      count((r) => r.response === response),
      response,
    );
  for (const [volume, products] of Object.entries(overview.byVolume))
    assert.equal(
      products,
      count((r) => r.volume === volume),
      volume,
    );
  for (const [reason, products] of Object.entries(overview.byReason))
    assert.equal(
      products,
      count((r) => r.response !== 'normal' && r.reason === reason),
      reason,
    );
  for (const group of overview.groups) {
    const inGroup = (r: EditionRow) =>
      (CATEGORY_GROUPS[group.group].categories as readonly string[]).includes(r.category);
    assert.equal(group.total, count(inGroup), group.group);
    assert.equal(
      group.limited,
      count((r) => inGroup(r) && r.response.startsWith('limited')),
      group.group,
    );
    assert.equal(
      group.stopped,
      count((r) => inGroup(r) && r.response === 'stopped'),
      group.group,
    );
  }
  const quiet = ['normal', 'increased', 'notStated'];
  assert.equal(
    Object.values(overview.byVolume).reduce((sum, products) => sum + products, 0),
    overview.total,
    'every volume, a blank one too, is counted',
  );
  assert.equal(
    overview.hiddenTrouble,
    count((r) => r.response === 'normal' && !quiet.includes(r.volume)),
  );
  assert.equal(
    overview.groups.reduce((sum, group) => sum + group.total, 0),
    overview.total,
    'every category is in a group',
  );
}

test('three official editions: every figure is a count of rows, now and in the past', {
  skip: noRealFiles,
}, async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const rows = new Map<string, EditionRow[]>();
  for (const name of REAL_FILES.slice(-3)) {
    const parsed = await parseEdition(realFile(name), { today: '2026-08-20', maxUnpackedMb: 200 });
    await importEdition(context, parsed, { source: 'official' });
    rows.set(parsed.asOf, parsed.rows);
  }
  const reader = createSupplyReader(context);
  for (const [asOf, list] of rows) {
    const view = (await reader.overview(asOf))!;
    checkAgainstRows(view.now, list);
    assert.equal(view.before?.asOf ?? null, view.previous?.asOf ?? null);
    const essentials = list.filter((r) => r.essentialSupply && r.response !== 'normal');
    assert.deepEqual(view.essentials.map((p) => p.yjCode).sort(), essentials.map((p) => p.yjCode).sort());
    const worst = view.ingredients[0]!;
    const own = list.filter((r) => r.ingredient === worst.name);
    assert.deepEqual(
      [worst.total, worst.normal],
      [own.length, own.filter((r) => r.response === 'normal').length],
    );
    assert.equal(view.trend.dates.at(-1), asOf);
    const troubled = list.filter((r) => r.response === 'stopped' || r.response.startsWith('limited')).length;
    assert.equal(
      Object.values(view.trend.byGroup).reduce((sum, series) => sum + series.at(-1)!, 0),
      troubled,
    );
  }
  const { byResponse } = (await reader.overview('2026-08-18'))!.now;
  assert.deepEqual(byResponse, {
    normal: 14_538,
    limitedOwn: 479,
    limitedOthers: 416,
    limitedOther: 74,
    stopped: 879,
    unknown: 0,
  });
  assert.equal(await reader.overview('2026-08-16'), null);
});

test('limited, stopped and hidden trouble, by category and over time', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const limited = { response: RESPONSE_TEXT.limitedOthers, reason: REASON_TEXT.demand };
  const stopped = { response: RESPONSE_TEXT.stopped, reason: REASON_TEXT.material };
  const first = edition('2026-08-17', [
    row('1111111F1011', { category: '1：先発品' }),
    row('1111111F1022', limited),
    row('1111111F1033', { ...stopped, category: '6：未収載医薬品' }),
    row('1111111F1044', { volume: VOLUME_TEXT.decreased }),
    row('1111111F1055'),
  ]);
  const second = edition('2026-08-18', [
    row('1111111F1011', { category: '3：準先発品', ...limited }),
    row('1111111F1022', { ...limited, essentialSupply: 'A' }),
    row('1111111F1033', { ...stopped, category: '6：未収載医薬品', essentialSupply: 'B' }),
    row('1111111F1044', { volume: VOLUME_TEXT.halted }),
    row('1111111F1055', { volume: null }),
  ]);
  await importEdition(context, first, { source: 'official' });
  await importEdition(context, second, { source: 'official' });
  const reader = createSupplyReader(context);
  const now = (await reader.overview('2026-08-18'))!;
  const then = (await reader.overview('2026-08-17'))!;
  checkAgainstRows(now.now, second.rows);
  checkAgainstRows(then.now, first.rows);
  assert.deepEqual([now.now.hiddenTrouble, then.now.hiddenTrouble], [1, 1]);
  assert.deepEqual([now.now.byVolume.notStated, then.now.byVolume.notStated], [1, 0]);
  assert.deepEqual(now.trend.byGroup, {
    originator: [0, 1],
    longListed: [0, 0],
    generic: [1, 1],
    other: [1, 1],
  });
  assert.deepEqual(now.trend.byCause, { limitedOwn: [0, 0], limitedOthers: [1, 2], limitedOther: [0, 0] });
  assert.deepEqual(then.trend.dates, ['2026-08-17'], 'a past overview knows nothing of later editions');
  assert.deepEqual(
    now.essentials.map((p) => p.essentialSupply),
    ['A', 'B'],
  );
  assert.deepEqual([then.essentials, now.designated], [[], { A: 1, B: 1, C: 0, unknown: 0 }]);
  assert.deepEqual(mainCause(now.now.byResponse), { cause: 'limitedOthers', products: 2 });
  assert.equal(mainCause({ ...now.now.byResponse, limitedOthers: 0 }), null);
});

test('the figures as CSV sum up to the products', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(
    context,
    edition('2026-08-18', [
      row('1111111F1011'),
      row('1111111F1022', { response: RESPONSE_TEXT.limitedOwn, reason: REASON_TEXT.quality }),
    ]),
    { source: 'official' },
  );
  const { now } = (await createSupplyReader(context).overview('2026-08-18'))!;
  const [header, ...lines] = parse(overviewCsv(now, false), { bom: true }) as string[][];
  assert.deepEqual(header, ['一覧の日付', '区分', '項目', '値', '品目数']);
  const products = (category: string, what: string, value: string) =>
    Number(lines.find((line) => line[1] === category && line[2] === what && line[3] === value)![4]);
  assert.equal(products('全品目', '合計', ''), 2);
  assert.equal(products('後発品', '出荷対応', '限定出荷の合計'), limitedOf(now.byResponse));
  assert.equal(products('全品目', '限定出荷・供給停止の理由', '品質トラブル（製造委託を含む）'), 1);
  assert.ok(lines.every((line) => line[0] === '2026-08-18' && line.length === 5));
});

test('totals are compared with the edition in force a week and a month earlier, where there is one', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const codes = ['11', '22', '33', '44', '55', '66'].map((end) => `1111111F10${end}`);
  const days = { '2026-07-17': 1, '2026-08-07': 2, '2026-08-10': 4, '2026-08-17': 5, '2026-08-18': 6 };
  for (const [asOf, products] of Object.entries(days))
    await importEdition(
      context,
      edition(
        asOf,
        codes.slice(0, products).map((code) => row(code)),
      ),
      {
        source: 'official',
      },
    );
  const page = async (asOf: string) =>
    (await readOverviewPage(createSupplyReader(context), new URLSearchParams({ asOf }), 'http://x'))!;
  const { differences, published } = await page('2026-08-18');
  assert.deepEqual(differences.against, [
    { label: '前回', asOf: '2026-08-17' },
    { label: '1週間前', asOf: '2026-08-10' },
    { label: '1か月前', asOf: '2026-07-17' },
  ]);
  assert.deepEqual(differences.rows[0], { label: '全品目', now: 6, changes: [1, 2, 5] });
  assert.deepEqual(published.at(-1)!.label, '2025年12月');
  const early = await page('2026-08-07');
  // The list before the seventh is of three weeks ago: neither a week's nor a month's.
  assert.deepEqual(early.differences.rows[0], { label: '全品目', now: 2, changes: [1, null, null] });
  assert.deepEqual(categoryRows(early).at(-1), ['合計', 2, 0, 0]);
});
