import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { AnteiError } from '../../platform/errors.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { openWorkbook } from '../../platform/files/open-workbook.ts';
import { pdfPages, pdfTags, tagsWith } from '../../platform/pdf/testing.ts';
import { DATASET, prefectureSource } from '../views/prefecture-testing.ts';
import { packPdf } from './pack-pdf.ts';
import { packXlsx } from './pack-xlsx.ts';
import { prefectureCode, readPack } from './read-pack.ts';

const DATE = '2026-11-22';
const read = (code = '01', query = '', source = prefectureSource()) =>
  readPack(source, code, new URLSearchParams(query), DATE);
/** Without the spaces, which depend on where lines and fonts begin. */
const words = async (bytes: Buffer) => pdfPages(bytes).map((page) => page.replace(/\s/g, ''));

test('the document says figures, map, classes in yen, biosimilars, supply, definitions and files', async () => {
  const pages = await words(await packPdf(await read()));
  const text = pages.join('');
  for (const said of [
    '北海道後発医薬品・バイオ後続品の使用状況',
    '2022年4月〜2023年3月診療分',
    '作成日2026年11月22日',
    '後発医薬品の数量シェア40.0%',
    '沖縄86.0%',
    '112催眠鎮静剤，抗不安剤40.0%',
    '約1,900万〜3,900万円',
    'インフリキシマブ40.0%',
    '=試験成分',
    '2026年8月18日の供給状況で通常出荷の後発医薬品への切替えだけを数えています。',
    '（generic-volume-share第1版）',
    '薬価.csv',
    'a'.repeat(64),
    DATASET.parts[0]!.file,
    'を加工して作成',
  ])
    assert.ok(text.includes(said.replace(/\s/g, '')), said);
  assert.ok(!text.includes('後の薬価.csv'), 'a list that was not applied');
  pages.forEach((page, index) => {
    assert.ok(page.includes(`${index + 1}/${pages.length}ページ`), `number of page ${index + 1}`);
  });
});

test('the document is tagged: one title, headings below it, tables whose rows are whole, and a figure told in words', async () => {
  const bytes = await packPdf(await read());
  const pdf = bytes.toString('latin1');
  for (const said of ['/MarkInfo', '/Marked true', '/Lang (ja)', '/DisplayDocTitle true'])
    assert.ok(pdf.includes(said), said);
  const tree = pdfTags(bytes)!;
  assert.equal(tagsWith(tree, 'H1').length, 1);
  assert.equal(tree.children[0]!.role, 'H1');
  assert.equal(tagsWith(tree, 'H2').length, 10);
  assert.equal(tagsWith(tree, 'Figure').length, 1);
  assert.notEqual(tagsWith(tree, 'Figure')[0]!.alt, null);
  const tables = tagsWith(tree, 'Table');
  assert.equal(tables.length, 7);
  for (const { children: rows } of tables) {
    assert.ok(rows.length > 1, 'a head and a row');
    assert.deepEqual(new Set(rows.map(({ children }) => children.length)).size, 1);
    assert.ok(rows[0]!.children.every(({ role, texts }) => role === 'TH' && texts === 1));
    assert.ok(rows.slice(1).every(({ children: [name] }) => name!.role === 'TH' && name!.texts > 0));
  }
});

test('the same data and date give the same bytes', async () => {
  assert.ok((await packPdf(await read())).equals(await packPdf(await read())));
  assert.ok(packXlsx(await read()).equals(packXlsx(await read())));
});

test('the workbook holds the same figures as numbers, and no text becomes a formula', async () => {
  const bytes = packXlsx(await read());
  const book = await openWorkbook(sourceFile('pack.xlsx', bytes), 50);
  assert.deepEqual(book.sheetNames, [
    '概要',
    '国の目標',
    '薬効分類',
    'バイオ後続品',
    '供給の注意',
    '定義',
    '出典',
  ]);
  const overview = book.sheet('概要')!;
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((column) => overview.value(4, column)),
    // In per cent, as the cells show it.
    ['後発医薬品の数量シェア', 40, 40, 40, 63],
  );
  assert.equal(overview.format(4, 2), '0.0%');
  const classes = book.sheet('薬効分類')!;
  assert.deepEqual(
    [0, 8, 9, 13].map((column) => classes.value(2, column)),
    ['112', 19_000_000, 39_000_000, '=試験成分'],
  );
  assert.equal(book.sheet('供給の注意')!.value(2, 1), '=試験成分');
  for (const sheet of Object.values(XLSX.read(bytes, { dense: true, cellFormula: true }).Sheets))
    for (const cell of (sheet['!data'] ?? []).flat()) assert.equal(cell?.f, undefined);
  assert.equal(book.sheet('出典')!.value(2, 1), DATASET.parts[0]!.file);
});

test('short supply is told of the ingredients that cost most, with how many products are limited and stopped', async () => {
  const { supply } = await read();
  assert.equal(supply!.looked, 2);
  assert.deepEqual(supply!.shortages, [
    { key: '1124001', label: '=試験成分', limited: 1, stopped: 1, listed: 3, yen: 1e6 },
  ]);
});

test('without an edition the pack says so', async () => {
  const pack = await read('01', '', prefectureSource(null));
  assert.equal(pack.supply, null);
  const text = (await words(await packPdf(pack))).join('');
  assert.ok(text.includes('供給状況の一覧が取り込まれていないため、供給の状態は示していません'));
  assert.ok(text.includes('限定出荷・供給停止の品目への切替えも数えています'));
});

test('there is no pack of a prefecture that is none, nor before the first dataset', async () => {
  await assert.rejects(read('48'), (error) => error instanceof AnteiError && error.code === 'not-found');
  await assert.rejects(
    read('01', '', prefectureSource(null, { datasets: [] })),
    (error) => error instanceof AnteiError && error.code === 'no-dataset',
  );
});

test('a prefecture is named by its code or its name', () => {
  assert.equal(prefectureCode('36'), '36');
  assert.equal(prefectureCode('1'), '01');
  assert.equal(prefectureCode('徳島県'), '36');
  assert.equal(prefectureCode(' 徳島'), '36');
  assert.equal(prefectureCode('京都'), '26');
  assert.equal(prefectureCode('東京'), '13');
  assert.equal(prefectureCode('北海道'), '01');
  assert.throws(() => prefectureCode('蝦夷'), AnteiError);
  assert.throws(() => prefectureCode('00'), AnteiError);
});
