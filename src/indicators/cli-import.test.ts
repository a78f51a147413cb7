import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Command } from 'commander';
import { testContext } from '../platform/database/testing.ts';
import { importNdbCommand } from './cli-import.ts';
import { assertNothingStored, sampleBook } from './testing.ts';

/** Runs `import ndb` with the command line of its own; what it wrote and its exit code. */
async function commandLine(t: TestContext) {
  const context = await testContext(t);
  const folder = await mkdtemp(join(tmpdir(), 'antei-import-ndb-'));
  t.after(() => rm(folder, { recursive: true }));
  const out: string[] = [];
  const errors: string[] = [];
  t.mock.method(console, 'log', (line: string) => out.push(line));
  t.mock.method(console, 'error', (line: string) => errors.push(line));
  return {
    context,
    path: (name: string) => join(folder, name),
    async run(...args: string[]) {
      out.length = errors.length = 0;
      const program = new Command();
      importNdbCommand({ import: program.command('import') }, { withContext: (_, work) => work(context) });
      await program.parseAsync(['import', 'ndb', ...args], { from: 'user' });
      const code = process.exitCode ?? 0;
      process.exitCode = 0;
      return { out: out.join('\n'), errors: errors.join('\n'), code };
    },
  };
}

test('import ndb tells of each sheet its rows and states, then that nothing changed', async (t) => {
  const { run, path } = await commandLine(t);
  writeFileSync(path('001258659.xlsx'), sampleBook().bytes);
  const first = await run(path('001258659.xlsx'));
  assert.match(
    first.out,
    /^ndb-9 {2}第9回NDBオープンデータ（2022年度） 内服薬・外来（院外）・都道府県別（001258659\.xlsx「内服薬 外来 \(院外\)」）：3行（数量 3、ゼロ 134、秘匿 4、空欄 0）。\n {4}数量が1,000未満のセルは.*1,000以上の最小値.*秘匿の規則と合わない行 0\n1シート、[\d.]+秒\nデータセット ndb-9（2022-04-01〜2023-03-31）：2023-03-31 以前の「各先発医薬品の後発医薬品の有無に関する情報」がなく、値を示せません。$/,
  );
  assert.deepEqual([first.code, first.errors], [0, '']);
  assert.match((await run(path('001258659.xlsx'))).out, /すでに取り込まれています（変更なし）。/);
  const json = JSON.parse((await run('--json', path('001258659.xlsx'))).out);
  assert.deepEqual(
    [json.sheets.length, json.sheets[0].dataset, json.sheets[0].rows, json.sheets[0].alreadyImported],
    [1, 'ndb-9', 3, true],
  );
});

test('import ndb refuses with exit code 1, the error and what to do', async (t) => {
  const { context, run, path } = await commandLine(t);
  writeFileSync(path('a.xlsx'), sampleBook({ title: '内服薬 外来 (院外)' }).bytes);
  const refused = await run(path('a.xlsx'));
  assert.deepEqual([refused.code, refused.out], [1, '']);
  assert.match(refused.errors, /^✖ シートの表題が読み取れません：a\.xlsx .*\n {2}→ .*（ndb-title）$/);
  const json = await run('--json', path('absent.xlsx'));
  assert.deepEqual([json.code, JSON.parse(json.out).error.code], [1, 'file-not-found']);
  await assertNothingStored(context);
});
