/** Real workbooks of external medicines with lists of other times: refused, or shown with a warning. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { realFile, skipWithoutData, VALUES_ONLY } from '../../../test/real-data.ts';
import { importReferenceFile } from '../../medicines/index.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import type { AnteiError } from '../../platform/errors.ts';
import { readBounded } from '../../platform/files/bounded-file.ts';
import { importNdb } from '../datasets/import-ndb.ts';
import { createIndicators } from '../indicators.ts';
import { servingLines } from './serving.ts';

const options = { skip: skipWithoutData };
const SHARE = { measure: 'generic-volume-share', by: 'nation' } as const;

async function importList(context: ClosableContext, date: string): Promise<void> {
  const file = readBounded(realFile(`price/mhlw_ge_${date}.csv`), 20);
  await importReferenceFile(context, file, { kind: 'generic-info' });
}

/** Codes of a list, read as plainly as can be: twelve characters at the beginning of a line. */
function codesOf(date: string): Set<string> {
  const text = readFileSync(realFile(`price/mhlw_ge_${date}.csv`), 'utf8');
  return new Set([...text.matchAll(/^([0-9A-Z]{12}),/gm)].map(([, code]) => code!));
}

/** Quantity of the country (総計) of every row of a workbook, by code: cells that hold a code, and the number six columns further. */
function totalsOf(path: string): [string, number][] {
  const book = XLSX.read(readFileSync(realFile(path)), VALUES_ONLY);
  return Object.values(book.Sheets).flatMap((sheet) =>
    XLSX.utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flatMap((row): [string, number][] => {
      const at = row.findIndex((cell) => typeof cell === 'string' && /^[0-9]{7}[A-Z][0-9A-Z]{4}$/.test(cell));
      return at < 0
        ? []
        : [[row[at] as string, typeof row[at + 3] === 'number' ? (row[at + 3] as number) : 0]];
    }),
  );
}

test(
  'fiscal 2018 with lists of 2021 and 2023 only is refused with what to import; on request shown without bounds',
  options,
  async (t) => {
    const context = await testContext(t);
    await importNdb(context, [readBounded(realFile('ndb/05/000560115.xlsx'), 20)]);
    await importList(context, '20210218');
    await importList(context, '20230315');
    const room = createIndicators(context);
    t.after(() => room.close());
    await assert.rejects(room.figures(SHARE), (error: AnteiError) => {
      assert.equal(error.code, 'codes-missing');
      assert.match(error.detail, /ndb-5（2018-04-01〜2019-03-31）.*2019-03-31 以前で.*2018年度/);
      return true;
    });
    assert.match((await servingLines(context.pool))[0]!, /ndb-5.*2019-03-31 以前の.*がなく/);
    const asked = await room.figures({ ...SHARE, otherTime: true });
    assert.deepEqual(
      [asked.codes, asked.bounded, asked.references[0]!.days, asked.references[0]!.timing],
      ['2021-02-18', false, -690, 'later'],
    );
    assert.deepEqual([asked.rows[0]!.lower, asked.rows[0]!.upper], [null, null]);
    // One workbook of five: the text says so first.
    assert.match(asked.warnings[0]!, /^次のシートが取り込まれておらず.*ほか3/);
    assert.match(asked.warnings[1]!, /690日後/);
    const listed = codesOf('20210218');
    const totals = totalsOf('ndb/05/000560115.xlsx');
    const sum = (rows: typeof totals) => rows.reduce((all, [, quantity]) => all + quantity, 0);
    const unmapped = totals.filter(([code]) => !listed.has(code));
    const near = (a: number, b: number) =>
      assert.ok(Math.abs(a - b) <= 1e-9 * Math.max(1, b), `${a} is not ${b}`);
    near(asked.coverage.total, sum(totals));
    near(asked.coverage.quantity, sum(unmapped));
    assert.equal(asked.coverage.rows, unmapped.length);
    assert.equal(asked.coverage.codes, new Set(unmapped.map(([code]) => code)).size);
    assert.ok(asked.coverage.share! > 0.01);
    assert.match(asked.warnings[2]!, /区分のリストになく/);
    // The list of its own fiscal year takes its place by itself, with bounds.
    await importList(context, '20190315');
    const own = await room.figures(SHARE);
    assert.deepEqual(
      [own.codes, own.bounded, own.warnings],
      ['2019-03-15', true, asked.warnings.slice(0, 1)],
    );
    assert.ok(own.rows[0]!.lower! <= own.rows[0]!.value! && own.rows[0]!.value! <= own.rows[0]!.upper!);
    assert.ok(own.coverage.share! < 0.01);
  },
);

test(
  'a list of years before is used, and its distance and what it does not have are said',
  options,
  async (t) => {
    const context = await testContext(t);
    await importNdb(context, [readBounded(realFile('ndb/09/001258713.xlsx'), 20)]);
    await importList(context, '20151211');
    const room = createIndicators(context);
    t.after(() => room.close());
    const { codes, bounded, warnings, coverage } = await room.figures(SHARE);
    assert.deepEqual([codes, bounded], ['2015-12-11', true]);
    assert.match(warnings[1]!, /前の年度のもの（データの期間の末日（2023-03-31）の2,667日前）/);
    const listed = codesOf('20151211');
    const unmapped = totalsOf('ndb/09/001258713.xlsx').filter(([code]) => !listed.has(code));
    assert.equal(coverage.rows, unmapped.length);
    assert.ok(coverage.share! > 0.1 && warnings.length === 3);
  },
);
