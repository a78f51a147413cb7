import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { testContext } from '../../../../platform/database/testing.ts';
import { importEdition } from '../../../history/import-edition.ts';
import { REASON_TEXT, RESPONSE_TEXT } from '../../../official/official-layout.ts';
import { NO_PORTS } from '../../../ports.ts';
import { createSupplyReader } from '../../../reader.ts';
import { edition, row } from '../../../testing.ts';
import { compareData } from './compare-data.ts';

const CODES = [
  '1149019F1560',
  '1149019F1579',
  '1149019F2010',
  '2119404A1033',
  '3969010F1012',
  '6241006F1024',
];

test('products are compared by the codes of an address: four of them, in its order, and what is left out is named', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const reader = createSupplyReader(context);
  const compared = (...codes: string[]) =>
    compareData(reader, new URLSearchParams(codes.map((code) => ['code', code])));
  assert.equal(await compared(CODES[0]!), null, 'before the first edition');
  const stopped = { response: RESPONSE_TEXT.stopped, reason: REASON_TEXT.material, outlook: 'ウ．未定' };
  await importEdition(
    context,
    edition('2026-08-18', [
      row(CODES[0]!, { name: 'ロキソ錠６０ｍｇ', ...stopped }),
      ...CODES.slice(1).map((code) => row(code)),
    ]),
    { source: 'official' },
  );
  while (!(await reader.snapshot()).edition) await sleep(20);

  const some = (await compared('１１４９０１９f1560', CODES[1]!, ` ${CODES[2]} 、${CODES[3]} `, CODES[0]!))!;
  assert.deepEqual(
    some.products.map(({ code }) => code),
    CODES.slice(0, 4),
  );
  const [first, second, third, fourth] = some.products;
  assert.deepEqual(
    [first!.name, first!.response, first!.reason, first!.outlook, first!.relation, first!.peers],
    ['ロキソ錠60mg', 'stopped', '原材料調達上の問題', '解消未定', null, { normal: 1, total: 1 }],
  );
  assert.deepEqual(
    [second!.reason, second!.outlook, second!.lasting, second!.price],
    [null, null, null, null],
  );
  assert.deepEqual(
    [second, third, fourth].map((product) => product!.relation),
    ['同じ成分・剤形・規格', '同じ成分・剤形（規格違い）', 'コードからは、同じ成分と分からない'],
  );
  assert.deepEqual([some.unknown, some.beyond], [[], []]);

  const many = (await compared(...CODES, 'XX1', '<b>'.repeat(100)))!;
  assert.equal(many.products.length, 4);
  assert.deepEqual(
    many.beyond.map(({ code }) => code),
    CODES.slice(4),
  );
  assert.deepEqual(many.unknown, ['XX1', '<B>'.repeat(14).slice(0, 40)]);
  const flood = (await compared(...Array.from({ length: 3000 }, (_, i) => `N${i}`)))!;
  assert.equal(flood.unknown.length, 50);
});
