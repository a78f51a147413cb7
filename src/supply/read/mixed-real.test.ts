/** まちまち on the ministry's own files: counted here from the bare cells, by another way than the rule's. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { read, utils } from '@e965/xlsx';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { importEdition } from '../history/import-edition.ts';
import { parseEdition } from '../official/parse-edition.ts';
import { NO_PORTS } from '../ports.ts';
import { createSupplyReader } from '../reader.ts';

const [BEFORE, AFTER] = ['260731', '260804'];
const bytesOf = (day: string) => readFileSync(realFile(`supply-status/${day}iyakuhinkyoukyu.xlsx`));

/** How grave the two columns are by their first character, by code: ① limits nothing, ⑤ stops all; A or more is usual, D ends. */
function severities(day: string): Map<string, [response: number, volume: number]> {
  const workbook = read(bytesOf(day));
  const sheet = workbook.Sheets[workbook.SheetNames[0]!]!;
  const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, range: 2, defval: null });
  return new Map(
    rows.map((row) => [
      String(row[4]),
      [
        [0, 1, 1, 1, 2]['①②③④⑤'.indexOf(String(row[11])[0]!)] ?? Number.NaN,
        'ＡＢＣＤABCD'.indexOf(String(row[16])[0]!) % 4,
      ],
    ]),
  );
}

test('what is better in one column and worse in the other is まちまち in what is stored, given to programs, shown and written in files', {
  skip: skipWithoutData,
}, async (t) => {
  const [before, after] = [severities(BEFORE), severities(AFTER)];
  const expected = [...after].flatMap(([code, [response, volume]]) => {
    const was = before.get(code);
    return was && (response - was[0]) * (volume - was[1]) < 0 ? [code] : [];
  });
  assert.deepEqual(expected, ['1319720Y2136']);

  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  for (const day of [BEFORE, AFTER]) {
    const file = sourceFile(`${day}iyakuhinkyoukyu.xlsx`, bytesOf(day));
    const parsed = await parseEdition(file, { today: '2026-08-20', maxUnpackedMb: 200 });
    await importEdition(context, parsed, { source: 'official' });
  }
  const supply = createSupplyReader(context);
  const given = await supply.changesAfter(0, 10_000);
  assert.ok(given.length > 100, `only ${given.length} changes`);
  const codes = <T extends { yjCode: string }>(changes: readonly T[], isMixed: (one: T) => boolean) =>
    changes.filter(isMixed).map(({ yjCode }) => yjCode);
  assert.deepEqual(
    codes(given, ({ direction }) => direction === 'mixed'),
    expected,
  );
  const shown = await supply.changes({ quiet: true });
  assert.deepEqual(
    codes(shown, ({ group }) => group === 'mixed'),
    expected,
  );
  const range = { from: '2026-08-04', to: '2026-08-04', kinds: [], quiet: false, edit: null, group: null };
  const csv = await supply.changesCsv({ ...range, ingredient: null, mah: null, therapeuticClass: null });
  const lines = csv
    .toString()
    .split('\r\n')
    .map((line) => line.split(','));
  assert.deepEqual(
    lines.filter((line) => line[7] === 'まちまち').map((line) => line[2]),
    expected,
  );
});
