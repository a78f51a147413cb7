import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { importReferenceFile } from './import-reference.ts';
import { verifyLists } from './verify-lists.ts';

const GENERIC_NAMES = 'ippanmeishohoumaster_250814.xlsx';

test('real lists are whole as they were read; one changed letter is found', {
  skip: skipWithoutData,
}, async (t) => {
  const context = await testContext(t);
  for (const [kind, path] of [
    ['generic-names', `generic-names/${GENERIC_NAMES}`],
    ['price', 'price/mhlw_price_20250716.csv'],
    ['generic-info', 'price/mhlw_ge_20250716.csv'],
  ] as const)
    await importReferenceFile(context, sourceFile(path.split('/').at(-1)!, readFileSync(realFile(path))), {
      kind,
    });
  const { checked, findings } = await verifyLists(context);
  assert.deepEqual(findings, []);
  assert.ok(checked[0]!.count >= 5, 'the parts of the price list, the classes, the names');
  await context.pool.query(
    `update generic_name set name = name || '１' where code = (select max(code) from generic_name)`,
  );
  assert.deepEqual(
    (await verifyLists(context)).findings.map(({ what }) => what),
    [`2025-08-14 のリスト ${GENERIC_NAMES}の中身が、取り込んだときのものと違います`],
  );
});
