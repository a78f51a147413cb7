import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { importReferenceTable } from '../../medicines/index.ts';
import { keepAnalytics, openAnalytics } from '../../platform/analytics/analytics.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import type { AnteiError, ErrorCode } from '../../platform/errors.ts';
import type { CubeSource } from '../cubes/cube-model.ts';
import { Cubes } from '../cubes/cubes.ts';
import { importNdb } from '../datasets/import-ndb.ts';
import { createIndicators, type Indicators } from '../indicators.ts';
import { type FigureQuery, PREFECTURES } from '../model.ts';
import { ndbWorkbook } from '../testing.ts';
import { CODES, EDITION, importLists, importRound, indicatorWorld } from '../world-testing.ts';
import { figuresJson } from './figures-json.ts';

let world: ClosableContext;
let indicators: Indicators;
before(async () => {
  world = await indicatorWorld();
  indicators = createIndicators(world);
});
after(async () => {
  await indicators.close();
  await world.close();
});

const SHARE = 'generic-volume-share';
const ask = (query: Partial<FigureQuery>) => indicators.figures({ measure: SHARE, by: 'nation', ...query });

test('a figure says of what it was made: dataset, period, lists, sheets, unmapped codes and statement', async () => {
  const { importedAt: _, parts, ...dataset } = (await indicators.datasets())[0]!;
  const { sources, sql, rows, ...table } = await ask({});
  // Generic classes count biologics too: 後発 75,000 錠, 3,500 and 9,000 瓶; 先発 25,000 錠, 3,000 and 1,000 瓶.
  const [numerator, other] = [60_000 + 15_000 + 3500 + 8000 + 1000, 20_000 + 5000 + 3000 + 1000];
  assert.deepEqual(
    rows.map(({ key, label, value }) => ({ key, label, value })),
    [{ key: '00', label: '全国', value: numerator / (numerator + other) }],
  );
  assert.deepEqual([rows[0]!.numerator, rows[0]!.denominator], [numerator, numerator + other]);
  assert.deepEqual(table, {
    measure: SHARE,
    version: 1,
    dataset: dataset.id,
    period: '2022-04/2023-03',
    by: 'nation',
    where: {},
    codes: CODES,
    edition: null,
    limits: {},
    bounded: true,
    references: [{ kind: 'generic-info', route: null, date: CODES, days: 16, timing: 'in-time' }],
    // Eight rows; seven only fill a sheet. 123,500 units in all, 7,000 of them of an unknown code.
    coverage: { total: 123_500, quantity: 7000, share: 7000 / 123_500, codes: 2, rows: 8 },
    warnings: ['数量の5.7%（7,000、データ全体で2コード）は区分のリストになく、どこにも数えていません。'],
    unmapped: [
      // A row that only fills a sheet.
      { code: '0000000A0000', name: '試験薬0000000A0000', quantity: 0 },
      { code: '1124001F1999', name: '＋不明錠', quantity: 7000 },
    ],
  });
  assert.deepEqual(sources, parts);
  assert.match(sql, /^select/);
});

test('prefectures are 47, also those of which nothing is there, and one where one is asked for', async () => {
  const { rows } = await ask({ by: 'prefecture' });
  assert.deepEqual(
    rows.map(({ key, label }) => [key, label]),
    [...PREFECTURES],
  );
  const tokyo = rows.find(({ key }) => key === '13')!;
  assert.equal(tokyo.value, (60_000 + 3000 + 8000 + 1000) / (60_000 + 3000 + 9000 + 20_000 + 2000 + 1000));
  const aomori = rows.find(({ key }) => key === '02')!;
  assert.deepEqual(
    [aomori.value, aomori.lower, aomori.upper, aomori.numerator, aomori.denominator],
    [null, null, null, 0, 0],
  );
  // 500 bottles are hidden in two cells; either may hold all of them or none.
  const hokkaido = rows.find(({ key }) => key === '01')!;
  assert.deepEqual([hokkaido.value, hokkaido.lower, hokkaido.upper], [null, 1, 1]);
  const one = await ask({ by: 'prefecture', where: { prefecture: '13' } });
  assert.deepEqual(one.rows, [tokyo]);
});

test('classes, settings, routes, ingredients and families carry their names', async () => {
  const labels = async (query: Partial<FigureQuery>) =>
    (await ask(query)).rows.map(({ key, label }) => `${key} ${label}`);
  assert.deepEqual(await labels({ by: 'class' }), ['112 催眠鎮静剤，抗不安剤', '239 その他の消化器官用薬']);
  assert.deepEqual(await labels({ by: 'setting' }), [
    'out-of-hospital 外来（院外）',
    'in-hospital 外来（院内）',
  ]);
  assert.deepEqual(await labels({ by: 'route' }), ['internal 内服薬', 'injection 注射薬']);
  assert.deepEqual((await labels({ by: 'ingredient' }))[0], '1124001 試験成分');
  assert.deepEqual(await labels({ measure: 'biosimilar-volume-share', by: 'ingredient' }), [
    'infliximab インフリキシマブ',
    'darbepoetin-alfa ダルベポエチンアルファ',
  ]);
});

test('authorised biologics count with biosimilars, and the strict share leaves them out', async () => {
  const where = { family: 'darbepoetin-alfa' };
  const value = async (measure: string) => (await ask({ measure, where })).rows[0]!.value;
  assert.equal(await value('biosimilar-volume-share'), 9000 / 10_000);
  assert.equal(await value('biosimilar-volume-share-strict'), 1000 / 2000);
});

test('a measure that asks what ships names the edition, the newest or the one before a date', async () => {
  const measure = 'generic-volume-share-available';
  assert.equal((await ask({ measure })).edition, EDITION);
  assert.equal((await ask({ measure, edition: '2026-12-31' })).edition, EDITION);
  // The biosimilar of infliximab that is limited leaves out its own seven characters only.
  assert.equal((await ask({ measure })).rows[0]!.denominator, (await ask({})).rows[0]!.denominator);
  const saving = async (measure: string) => (await ask({ measure })).rows[0]!;
  // 3,000 references at 60,000 yen: biosimilars cost 30,000 or, where it ships, 24,000.
  const all = await saving('biosimilar-saving');
  const available = await saving('biosimilar-saving-available');
  const darbepoetin = 1000 * (1500 - 900);
  assert.deepEqual([all.lower, all.upper], [3000 * 30_000 + darbepoetin, 3000 * 36_000 + darbepoetin]);
  assert.deepEqual([available.lower, available.upper], [all.lower, all.lower]);
});

test('what is not there is refused, with what is', async () => {
  const refused = async (query: Partial<FigureQuery>, code: ErrorCode, detail: RegExp) =>
    assert.rejects(ask(query), (error: AnteiError) => {
      assert.deepEqual([error.code, detail.test(error.detail)], [code, true], error.detail);
      return true;
    });
  await refused(
    { measure: 'generic-share' },
    'not-found',
    /「generic-share」はありません。あるもの：.*generic-volume-share/,
  );
  await refused({ dataset: 'ndb-3' }, 'no-dataset', /「ndb-3」はありません。あるもの：ndb-9/);
  await refused({ codes: '2020-04-01' }, 'codes-missing', /2020-04-01 に有効な.*取り込み済み：2023-03-15/);
  await refused(
    { measure: 'generic-saving-available', edition: '2026-08-17' },
    'no-edition',
    /2026-08-17 以前の一覧がありません/,
  );
  await refused({ where: { class: '999' } }, 'not-found', /薬効分類「999」はありません。あるもの：112、239/);
  await refused({ where: { family: 'insulin' } }, 'not-found', /あるもの：darbepoetin-alfa、infliximab/);
  await refused({ where: { ingredient: '0000000' } }, 'not-found', /成分「0000000」/);
  await refused({ by: 'prefecture', where: { prefecture: '48' } }, 'not-found', /都道府県「48」/);
  await refused({ where: { prefecture: '13' } }, 'bad-request', /by に prefecture/);
  await refused(
    { measure: 'biosimilar-effect', by: 'age' },
    'bad-request',
    /age では示せません。示せるもの：.*prefecture（都道府県）/,
  );
  await refused({ by: 'month' }, 'bad-request', /ndb-9 は期間の合計/);
  await refused({ by: 'sex' }, 'bad-request', /性・年齢別の表はありません/);
  await assert.rejects(indicators.figureGrid({ measure: SHARE, by: 'nation' }), /都道府県ごとに/);
});

test('before the first dataset, the first list and the first price list the reader is told what to import', async (t) => {
  const empty = await testContext(t);
  const room = createIndicators(empty);
  t.after(() => room.close());
  const refused = (query: FigureQuery, code: ErrorCode) =>
    assert.rejects(
      room.figures(query),
      (error: AnteiError) => error.code === code && /import/.test(error.remedy),
    );
  await refused({ measure: SHARE, by: 'nation' }, 'no-dataset');
  await importRound(empty);
  await refused({ measure: SHARE, by: 'nation' }, 'codes-missing');
  await importLists(empty);
  await empty.pool.query('delete from price');
  await refused({ measure: 'generic-saving', by: 'nation' }, 'prices-missing');
  assert.equal((await room.figures({ measure: SHARE, by: 'nation' })).rows.length, 1);
});

test('a list that came into force after the period applies only on request, and then without bounds', async (t) => {
  const context = await testContext(t);
  const room = createIndicators(context);
  t.after(() => room.close());
  const codes = async (asked?: string) =>
    (await room.figures({ measure: SHARE, by: 'nation', codes: asked })).codes;
  await importRound(context);
  await importLists(context, '2024-04-01');
  await importLists(context, '2025-04-01');
  await assert.rejects(codes(), (error: AnteiError) => {
    assert.equal(error.code, 'codes-missing');
    assert.match(error.detail, /ndb-9.*2023-03-31 以前で最も近い日付のもの（2022年度のもの）/);
    assert.match(error.detail, /取り込み済み：2025-04-01、2024-04-01/);
    assert.match(error.remedy, /import generic-info.*--allow-other-time/);
    return true;
  });
  assert.equal(await codes('2026-08-20'), '2025-04-01');
  const { bounded, rows, warnings, references } = await room.figures({
    measure: SHARE,
    by: 'prefecture',
    otherTime: true,
  });
  assert.deepEqual(references[0], {
    kind: 'generic-info',
    route: null,
    date: '2024-04-01',
    days: -367,
    timing: 'later',
  });
  assert.equal(bounded, false);
  assert.ok(rows.some(({ value }) => value !== null));
  assert.ok(rows.every(({ lower, upper }) => lower === null && upper === null));
  assert.match(warnings[0]!, /2024-04-01.*末日（2023-03-31）の367日後.*上下限は示しません/);
  await importLists(context, CODES);
  assert.equal(await codes(), CODES);
  const inTime = await room.figures({ measure: SHARE, by: 'nation', otherTime: true });
  assert.deepEqual([inTime.bounded, inTime.codes], [true, CODES]);
  assert.ok(inTime.rows[0]!.lower !== null);
});

test('prices are those in force at the end of the period, route by route, and their dates are said', async (t) => {
  const context = await testContext(t);
  const room = createIndicators(context);
  t.after(() => room.close());
  await importLists(context, '2022-10-01');
  await importRound(context);
  const saving = () => room.figures({ measure: 'generic-saving', by: 'nation' });
  const before = await saving();
  // Between the list of classes and the end of the period, internal medicines only: 先発錠 is 15 yen in place of 20.
  const rows = [
    '区分,薬価基準収載医薬品コード,成分名,規格,品名,メーカー名,診療報酬において加算等の算定対象となる後発医薬品,先発医薬品,薬価',
    '内用薬,1124001F1015,試験成分,１ｍｇ１錠,先発錠,先発製薬,,,15',
    '内用薬,1124001F1023,試験成分,１ｍｇ１錠,＝後発錠,後発製薬,,,10',
  ].map((line) => line.split(',').map((cell) => cell || null));
  await importReferenceTable(
    context,
    { kind: 'price', date: '2023-03-20' },
    { name: 'tp20230320-01_01.xlsx', sha256: '0'.repeat(64) },
    rows,
  );
  const after = await saving();
  assert.deepEqual(
    after.references.map(({ kind, route, date, days }) => [kind, route, date, days]),
    [
      ['generic-info', null, '2022-10-01', 181],
      ['price', 'internal', '2023-03-20', 11],
      ['price', 'injection', '2022-10-01', 181],
      ['price', 'external', null, null],
    ],
  );
  assert.equal(before.rows[0]!.value! - after.rows[0]!.value!, 25_000 * 5);
  assert.equal(after.bounded, true);
});

test('figures follow an import that comes after them', async (t) => {
  const context = await testContext(t);
  const room = createIndicators(context);
  t.after(() => room.close());
  await importLists(context);
  await importNdb(context, [ndbWorkbook([{ rows: [{ code: '1124001F1023', cells: { '13': 60_000 } }] }])]);
  const share = async () => (await room.figures({ measure: SHARE, by: 'nation' })).rows[0]!;
  const before = await share();
  await importNdb(context, [
    ndbWorkbook(
      [{ setting: 'inpatient', rows: [{ code: '1124001F1015', cells: { '13': 50_000 } }] }],
      'in.xlsx',
    ),
  ]);
  const after = await share();
  assert.equal(after.denominator, before.denominator! + 50_000);
  assert.equal(after.numerator, before.numerator);
});

test('the figures of all prefectures at once are those of each', async () => {
  const grid = await indicators.figureGrid({ measure: SHARE, by: 'class' });
  assert.deepEqual([...grid.prefectures.keys()], [...PREFECTURES.keys()]);
  const where = { prefecture: '13' };
  assert.deepEqual(grid.prefectures.get('13'), (await ask({ by: 'class', where })).rows);
});

test('the program gets what the issue promises first, in its order', async () => {
  const json = figuresJson(await ask({ by: 'prefecture' }));
  assert.deepEqual(Object.keys(json).slice(0, 6), ['measure', 'version', 'dataset', 'period', 'by', 'rows']);
  assert.deepEqual(Object.keys(json.rows[0]!), [
    'key',
    'label',
    'value',
    'lower',
    'upper',
    'numerator',
    'denominator',
  ]);
  for (const key of ['codes', 'edition', 'unmapped']) assert.ok(key in json, key);
});

test('an engine that is lost, before or while a question is asked, is opened anew and the question answered', async () => {
  const analytics = keepAnalytics({ threads: 1, memoryMb: 200 });
  const [dataset] = await indicators.datasets();
  const { partPaths } = await import('../datasets/dataset-folder.ts');
  const source = async (): Promise<CubeSource> => ({
    paths: partPaths(world.settings, dataset!),
    facts: async () => ({ facts: [], families: new Map() }),
    codes: CODES,
  });
  const cubes = new Cubes(analytics.open);
  const rows = (question: string, before: () => Promise<void> = async () => undefined) =>
    cubes.answer('a', question, source, async ({ tables: [small] }, on) => {
      await before();
      return (await on.query<{ n: number }>(`select count(*) as n from ${small!.name}`))[0]!;
    });
  const lose = async () => (await analytics.open()).close();
  const right = await rows('1');
  await lose();
  assert.deepEqual(await Promise.all([rows('1'), rows('2'), rows('3')]), [right, right, right]);
  let times = 0;
  const whileAsked = async () => (times++ === 0 ? lose() : undefined);
  assert.deepEqual(await rows('4', whileAsked), right);
  assert.equal(times, 2);
  // One who loses it each time is not asked for ever.
  await assert.rejects(rows('5', lose));
  assert.deepEqual(await rows('6'), right);
  await analytics.close();
});

test('a cube is built once though many ask at once, three are kept, and one in use outlives its place', async () => {
  const engine = await openAnalytics({ threads: 1, memoryMb: 200 });
  const [dataset] = await indicators.datasets();
  const { partPaths } = await import('../datasets/dataset-folder.ts');
  const paths = partPaths(world.settings, dataset!);
  const built: string[] = [];
  const cubes = new Cubes(async () => engine);
  const source = (key: string) => async (): Promise<CubeSource> => {
    built.push(key);
    return { paths, facts: async () => ({ facts: [], families: new Map() }), codes: CODES };
  };
  const rows = (key: string) =>
    cubes.use(key, source(key), async ({ tables: [small] }, on) => {
      const [found] = await on.query<{ n: number }>(`select count(*) as n from ${small!.name}`);
      return found!.n;
    });
  const tables = async () =>
    (await engine.query<{ n: number }>('select count(*) as n from information_schema.tables'))[0]!.n;

  const counts = await Promise.all(['a', 'a', 'a', 'b'].map(rows));
  assert.equal(new Set(counts).size, 1);
  assert.deepEqual(built, ['a', 'b']);

  const inUse = cubes.use('a', source('a'), async ({ tables: [small] }, on) => {
    for (const key of ['c', 'd', 'e']) await rows(key);
    const [found] = await on.query<{ n: number }>(`select count(*) as n from ${small!.name}`);
    return found!.n;
  });
  assert.equal(await inUse, counts[0]);
  assert.deepEqual(built, ['a', 'b', 'c', 'd', 'e']);
  await rows('e');
  assert.equal(await tables(), 3 * 3, 'three tables a cube');

  let answered = 0;
  const answer = () =>
    cubes.answer('e', 'question', source('e'), async () => {
      answered += 1;
      return { answered };
    });
  assert.deepEqual(await Promise.all([answer(), answer()]), [{ answered: 1 }, { answered: 1 }]);
  const failing = () =>
    cubes.use(
      'broken',
      () => Promise.reject(new Error('no such file')),
      async () => 1,
    );
  await assert.rejects(failing(), /no such file/);
  assert.equal(await rows('broken'), counts[0], 'what failed is tried again');

  const crowd = await Promise.allSettled(['p', 'q', 'r', 's', 't'].map(rows));
  const refused = crowd.filter((one) => one.status === 'rejected');
  assert.deepEqual(
    refused.map(({ reason }) => reason.code),
    ['figures-busy'],
    'who comes when four wait is told to come again',
  );
  assert.equal(await rows('t'), counts[0]);
  engine.close();
});
