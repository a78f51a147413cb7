/** Every standard name of the ministry's master finds a product of its code first, written as it is and as people write it. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { skipWithoutData } from '../../../test/real-data.ts';
import type { SearchItem } from '../search.ts';
import type { GenericName } from '../store.ts';
import { buildFinder, type ProductFinder } from './find-products.ts';
import { realProducts, realStandards } from './real-testing.ts';

/** 「【般】ロキソプロフェンＮａ錠６０ｍｇ」 as a program prints it, as people type it. */
const SPELLINGS: Record<string, (name: string) => string> = {
  verbatim: (name) => name,
  'without 【般】': (name) => name.replace('【般】', ''),
  'half width': (name) => name.normalize('NFKC'),
  'with spaces': (name) => name.replace(/(?<=\D)(?=[０-９])/u, '　'),
  'OD for 口腔内崩壊, Na for ナトリウム': (name) =>
    name.replace('口腔内崩壊', 'ＯＤ').replace('ナトリウム', 'Ｎａ').replace('シロップ用', 'ドライシロップ'),
};

describe('the standard names of the ministry', { skip: skipWithoutData }, () => {
  let products: SearchItem[];
  let standards: GenericName[];
  /** The code by the master alone, written here anew: what the first product must have. */
  let isOf: (standard: GenericName, code: string) => boolean;
  let known: GenericName[];

  before(async () => {
    products = realProducts();
    standards = await realStandards();
    const nine = (code: string) => code.slice(0, 9);
    isOf = ({ code, products: of }, yjCode) =>
      of.length === 0
        ? nine(yjCode) === nine(code)
        : of.some((one) => (/01.$/.test(one) ? nine(one) === nine(yjCode) : one === yjCode));
    known = standards.filter((standard) => products.some(({ yjCode }) => isOf(standard, yjCode)));
  });

  const shareOf = (finder: ProductFinder, spell: (name: string) => string) => {
    const missed = known.filter((standard) => {
      const [first] = finder.find(spell(standard.name)).ids;
      return first === undefined || !isOf(standard, products[first]!.yjCode);
    });
    return { share: 1 - missed.length / known.length, missed: missed.map(({ name }) => name) };
  };

  it('are 1,368, of which 1,347 have a product in the edition', () => {
    assert.deepEqual([standards.length, known.length], [1368, 1347]);
  });

  it('all find a product of their code first, where the master is loaded', async (t) => {
    const finder = await buildFinder(products, standards);
    for (const [how, spell] of Object.entries(SPELLINGS)) {
      const { share, missed } = shareOf(finder, spell);
      t.diagnostic(`${how}: ${(share * 100).toFixed(2)}%; not: ${missed.join('、')}`);
      assert.ok(share >= 0.99, `${how}: ${share}, ${missed.slice(0, 30)}`);
    }
  });

  it('nearly all do by ingredient, form and strength, where it is not', async (t) => {
    const finder = await buildFinder(products, []);
    const { share, missed } = shareOf(finder, SPELLINGS['half width']!);
    t.diagnostic(`${(share * 100).toFixed(2)}%; not: ${missed.join('、')}`);
    assert.ok(share >= 0.95, `${share}, ${missed.slice(0, 30)}`);
  });
});
