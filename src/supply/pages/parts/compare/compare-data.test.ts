import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createIndicators } from '../../../../indicators/index.ts';
import { importLists } from '../../../../indicators/world-testing.ts';
import { type ClosableContext, testContext } from '../../../../platform/database/testing.ts';
import { importEdition } from '../../../history/import-edition.ts';
import { REASON_TEXT, RESPONSE_TEXT } from '../../../official/official-layout.ts';
import { NO_PORTS } from '../../../ports.ts';
import { createSupplyReader, type SupplyReader } from '../../../reader.ts';
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

/** Compares products by their codes, as the page does. */
function comparing(context: ClosableContext, supply: SupplyReader) {
  const services = { supply, indicators: createIndicators(context), today: '2026-08-20' };
  return (...codes: string[]) =>
    compareData(services, new URLSearchParams(codes.map((code) => ['code', code])));
}

test('products are compared by the codes of an address: four of them, in its order, and what is left out is named', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const reader = createSupplyReader(context);
  const compared = comparing(context, reader);
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

test('a biologic is related to others of its family by what each is there, where prices and status are both real', async (t) => {
  const [reference, first, second] = ['2399402F1026', '2399403F1039', '2399404F1025'] as const;
  const [darbepoetin, authorised] = ['3999425S5028', '3999425S5036'] as const;
  const world = async (source: 'official' | 'demo') => {
    const context = Object.assign(await testContext(t), { ports: NO_PORTS });
    await importLists(context);
    const rows = [reference, first, second, darbepoetin, authorised].map((code) => row(code));
    await importEdition(context, edition('2026-08-18', rows), { source });
    const reader = createSupplyReader(context);
    while (!(await reader.snapshot()).edition) await sleep(20);
    return comparing(context, reader);
  };
  const compared = await world('official');
  const relations = async (...codes: string[]) =>
    (await compared(...codes))!.products.slice(1).map(({ relation }) => relation);
  assert.deepEqual(await relations(reference, first, darbepoetin), [
    'インフリキシマブのバイオ後続品（1つ目は、その先行バイオ医薬品）',
    'コードからは、同じ成分と分からない',
  ]);
  assert.deepEqual(await relations(first, reference, second), [
    'インフリキシマブの先行バイオ医薬品（1つ目は、そのバイオ後続品）',
    'どちらもインフリキシマブのバイオ後続品',
  ]);
  assert.deepEqual(await relations(darbepoetin, authorised), [
    '同じ成分・剤形・規格。ダルベポエチンアルファのバイオセイム（1つ目は、その先行バイオ医薬品）',
  ]);
  const invented = (await (await world('demo'))(reference, first))!;
  assert.equal(invented.products[1]!.relation, 'コードからは、同じ成分と分からない');
});
