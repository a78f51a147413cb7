import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PAGE_SIZE, parseProductQuery, searchPath, toSearchParams } from './product-query.ts';

const parse = (text: string) => parseProductQuery(new URLSearchParams(text));

test('an empty address is the whole list', () => {
  assert.deepEqual(parse(''), {
    query: { q: '', filters: {}, sort: 'relevance', page: 1, size: PAGE_SIZE },
    ignored: [],
  });
});

test('every parameter is read; filters repeat', () => {
  const { query, ignored } = parse(
    'q=ろきそ 60&response=stopped&response=limitedOwn&volume=decreased&category=generic&route=internal&essential=A&basic=yes' +
      '&class=眼科用剤&mah=東和薬品&sort=status&page=3',
  );
  assert.deepEqual(query, {
    q: 'ろきそ 60',
    filters: {
      response: ['stopped', 'limitedOwn'],
      volume: ['decreased'],
      category: ['generic'],
      route: ['internal'],
      essential: ['A'],
      basic: ['yes'],
      class: ['眼科用剤'],
      mah: ['東和薬品'],
    },
    sort: 'status',
    page: 3,
    size: PAGE_SIZE,
  });
  assert.deepEqual(ignored, []);
});

test('what has no meaning is left out and named', () => {
  const { query, ignored } = parse(
    'response=stopped&response=sold-out&sort=price&page=2&page=0&basic=no&essential=D',
  );
  assert.deepEqual(query.filters, { response: ['stopped'] });
  assert.equal(query.sort, 'relevance');
  assert.equal(query.page, 1);
  assert.deepEqual(
    ignored.map(({ name, value }) => `${name}=${value}`),
    ['response=sold-out', 'essential=D', 'basic=no', 'sort=price', 'page=0'],
  );
});

test('blank values are an untouched control, not a mistake', () => {
  const { query, ignored } = parse('q=&response=&mah=&sort=&page=');
  assert.deepEqual([query.q, query.filters, query.sort, query.page, ignored], ['', {}, 'relevance', 1, []]);
});

test('names outside the list are unknown where the list is given', () => {
  const params = new URLSearchParams([
    ['mah', '東和薬品'],
    ['mah', '存在しない会社'],
  ]);
  const { query, ignored } = parseProductQuery(params, { mah: new Set(['東和薬品']) });
  assert.deepEqual(query.filters, { mah: ['東和薬品'] });
  assert.deepEqual(ignored, [{ name: 'mah', value: '存在しない会社' }]);
});

test('an overlong text is cut, never in the middle of a character', () => {
  assert.equal(parse(`q=${'あ'.repeat(500)}`).query.q.length, 200);
  assert.equal(parse(`q=${'あ'.repeat(199)}${encodeURIComponent('𠮷')}`).query.q, 'あ'.repeat(199));
});

test('invisible characters do not reach the search', () => {
  assert.equal(parse('q=%00ろき%E2%80%8Bそ').query.q, 'ろきそ');
});

test('a repeated value counts once, and nobody needs more than 50', () => {
  assert.deepEqual(parse('mah=A&mah=A').query.filters, { mah: ['A'] });
  const many = new URLSearchParams(Array.from({ length: 80 }, (_, i) => ['mah', `社${i}`]));
  assert.equal(parseProductQuery(many).query.filters.mah!.length, 50);
});

test('equal searches have equal addresses: defaults are left out', () => {
  assert.equal(searchPath({}), '/search');
  assert.equal(searchPath({ q: '', filters: { response: [] }, sort: 'relevance', page: 1 }), '/search');
  assert.equal(
    searchPath({ q: 'a b', filters: { response: ['stopped'] }, page: 2 }),
    '/search?q=a+b&response=stopped&page=2',
  );
});

test('whatever the address, it is read, and its query has an address that says the same', () => {
  const name = fc.constantFrom(
    'q',
    'response',
    'volume',
    'category',
    'route',
    'essential',
    'basic',
    'class',
    'mah',
    'sort',
    'page',
    'size',
    '__proto__',
  );
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('stopped', 'normal', 'generic', 'internal', 'A', 'yes', 'name', '7', '-1', '1e9'),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 20 }), (pairs) => {
      const { query } = parseProductQuery(new URLSearchParams(pairs));
      assert.ok(query.page >= 1 && query.q.length <= 200);
      assert.deepEqual(parseProductQuery(toSearchParams(query)), { query, ignored: [] });
    }),
  );
});
