import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type MasterRow, stateOf } from './receipt-state.ts';

const row = (effectiveFrom: string, change: number, others: Partial<MasterRow> = {}): MasterRow => ({
  receiptCode: '620000001',
  effectiveFrom,
  part: 'difference',
  change,
  priceCode: null,
  name: null,
  endedOn: null,
  ...others,
});
const full = { priceCode: '2171022F2018', name: '試験錠５ｍｇ', endedOn: 'infinity' };
const rows = [
  row('2024-03-21', 0, { ...full, part: 'whole' }),
  row('2024-06-13', 5),
  row('2024-07-01', 5, { name: '新名錠５ｍｇ' }),
  row('2024-09-25', 9, { endedOn: '2024-09-30' }),
];

test('differences fill only what they change', () => {
  assert.deepEqual(stateOf(rows.slice(0, 2)), { ...full, endedOn: null });
  assert.deepEqual(stateOf(rows), { ...full, name: '新名錠５ｍｇ', endedOn: '2024-09-30' });
  assert.deepEqual(stateOf(rows.slice(1)), { priceCode: null, name: '新名錠５ｍｇ', endedOn: '2024-09-30' });
});

test('a full row replaces all that was there, on the day of a difference too', () => {
  const again = row('2025-04-01', 3, { ...full, name: '復活錠' });
  assert.deepEqual(stateOf([...rows, again]), { ...full, name: '復活錠', endedOn: null });
  const sameDay = row('2024-07-01', 0, { ...full, part: 'whole' });
  assert.equal(stateOf([...rows, sameDay]).name, '新名錠５ｍｇ');
  assert.equal(stateOf([row('2024-05-01', 3, full), row('2024-06-01', 1)]).endedOn, '2024-06-01');
});

test('whatever order the rows come in, the state is the same', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      assert.deepEqual(stateOf(shuffled), stateOf(rows));
    }),
  );
});
