import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { sourceFile } from '../platform/files/bounded-file.ts';
import { openWorkbook } from '../platform/files/open-workbook.ts';
import { SHEET_NAME, VOLUME_TEXT } from '../supply/official/official-layout.ts';
import { editionFile, fileName, row } from '../supply/testing.ts';

const CLI = join(import.meta.dirname, '..', '..', 'bin', 'antei.js');
const run = promisify(execFile);
let context: ClosableContext;
let folder: string;

before(async () => {
  context = await testContext();
  folder = mkdtempSync(join(tmpdir(), 'antei-cli-'));
  for (const [date, volume] of [
    ['2026-08-14', VOLUME_TEXT.normal],
    ['2026-08-17', VOLUME_TEXT.decreased],
  ] as const) {
    writeFileSync(
      join(folder, fileName(date)),
      editionFile(date, [row('1149019F1560', { volume }), row('X00110')]).bytes,
    );
  }
});

after(async () => {
  rmSync(folder, { recursive: true });
  await context.close();
});

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the command line as its users do, on the test's database. */
async function antei(...args: string[]): Promise<Ended> {
  const env = { ...process.env, DATABASE_URL: context.settings.databaseUrl, ANTEI_DATA: folder };
  try {
    return {
      code: 0,
      ...(await run(process.execPath, [CLI, ...args], { env, cwd: folder, maxBuffer: 1e8 })),
    };
  } catch (error) {
    const { code, stdout, stderr } = error as unknown as Ended;
    return { code, stdout, stderr };
  }
}

test('import supply --json prints one object a file, with exactly the promised fields, and is quiet when piped', async () => {
  const { code, stdout, stderr } = await antei(
    'import',
    'supply',
    join(folder, fileName('2026-08-14')),
    join(folder, fileName('2026-08-17')),
    '--json',
  );
  assert.deepEqual([code, stderr], [0, '']);
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.deepEqual(Object.keys(first), [
    'file',
    'sha256',
    'asOf',
    'rows',
    'added',
    'removed',
    'changed',
    'responseChanged',
    'volumeChanged',
    'listingChanged',
    'problems',
  ]);
  assert.deepEqual([first.asOf, first.rows, first.added], ['2026-08-14', 2, 2]);
  assert.deepEqual(
    [second.added, second.removed, second.changed, second.responseChanged, second.volumeChanged],
    [0, 0, 1, 0, 1],
  );
});

test('changes --json gives an array of changes with the words of the source', async () => {
  const { stdout } = await antei('changes', '--since', '2026-08-17', '--json');
  assert.deepEqual(JSON.parse(stdout), [
    {
      asOf: '2026-08-17',
      yjCode: '1149019F1560',
      name: '試験錠1149019F1560',
      kinds: ['volume'],
      before: { volume: 'A．出荷量通常' },
      after: { volume: 'B．出荷量減少' },
      direction: 'worsened',
      notable: true,
    },
  ]);
  assert.deepEqual(JSON.parse((await antei('changes', '--since', '2026-08-18', '--json')).stdout), []);
  assert.match(
    (await antei('changes', '--since', '2026-08-01')).stdout,
    /悪化 {2}試験錠1149019F1560 {2}出荷量 {2}A．出荷量通常 → B．出荷量減少/,
  );
});

test('export supply writes the file asked for, of the date asked for', async () => {
  const out = join(folder, 'out.xlsx');
  assert.equal(
    (await antei('export', 'supply', '--as-of', '2026-08-14', '--format', 'xlsx', '-o', out)).code,
    0,
  );
  const sheet = (await openWorkbook(sourceFile('out.xlsx', readFileSync(out)), 50)).sheet(SHEET_NAME)!;
  assert.deepEqual([sheet.rows, sheet.value(2, 16)], [4, VOLUME_TEXT.normal]);
  for (const format of ['csv', 'json', 'parquet'])
    assert.equal(
      (await antei('export', 'supply', '--format', format, '-o', join(folder, `out.${format}`))).code,
      0,
    );
  assert.equal(JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')).rows.length, 2);
  const missing = await antei('export', 'supply', '--as-of', '2020-01-01', '-o', out);
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /✖ その日付の一覧はありません/);
});

test('A file that cannot be imported is told on both outputs, the others are imported, and the exit code says so', async () => {
  const csv = join(folder, '260818iyakuhinkyoukyu.xlsx');
  writeFileSync(csv, '①薬剤区分,②薬効分類');
  const { code, stdout, stderr } = await antei(
    'import',
    'supply',
    csv,
    join(folder, fileName('2026-08-17')),
    '--json',
  );
  const [bad, good] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  assert.equal(code, 1);
  assert.deepEqual([bad.error.code, good.asOf, good.changed], ['not-xlsx', '2026-08-17', 0]);
  assert.match(stderr, /✖ Excelブック（xlsx）ではありません.*\n {2}→ .*（not-xlsx）/);
});

test('Wrong settings and wrong options are refused at the start with the reason', async () => {
  const env = { ...process.env, ANTEI_LOGG: 'x', PORT: 'abc' };
  const wrong = await run(process.execPath, [CLI, 'editions'], { env }).catch((error: Ended) => error);
  assert.match(wrong.stderr, /ANTEI_LOGG という設定はありません.*PORT="abc"/s);
  assert.match((await antei('changes', '--since', 'yesterday')).stderr, /2026-08-18 のような/);
});

test('A full disk is said plainly when a file is written', {
  skip: process.platform === 'linux' ? false : 'needs Linux (/dev/full)',
}, async () => {
  const { code, stderr } = await antei('export', 'supply', '--format', 'csv', '-o', '/dev/full');
  assert.equal(code, 1);
  assert.match(
    stderr,
    /✖ ファイルを書き出せませんでした：.*空きがありません.*\n {2}→ .*（file-not-written）/,
  );
});

test('changes names what was edited alike for many products once, and each with --json', async () => {
  const day = (asOf: string, strength: string) => {
    const path = join(folder, fileName(asOf));
    const rows = Array.from({ length: 5 }, (_, n) => row(`1149019F15${60 + n}`, { strength }));
    writeFileSync(path, editionFile(asOf, rows).bytes);
    return path;
  };
  await antei('import', 'supply', day('2026-08-19', '１Ｌ'), day('2026-08-20', '１０ｍＬ'));
  const { stdout } = await antei('changes', '--since', '2026-08-20');
  assert.match(
    stdout,
    /^2026-08-20 {2}5品目 {2}品目情報（小） {2}規格単位 １Ｌ → １０ｍＬ {2}（.*--json）\n$/,
  );
  const all = JSON.parse((await antei('changes', '--since', '2026-08-20', '--json')).stdout);
  assert.equal(all.length, 5);
});

test('reclassify says how many changes the rule decided anew', async () => {
  assert.match((await antei('reclassify')).stdout, /規則 第\d+版で \d+件の変化を求め直し、0件を改めました。/);
});
