/**
 * Regression tests for the two ways in which a streaming reader of workbooks was seen to corrupt official lists
 * (docs/decisions/0002): the reading of a name in place of the name, and U+FFFD where a character lay across two chunks.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceFile } from '../src/platform/files/bounded-file.ts';
import { openWorkbook } from '../src/platform/files/open-workbook.ts';
import { readTable } from '../src/platform/files/table.ts';
import { writeWorkbook } from '../src/platform/files/xlsx.ts';
import { rawWorkbook } from './xlsx-parts.ts';

const shared = (count: number) =>
  Array.from(
    { length: count },
    (_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i}</v></c></row>`,
  ).join('');

async function column(file: ReturnType<typeof rawWorkbook>): Promise<unknown[]> {
  const sheet = (await openWorkbook(file, 200)).sheet('一覧')!;
  return Array.from({ length: sheet.rows }, (_, row) => sheet.value(row, 0));
}

const FURIGANA = [
  ['<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si>', '東京'],
  [
    '<si><r><t>大塚</t></r><r><rPr><b/><sz val="11"/></rPr><t>製薬</t></r><rPh sb="0" eb="2"><t>オオツカ</t></rPh>' +
      '<rPh sb="2" eb="4"><t>セイヤク</t></rPh><phoneticPr fontId="1" type="fullwidthKatakana"/></si>',
    '大塚製薬',
  ],
  ['<si><t xml:space="preserve"> 武田　薬品 </t><rPh sb="1" eb="3"><t>タケダ</t></rPh></si>', ' 武田　薬品 '],
  ['<si><t>ロキソニン錠６０ｍｇ</t><phoneticPr fontId="1"/></si>', 'ロキソニン錠６０ｍｇ'],
  ['<si><t>&lt;A&amp;B&gt;「𠮷」髙﨑</t><rPh sb="0" eb="1"><t>エー</t></rPh></si>', '<A&B>「𠮷」髙﨑'],
] as const;

test('furigana is not mixed into the text: 東京 stays 東京', async () => {
  const file = rawWorkbook(
    shared(FURIGANA.length),
    FURIGANA.map(([xml]) => xml),
  );
  const texts = FURIGANA.map(([, text]) => text);
  assert.deepEqual(await column(file), texts);
  assert.deepEqual(
    (await readTable(file, 200)).map(([cell]) => cell),
    texts,
  );
});

test('furigana is not mixed into a text that stands in the cell itself', async () => {
  const cell = '<is><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is>';
  const file = rawWorkbook(`<row r="1"><c r="A1" t="inlineStr">${cell}</c></row>`, []);
  assert.deepEqual(await column(file), ['東京']);
});

/** Texts of one to four bytes a character whose lengths differ, so that every chunk border cuts characters. */
const LONG = Array.from({ length: 30_000 }, (_, i) => {
  const piece = ['供給停止', '限定出荷（他社品の影響）', 'A', 'é', '𠮷野', 'ｶﾞｽﾀｰ'][i % 6]!;
  return `${i}：${piece.repeat(1 + ((i * 7) % 11))}`;
});

test('no character is lost across the borders of chunks, in megabytes of text', async () => {
  const strings = LONG.map((text) => `<si><t>${text}</t></si>`);
  assert.ok(Buffer.byteLength(strings.join('')) > 2_000_000);
  const read = await column(rawWorkbook(shared(LONG.length), strings));
  assert.deepEqual(read, LONG);
  assert.ok(!read.join('').includes('\ufffd'));
});

test('what we write is read back to the letter', async () => {
  const rows = LONG.slice(0, 5000).map((text) => [text]);
  assert.deepEqual(
    await column(sourceFile('一覧.xlsx', writeWorkbook('一覧', rows, [null], 0))),
    rows.flat(),
  );
});
