import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Command } from 'commander';
import { testContext } from '../../platform/database/testing.ts';
import { type ParquetColumn, writeParquet } from '../../platform/files/parquet.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import { importDispensingCommand } from '../cli-dispensing.ts';
import { assertNothingStored } from '../testing.ts';
import { importLists } from '../world-testing.ts';
import { partPaths } from './dataset-folder.ts';
import { DISPENSING_COLUMNS } from './dispensing-rows.ts';
import { importDispensing } from './import-dispensing.ts';
import { readDatasets } from './store-datasets.ts';

const GOOD = ['1124001F1015', '13', '2022-04', '45', 'M', 'inpatient', 12] as const;

async function world(t: TestContext) {
  const context = await testContext(t);
  const folder = await mkdtemp(join(tmpdir(), 'antei-dispensing-'));
  t.after(() => rm(folder, { recursive: true }));
  return {
    context,
    path: (name: string) => join(folder, name),
    /** Writes a file of rows, each the good one except for what is given. */
    async file(rows: Record<string, CellValue>[], columns: readonly ParquetColumn[] = DISPENSING_COLUMNS) {
      const path = join(folder, 'rows.parquet');
      const cells = rows.map((row) =>
        columns.map(({ name }) => {
          const index = DISPENSING_COLUMNS.findIndex((column) => column.name === name);
          return name in row ? row[name]! : GOOD[index]!;
        }),
      );
      await writeFile(path, await writeParquet({ columns, rows: cells, metadata: {} }));
      return path;
    },
  };
}

const ID = { id: 'dispensing-2022' };

test('a file becomes a dataset of its months with one part, and is copied under its hash', async (t) => {
  const { context, file } = await world(t);
  const path = await file([{}, { month: '2022-12', quantity: 0 }, { month: '2022-02', age: '100' }]);
  const { part, alreadyImported } = await importDispensing(context, path, { ...ID, title: '2022年度の調剤' });
  assert.equal(alreadyImported, false);
  const [dataset] = await readDatasets(context.pool);
  assert.deepEqual(
    { ...dataset, importedAt: null, parts: [] },
    {
      ...ID,
      kind: 'dispensing',
      source: 'official',
      title: '2022年度の調剤',
      round: null,
      publicExpense: null,
      from: '2022-02-01',
      to: '2022-12-31',
      importedAt: null,
      parts: [],
    },
  );
  assert.deepEqual(dataset!.parts, [part]);
  assert.deepEqual([part.rows, part.states.value, part.states.zero, part.threshold], [3, 2, 1, null]);
  assert.deepEqual(partPaths(context.settings, dataset!).map(existsSync), [true]);
});

test('the same file again changes nothing; another one needs --replace, and then takes its place', async (t) => {
  const { context, file } = await world(t);
  await importDispensing(context, await file([{}]), ID);
  const [first] = await readDatasets(context.pool);
  assert.equal((await importDispensing(context, await file([{}]), ID)).alreadyImported, true);
  const other = await file([{ month: '2023-01' }, {}]);
  await assert.rejects(importDispensing(context, other, ID), {
    code: 'dataset-conflict',
    message: /中身が違います/,
  });
  assert.deepEqual(await readDatasets(context.pool), [first]);
  const oldPath = partPaths(context.settings, first!)[0]!;
  await importDispensing(context, other, { ...ID, replace: true });
  const [second, ...more] = await readDatasets(context.pool);
  assert.deepEqual([second!.to, second!.parts.length, more.length], ['2023-01-31', 1, 0]);
  assert.equal(existsSync(oldPath), false);
});

test('values that are none are told with their column, first row and number, and nothing is stored', async (t) => {
  const { context, file } = await world(t);
  for (const [bad, message] of [
    [{ prefecture: '48' }, /列 prefecture の値「48」（2行目、全部で2行）：都道府県コード 01 から 47/],
    [{ prefecture: null }, /列 prefecture の値「空欄」（2行目/],
    [{ month: '2022-13' }, /列 month の値「2022-13」.*2022-04 の形の月/],
    [{ month: '202204' }, /列 month の値「202204」/],
    [{ quantity: -3 }, /列 quantity の値「-3\.0」（2行目、全部で2行）：0以上の数/],
    [{ quantity: null }, /列 quantity の値「空欄」/],
    [{ quantity: Number.NaN }, /列 quantity の値「nan」/],
    [{ quantity: Number.POSITIVE_INFINITY }, /列 quantity の値「inf」/],
    [{ sex: '男' }, /列 sex の値「男」.*M か F/],
    [{ age: '5' }, /列 age の値「5」/],
    [{ setting: '外来' }, /列 setting の値「外来」.*out-of-hospital、in-hospital、inpatient/],
    [{ code: '' }, /列 code の値「」/],
  ] as const)
    await assert.rejects(importDispensing(context, await file([{}, bad, bad]), ID), {
      code: 'dispensing-rows',
      message,
    });
  await assertNothingStored(context);
});

test('a file that is none, lacks a column, has one of another type or no rows is refused, and nothing is stored', async (t) => {
  const { context, file, path } = await world(t);
  const refused = (at: string, message: RegExp) =>
    assert.rejects(importDispensing(context, at, ID), { code: 'dispensing-unreadable', message });
  writeFileSync(path('text.parquet'), 'code,prefecture');
  await refused(path('text.parquet'), /text\.parquet は Parquet のファイルとして開けません/);
  await refused(
    await file(
      [{}],
      DISPENSING_COLUMNS.filter(({ name }) => name !== 'prefecture'),
    ),
    /列 prefecture がありません。ある列：code、month/,
  );
  const typed = DISPENSING_COLUMNS.map((column) =>
    column.name === 'quantity' ? ({ name: 'quantity', type: 'VARCHAR' } as const) : column,
  );
  await refused(
    await file([{ quantity: '12' }], typed),
    /列 quantity は数でなければなりませんが、VARCHAR です/,
  );
  await refused(await file([]), /行がありません/);
  await assert.rejects(importDispensing(context, path('absent.parquet'), ID), { code: 'file-not-found' });
  for (const id of ['ndb-9', 'Dispensing', 'x', 'a b'])
    await assert.rejects(importDispensing(context, await file([{}]), { id }), { code: 'bad-request' });
  await assertNothingStored(context);
});

test('import dispensing tells the rows, makes the cube, and says where the lists for it are missing', async (t) => {
  const { context, file } = await world(t);
  const out: string[] = [];
  const errors: string[] = [];
  t.mock.method(console, 'log', (line: string) => out.push(line));
  t.mock.method(console, 'error', (line: string) => errors.push(line));
  const run = async (...args: string[]) => {
    out.length = errors.length = 0;
    const program = new Command();
    importDispensingCommand(
      { import: program.command('import') },
      { withContext: (_, work) => work(context) },
    );
    await program.parseAsync(['import', 'dispensing', ...args], { from: 'user' });
    const code = process.exitCode ?? 0;
    process.exitCode = 0;
    return [code, out.join('\n'), errors.join('\n')] as const;
  };
  const path = await file([{}, { quantity: 0 }]);
  const [code, told, warned] = await run('dispensing-2022', path);
  assert.equal(code, 0);
  assert.match(told, /^dispensing-2022：2行（うち数量0 1）、[\d.]+秒$/);
  assert.match(warned, /^⚠ 月別の集計はまだ作っていません。/);
  await importLists(context, '2022-04-20');
  const [, json, quiet] = await run('dispensing-2022', path, '--json');
  const { alreadyImported, cube } = JSON.parse(json);
  assert.deepEqual([alreadyImported, cube, quiet], [true, true, '']);
  const [failed, , why] = await run('dispensing-2022', await file([{ quantity: -1 }]), '--replace');
  assert.equal(failed, 1);
  assert.match(why, /^✖ 読めない値のある行があります：rows\.parquet：\n・列 quantity/);
});
