import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganisation, signIn } from '../../access/testing.ts';
import { fixedClock, toExcelSerial } from '../../platform/clock.ts';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../../supply/history/import-edition.ts';
import { createSupplyReader } from '../../supply/index.ts';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { overdueMakers } from './overdue.ts';

test('the ministry sees which makers owe a word, registered or not; nobody else does', async (t) => {
  const context = Object.assign(await testContext(t), {
    ports: NO_PORTS,
    clock: fixedClock('2026-08-18T09:00:00+09:00'),
  });
  const trouble = {
    response: RESPONSE_TEXT.stopped,
    responseUpdatedOn: toExcelSerial('2026-03-01'),
    outlook: 'ア. あり',
    outlookText: '2026年6月下旬',
  };
  const rows = [
    row('1111001F1011', trouble),
    row('1111001F1020'),
    row('2222002F2022', { ...trouble, outlookText: null, outlook: 'ウ. 未定', mah: '他社製薬' }),
    row('3333003F3033', { mah: '順調製薬' }),
  ];
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  const maker = await signIn(
    context,
    await addOrganisation(context, 'manufacturer', '試験製薬', ['試験製薬']),
  );
  const ministry = await signIn(context, await addOrganisation(context, 'ministry', '厚生労働省'), 'viewer');
  const supply = createSupplyReader(context);
  assert.deepEqual(await overdueMakers(context, supply, ministry.actor), [
    {
      mah: '試験製薬',
      organisation: '試験製薬',
      products: 2,
      forecastPassed: 1,
      noWord: 1,
      monthly: 2,
      confirmedOn: null,
    },
    {
      mah: '他社製薬',
      organisation: null,
      products: 1,
      forecastPassed: 0,
      noWord: 1,
      monthly: 1,
      confirmedOn: null,
    },
  ]);
  await assert.rejects(overdueMakers(context, supply, maker.actor), { code: 'forbidden' });
});
