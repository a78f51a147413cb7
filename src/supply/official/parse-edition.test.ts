import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { AnteiError, type ErrorCode } from '../../platform/errors.ts';
import { readBounded, type SourceFile, sourceFile } from '../../platform/files/bounded-file.ts';
import { rawSheet } from '../export/export-testing.ts';
import { editionFile, row } from '../testing.ts';
import { OFFICIAL_HEADERS } from './columns.ts';
import { parseEdition } from './parse-edition.ts';

const DATE = '2026-08-18';
const options = { today: '2026-08-20', maxUnpackedMb: 50 };
const rows = [row('1149019F1560'), row('1149019F1561'), row('X00110')];

async function refuses(file: SourceFile, code: ErrorCode, ...words: string[]) {
  await assert.rejects(parseEdition(file, options), (error: unknown) => {
    assert.ok(error instanceof AnteiError, String(error));
    assert.equal(error.code, code);
    for (const word of words) assert.ok(error.message.includes(word), `${error.message} should say ${word}`);
    assert.ok(error.remedy.length > 0);
    return true;
  });
}

test('The columns are found by their headers, whatever their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...OFFICIAL_HEADERS.keys()], { minLength: 21 }), async (order) => {
      const shuffled = rows.map((cells) => order.map((column) => cells[column]!));
      const edition = await parseEdition(
        editionFile(DATE, shuffled, { headers: order.map((column) => OFFICIAL_HEADERS[column]!) }),
        options,
      );
      assert.deepEqual(edition.headers, [...OFFICIAL_HEADERS]);
      assert.deepEqual(
        edition.rows.map((r) => r.cells),
        rows,
      );
      assert.deepEqual(edition.problems, []);
    }),
    { numRuns: 25 },
  );
});

test('Headers may differ in width, line breaks and notes', async () => {
  const headers = OFFICIAL_HEADERS.map((header) => header.normalize('NFKC').replaceAll('\n', ' '));
  assert.equal((await parseEdition(editionFile(DATE, rows, { headers }), options)).rows.length, 3);
});

test('A missing, unknown or doubled column stops the import and is named with its place', async () => {
  const without = OFFICIAL_HEADERS.map((header, i) => (i === 16 ? null : header));
  await refuses(
    editionFile(DATE, rows, { headers: without }),
    'layout-changed',
    '見つからない列',
    '製造販売業者の「出荷量」の現在の状況',
  );
  const renamed = OFFICIAL_HEADERS.map((header, i) => (i === 4 ? '⑤個別医薬品コード' : header));
  await refuses(
    editionFile(DATE, rows, { headers: renamed }),
    'layout-changed',
    'YJコード',
    'E2「5個別医薬品コード」',
  );
  const doubled = OFFICIAL_HEADERS.map((header, i) => (i === 20 ? OFFICIAL_HEADERS[11]! : header));
  await refuses(editionFile(DATE, rows, { headers: doubled }), 'layout-changed', '二度ある列', 'U2');
});

test('Columns whose contents were swapped under their headers are refused, because too many rows cannot be read', async () => {
  const swapped = rows.map((cells) =>
    cells.map((cell, i) => (i === 11 ? cells[16]! : i === 16 ? cells[11]! : cell)),
  );
  await refuses(editionFile(DATE, swapped), 'too-many-problems', '3行のうち 3行');
});

test('Another sheet, a csv named xlsx, html, an old xls and an empty file are told apart', async () => {
  const headless = OFFICIAL_HEADERS.map((_, column) => `見出し${column}`);
  await refuses(
    editionFile(DATE, rows, { sheet: '別のシート', headers: headless }),
    'sheet-missing',
    '供給状況一覧表',
    '別のシート',
  );
  const named = (text: string | Buffer) => sourceFile('260818iyakuhinkyoukyu.xlsx', Buffer.from(text));
  await refuses(named('①薬剤区分,②薬効分類\n'), 'not-xlsx', 'CSV');
  await refuses(named('<!DOCTYPE html><html>'), 'not-xlsx', 'HTML');
  await refuses(named(Buffer.from('d0cf11e0a1b11ae1', 'hex')), 'not-xlsx', 'xls');
  await refuses(named(''), 'not-xlsx', '空');
});

test('A file cut off anywhere is refused and never half read', async () => {
  const whole = editionFile(DATE, rows);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 4, max: whole.bytes.length - 1 }), (length) =>
      refuses(sourceFile(whole.name, whole.bytes.subarray(0, length)), 'broken-xlsx'),
    ),
    { numRuns: 30 },
  );
});

test('A zip bomb is refused by the size it declares, and by what comes out where it lies', async () => {
  await refuses(sourceFile('260818iyakuhinkyoukyu.xlsx', bomb(200_000_000, 200_000_000)), 'zip-bomb', '50MB');
  const lying = sourceFile('260818iyakuhinkyoukyu.xlsx', bomb(200_000_000, 1000));
  await assert.rejects(
    parseEdition(lying, options),
    (error) => error instanceof AnteiError && ['zip-bomb', 'broken-xlsx'].includes(error.code),
  );
});

/** A zip of one entry of zeros that declares `declared` bytes and unpacks to `real`. */
function bomb(real: number, declared: number): Buffer {
  const data = deflateRawSync(Buffer.alloc(real));
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(declared, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(20, 4);
  central.writeUInt16LE(20, 6);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(data.length, 20);
  central.writeUInt32LE(declared, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + data.length, 16);
  return Buffer.concat([local, name, data, central, name, end]);
}

test('Invisible characters are removed, everything else is kept verbatim', async () => {
  const dirty = row('\ufeff1149019F\u200b1560', {
    name: 'ロキソ\u0000ニン　錠\u200d６０',
    outlookText: ' 2026年 9月\n頃 ',
  });
  const {
    rows: [read],
    problems,
  } = await parseEdition(editionFile(DATE, [dirty]), options);
  assert.equal(read!.yjCode, '1149019F1560');
  assert.equal(read!.cells[5], 'ロキソニン　錠６０');
  assert.equal(read!.cells[15], ' 2026年 9月\n頃 ');
  assert.deepEqual(read!.forecast, { event: 'recovery', earliest: '2026-09-01', latest: '2026-09-30' });
  assert.deepEqual(problems, []);
});

test('An unreadable cell is a problem with file, row, column, value, reason and remedy; the rest of the row survives', async () => {
  const many = [...Array(199)].map((_, i) => row(`1149019F${1000 + i}`));
  const edition = await parseEdition(
    editionFile(DATE, [...many, row('2149019F1560', { response: '⑥検討中', updatedOn: 'あした' })]),
    options,
  );
  assert.deepEqual(
    edition.problems.map(({ file, row: at, column, value }) => ({ file, at, column, value })),
    [
      {
        file: '260818iyakuhinkyoukyu.xlsx',
        at: 202,
        column: 'L列 ⑫製造販売業者の「出荷対応」の状況',
        value: '⑥検討中',
      },
      {
        file: '260818iyakuhinkyoukyu.xlsx',
        at: 202,
        column: 'T列 ⑳当該品目の⑫以外の情報を更新した日',
        value: 'あした',
      },
    ],
  );
  for (const problem of edition.problems) assert.ok(problem.reason && problem.remedy);
  const read = edition.rows.at(-1)!;
  assert.deepEqual(
    [read.response, read.updatedOn, read.volume, read.name],
    ['unknown', null, 'normal', '試験錠2149019F1560'],
  );
  await assert.rejects(
    parseEdition(editionFile(DATE, [...many, row('2149019F1560', { response: '⑥検討中' })]), {
      ...options,
      strict: true,
    }),
    { code: 'too-many-problems' },
  );
});

test('A blank ⑰ is accepted and says that nothing is stated; a blank ⑯ is none; neither is a problem', async () => {
  for (const blank of [null, '', '　', ' \n']) {
    const { rows: read, problems } = await parseEdition(
      editionFile(DATE, [...rows, row('2149019F1560', { volume: blank, outlookText: blank })]),
      options,
    );
    assert.deepEqual(problems, []);
    assert.deepEqual([read[3]!.volume, read[3]!.outlookText], ['notStated', null]);
  }
});

test('A ⑰ or ⑩ outside the code list is unknown and a problem, never normal and never not designated', async () => {
  const many = Array.from({ length: 200 }, (_, n) => row(`1149019F${1000 + n}`));
  const { rows: read, problems } = await parseEdition(
    editionFile(DATE, [...many, row('2149019F1560', { volume: 'E．新しい区分', essentialSupply: 'D' })]),
    options,
  );
  assert.deepEqual([read[200]!.volume, read[200]!.essentialSupply], ['unknown', 'unknown']);
  assert.deepEqual(problems.map(({ column, value }) => [/[⑩⑰]/.exec(column)![0], value]).sort(), [
    ['⑩', 'D'],
    ['⑰', 'E．新しい区分'],
  ]);
});

test('Just one per cent of rows with problems is accepted, more is not', async () => {
  const list = (bad: number) =>
    [...Array(200)].map((_, i) => row(`1149019F${1000 + i}`, i < bad ? { volume: '？' } : {}));
  assert.equal((await parseEdition(editionFile(DATE, list(2)), options)).problems.length, 2);
  await refuses(editionFile(DATE, list(3)), 'too-many-problems', '200行のうち 3行');
});

test('Two rows of one code that contradict each other stop the import; the same row twice does not', async () => {
  await refuses(
    editionFile(DATE, [...rows, row('X00110', { name: '別の酸素' })]),
    'duplicate-code',
    'X00110',
    '5行',
    '6行',
  );
  assert.equal((await parseEdition(editionFile(DATE, [...rows, row('X00110')]), options)).rows.length, 4);
});

test('A row without a code is a problem and is kept with its place', async () => {
  const many = [...Array(120)].map((_, i) => row(`1149019F${1000 + i}`));
  const edition = await parseEdition(
    editionFile(DATE, [many[0]!, row('', { yjCode: null }), ...many.slice(1)]),
    options,
  );
  assert.deepEqual(
    edition.unkeyedRows.map(({ index, cells }) => [index, cells[5]]),
    [[1, '試験錠']],
  );
  assert.equal(edition.problems[0]!.row, 4);
});

test('A file beyond the size bound is not read', () => {
  assert.throws(() => readBounded(new URL(import.meta.url).pathname, 0.001), { code: 'file-too-large' });
  assert.throws(() => readBounded('/no/such/260818iyakuhinkyoukyu.xlsx', 1), { code: 'file-not-found' });
});

test('Every real edition is read whole and without a problem', { skip: skipWithoutData }, async () => {
  for (const name of readdirSync(realFile('supply-status'))) {
    const file = sourceFile(name, readFileSync(realFile(`supply-status/${name}`)));
    const edition = await parseEdition(file, options);
    const rows = rawSheet(file.bytes).cells.filter(([place]) => /^E\d/.test(place)).length - 1;
    assert.deepEqual([edition.title, edition.rows.length, edition.problems], ['', rows, []], name);
    assert.equal(edition.asOf, `20${name.slice(0, 2)}-${name.slice(2, 4)}-${name.slice(4, 6)}`);
    assert.deepEqual(edition.headers, OFFICIAL_HEADERS);
    assert.equal(edition.rows.filter((r) => r.yjCode.length === 6).length, 404);
    assert.equal(
      edition.rows.some((r) => r.response === 'unknown' || r.volume === 'unknown'),
      false,
    );
  }
});
