import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CFB } from '@e965/xlsx';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { openWorkbook } from '../../platform/files/open-workbook.ts';
import { COLUMN, OFFICIAL_HEADERS } from '../../supply/official/columns.ts';
import { SHEET_NAME } from '../../supply/official/official-layout.ts';
import { row } from '../../supply/testing.ts';
import { CODES } from '../testing.ts';
import { OFFICIAL_WORDS } from '../words/official-words.ts';
import { readReportFile } from './read-file.ts';
import { writeReportWorkbook } from './report-workbook.ts';

const ROWS = CODES.map((code) => row(code));
const bytes = writeReportWorkbook({ above: ['表題'], rows: ROWS });
const part = (path: string) =>
  Buffer.from(CFB.find(CFB.read(bytes, { type: 'buffer' }), path)!.content).toString('utf8');
const sheet = part('/xl/worksheets/sheet1.xml');

test('each coded column offers its official words for every product, and nothing else is taken', () => {
  const rules = [...sheet.matchAll(/<dataValidation type="list"[^>]* sqref="([^"]*)"><formula1>"([^<]*)"</g)];
  assert.deepEqual(
    rules.map(([, cells, texts]) => [cells, texts!.split(',')]),
    (
      [
        ['L3:L5', 'response'],
        ['N3:N5', 'reason'],
        ['O3:O5', 'outlook'],
        ['Q3:Q5', 'volume'],
        ['R3:R5', 'volumeOutlook'],
      ] as const
    ).map(([cells, field]) => [cells, Object.values(OFFICIAL_WORDS[field].texts)]),
  );
  assert.equal(sheet.match(/errorStyle="stop"/g)!.length, 7);
  assert.match(sheet, /type="decimal"[^>]* sqref="S3:S5"><formula1>0<\/formula1><formula2>1000<\/formula2>/);
  assert.match(sheet, /type="custom"[^>]* sqref="A3:A5 [^"]*K3:K5 M3:M5 T3:T5 U3:U5"><formula1>FALSE</);
});

test('head and names stay in sight, and what a report does not change is grey, blank cells too', () => {
  assert.match(
    sheet,
    /<pane xSplit="6" ySplit="2" topLeftCell="G3" activePane="bottomRight" state="frozen"\/>/,
  );
  const styles = part('/xl/styles.xml');
  const fills = [...styles.matchAll(/<fill>.*?<\/fill>/g)].map(([fill]) => fill);
  const xfs = [.../<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)![1]!.matchAll(/<xf [^>]*/g)].map(
    ([xf]) => xf,
  );
  const isGrey = (style: string) =>
    fills[Number(/fillId="(\d+)"/.exec(xfs[Number(style)]!)![1])]!.includes('FFE7E7E7');
  const cols = [...sheet.matchAll(/<col min="(\d+)"(?: style="(\d+)")?/g)];
  const written = [11, 13, 14, 15, 16, 17, 18];
  assert.deepEqual(
    cols.map(([, place, style]) => [Number(place) - 1, isGrey(style ?? '0')]),
    OFFICIAL_HEADERS.map((_, column) => [column, !written.includes(column)]),
  );
  for (const [, letter, style] of sheet.matchAll(/<c r="([A-Z])[2-9]"(?: s="(\d+)")?/g))
    assert.equal(isGrey(style ?? '0'), !written.includes(letter!.charCodeAt(0) - 65), letter);
  assert.match(
    sheet,
    /autoFilter.*conditionalFormatting.*dataValidations.*ignoredErrors/s,
    'the order that Excel asks for',
  );
});

test('it comes back by the reader of reports as it is, and says what every word means', async () => {
  const file = sourceFile('一覧.xlsx', bytes);
  const { rows, columns } = await readReportFile(file, '2026-08-20');
  assert.deepEqual(columns, [...OFFICIAL_HEADERS.keys()]);
  assert.deepEqual(
    rows.map(({ cells }) => cells),
    ROWS.map((cells) => cells.map((cell) => (cell === '' ? null : cell))),
  );
  const book = await openWorkbook(file, 10);
  assert.deepEqual(book.sheetNames, [SHEET_NAME, '選択肢と意味']);
  const words = book.sheet('選択肢と意味')!;
  const table = Array.from({ length: words.rows }, (_, r) => [0, 1, 2].map((c) => words.value(r, c)));
  const texts = Object.values(OFFICIAL_WORDS).flatMap(({ texts }) => Object.values(texts) as string[]);
  assert.deepEqual(
    table.slice(1, texts.length + 1).map(([, word]) => word),
    texts,
  );
  assert.ok(table.every((cells) => cells.every((cell) => typeof cell === 'string' && cell !== '')));
  assert.equal(words.value(1, 0), '⑫製造販売業者の「出荷対応」の状況');
  assert.equal(COLUMN.response, 11);
});
