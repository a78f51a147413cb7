/** What the ministry edits without a mark, on its own files: counted here from the bare cells, by another way than the import's. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { read, utils } from '@e965/xlsx';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { DESIGNATIONS, isCriticalSupply } from '../../medicines/model.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { importEdition } from '../history/import-edition.ts';
import { parseEdition } from '../official/parse-edition.ts';
import { NO_PORTS } from '../ports.ts';
import { createSupplyReader } from '../reader.ts';
import { changesBetween } from './store-read.ts';

const OFFICIAL = { source: 'official' } as const;

function bytesOf(day: string) {
  return readFileSync(realFile(`supply-status/${day}iyakuhinkyoukyu.xlsx`));
}

/** The rows of a file by code, as the library reads the sheet. */
function cellsOf(day: string): Map<string, unknown[]> {
  const workbook = read(bytesOf(day));
  const rows = utils.sheet_to_json<unknown[]>(workbook.Sheets[workbook.SheetNames[0]!]!, {
    header: 1,
    range: 2,
    defval: null,
  });
  return new Map(rows.filter((row) => row[4]).map((row) => [String(row[4]), row]));
}

const editionOf = (day: string) =>
  parseEdition(sourceFile(`${day}iyakuhinkyoukyu.xlsx`, bytesOf(day)), {
    today: '2026-08-20',
    maxUnpackedMb: 200,
  });

test('The silent edit of ④ on 2026-08-14 is 417 quiet changes of what products are, and one line of the page', {
  skip: skipWithoutData,
}, async (t) => {
  const [before, after] = [cellsOf('260813'), cellsOf('260814')];
  const edited = new Map<string, [unknown, unknown]>();
  const moved = new Set<string>();
  for (const [code, row] of after) {
    const was = before.get(code);
    if (!was) continue;
    const differs = (column: number) => (was[column] ?? '') !== (row[column] ?? '');
    if ([0, 1, 2, 3, 5, 6, 7, 8, 9, 10].some(differs)) edited.set(code, [was[3], row[3]]);
    if ([11, 13, 14, 15, 16, 17, 18].some(differs)) moved.add(code);
  }
  assert.equal(edited.size, 417, 'the facts say so too');

  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(context, await editionOf('260813'), OFFICIAL);
  const result = await importEdition(context, await editionOf('260814'), OFFICIAL);
  const changes = await changesBetween(context.pool, { since: '2026-08-14' });
  const listing = changes.filter(({ kinds }) => kinds.includes('listing'));
  assert.deepEqual(
    new Map(listing.map(({ yjCode, before: was, after: is }) => [yjCode, [was.strength, is.strength]])),
    edited,
  );
  assert.equal(result.listingChanged, edited.size);
  assert.ok(
    listing.every(({ yjCode, kinds, notable }) => moved.has(yjCode) || (kinds.length === 1 && !notable)),
    'none is news by itself',
  );
  assert.deepEqual(
    new Set(changes.filter(({ kinds }) => kinds.some((kind) => kind !== 'listing')).map((one) => one.yjCode)),
    moved,
  );

  const reader = createSupplyReader(context);
  const list = await reader.changeList({
    from: '2026-08-14',
    to: '2026-08-14',
    group: 'listing',
    kinds: [],
    ingredient: null,
    mah: null,
    therapeuticClass: null,
    edit: null,
    quiet: false,
    byIngredient: false,
    page: 1,
    size: 100,
  });
  const ways = Map.groupBy(edited, ([, way]) => way.join(' → '));
  assert.deepEqual(
    list.edits!.map((edit) => edit.changes.length).sort(),
    [...ways.values()].map((w) => w.length).sort(),
  );
  assert.equal(list.counts.group.get('listing'), 417);
  assert.ok(
    (await reader.changes({})).every((change) => moved.has(change.yjCode)),
    'feeds are silent of it',
  );
});

test('⑩ is what each row says: A and B together are the 重要 ones', { skip: skipWithoutData }, async () => {
  const rows = [...cellsOf('260818').values()];
  const { rows: parsed } = await editionOf('260818');
  for (const one of DESIGNATIONS)
    assert.equal(
      parsed.filter(({ essentialSupply }) => essentialSupply === one).length,
      rows.filter((row) => row[9] === one).length,
      one,
    );
  assert.equal(
    parsed.filter(({ essentialSupply }) => isCriticalSupply(essentialSupply)).length,
    rows.filter((row) => row[9] === 'A' || row[9] === 'B').length,
  );
  const pairs = new Set(
    rows.filter((row) => row[9] === 'A' || row[9] === 'B').map((row) => `${row[2]} ${row[0]}`),
  );
  // 75 were named; salt forms and unlisted products explain the rest (facts, section A).
  assert.ok(Math.abs(pairs.size - 75) <= 3, String(pairs.size));
});
