import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { NewsFile, NewsItem } from '../api-schemas.ts';
import { ALL_WANTS, MAX_PRODUCTS, topicsOf } from '../model.ts';
import { addProducts, followReplaced, matchNews, reportEdition } from './device-matching.ts';

const CODES = Array.from({ length: 12 }, (_, i) => `P${i}`);

function item(yjCode: string, topics: number, replacedBy: string | null = null): NewsItem {
  return {
    yjCode,
    name: `品名${yjCode}`,
    mah: '試験製薬',
    topics: topicsOf(topics),
    direction: 'neutral',
    lines: [],
    response: 'normal',
    volume: 'normal',
    since: null,
    reason: null,
    until: null,
    replacedBy,
    candidates: { normal: 0, total: 0, names: [] },
  };
}

function file(items: NewsItem[]): NewsFile {
  return { asOf: '2026-08-20', revision: 1, items };
}

function list(codes: readonly string[], wants = ALL_WANTS) {
  return { products: codes.map((code) => ({ code, name: `品名${code}` })), wants };
}

describe('What a device chooses from the public file', () => {
  test('is what the server would choose by bits', () => {
    const news = fc.uniqueArray(
      fc.record({ code: fc.constantFrom(...CODES), topics: fc.integer({ min: 1, max: ALL_WANTS }) }),
      { selector: ({ code }) => code },
    );
    const watched = fc.uniqueArray(fc.constantFrom(...CODES));
    const wanted = fc.integer({ min: 0, max: ALL_WANTS });
    fc.assert(
      fc.property(news, watched, wanted, (rows, codes, wants) => {
        // As in SQL: p.product_id = n.product_id and p.wants & n.topics <> 0
        const byBits = rows
          .filter(({ code, topics }) => codes.includes(code) && (topics & wants) !== 0)
          .map(({ code }) => code);
        const matched = matchNews(list(codes, wants), file(rows.map((one) => item(one.code, one.topics))));
        assert.deepEqual(
          matched.map(({ yjCode }) => yjCode),
          byBits,
        );
      }),
    );
  });

  test('survives topics of a later version of the site', () => {
    const later = { ...item('P1', 1), topics: ['response', 'somethingNew'] as never };
    const unknown = { ...item('P2', 1), topics: ['somethingNew'] as never };
    assert.deepEqual(matchNews(list(['P1', 'P2']), file([later, unknown])), [later]);
  });
});

describe('A list on a device', () => {
  test('follows a replaced code, whatever it wants, keeps the old one, and follows once', () => {
    const news = file([item('P1', 64, 'P9'), item('P2', 64, 'P8')]);
    const followed = followReplaced(list(['P1'], 0), news);
    assert.deepEqual(
      followed.products.map(({ code }) => code),
      ['P1', 'P9'],
    );
    assert.equal(followReplaced(followed, news), followed);
  });

  test('takes each product once, in any order of adding', () => {
    const some = fc.array(fc.constantFrom(...CODES));
    fc.assert(
      fc.property(some, some, (first, second) => {
        const one = addProducts(list([]), list(first).products).list;
        const { list: both, added, leftOut } = addProducts(one, list(second).products);
        assert.deepEqual(
          both.products.map(({ code }) => code),
          [...new Set([...first, ...second])],
        );
        assert.equal(one.products.length + added.length, both.products.length);
        assert.equal(leftOut, 0);
      }),
    );
  });

  test('holds 20,000 products and says how many were too many', () => {
    const many = Array.from({ length: MAX_PRODUCTS + 7 }, (_, i) => ({ code: `C${i}`, name: '' }));
    const { list: full, leftOut } = addProducts(list(['P1']), many);
    assert.deepEqual([full.products.length, leftOut], [MAX_PRODUCTS, 8]);
  });
});

describe('What a device says of an edition again', () => {
  const told = { wants: ALL_WANTS, items: [item('P1', 1), item('P2', 2)] };
  const both = list(['P1', 'P2']);

  test('is the same where a correction did not touch its products', () => {
    const { kind, takenBack } = reportEdition(both, file([...told.items, item('P5', 1)]), told);
    assert.deepEqual([kind, takenBack], ['same', []]);
  });

  test('names what a correction took back', () => {
    const { kind, takenBack, items } = reportEdition(both, file([told.items[0]!]), told);
    assert.deepEqual([kind, takenBack, items], ['corrected', ['品名P2'], [told.items[0]]]);
  });

  test('is corrected where what was said reads differently', () => {
    assert.equal(reportEdition(both, file([item('P1', 1), item('P2', 3)]), told).kind, 'corrected');
  });

  test('is no correction where only wishes or the list changed since', () => {
    const fewer = reportEdition(list(['P1'], 1), file(told.items), told);
    assert.deepEqual([fewer.kind, fewer.takenBack], ['same', []]);
    assert.deepEqual(reportEdition(list(['P1', 'P2'], 1), file(told.items), told).takenBack, []);
  });

  test('is fresh where something was not said before', () => {
    const three = list(['P1', 'P2', 'P3']);
    assert.equal(reportEdition(three, file([...told.items, item('P3', 1)]), told).kind, 'fresh');
    assert.equal(reportEdition(both, file(told.items), null).kind, 'fresh');
    assert.equal(reportEdition(both, file(told.items), { wants: 511, items: [] }).kind, 'fresh');
  });
});
