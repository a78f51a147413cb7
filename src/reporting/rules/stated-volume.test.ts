import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STATED_VOLUMES } from '../../supply/model.ts';
import { row } from '../../supply/testing.ts';
import { NORMAL } from '../testing.ts';
import { readStatus } from './read-status.ts';
import { rowAfter, statusOf } from './status-cells.ts';

test('A report must state ⑰: blank, 「記載なし」 and its code are refused; what the list states is accepted', () => {
  for (const volume of [null, '', '　'])
    assert.deepEqual(
      readStatus({ ...NORMAL, volume }).problems.map(({ code }) => code),
      ['missing-value'],
    );
  for (const volume of ['notStated', 'unknown', '記載なし'])
    assert.deepEqual(
      readStatus({ ...NORMAL, volume }).problems.map(({ code }) => code),
      ['unknown-value'],
    );
  for (const volume of Object.keys(STATED_VOLUMES))
    assert.deepEqual(readStatus({ ...NORMAL, volume }).problems, []);
});

test('A row in force without ⑰ leaves the form open there, and a report fills it', () => {
  const before = row('1149019F1560', { volume: null });
  assert.equal('volume' in statusOf(before), false);
  assert.equal(rowAfter(before, NORMAL, '2026-09-15')[16], 'A．出荷量通常');
});
