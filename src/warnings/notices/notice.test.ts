import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filledForm } from '../testing.ts';
import { fieldsOf, NOTICE_FIELDS, readNotice, remarksOn } from './notice.ts';

const product = {
  yjCode: '1149019F1560',
  name: '安心錠６０ｍｇ',
  mah: '安心製薬',
  essentialSupply: 'A',
} as const;
const facts = { products: [product] as [typeof product], reportedOn: '2026-08-20' };
const read = (replaced: Record<string, string> = {}) => readNotice(filledForm(replaced), facts);
const itemsOf = (replaced: Record<string, string>) => read(replaced).problems.map(({ item }) => item);

test('a filled form becomes a notice, with the product and its class from the list', () => {
  const { notice } = read();
  assert.ok(notice);
  assert.deepEqual(
    [
      notice.yjCode,
      notice.essential,
      notice.reportedOn,
      notice.marketShare,
      notice.stockMonths,
      notice.patientCount,
    ],
    ['1149019F1560', 'A', '2026-08-20', 62, 2.5, 1200],
  );
  assert.equal(notice.talks.societies.state, 'talking');
  assert.equal(notice.otherProduct, null);
});

test('what was read fills the form again, and reads the same', () => {
  const { notice } = read({ cause: 'others', otherProduct: '隣人錠' });
  assert.deepEqual(readNotice(fieldsOf(notice!), facts).notice, notice);
});

test('numbers and dates are read as people type them; what is not known stays unknown', () => {
  const { notice } = read({
    marketShare: '６２．５％',
    stockMonths: '',
    patients: 'many',
    patientCount: '１２，０００人',
    expectedOn: '令和8年11月1日',
  });
  assert.deepEqual(
    [notice!.marketShare, notice!.stockMonths, notice!.patientCount, notice!.expectedOn],
    [62.5, null, 12000, '2026-11-01'],
  );
});

test('each wrong item is named once, with what to do', () => {
  assert.deepEqual(itemsOf({ marketShare: '101' }), ['marketShare']);
  assert.deepEqual(itemsOf({ marketShare: '-1' }), ['marketShare']);
  assert.deepEqual(itemsOf({ stockMonths: 'たくさん' }), ['stockMonths']);
  assert.deepEqual(itemsOf({ patientCount: '1.5' }), ['patientCount']);
  assert.deepEqual(itemsOf({ cause: 'constructor', volume: 'unknown' }), ['volume', 'cause']);
  assert.deepEqual(itemsOf({ occurredOn: '2026-02-30' }), ['occurredOn']);
  assert.deepEqual(itemsOf({ details: ' 　\n' }), ['details']);
  assert.deepEqual(itemsOf({ details: 'あ'.repeat(4001) }), ['details']);
  assert.deepEqual(itemsOf({ 'talk.makers': '' }), ['talk.makers']);
  assert.deepEqual(itemsOf({ occurredOn: '2026-08-21' }), ['occurredOn']);
  assert.deepEqual(itemsOf({ expectedOn: '2206-11-01' }), ['expectedOn']);
  assert.deepEqual(itemsOf({ contactPhone: '' }), ['contactPhone']);
  assert.deepEqual(itemsOf({ contactEmail: 'yamada' }), ['contactEmail']);
  const empty = readNotice({}, facts).problems;
  assert.equal(new Set(empty.map(({ item }) => item)).size, empty.length);
  for (const { wording } of empty) assert.match(wording, /。$/);
});

test('the other company’s product is asked for where it is the cause, and forgotten where it is not', () => {
  assert.deepEqual(itemsOf({ cause: 'others' }), ['otherProduct']);
  assert.equal(read({ cause: 'others', otherProduct: '隣人錠' }).notice!.otherProduct, '隣人錠');
  assert.equal(read({ otherProduct: '隣人錠' }).notice!.otherProduct, null);
});

test('a begin later than six months, or already past, is taken with a remark', () => {
  const remarks = (expectedOn: string) => remarksOn(read({ expectedOn }).notice!).join();
  assert.equal(remarks('2027-02-20'), '');
  assert.match(remarks('2027-02-21'), /6か月より先/);
  assert.match(remarks('2026-08-20'), /供給状況報告も出してください/);
});

test('whatever is sent, reading says what is wrong or gives a notice that can be stored', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.values(filledForm())));
  const form = fc.dictionary(fc.constantFrom<string>(...NOTICE_FIELDS), value);
  fc.assert(
    fc.property(form, (replaced) => {
      const { notice, problems } = readNotice({ ...filledForm(), ...replaced }, facts);
      assert.equal(notice === null, problems.length > 0);
      if (notice) assert.doesNotMatch(JSON.stringify(notice), /\\u0000|\\ud[89a-f]/);
    }),
    { numRuns: 500, seed: 20260820 },
  );
});
