import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock, toExcelSerial } from '../../platform/clock.ts';
import { importEdition } from '../../supply/index.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { publishReports, reportSource } from '../publish/publish.ts';
import { CODES, FOREIGN, LIMITED, MAKER, makerWorld, NORMAL } from '../testing.ts';

const [A, B, C] = CODES;
const all = { filter: 'all', q: '', page: 1 } as const;
const troubled = {
  response: RESPONSE_TEXT.limitedOwn,
  reason: '１．需要増',
  outlook: 'ア. あり',
  outlookText: '2026年7月',
  volume: VOLUME_TEXT.decreased,
};

test('a maker sees its own products in the order of the list, fifty a page', async (t) => {
  const codes = Array.from({ length: 120 }, (_, i) => `1149${String(200 - i).padStart(4, '0')}F010`);
  const rows = [row(FOREIGN, { mah: '別の製薬' }), ...codes.map((code) => row(code))];
  const { reporting, actor } = await makerWorld(t, rows);
  const first = await reporting.products(actor, all);
  assert.deepEqual([first.asOf, first.page, first.pages, first.total], ['2026-08-18', 1, 3, 120]);
  assert.deepEqual(
    first.products.map(({ yjCode }) => yjCode),
    codes.slice(0, 50),
  );
  const last = await reporting.products(actor, { ...all, page: 99 });
  assert.deepEqual([last.page, last.products.length, last.products[0]!.yjCode], [3, 20, codes[100]]);
  for (const page of [0, -1, 1.5, Number.NaN])
    assert.equal((await reporting.products(actor, { ...all, page })).page, 1);
});

test('products are found by words of name, ingredient and code, in any width', async (t) => {
  const rows = [
    row(A, { name: 'ロキソニン錠６０ｍｇ', ingredient: 'ロキソプロフェン' }),
    row(B, { name: '別の錠' }),
  ];
  const { reporting, actor } = await makerWorld(t, rows);
  const found = async (q: string) =>
    (await reporting.products(actor, { ...all, q })).products.map(({ yjCode }) => yjCode);
  assert.deepEqual(await found('60mg　ロキソプロ'), [A]);
  assert.deepEqual(await found('１１４９０１９ｆ'), [A, B]);
  assert.deepEqual(await found('別 60mg'), []);
});

test('what has gone stale, is in trouble or has a draft is counted and filtered', async (t) => {
  const old = { updatedOn: toExcelSerial('2026-05-01') };
  const rows = [
    row(A, { ...troubled, updatedOn: toExcelSerial('2026-08-01') }),
    row(B, { ...troubled, ...old, outlookText: '2026年12月' }),
    row(C, old),
  ];
  const { reporting, actor } = await makerWorld(t, rows);
  await reporting.saveDraft(actor, C, {}, (await reporting.product(actor, C)).version);
  const { products, counts } = await reporting.products(actor, all);
  assert.deepEqual(
    products.map(({ stale, draft, lastWordOn }) => [stale, draft, lastWordOn]),
    [
      [['forecast-passed', 'monthly'], false, '2026-08-01'],
      [['no-word', 'monthly'], false, '2026-05-01'],
      [['monthly'], true, '2026-05-01'],
    ],
  );
  assert.deepEqual(counts, { all: 3, stale: 2, trouble: 2, draft: 1, monthly: 3 });
  assert.equal((await reporting.products(actor, { ...all, filter: 'stale' })).total, 2);
  assert.equal((await reporting.products(actor, { ...all, filter: 'trouble' })).total, 2);
  assert.equal((await reporting.products(actor, { ...all, filter: 'draft' })).products[0]!.yjCode, C);
});

test('the page of one’s work counts what the page of products does: as listed, reported, published and confirmed', async (t) => {
  const states = Object.values(RESPONSE_TEXT).flatMap((response) =>
    [VOLUME_TEXT.normal, VOLUME_TEXT.decreased, VOLUME_TEXT.halted, ''].flatMap((volume) =>
      ['2026年7月', '2026年12月', '7月', null].flatMap((outlookText) =>
        [null, '2026-05-01', '2026-05-22', '2026-08-01'].map((day) => ({
          response,
          volume,
          outlookText,
          outlook: outlookText === null ? 'ウ. 未定' : 'ア. あり',
          reason: '１．需要増',
          updatedOn: day && toExcelSerial(day),
        })),
      ),
    ),
  );
  const codes = states.map((_, index) => `1149${String(1000 + index)}F01${index % 10}`);
  const rows = states.map((state, index) => row(codes[index]!, state));
  const {
    context: plain,
    reporting,
    actor,
  } = await makerWorld(t, [...rows, row(FOREIGN, { mah: '別の製薬' })]);
  const context = Object.assign(plain, { ports: { ...NO_PORTS, reports: reportSource } });
  const agree = async () => {
    const { stale, draft } = (await reporting.products(actor, all)).counts;
    assert.deepEqual(await reporting.counts(actor), { stale, draft });
    return stale;
  };
  const stale = [await agree()];
  const first = codes.slice(0, 40);
  for (const code of first.slice(0, 3))
    await reporting.saveDraft(actor, code, {}, (await reporting.product(actor, code)).version);
  const products = await Promise.all(first.map((code) => reporting.product(actor, code)));
  await reporting.submit(actor, {
    channel: 'form',
    acknowledged: [],
    items: products.map(({ yjCode, version }, index) => ({
      yjCode,
      version,
      status: index % 2 ? NORMAL : LIMITED,
    })),
  });
  stale.push(await agree());
  Object.assign(context, { clock: fixedClock('2026-11-19T09:00:00+09:00') });
  stale.push(await agree());
  await publishReports(context, null);
  stale.push(await agree());
  await reporting.noChange(actor);
  stale.push(await agree());
  assert.equal(new Set(stale).size > 3, true, `it changes as time goes on: ${stale}`);
});

test('a maker without products has an empty list, also before the first edition', async (t) => {
  const { reporting, actor } = await makerWorld(t, [row(FOREIGN, { mah: '別の製薬' })]);
  assert.deepEqual((await reporting.products(actor, all)).products, []);
  await assert.rejects(reporting.noChange(actor), { code: 'nothing-to-report' });
  const empty = await makerWorld(t, []);
  assert.equal((await empty.reporting.products(empty.actor, all)).asOf, null);
  assert.deepEqual(await empty.reporting.counts(empty.actor), { stale: 0, draft: 0 });
  await assert.rejects(empty.reporting.template(empty.actor), { code: 'no-edition' });
});

test('a report is in force from its acceptance through its publication until the official list says something else', async (t) => {
  const { context: plain, reporting, actor } = await makerWorld(t);
  const context = Object.assign(plain, { ports: { ...NO_PORTS, reports: reportSource } });
  const state = async () => {
    const { response, pending, history } = await reporting.product(actor, A);
    return [response, pending, history[0]?.publishedOn ?? null];
  };
  const versions = new Set([(await reporting.product(actor, A)).version]);
  const [version] = versions;
  await reporting.submit(actor, {
    channel: 'form',
    acknowledged: [],
    items: [{ yjCode: A, status: LIMITED, version: version! }],
  });
  assert.deepEqual(await state(), ['limitedOwn', true, null]);
  versions.add((await reporting.product(actor, A)).version);
  await publishReports(context, null);
  assert.deepEqual(await state(), ['limitedOwn', false, '2026-08-20']);
  versions.add((await reporting.product(actor, A)).version);
  // A second report is made on what the official list says, not on what was published of the first.
  const next = (await reporting.product(actor, A)).version;
  await reporting.submit(actor, {
    channel: 'form',
    acknowledged: [],
    items: [{ yjCode: A, status: { ...LIMITED, reason: 'quality' }, version: next }],
  });
  const { rows } = await context.pool.query('select distinct official_hash from supply_report');
  assert.equal(rows.length, 1);
  versions.add((await reporting.product(actor, A)).version);
  Object.assign(context, { clock: fixedClock('2026-08-21T09:00:00+09:00') });
  const moved = [
    row(A, { volume: VOLUME_TEXT.increased }),
    row(B),
    row(C),
    row(FOREIGN, { mah: '別の製薬' }),
  ];
  await importEdition(context, edition('2026-08-21', moved), { source: 'official' });
  assert.equal((await state())[0], 'normal');
  assert.deepEqual((await reporting.product(actor, A)).status, { ...NORMAL, volume: 'increased' });
  versions.add((await reporting.product(actor, A)).version);
  assert.equal(versions.size, 5, 'whatever is published or accepted changes the version');
  assert.equal((await reporting.product(actor, A)).mah, MAKER);
});
