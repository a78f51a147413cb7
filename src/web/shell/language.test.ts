import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PAGES } from '../../app/pages.ts';
import { inBothLanguages, languageOf } from './language.ts';

test('a page leads to the same in the other language, and back', () => {
  for (const [ja, en] of [
    ['/', '/en'],
    ['/search', '/en/search'],
    ['/guide', '/en/words'],
    ['/products/1149019F1560', '/en/products/1149019F1560'],
  ] as const) {
    assert.deepEqual(inBothLanguages(ja), { ja, en });
    assert.deepEqual(inBothLanguages(en), { ja, en });
    assert.deepEqual([languageOf(ja), languageOf(en)], ['ja', 'en']);
  }
  for (const alone of ['/changes', '/products', '/products/', '/en/no-such-page', '/english', '/ends'])
    assert.equal(inBothLanguages(alone), null, alone);
  assert.equal(languageOf('/english'), 'ja');
});

test('every page in English has its Japanese one', () => {
  const english = PAGES.filter(({ path }) => languageOf(`/${path}`) === 'en');
  assert.equal(english.length, 4);
  for (const { path } of english) {
    const both = inBothLanguages(`/${path}`);
    assert.ok(
      PAGES.some((page) => `/${page.path}` === both?.ja),
      path,
    );
  }
});
