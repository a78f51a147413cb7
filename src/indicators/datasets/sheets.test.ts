import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import { createIndicators } from '../indicators.ts';
import { ndbWorkbook, threeSettings } from '../testing.ts';
import { importLists } from '../world-testing.ts';
import { importNdb } from './import-ndb.ts';
import { lackingSheets, sheetsText, sheetWarnings } from './sheets.ts';

const INJECTIONS = (['out-of-hospital', 'in-hospital', 'inpatient'] as const).map((setting) => ({
  route: 'injection' as const,
  setting,
}));

test('of what is asked each sheet that is not there is lacking; of other data than NDB none', () => {
  assert.equal(lackingSheets('ndb', []).length, 9);
  assert.equal(lackingSheets('ndb', INJECTIONS).length, 6);
  assert.deepEqual(lackingSheets('ndb', INJECTIONS, { route: 'injection' }), []);
  assert.deepEqual(lackingSheets('ndb', INJECTIONS.slice(1), { route: 'injection' }), [
    '注射薬・外来（院外）',
  ]);
  assert.deepEqual(lackingSheets('ndb', INJECTIONS, { setting: 'inpatient' }), [
    '内服薬・入院',
    '外用薬・入院',
  ]);
  assert.deepEqual(lackingSheets('dispensing', [{ route: 'all', setting: 'all' }]), []);
});

test('at most three are named', () => {
  assert.equal(sheetsText(['a', 'b', 'c']), 'a、b、c');
  assert.equal(sheetsText(['a', 'b', 'c', 'd', 'e']), 'a、b、c、ほか2');
  assert.deepEqual(sheetWarnings('ndb', INJECTIONS, { route: 'injection' }), []);
});

test('figures of a round of injections only say so, alone and among all rounds, but not where injections are asked for', async (t) => {
  const context = await testContext(t);
  await importLists(context);
  const row = { code: '2399402F1026', price: 60_000, class: 239, className: 'その他の消化器官用薬' };
  const book = threeSettings(
    { route: 'injection' },
    { inpatient: [{ ...row, unit: '瓶', cells: { '13': 2000 } }] },
  );
  await importNdb(context, [ndbWorkbook(book, 'injection.xlsx')]);
  const indicators = createIndicators(context);
  t.after(() => indicators.close());
  const asked = { measure: 'generic-volume-share', by: 'nation' } as const;
  const warning =
    '次のシートが取り込まれておらず、その分だけ小さい合計です：内服薬・外来（院外）、内服薬・外来（院内）、内服薬・入院、ほか3';
  assert.deepEqual((await indicators.figures(asked)).warnings, [warning]);
  const where = { route: 'injection' } as const;
  assert.deepEqual((await indicators.figures({ ...asked, where })).warnings, []);
  await assert.rejects(
    indicators.figures({ ...asked, where: { route: 'external' } }),
    /あるもの：.*注射薬 外来（院外）/,
  );

  const { years } = await indicators.trend({ ...asked, dataset: 'all' });
  assert.deepEqual(
    years.map(({ partial, notes }) => [partial, notes]),
    [['内服薬・外来（院外）、内服薬・外来（院内）、内服薬・入院、ほか3の表がありません', []]],
  );
  const narrowed = await indicators.trend({ ...asked, where, dataset: 'all' });
  assert.equal(narrowed.years[0]!.partial, '');
});
