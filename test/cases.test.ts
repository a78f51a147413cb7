/**
 * The small inputs of ../shared/cases, each with what it must come to wherever a workbook may be given. They were made from a few
 * rows of the official list in other programs' ways. (Their README says ⑲ = 110; the file holds 80 and 10.)
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readUpload } from '../src/alerts/lists/intake-file.ts';
import { readWorkbook } from '../src/indicators/datasets/ndb/read-workbook.ts';
import type { AnteiError } from '../src/platform/errors.ts';
import { sourceFile } from '../src/platform/files/bounded-file.ts';
import { readTable } from '../src/platform/files/table.ts';
import { readReportFile } from '../src/reporting/upload/read-file.ts';
import type { Cell, ParsedEdition } from '../src/supply/model.ts';
import { COLUMN } from '../src/supply/official/columns.ts';
import { parseEdition } from '../src/supply/official/parse-edition.ts';
import { sharedCase, skipWithoutCases } from './real-data.ts';

const TODAY = '2026-08-20';
const NAMES = {
  plain: 'plain_260604iyakuhinkyoukyu.xlsx',
  percent: 'percentliteral_260604iyakuhinkyoukyu.xlsx',
  date1904: 'date1904_260604iyakuhinkyoukyu.xlsx',
  surrogate: 'surrogate_260604iyakuhinkyoukyu.xlsx',
  header2025: 'header2025_250801iyakuhinkyoukyu.xlsx',
  password: 'password_260605iyakuhinkyoukyu.xlsx',
} as const;

const file = (name: keyof typeof NAMES) => sourceFile(NAMES[name], readFileSync(sharedCase(NAMES[name])));
const parse = (name: keyof typeof NAMES) => parseEdition(file(name), { today: TODAY, maxUnpackedMb: 50 });
const cellsOf = ({ rows }: ParsedEdition) => rows.map(({ cells }) => cells);
/** Cells with some columns left out. */
const without = (rows: Cell[][], ...columns: number[]) =>
  rows.map((cells) => cells.map((cell, column) => (columns.includes(column) ? null : cell)));

const options = { skip: skipWithoutCases };

test('plain: the values that the others must equal', options, async () => {
  const edition = await parse('plain');
  assert.deepEqual([edition.asOf, edition.rows.length, edition.problems], ['2026-06-04', 5, []]);
  assert.deepEqual(edition.rows.map(({ yjCode, updatedOn }) => [yjCode, updatedOn]).slice(0, 2), [
    ['631301AS1024', '2025-01-17'],
    ['4419002B1033', '2024-10-23'],
  ]);
});

test(
  'percentliteral: a number that only looks like a percentage is what it is, in the list and in a maker’s upload',
  options,
  async () => {
    const edition = await parse('percent');
    assert.deepEqual(
      edition.rows.map((row) => row.volumeOutlookPercent),
      [null, 80, 10, null, null],
    );
    const upload = await readReportFile(file('percent'), TODAY);
    assert.deepEqual(
      upload.rows.map(({ cells }) => cells[COLUMN.volumeOutlookPercent]),
      [null, 80, 10, null, null],
    );
  },
);

test('date1904: the same days as in the plain file', options, async () => {
  assert.deepEqual(cellsOf(await parse('date1904')), cellsOf(await parse('plain')));
  const upload = async (name: keyof typeof NAMES) => (await readReportFile(file(name), TODAY)).rows;
  assert.deepEqual(await upload('date1904'), await upload('plain'));
  assert.deepEqual(await readTable(file('date1904'), 50), await readTable(file('plain'), 50));
});

test('surrogate: the broken character is replaced and told of, with its cell', options, async () => {
  const edition = await parse('surrogate');
  assert.equal(edition.rows[0]!.name, '\ufffd錠');
  assert.deepEqual(
    edition.problems.map(({ row, column, value }) => [row, column, value]),
    [[3, 'F列 ⑥品名', '\ufffd錠']],
  );
  const plain = without(cellsOf(await parse('plain')), COLUMN.name);
  assert.deepEqual(without(cellsOf(edition), COLUMN.name), plain);
});

test('header2025: ⑩ under its name of 2025', options, async () => {
  const edition = await parse('header2025');
  assert.deepEqual(
    [edition.asOf, edition.headers[9], edition.problems],
    ['2025-08-01', '⑩安定確保医薬品', []],
  );
  assert.deepEqual(cellsOf(edition), cellsOf(await parse('plain')));
});

test(
  'password: says that it is protected and what to do, wherever a workbook may be given',
  options,
  async () => {
    const readers = {
      list: () => parse('password'),
      "maker's report": () => readReportFile(file('password'), TODAY),
      'watch list': () => readUpload(file('password')),
      'prices and generics': () => readTable(file('password'), 50),
      'NDB Open Data': () => readWorkbook(file('password'), 50, []),
    };
    for (const [name, read] of Object.entries(readers)) {
      const error = (await Promise.resolve(read()).catch((e) => e)) as AnteiError;
      assert.equal(error.code, 'xlsx-protected', name);
      assert.match(error.message, /パスワードで保護/);
      assert.match(error.remedy, /保存し直してください/);
    }
  },
);
