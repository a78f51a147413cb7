import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAsked } from './page-query.ts';

test('an address is read as far as it has a meaning, and the rest is said', () => {
  const params = new URLSearchParams(
    'measure=generic-volume-share&by=class&setting=&route=internal&prefecture=48&codes=2023-02-31&other=1',
  );
  const { asked, issues } = readAsked(params, ['measure', 'by', 'codes', 'prefecture', 'setting', 'route']);
  assert.equal(asked.measure, 'generic-volume-share');
  assert.equal(asked.by, 'class');
  assert.deepEqual(asked.where, { route: 'internal' });
  assert.equal(asked.codes, undefined);
  assert.equal(issues.length, 2);
  assert.match(issues.join(''), /都道府県の指定「48」は使えない.*01〜47/s);
});

test('a part that the page does not know is left alone', () => {
  assert.deepEqual(readAsked(new URLSearchParams('by=age'), ['route']), {
    asked: {
      measure: undefined,
      by: undefined,
      dataset: undefined,
      codes: undefined,
      edition: undefined,
      where: {},
    },
    issues: [],
  });
});
