import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { daysBetween } from '../../platform/clock.ts';
import { fiscalYear } from '../../platform/dates/era.ts';
import { DATASET } from '../figures/source-testing.ts';
import {
  coverageText,
  distanceText,
  lastDayOf,
  maskingWarnings,
  referencesOf,
  servingText,
  timingOf,
  warningsOf,
} from './references.ts';

const FY2018 = { ...DATASET, id: 'ndb-5', from: '2018-04-01', to: '2019-03-31' };
const NOTHING = { total: 100, quantity: 0, share: 0, codes: 0, rows: 0 };
const route = (name: 'internal' | 'injection' | 'external' | 'dental', effectiveFrom: string | null) => ({
  route: name,
  effectiveFrom,
  rows: null,
});

test('a list is in time from the first day of the fiscal year of the data to the last day of its period', () => {
  assert.deepEqual(
    ['2015-12-11', '2018-03-31', '2018-04-01', '2019-03-15', '2019-03-31', '2019-04-01', null].map((date) =>
      timingOf(date, FY2018),
    ),
    ['earlier-year', 'earlier-year', 'in-time', 'in-time', 'in-time', 'later', 'missing'],
  );
});

test('a later list, an old one, a missing price list and another time’s supply are each warned of with their distance', () => {
  const warn = (
    codes: string,
    prices: Parameters<typeof referencesOf>[1]['prices'],
    edition: string | null,
  ) => warningsOf(referencesOf(FY2018, { codes, prices, edition }), NOTHING, FY2018.to);
  assert.deepEqual(warn('2019-03-15', null, null), []);
  assert.match(warn('2021-02-18', null, null).join(), /末日（2019-03-31）の690日後.*上下限は示しません/);
  assert.match(warn('2015-12-11', null, null).join(), /前の年度のもの（.*1,206日前）/);
  assert.match(
    warn('2019-03-15', [route('internal', null), route('dental', null)], null).join(),
    /^薬価のリスト（内用薬）がなく/,
  );
  assert.match(warn('2019-03-15', null, '2026-08-18').join(), /供給状況（2026-08-18）は.*2,697日後/);
});

test('more than 1% of the quantity unmapped is warned of; 1% is not', () => {
  const at = (quantity: number) => warningsOf([], { ...NOTHING, quantity, share: quantity / 100 }, FY2018.to);
  assert.deepEqual(at(1), []);
  assert.match(at(1.1).join(), /数量の1\.1%（1、データ全体で0コード）は区分のリストになく/);
  assert.match(
    coverageText({ ...NOTHING, quantity: 5, share: 0.05, codes: 3, rows: 4 }),
    /5\.00%（5。データ全体で3コード、4行）/,
  );
});

test('each dataset is said with the lists that serve it, or with what is missing', () => {
  const prices = [route('internal', '2019-03-15'), route('injection', '2016-04-01'), route('dental', null)];
  assert.equal(
    servingText(FY2018, { codes: '2019-03-15', prices }),
    '区分のリスト（2019-03-15）、薬価のリスト（内用薬、2019-03-15）',
  );
  assert.match(
    servingText(FY2018, { codes: '2017-03-17', prices: [] }),
    /※データの期間の末日（2019-03-31）の744日前/,
  );
  assert.match(servingText(FY2018, { codes: null, prices: [] }), /2019-03-31 以前の.*がなく、値を示せません/);
});

test('distances are days of the calendar (property)', () => {
  const day = fc
    .date({ min: new Date('2014-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, day, (date, to) => {
      const days = daysBetween(date, to);
      assert.ok(
        distanceText(date, to).includes(days === 0 ? to : `${Math.abs(days).toLocaleString('ja-JP')}日`),
      );
      assert.equal(timingOf(date, { from: `${fiscalYear(to)}-04-01`, to }) === 'later', date > to);
      assert.ok(lastDayOf(`2014-04/${to.slice(0, 7)}`) >= to);
    }),
  );
});

test('sheets without a stated masking rule say what their bounds rest on', () => {
  const part = (masking: 'least' | 'unstated', threshold: number) => ({ masking, threshold });
  assert.deepEqual(maskingWarnings([part('least', 1000)]), []);
  const [warning] = maskingWarnings([part('unstated', 1000), part('unstated', 400), part('least', 1000)]);
  assert.match(warning!, /2枚.*総計だけから.*最小の数量（400、1,000）未満とみなしています/);
});
