import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Command } from 'commander';
import type { ClosableContext } from '../platform/database/testing.ts';
import { AnteiError } from '../platform/errors.ts';
import { indicatorsCommands } from './cli.ts';
import { indicatorWorld } from './world-testing.ts';

let world: ClosableContext;
before(async () => {
  world = await indicatorWorld();
});
after(() => world.close());

/** What a command prints. */
async function run(t: test.TestContext, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  t.mock.method(console, 'log', (line: string) => lines.push(line));
  const program = new Command('antei').exitOverride().configureOutput({ writeErr: () => undefined });
  const groups = { import: program.command('import') };
  indicatorsCommands(program, groups, { withContext: (_command, work) => work(world) });
  await program.parseAsync(['indicators', ...words], { from: 'user' });
  t.mock.restoreAll();
  return lines.join('\n');
}

test('with --json the figures come as one object, without a breakdown as one row of the country', async (t) => {
  const printed = JSON.parse(await run(t, 'generic-volume-share', '--json'));
  assert.deepEqual(Object.keys(printed).slice(0, 6), [
    'measure',
    'version',
    'dataset',
    'period',
    'by',
    'rows',
  ]);
  assert.deepEqual(
    [printed.measure, printed.version, printed.dataset, printed.period, printed.by],
    ['generic-volume-share', 1, 'ndb-9', '2022-04/2023-03', 'nation'],
  );
  assert.equal(printed.rows.length, 1);
  assert.deepEqual([printed.rows[0].key, printed.rows[0].label], ['00', '全国']);
  const prefectures = JSON.parse(
    await run(
      t,
      'generic-volume-share',
      '--by',
      'prefecture',
      '--dataset',
      'ndb-9',
      '--codes',
      '2023-03-31',
      '--json',
    ),
  );
  assert.equal(prefectures.rows.length, 47);
  assert.equal(prefectures.codes, '2023-03-15');
});

test('for people there are the measure, the bounds, and the codes that count nowhere', async (t) => {
  const printed = await run(t, 'biosimilar-volume-share', '--by', 'ingredient');
  assert.match(printed, /^バイオ後続品の使用割合（数量）（biosimilar-volume-share 第1版、成分別）/);
  assert.match(printed, /darbepoetin-alfa {2}ダルベポエチンアルファ {2}90\.0% {2}（90\.0%）/);
  assert.match(printed, /区分のリストにないコード 2件/);
  assert.match(printed, /1124001F1999 {2}＋不明錠 {2}数量 7,000/);
});

test('without a measure, or with --list, the measures are listed', async (t) => {
  const list = await run(t);
  assert.match(list, /^generic-volume-share\n {4}後発医薬品の数量シェア（全国・都道府県・/m);
  assert.equal(await run(t, '--list'), list);
  assert.equal(JSON.parse(await run(t, '--list', '--json'))[0].id, 'biosimilar-effect');
});

test('a measure that is not there, a breakdown and a date that are none are refused', async (t) => {
  await assert.rejects(run(t, 'share'), (error) => error instanceof AnteiError && error.code === 'not-found');
  await assert.rejects(run(t, 'generic-volume-share', '--by', 'hospital'), /Allowed choices/);
  await assert.rejects(run(t, 'generic-volume-share', '--codes', '2023-02-30'), /実在する日付/);
});
