import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefectureSource } from '../../../views/prefecture-testing.ts';
import { readPrefecturePage } from '../../../views/read-prefecture.ts';
import { prefectureData } from './prefecture-data.ts';

async function data(code: string, query = '') {
  const params = new URLSearchParams(query);
  const page = await readPrefecturePage(prefectureSource(), code, params);
  assert.ok(page !== null && page !== 'unknown');
  return prefectureData(page, params);
}

test('only classes with something to save are shown, and all where they are asked for', async () => {
  const low = await data('01', 'limited=count');
  assert.equal(low.classes.length, 2);
  assert.equal(low.otherPath, '/indicators/prefectures/01?limited=count&classes=all#classes');
  const high = await data('47');
  assert.deepEqual([high.classes.length, high.classCount], [0, 2]);
  const all = await data('47', 'classes=all');
  assert.deepEqual([all.classes.length, all.allClasses], [2, true]);
  assert.equal(all.otherPath, '/indicators/prefectures/47#classes');
});
