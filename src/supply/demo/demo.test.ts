import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { realFile, skipWithoutData, VALUES_ONLY } from '../../../test/real-data.ts';
import { isIsoDate, weekday } from '../../platform/clock.ts';
import type { Cell } from '../model.ts';
import { COLUMN, OFFICIAL_HEADERS } from '../official/columns.ts';
import {
  CATEGORY_TEXT,
  RESPONSE_TEXT,
  ROUTE_TEXT,
  SHEET_NAME,
  VOLUME_TEXT,
} from '../official/official-layout.ts';
import { type Demo, type DemoEdition, generateDemo } from './index.ts';
import { realCheckDigit } from './products/codes.ts';

const demo = generateDemo();
const editions = [...demo.editions];
const [first, last] = [editions[0]!, editions.at(-1)!];

/** Products of the official list of 2026-08-18, 16,386 in all: the rates to follow. */
const REAL_TOTAL = 16_386;
const REAL: Record<number, Record<string, number>> = {
  [COLUMN.route]: {
    [ROUTE_TEXT.internal]: 10_175,
    [ROUTE_TEXT.external]: 2651,
    [ROUTE_TEXT.injection]: 3560,
  },
  [COLUMN.category]: {
    [CATEGORY_TEXT.generic]: 7238,
    [CATEGORY_TEXT.other]: 4073,
    [CATEGORY_TEXT.originator]: 2900,
    [CATEGORY_TEXT.longListed]: 1254,
    [CATEGORY_TEXT.unlisted]: 821,
    [CATEGORY_TEXT.quasiOriginator]: 100,
  },
  [COLUMN.response]: {
    [RESPONSE_TEXT.normal]: 14_538,
    [RESPONSE_TEXT.limitedOwn]: 479,
    [RESPONSE_TEXT.limitedOthers]: 416,
    [RESPONSE_TEXT.limitedOther]: 74,
    [RESPONSE_TEXT.stopped]: 879,
  },
  [COLUMN.volume]: {
    [VOLUME_TEXT.normal]: 10_710,
    [VOLUME_TEXT.increased]: 3455,
    [VOLUME_TEXT.decreased]: 1043,
    [VOLUME_TEXT.halted]: 473,
    [VOLUME_TEXT.delisting]: 705,
  },
  [COLUMN.essentialSupply]: { A: 319, B: 149, C: 5388 },
  [COLUMN.basicMedicine]: { '1：対象': 2267 },
};

function counts(rows: Cell[][], column: number): Map<string, number> {
  const map = new Map<string, number>();
  for (const row of rows) map.set(String(row[column]), (map.get(String(row[column])) ?? 0) + 1);
  return map;
}

function hashOf(rows: unknown): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

/** Within 6%, and for small groups within ten products: the demonstration's totals move from day to day. */
function assertNear(actual: number, real: number, what: string): void {
  const expected = (real * last.rows.length) / REAL_TOTAL;
  assert.ok(
    Math.abs(actual - expected) <= Math.max(0.06 * expected, 10),
    `${what}: ${actual}, expected about ${expected}`,
  );
}

test('the same options give the same cells, other seeds others', () => {
  const options = { products: 600, mahs: 40, editions: 12, lastDate: '2026-05-15' };
  const once = generateDemo(options);
  const again = generateDemo(options);
  assert.equal(hashOf([...once.editions]), hashOf([...again.editions]));
  assert.equal(hashOf([...once.editions]), hashOf([...once.editions]), 'reading twice tells the same');
  assert.equal(hashOf([once.priceLists, once.genericInfo]), hashOf([again.priceLists, again.genericInfo]));
  assert.notEqual(hashOf([...generateDemo({ ...options, seed: 2 }).editions]), hashOf([...once.editions]));
  // Regenerate on purpose only: a new hash means that every demonstration in the world changes.
  assert.equal(hashOf(last.rows).slice(0, 16), '933b1d19b381bbcc');
});

test('17,000 products of 450 manufacturers in 60 editions', () => {
  assert.equal(editions.length, 60);
  assert.equal(last.rows.length, 17_000);
  assert.equal(counts(last.rows, COLUMN.mah).size, 450);
  assert.equal(counts(last.rows, COLUMN.therapeuticClass).size, 145);
  const ingredients = counts(last.rows, COLUMN.ingredient);
  assert.ok(ingredients.size > 2500 && ingredients.size < 2900, `${ingredients.size} ingredients`);
  const largest = Math.max(...ingredients.values());
  assert.ok(largest > 90 && largest < 170, `largest ingredient: ${largest}`);
  const largestMaker = Math.max(...counts(last.rows, COLUMN.mah).values());
  assert.ok(largestMaker > 500 && largestMaker < 900, `largest manufacturer: ${largestMaker}`);
});

test('rates follow the real ones on the first and on the last day', () => {
  for (const { asOf, rows } of [first, last])
    for (const [column, values] of Object.entries(REAL)) {
      const found = counts(rows, Number(column));
      for (const [value, real] of Object.entries(values))
        assertNear(found.get(value) ?? 0, real, `${asOf} ${value}`);
    }
});

test('most reduced volumes say normal shipment (827 of 1,043)', () => {
  const reduced = last.rows.filter((r) => r[COLUMN.volume] === VOLUME_TEXT.decreased);
  const normal = reduced.filter((r) => r[COLUMN.response] === RESPONSE_TEXT.normal);
  const share = normal.length / reduced.length;
  assert.ok(Math.abs(share - 827 / 1043) < 0.05, `${share}`);
});

test('every name is marked デモ', () => {
  for (const row of last.rows)
    for (const column of [COLUMN.ingredient, COLUMN.name, COLUMN.mah])
      assert.match(String(row[column]), /^デモ/, `${row[COLUMN.yjCode]}`);
  for (const list of demo.priceLists)
    for (const row of list.rows.slice(1)) {
      assert.match(String(row[2]), /^デモ/);
      assert.match(String(row[7]), /^デモ/);
      if (row[8] !== null) assert.match(String(row[8]), /^デモ/);
    }
});

test('codes are unique, structured, and never those of real products', () => {
  for (const { asOf, rows } of [first, last]) {
    const codes = rows.map((r) => String(r[COLUMN.yjCode]));
    assert.equal(new Set(codes).size, codes.length, asOf);
  }
  const codes = last.rows.map((r) => String(r[COLUMN.yjCode]));
  const gases = codes.filter((c) => /^X\d{5}$/.test(c));
  assertNear(gases.length, 404, 'medical gases');
  for (const code of codes) {
    if (code.length === 6) continue;
    assert.match(code, /^\d{6}[0-9A-Z][A-Z]\d{4}$/);
    assert.notEqual(realCheckDigit(code.slice(0, 11)), Number(code[11]), `${code} could be real`);
  }
});

test('names are unique but for gases and the like (15,553 of 16,386 in the real list)', () => {
  const share = counts(last.rows, COLUMN.name).size / last.rows.length;
  assert.ok(share > 0.93, `${share}`);
});

test('editions fall on weekdays, about three in four, and end on the day asked for', () => {
  const days = editions.map((e) => e.asOf);
  assert.equal(days.at(-1), '2026-11-20');
  assert.deepEqual(days, days.toSorted());
  assert.equal(new Set(days).size, days.length);
  for (const day of days) assert.ok(weekday(day) >= 1 && weekday(day) <= 5, day);
  let weekdays = 0;
  for (let t = Date.parse(days[0]!); t <= Date.parse(days.at(-1)!); t += 86_400_000) {
    const d = new Date(t).getUTCDay();
    if (d >= 1 && d <= 5) weekdays++;
  }
  const share = days.length / weekdays;
  assert.ok(share > 0.65 && share < 0.85, `${share}`);
  assert.equal(
    [...generateDemo({ products: 200, mahs: 20, editions: 3, lastDate: '2026-11-22' }).editions].at(-1)!.asOf,
    '2026-11-20',
  );
});

test('editions are made while being read, and share the rows that did not change', () => {
  const small = generateDemo({ products: 300, mahs: 30, editions: 50 });
  assert.ok(!Array.isArray(small.editions));
  const [one, two] = firstTwo(small);
  const before = hashOf(firstTwo(small)[0].rows);
  assert.equal(hashOf(one.rows), before, 'an edition stays as it was given when the next is made');
  const shared = new Set(one.rows);
  const same = two.rows.filter((r) => shared.has(r)).length;
  assert.ok(same > two.rows.length * 0.9, `${same} of ${two.rows.length} rows are the same arrays`);
});

function firstTwo(from: Demo): [DemoEdition, DemoEdition] {
  const found: DemoEdition[] = [];
  for (const e of from.editions) if (found.push(e) === 2) break;
  return [found[0]!, found[1]!];
}

test('each day brings 10 to 60 changes, up to 3 additions and a removal now and then', () => {
  let [added, removed, quiet, volumeOnly, response, changes] = [0, 0, 0, 0, 0, 0];
  for (let i = 1; i < editions.length; i++) {
    const [before, after] = [editions[i - 1]!, editions[i]!];
    const old = new Map(before.rows.map((r) => [r[COLUMN.yjCode], r]));
    let [joined, changed] = [0, 0];
    for (const row of after.rows) {
      const was = old.get(row[COLUMN.yjCode]!);
      old.delete(row[COLUMN.yjCode]!);
      if (was === row) continue;
      if (!was) joined++;
      const differs = (c: number): boolean => was?.[c] !== row[c];
      const isChange = !was || [11, 13, 14, 15, 16, 17, 18].some(differs);
      assert.equal(row[COLUMN.isNew] === 'New', isChange, `${after.asOf} ${row[COLUMN.yjCode]}`);
      if (!was || !isChange) continue;
      changed++;
      const serial = Date.parse(after.asOf) / 86_400_000 + 25_569;
      assert.equal(row[COLUMN.updatedOn], serial);
      if (differs(COLUMN.response)) assert.equal(row[COLUMN.responseUpdatedOn], serial);
      else assert.equal(row[COLUMN.responseUpdatedOn], was[COLUMN.responseUpdatedOn]);
      if (differs(COLUMN.response)) response++;
      else if (differs(COLUMN.volume)) {
        volumeOnly++;
        const isQuiet = [was, row].every((r) => /^A/.test(String(r[COLUMN.volume])));
        if (isQuiet) quiet++;
      }
    }
    assert.ok(changed >= 10 && changed <= 60, `${after.asOf}: ${changed} changes`);
    assert.ok(joined <= 3 && old.size <= 2, `${after.asOf}: +${joined} −${old.size}`);
    added += joined;
    removed += old.size;
    changes += changed;
  }
  assert.ok(added > 30 && removed > 5 && removed < added, `+${added} −${removed}`);
  assert.ok(quiet > 0.15 * changes && volumeOnly > 0.4 * changes && response > 0.15 * changes);
});

test('forecasts name times ahead and times passed', () => {
  const texts = last.rows.map((r) => r[COLUMN.outlookText]).filter((t) => t !== null);
  assert.ok(texts.length > 200 && texts.length < 600, `${texts.length}`);
  const months = texts.flatMap((t) => {
    const found = /(\d{4})年(\d{1,2})月/.exec(String(t));
    return found ? [`${found[1]}-${found[2]!.padStart(2, '0')}`] : [];
  });
  assert.ok(months.filter((m) => m < '2026-11').length > 30, 'passed');
  assert.ok(months.filter((m) => m > '2026-11').length > 30, 'ahead');
  assert.ok(texts.length - months.length > 30, 'without a date');
});

test('price lists and generic information stand beside the catalogue', () => {
  const products = new Map(last.rows.map((r) => [String(r[COLUMN.yjCode]), r]));
  const families = new Set([...products.keys()].map((c) => c.slice(0, 9)));
  assert.equal(demo.priceLists.length, 2);
  demo.priceLists.forEach((list, i) => {
    assert.ok(isIsoDate(list.date));
    const [headers, ...rows] = list.rows;
    const info = demo.genericInfo[i]!;
    assert.equal(info.date, list.date);
    assert.equal(headers!.length, 15);
    assert.equal(info.rows[0]!.length, 9);
    assert.deepEqual(
      rows.map((r) => r[1]),
      info.rows.slice(1).map((r) => r[0]),
    );
    assert.equal(new Set(rows.map((r) => r[1])).size, rows.length);
    assert.ok(rows.filter((r) => r[8] === null).length > 1000, '統一名 entries');
    for (const r of rows) {
      assert.match(String(r[12]), /^\d+(\.\d)?$/);
      assert.ok(['内用薬', '外用薬', '注射薬'].includes(String(r[0])));
    }
    const unknown = rows.filter((r) => !families.has(String(r[1]).slice(0, 9)));
    assert.ok(unknown.length < 50, `${unknown.length} listings of products that left`);
    const classes = counts(info.rows.slice(1), 3);
    for (const c of ['1', '2', '3', '★', '☆', 'null']) assert.ok((classes.get(c) ?? 0) > 50, c);
  });
});

/** Real lists are kept beside the repository where the project is built, not in it. */
const REAL_DATA = realFile('supply-status/');

test('no product, manufacturer or ingredient is a real one', {
  skip: skipWithoutData,
}, () => {
  const real = {
    name: new Set<string>(),
    mah: new Set<string>(),
    ingredient: new Set<string>(),
    code: new Set<string>(),
  };
  // The newest list is enough: the others differ from it in a few rows.
  for (const file of readdirSync(REAL_DATA).toSorted().slice(-1)) {
    const workbook = XLSX.read(readFileSync(REAL_DATA + file), { dense: true, ...VALUES_ONLY });
    for (const row of workbook.Sheets[SHEET_NAME]!['!data']!.slice(1)) {
      const text = (c: number): string => String(row[c]?.v ?? '');
      real.name.add(text(COLUMN.name));
      real.mah.add(text(COLUMN.mah));
      real.ingredient.add(text(COLUMN.ingredient));
      real.code.add(text(COLUMN.yjCode));
    }
  }
  assert.ok(real.name.size > 15_000 && real.mah.has('東和薬品'));
  assert.ok(
    real.ingredient.has(String(OFFICIAL_HEADERS[2])),
    'the header row was read as well: columns are as expected',
  );
  // Brands of real products, up to the form and strength: 'ロキソニン' of 'ロキソニン錠６０ｍｇ'.
  const stem = (name: string): string => /^[ァ-ヶー]{3,}/.exec(name)?.[0] ?? name;
  const stems = new Set([...real.name].map(stem));
  for (const row of editions.flatMap((e, i) => (i % 59 === 0 ? e.rows : []))) {
    const unmarked = (c: number): string => String(row[c]).replace(/^デモ/, '');
    for (const key of ['name', 'mah', 'ingredient'] as const) {
      assert.ok(!real[key].has(String(row[COLUMN[key]])), String(row[COLUMN[key]]));
      assert.ok(!real[key].has(unmarked(COLUMN[key])), `without its mark: ${row[COLUMN[key]]}`);
    }
    assert.ok(!stems.has(stem(unmarked(COLUMN.name))), `brand: ${row[COLUMN.name]}`);
    assert.ok(!real.code.has(String(row[COLUMN.yjCode])), String(row[COLUMN.yjCode]));
  }
});

test('impossible sizes are refused', () => {
  for (const options of [
    { products: 50 },
    { products: 30_000 },
    { mahs: 5 },
    { editions: 0 },
    { lastDate: '2026-02-30' },
  ])
    assert.throws(() => generateDemo(options), RangeError);
});
