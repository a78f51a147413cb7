import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { fixedClock } from '../../platform/clock.ts';
import { importEdition } from '../../supply/index.ts';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { edition, row } from '../../supply/testing.ts';
import type { State } from '../model.ts';
import {
  MAH,
  OTHER,
  OURS,
  PEER,
  PEER_10,
  PEER_MAH,
  submitted,
  type WarningWorld,
  warningWorld,
} from '../testing.ts';
import { createWarnings } from '../warnings.ts';
import { analysisCsv, warningsCells } from './desk-csv.ts';
import { ALL } from './queue.ts';

const lines = (bytes: Buffer): string[][] => parse(bytes, { bom: true });

/** Walks a warning through states. */
async function through(world: WarningWorld, number: string, ...states: State[]) {
  for (const [i, to] of states.entries())
    await world.warnings.move(world.officer.actor, number, i + 1, {
      to,
      note: '防いだ',
      link: `/products/${OURS}`,
    });
}

describe('The queue', () => {
  let world: WarningWorld;
  const numbers: Record<'urgent' | 'calm' | 'done', string> = { urgent: '', calm: '', done: '' };

  before(async () => {
    world = await warningWorld();
    numbers.calm = await submitted(world, {
      stockMonths: '12',
      marketShare: '1',
      patients: 'none',
      cause: 'demand',
    });
    numbers.urgent = await submitted(world, {
      stockMonths: '0',
      patients: 'many',
      details: '=HYPERLINK("x")',
    });
    numbers.done = await submitted(world);
    await through(world, numbers.done, 'triage', 'prevented');
  });

  const found = async (filter: Partial<typeof ALL>) =>
    (await world.warnings.queue(world.officer.actor, { ...ALL, ...filter })).rows.map(
      ({ warning }) => warning.number,
    );

  test('puts what has more points first, and shows the points of each part', async () => {
    const { rows, total, open } = await world.warnings.queue(world.reader.actor, { ...ALL, state: 'open' });
    assert.deepEqual(
      rows.map(({ warning }) => warning.number),
      [numbers.urgent, numbers.calm],
    );
    assert.deepEqual([total, open], [3, 2]);
    const { score } = rows[0]!;
    assert.deepEqual(
      score.parts.map(({ key, points }) => [key, points]),
      [
        ['essential', 25],
        ['marketShare', 20],
        ['stock', 20],
        ['peers', 14],
        ['patients', 15],
      ],
    );
    assert.equal(score.total, 94);
  });

  test('is narrowed by state, cause, class, who cares for it and lateness', async () => {
    const { officer } = world;
    assert.deepEqual(await found({ state: 'prevented' }), [numbers.done]);
    assert.deepEqual(await found({ cause: 'demand' }), [numbers.calm]);
    assert.equal((await found({ therapeuticClass: '試験用薬' })).length, 3);
    assert.deepEqual(await found({ therapeuticClass: 'ほか' }), []);
    await world.warnings.assign(officer.actor, numbers.calm, 1, {
      assignee: officer.actor.person.id,
      dueOn: '2026-08-21',
    });
    assert.deepEqual(await found({ assignee: officer.actor.person.id }), [numbers.calm]);
    assert.deepEqual(await found({ assignee: 'none', state: 'open' }), [numbers.urgent]);
    assert.deepEqual(await found({ lateOnly: true }), []);
    const later = createWarnings(
      { ...world.context, clock: fixedClock('2026-08-22T09:00:00+09:00') },
      world.supply,
    );
    const { rows } = await later.queue(officer.actor, { ...ALL, lateOnly: true });
    assert.deepEqual(
      rows.map(({ warning, late }) => [warning.number, late]),
      [[numbers.calm, ['due']]],
    );
  });

  test('as a file has a warning a line, no cell that starts a formula, and no contact of a maker', async () => {
    const { rows } = await world.warnings.queue(world.officer.actor, ALL);
    const [header, ...cells] = lines(await world.warnings.csv(warningsCells(rows)));
    assert.equal(cells.length, 3);
    assert.ok(cells.every((line) => line.length === header!.length));
    const urgent = cells.find(([number]) => number === numbers.urgent)!;
    assert.equal(urgent[header!.indexOf('原因の詳細')], `'=HYPERLINK("x")`);
    assert.equal(urgent[header!.indexOf('市場シェア（%）')], '62');
    assert.equal(cells.find(([number]) => number === numbers.done)![header!.indexOf('結果')], '未然に防止');
    assert.ok(!(await world.warnings.csv(warningsCells(rows))).includes('03-0000-0000'));
  });

  test('a warning at the desk comes with peers in their status of today; its own maker is not to be asked', async () => {
    const view = await world.warnings.deskView(world.reader.actor, numbers.urgent);
    assert.deepEqual(
      view.peers.map(({ rows }) => rows.map(({ code, response, askable }) => [code, response, askable])),
      [[[PEER, 'normal', true]], [[PEER_10, 'limitedOwn', true]]],
    );
    assert.equal(view.score.total, 94);
    assert.ok(view.scenario.ask.length > 0);
  });

  test('and the analysis are for the ministry only', async () => {
    for (const { actor } of [world.maker, world.peer, world.pharmacy]) {
      await assert.rejects(world.warnings.queue(actor), { code: 'forbidden' });
      await assert.rejects(world.warnings.deskView(actor, numbers.urgent), { code: 'forbidden' });
      await assert.rejects(world.warnings.analysis(actor, { days: 1, since: null }), { code: 'forbidden' });
      await assert.rejects(world.warnings.recordExport(actor, 'warnings', 1), { code: 'forbidden' });
    }
  });
});

describe('The analysis over stored warnings', () => {
  test('counts an end until it is taken back, also once closed, and compares with the list of today', async (t) => {
    const world = await warningWorld(t);
    const { warnings, officer, maker, context } = world;
    const analysis = () => warnings.analysis(officer.actor, { days: 1, since: '2026-08-01' });
    assert.deepEqual((await analysis()).prevented, { prevented: 0, resolved: 0 });

    const [prevented, shortage, reopened, refused] = [
      await submitted(world),
      await submitted(world),
      await submitted(world),
      await submitted(world),
    ];
    await through(world, prevented, 'triage', 'coordinating', 'prevented', 'closed');
    await through(world, shortage, 'triage', 'shortage');
    await through(world, reopened, 'triage', 'prevented', 'triage');
    await through(world, refused, 'triage', 'closed');
    await warnings.declare(maker.actor, [{ yjCode: OURS, single: 'yes', countries: '中国' }]);

    const found = await analysis();
    assert.deepEqual([found.total, found.open], [4, 1]);
    assert.deepEqual(found.prevented, { prevented: 1, resolved: 2 });
    assert.deepEqual(found.durations.quartiles, { lower: 0, median: 0, upper: 0 });
    assert.deepEqual(found.byCause, [{ name: '原材料調達', count: 1 }]);
    assert.deepEqual(found.exposure[0], {
      group: 'A',
      products: 1,
      declared: 1,
      single: 1,
      foreignOnly: 1,
      singleForeign: 1,
    });
    assert.deepEqual(
      found.singleSources.map(({ yjCode, countries, foreign }) => [yjCode, countries, foreign]),
      [[OURS, ['中国'], true]],
    );
    const cells = lines(analysisCsv(found));
    assert.deepEqual(cells.find(([, what]) => what === '未然に防止')!.slice(2, 4), ['1', '件']);
    assert.ok(
      cells.slice(1).every((line) => line[4] !== ''),
      'every figure has its definition',
    );

    // Our product becomes limited after a warning; a neighbour's product without one.
    const limited = { response: RESPONSE_TEXT.limitedOwn };
    const rows = [
      row(OURS, { name: '安心錠６０ｍｇ', mah: MAH, essentialSupply: 'A', ...limited }),
      row(PEER, { name: '隣人錠６０ｍｇ', mah: PEER_MAH, ...limited }),
      row(PEER_10, { mah: PEER_MAH, ...limited }),
      row(OTHER, { ingredient: '別の成分', mah: MAH }),
    ];
    await importEdition(context, edition('2026-08-20', rows), { source: 'official' });
    await new Promise((resolve) => setTimeout(resolve, 250));
    const { silent, beginUnknown } = await analysis();
    assert.deepEqual(
      silent.map(({ mah, unwarned, own }) => [mah, unwarned.map(({ yjCode }) => yjCode), own]),
      [[PEER_MAH, [PEER], 1]],
    );
    assert.equal(beginUnknown, 1, 'limited since before the first edition');
  });

  test('a product that leaves the list keeps its warning in the figures', async (t) => {
    const world = await warningWorld(t);
    await submitted(world);
    const rest = edition('2026-08-19', [row(PEER, { mah: PEER_MAH })]);
    await importEdition(world.context, rest, { source: 'official' });
    await new Promise((resolve) => setTimeout(resolve, 250));
    const { open, byClass } = await world.warnings.analysis(world.reader.actor, { days: 1, since: null });
    assert.deepEqual([open, byClass], [1, [{ name: '試験用薬', count: 1 }]]);
  });
});
