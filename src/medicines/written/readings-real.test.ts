/** Names in kanji found by the readings of the real receipt master, on the ministry's own list. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { importReferenceFile } from '../lists/import-reference.ts';
import { buildSearchIndex } from '../search.ts';
import { readingsOfNames } from '../store-receipts.ts';
import { buildFinder } from './find-products.ts';
import { realProducts } from './real-testing.ts';

/** What is typed, and what the names of everything that is found have. */
const SPOKEN = [
  ['かっこんとう', '葛根湯'],
  ['カッコントウ', '葛根湯'],
  ['ﾂﾑﾗ かっこんとう', '葛根湯'],
  ['しゃくやくかんぞうとう', '芍薬甘草湯'],
  ['ほちゅうえっきとう', '補中益気湯'],
  ['だいけんちゅうとう', '大建中湯'],
  ['ごれいさん', '五苓散'],
  ['よくかんさん', '抑肝散'],
  ['りっくんしとう', '六君子湯'],
  ['せいりしょくえん', '生食|生理食塩'],
] as const;

test('names in kanji are found by how they are read', { skip: skipWithoutData }, async (t) => {
  const context = await testContext(t);
  const name = 'y_ALL20240321.zip';
  await importReferenceFile(context, sourceFile(name, readFileSync(realFile(`receipt-master/${name}`))), {
    kind: 'receipt-codes',
  });
  const products = realProducts();
  const readingOf = await readingsOfNames(context.pool);
  const read = products.filter((product) => readingOf(product) !== '').length;
  // The list is two years newer than the master.
  assert.ok(read > products.length * 0.7, `${read} of ${products.length} have a reading`);
  const finder = await buildFinder(products, [], buildSearchIndex(products, readingOf));
  for (const [query, kanji] of SPOKEN) {
    const { ids, reading } = finder.find(query);
    const names = Array.from(ids, (i) => products[i]!.name);
    assert.ok(names.length >= 2, `${query}: ${names.length}`);
    const others = names.filter((one) => !new RegExp(kanji).test(one));
    assert.deepEqual([others, reading?.kind], [[], 'sound'], query);
  }
});
