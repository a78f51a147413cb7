/** Questions of the records themselves, on three real nodes, beside the same sums made row by row. */
import assert from 'node:assert/strict';
import { after, before, type TestContext, test } from 'node:test';
import { Command } from 'commander';
import { skipWithoutClickHouse as skip } from '../../../test/clickhouse/nodes.ts';
import { askRecords, readWhere } from './ask-records.ts';
import { analyticsCommands } from './cli-analytics.ts';
import { importRecords } from './import-records.ts';
import type { Dimension, RecordsQuestion } from './records-questions.ts';
import { type MadeRecord, madeRecords, type RecordsWorld, recordsWorld, UNKNOWN } from './records-testing.ts';

const ID = 'dispensing-2022';
const ROWS = madeRecords(3000);
let world: RecordsWorld;
before(async () => {
  if (skip) return;
  world = await recordsWorld();
  await importRecords(world.context, [await world.file('rows.parquet', ROWS)], { id: ID });
});
after(() => world?.close());

const LIMITS = { maxRows: 10_000, seconds: 60, report: () => undefined };
const ask = (question: RecordsQuestion, limits = LIMITS) => askRecords(world.context, ID, question, limits);

const valueIn = (row: MadeRecord, name: Dimension) =>
  name === 'class' ? row.code.slice(0, 3) : name === 'ingredient' ? row.code.slice(0, 7) : row[name];

/** Row by row. */
function expected({ by, where }: RecordsQuestion): Map<string, [quantity: number, rows: number]> {
  const sums = new Map<string, [number, number]>();
  for (const row of ROWS) {
    const holds = Object.entries(where).every(([name, values]) =>
      values.includes(valueIn(row, name as Dimension)),
    );
    if (!holds) continue;
    const key = by.map((name) => valueIn(row, name)).join(' ');
    const [quantity, rows] = sums.get(key) ?? [0, 0];
    sums.set(key, [quantity + row.quantity, rows + 1]);
  }
  // In the order of their texts, ages in that of their numbers.
  const ordered = (key: string) =>
    key
      .split(' ')
      .map((value, index) => (by[index] === 'age' ? value.padStart(3, '0') : value))
      .join(' ');
  return new Map([...sums].toSorted(([a], [b]) => (ordered(a) < ordered(b) ? -1 : 1)));
}

test('every way of telling records apart, and of narrowing, is what the rows sum up to', {
  skip,
}, async () => {
  const questions: RecordsQuestion[] = [
    { by: ['sex', 'age', 'prefecture', 'code', 'month'], where: {} },
    { by: ['prefecture', 'age'], where: { code: [UNKNOWN], month: ['2022-12'] } },
    { by: ['month'], where: {} },
    { by: ['class', 'setting'], where: { month: ['2022-11', '2023-03'] } },
    { by: ['ingredient', 'sex'], where: { age: ['95', '100', '00'] } },
    { by: ['age'], where: { prefecture: ['01', '13', '47'], class: ['239'] } },
    { by: ['setting'], where: { sex: ['F'], ingredient: ['2399402'] } },
    { by: ['code'], where: { setting: ['inpatient'] } },
    { by: ['prefecture'], where: { code: ['0000000A0000'] } },
  ];
  for (const question of questions) {
    const rows = await ask(question);
    const sums = expected(question);
    const told = JSON.stringify(question);
    assert.deepEqual(
      rows.map((row) => question.by.map((name) => row[name]).join(' ')),
      [...sums.keys()],
      told,
    );
    for (const [index, [quantity, count]] of [...sums.values()].entries()) {
      assert.equal(rows[index]!.rows, count, told);
      assert.ok(Math.abs(rows[index]!.quantity - quantity) <= 1e-9 * Math.max(1, quantity), told);
    }
  }
});

test('a question that cannot be is refused in words; too many rows, and too long, are errors, never some of the rows', {
  skip,
}, async () => {
  const refused = (question: object, message: RegExp) =>
    assert.rejects(ask(question as RecordsQuestion), { code: 'bad-request', message });
  await refused(
    { by: ['town'], where: {} },
    /「town」では分けられません。分けられるもの：code（薬価コード）/,
  );
  await refused({ by: [], where: {} }, /--by に/);
  await refused({ by: ['age', 'age'], where: {} }, /1つずつ/);
  await refused({ by: ['age'], where: { prefecture: ['48'] } }, /都道府県に「48」はありません/);
  await refused({ by: ['age'], where: { code: ["1' or '1'='1"] } }, /薬価コードに/);
  await assert.rejects(ask({ by: ['code', 'prefecture'], where: {} }, { ...LIMITS, maxRows: 20 }), {
    code: 'records-too-many',
  });
  await assert.rejects(askRecords(world.context, 'dispensing-1999', { by: ['age'], where: {} }, LIMITS), {
    code: 'no-dataset',
    message: /あるもの：dispensing-2022/,
  });
  assert.deepEqual(readWhere('month=2022-04,code=A1,month=2022-05'), {
    month: ['2022-04', '2022-05'],
    code: ['A1'],
  });
  for (const wrong of ['month', 'month=', '=1', 'a=b=c'])
    assert.throws(() => readWhere(wrong), { code: 'bad-request' });
});

test('the command prints rows, CSV and JSON', { skip }, async (t) => {
  const run = await commands(t);
  const [code, text] = await run('ask', '--dataset', ID, '--by', 'sex', '--where', 'month=2022-12');
  assert.equal(code, 0);
  assert.match(text, /^F {2}数量 [\d,.]+（[\d,]+行）\nM {2}数量 /);
  const [, csv] = await run('ask', '--dataset', ID, '--by', 'sex,age', '--csv');
  assert.match(csv, /^\ufeffsex,age,quantity,rows\r\nF,00,[\s\S]*\r\nM,100,[\d.]+,\d+$/);
  const [, json] = await run('ask', '--dataset', ID, '--by', 'month', '--json');
  assert.equal(JSON.parse(json).rows.length, 5);
  const [failed, , why] = await run('ask', '--dataset', ID, '--by', 'town');
  assert.equal(failed, 1);
  assert.match(why, /✖ .*town/);
  const [ok, status] = await run('status');
  assert.equal(ok, 0);
  assert.match(status, /登録の3,000行と一致しています/);
});

test('with a shard missing there is an error, and no number', { skip }, async (t) => {
  const run = await commands(t);
  await world.nodes.kill(0);
  const [code, text, why] = await run('ask', '--dataset', ID, '--by', 'month');
  assert.deepEqual([code, text], [1, '']);
  assert.match(why, /1台目/);
  assert.equal((await run('status', '--json'))[0], 1);
  await world.nodes.restart(0);
  assert.equal((await ask({ by: ['month'], where: {} })).length, 5);
});

async function commands(t: TestContext) {
  const [out, errors]: string[][] = [[], []];
  return async (...args: string[]) => {
    const mocks = [
      t.mock.method(console, 'log', (line: string) => out!.push(line)),
      t.mock.method(console, 'error', (line: string) => errors!.push(line)),
    ];
    out!.length = errors!.length = 0;
    const program = new Command();
    analyticsCommands(program, { withContext: (_, work) => work(world.context) });
    await program.parseAsync(['analytics', ...args], { from: 'user' });
    for (const mock of mocks) mock.mock.restore();
    const code = process.exitCode ?? 0;
    process.exitCode = 0;
    return [code, out!.join('\n'), errors!.join('\n')] as const;
  };
}
