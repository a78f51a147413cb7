import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { sharedCase, skipWithoutCases } from '../../../test/real-data.ts';
import { rawWorkbook, SHEET_XMLNS } from '../../../test/xlsx-parts.ts';
import type { AnteiError } from '../errors.ts';
import { sourceFile } from './bounded-file.ts';
import { openWorkbook } from './open-workbook.ts';

const open = async (file: Parameters<typeof openWorkbook>[0]) =>
  (await openWorkbook(file, 10)).sheet('一覧')!;

/** Styles of cells 0 to n: each shows its number by the format of a number. */
function styles(ids: number[], named = ''): string {
  const xfs = ids.map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"/>`).join('');
  return `<styleSheet xmlns="${SHEET_XMLNS}">${named}<fonts count="1"><font/></fonts><cellXfs>${xfs}</cellXfs></styleSheet>`;
}

test('a date shown by number 31, as in the list of the ministry, is a date in either epoch', async () => {
  const rows = '<row r="1"><c r="A1" s="1"><v>44790</v></c><c r="B1"><v>44790</v></c></row>';
  const file = (workbook: string) => rawWorkbook(rows, [], { workbook, styles: styles([0, 31]) });
  const new1900 = await open(file(''));
  assert.deepEqual([new1900.value(0, 0), new1900.value(0, 1)], [44_790, 44_790]);
  assert.equal(new1900.format(0, 0), 'yyyy"年"m"月"d"日"');
  for (const yes of ['1', 'true']) {
    const old = await open(file(`<workbookPr date1904="${yes}"/>`));
    assert.deepEqual([old.value(0, 0), old.value(0, 1), old.value(0, 1, 'date')], [46_252, 44_790, 46_252]);
  }
});

test("a workbook's own format of a number stands before the Japanese one", async () => {
  const named = '<numFmts count="1"><numFmt numFmtId="31" formatCode="0%"/></numFmts>';
  const rows = '<row r="1"><c r="A1" s="1"><v>1.1</v></c><c r="B1" s="2"><v>46252</v></c></row>';
  const sheet = await open(rawWorkbook(rows, [], { styles: styles([0, 31, 58], named) }));
  assert.deepEqual([sheet.value(0, 0), sheet.format(0, 0)], [110, '0%']);
  assert.equal(sheet.format(0, 1), '[$-411]ggge"年"m"月"d"日"');
});

test('an empty text is blank, and told from no cell where the source is to be given back', async () => {
  const sheet = await open(
    rawWorkbook('<row r="1"><c r="B1" t="s"><v>0</v></c></row>', ['<si><t></t></si>']),
  );
  assert.deepEqual([sheet.value(0, 0), sheet.value(0, 1)], [null, null]);
  assert.deepEqual([sheet.verbatim(0, 0), sheet.verbatim(0, 1)], [null, '']);
});

test('a workbook whose parts are named from the root, or with backslashes, opens', async () => {
  const rows = '<row r="1"><c r="A1"><v>7</v></c></row>';
  for (const rename of [(n: string) => `/${n}`, (n: string) => n.replaceAll('/', '\\')])
    assert.equal((await open(rawWorkbook(rows, [], { rename }))).value(0, 0), 7);
});

test('a spreadsheet of another program under the name of a workbook is told', async () => {
  const refused = async (name: string, bytes: Buffer) => {
    const error = (await openWorkbook(sourceFile(name, bytes), 10).catch((e) => e)) as AnteiError;
    return [error.code, error.detail] as const;
  };
  const plain = rawWorkbook('', []);
  const ods = rawWorkbook('', [], {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  }).bytes;
  assert.deepEqual(
    [(await refused('a.xlsx', ods))[0], /ods/.test((await refused('a.xlsx', ods))[1])],
    ['not-xlsx', true],
  );
  const [code] = await refused('cut.xlsx', plain.bytes.subarray(0, plain.bytes.length / 2));
  assert.equal(code, 'broken-xlsx');
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
  assert.deepEqual(
    [(await refused('a.xlsx', old))[0], /xls/.test((await refused('a.xlsx', old))[1])],
    ['not-xlsx', true],
  );
});

test('a workbook with a password says so, and what to do', { skip: skipWithoutCases }, async () => {
  const name = 'password_260605iyakuhinkyoukyu.xlsx';
  const error = (await openWorkbook(sourceFile(name, readFileSync(sharedCase(name))), 10).catch(
    (e) => e,
  )) as AnteiError;
  assert.equal(error.code, 'xlsx-protected');
  assert.match(error.remedy, /ブックの保護/);
});

test('a part that was damaged or cut off on its way is told, never half read', async () => {
  const whole = rawWorkbook('<row r="1"><c r="A1"><v>7</v></c></row>', []);
  const damaged = Buffer.from(whole.bytes);
  // The CRC that the directory keeps of the first part.
  const directory = damaged.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  damaged.writeUInt32LE((damaged.readUInt32LE(directory + 16) ^ 1) >>> 0, directory + 16);
  await assert.rejects(openWorkbook(sourceFile('a.xlsx', damaged), 10), { code: 'broken-xlsx' });
  const cut = rawWorkbook('<row r="1"><c r="A1"><v>7</v></c></row>', [], { end: '' });
  await assert.rejects(openWorkbook(cut, 10), { code: 'broken-xlsx' });
});
