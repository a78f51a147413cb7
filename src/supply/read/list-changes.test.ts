import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { REASON_TEXT, RESPONSE_TEXT, VOLUME_TEXT } from '../official/official-layout.ts';
import { readChangeFile } from '../pages/parts/changes/change-data.ts';
import { NO_PORTS, type SupplyContext } from '../ports.ts';
import { createSupplyReader, type SupplyReader } from '../reader.ts';
import { edition, row } from '../testing.ts';
import { changesPath, readChangeAddress } from '../words/change-address.ts';
import { PERIODS, periodStart } from './choose-editions.ts';
import type { ChangeListQuery } from './list-changes.ts';

const [WORSE, BETTER, QUIET, WHY, NEW, GONE] = ['11', '22', '33', '44', '55', '66'].map(
  (end) => `1111111F10${end}`,
) as [string, string, string, string, string, string];
const limited = { response: RESPONSE_TEXT.limitedOwn, reason: REASON_TEXT.demand };

let context: ClosableContext & SupplyContext;
let reader: SupplyReader;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  const days = [
    [row(WORSE), row(BETTER, limited), row(QUIET), row(WHY, limited), row(GONE)],
    [
      row(WORSE, { volume: VOLUME_TEXT.decreased, mah: '甲製薬' }),
      row(BETTER),
      row(QUIET, { volume: VOLUME_TEXT.increased }),
      row(WHY, { ...limited, reason: REASON_TEXT.quality }),
      row(NEW),
    ],
    [
      row(WORSE, { ...limited, volume: VOLUME_TEXT.decreased, mah: '甲製薬' }),
      row(BETTER),
      row(QUIET),
      row(WHY, { ...limited, reason: REASON_TEXT.quality }),
      row(NEW),
    ],
  ];
  for (const [i, rows] of days.entries())
    await importEdition(context, edition(`2026-08-1${7 + i}`, rows), { source: 'official' });
  reader = createSupplyReader(context);
});

/** Of one edition, nothing chosen. */
const ALL: ChangeListQuery = {
  from: '2026-08-18',
  to: '2026-08-18',
  group: null,
  kinds: [],
  ingredient: null,
  mah: null,
  therapeuticClass: null,
  edit: null,
  quiet: false,
  byIngredient: false,
  page: 1,
  size: 100,
};

const list = (query: Partial<ChangeListQuery> = {}) => reader.changeList({ ...ALL, ...query });

test('an edition by groups, each with its count, the first that has any when none is asked for', async () => {
  const found = await list();
  assert.equal(found.group, 'worsened');
  assert.deepEqual(Object.fromEntries(found.counts.group), {
    worsened: 1,
    improved: 1,
    outlook: 1,
    added: 1,
    removed: 1,
  });
  assert.deepEqual(
    found.items.map(({ yjCode }) => yjCode),
    [WORSE],
  );
  for (const [group, code] of [
    ['improved', BETTER],
    ['outlook', WHY],
    ['added', NEW],
    ['removed', GONE],
  ] as const) {
    assert.deepEqual(
      (await list({ group })).items.map(({ yjCode }) => yjCode),
      [code],
      group,
    );
  }
});

test('quiet changes are counted, and shown when asked for', async () => {
  assert.equal((await list()).quiet, 1);
  const outlook = await list({ group: 'outlook', quiet: true });
  assert.deepEqual(outlook.items.map(({ yjCode }) => yjCode).sort(), [QUIET, WHY]);
});

test('a change comes with the whole status it led to, on its own date', async () => {
  const { items } = await list({ from: '2026-08-18', to: '2026-08-19', group: 'worsened' });
  const seen = items.map(({ asOf, status }) => [asOf, status?.response, status?.volume]);
  assert.deepEqual(seen, [
    ['2026-08-19', 'limitedOwn', 'decreased'],
    ['2026-08-18', 'normal', 'decreased'],
  ]);
  const [gone] = (await list({ group: 'removed' })).items;
  assert.equal(gone!.status?.response, 'normal', 'the last status of a product that left');
});

test('filters narrow the list, and each counts as if it were not chosen', async () => {
  const mine = await list({ mah: '甲製薬' });
  assert.deepEqual(
    mine.items.map(({ yjCode }) => yjCode),
    [WORSE],
  );
  assert.equal(mine.counts.group.get('improved'), undefined);
  assert.deepEqual(Object.fromEntries((await list({ group: 'worsened', kinds: ['response'] })).counts.kind), {
    volume: 1,
    listing: 1,
  });
  assert.equal((await list({ group: 'worsened', kinds: ['response'] })).total, 0);
  assert.equal((await list({ ingredient: '試験成分' })).total, 1);
  assert.equal((await list({ therapeuticClass: 'ない薬効分類' })).total, 0);
});

test('a page beyond the last is the last', async () => {
  const found = await list({ from: '2026-08-18', to: '2026-08-19', group: 'worsened', size: 1, page: 9 });
  assert.deepEqual([found.page, found.total, found.items.map(({ asOf }) => asOf)], [2, 2, ['2026-08-18']]);
});

test('what products are has a group of its own, quiet, in which the same edit of many products is one line', async (t) => {
  const own = Object.assign(await testContext(t), { ports: NO_PORTS });
  const codes = Array.from({ length: 40 }, (_, n) => `11111${String(n).padStart(2, '0')}F1011`);
  const gas = { strength: '１Ｌ', mah: '甲製薬' };
  await importEdition(own, edition('2026-08-13', [...codes.map((code) => row(code, gas)), row(QUIET)]), {
    source: 'official',
  });
  const edited = codes.map((code, n) =>
    row(code, { ...gas, strength: '１０ｍＬ', ...(n === 0 ? limited : {}) }),
  );
  await importEdition(own, edition('2026-08-14', [...edited, row(QUIET, { name: '改名錠' })]), {
    source: 'official',
  });
  const of = (query: Partial<ChangeListQuery>) =>
    createSupplyReader(own).changeList({ ...ALL, from: '2026-08-14', to: '2026-08-14', ...query });

  const first = await of({});
  // The one whose supply moved too is news of its supply; the others are in their own group and not among the small changes.
  assert.deepEqual(Object.fromEntries(first.counts.group), { worsened: 1, listing: 40 });
  assert.deepEqual([first.group, first.total, first.quiet], ['worsened', 1, 0]);
  assert.deepEqual(first.items[0]!.kinds, ['response', 'detail', 'listing']);

  const { edits, items, total } = await of({ group: 'listing' });
  assert.deepEqual([items.length, total], [0, 2]);
  assert.deepEqual(
    edits!.map(({ changes }) => [changes.length, changes[0]!.before, changes[0]!.after]).sort(),
    [
      [1, { name: `試験錠${QUIET}` }, { name: '改名錠' }],
      [39, { strength: '１Ｌ' }, { strength: '１０ｍＬ' }],
    ],
  );
  const mass = edits!.find(({ changes }) => changes.length === 39)!;
  const one = await of({ group: 'listing', edit: mass.key, size: 10, page: 4 });
  assert.deepEqual([one.edits, one.total, one.items.length], [null, 39, 9]);
  assert.equal((await of({ group: 'listing', mah: '試験製薬' })).edits!.length, 1);
});

test('better in one column and worse in the other is mixed, leaving the price list is no shortage, and causes are counted', async (t) => {
  const own = Object.assign(await testContext(t), { ports: NO_PORTS });
  const leaving = { reason: REASON_TEXT.delisting };
  await importEdition(
    own,
    edition('2026-08-13', [
      row(WORSE),
      row(BETTER, limited),
      row(WHY, limited),
      row(QUIET, { ...limited, ...leaving, ingredient: '別の成分' }),
      row(GONE, { ...limited, ...leaving, ingredient: '別の成分' }),
    ]),
    { source: 'official' },
  );
  await importEdition(
    own,
    edition('2026-08-14', [
      row(WORSE, {
        response: RESPONSE_TEXT.stopped,
        reason: REASON_TEXT.quality,
        volume: VOLUME_TEXT.halted,
      }),
      row(BETTER, { volume: VOLUME_TEXT.decreased }),
      row(WHY),
      row(QUIET, { ...limited, ...leaving, response: RESPONSE_TEXT.stopped, ingredient: '別の成分' }),
      row(GONE, { volume: VOLUME_TEXT.delisting, ingredient: '別の成分' }),
    ]),
    { source: 'official' },
  );
  const supply = createSupplyReader(own);
  const of = (query: Partial<ChangeListQuery>) =>
    supply.changeList({ ...ALL, from: '2026-08-14', to: '2026-08-14', ...query });
  const first = await of({});
  assert.deepEqual(Object.fromEntries(first.counts.group), {
    worsened: 1,
    improved: 1,
    mixed: 1,
    delisting: 2,
  });
  assert.deepEqual(first.causes, [
    { reason: 'demand', worsened: 0, improved: 1, mixed: 0 },
    { reason: 'quality', worsened: 1, improved: 0, mixed: 0 },
    { reason: 'none', worsened: 0, improved: 0, mixed: 1 },
  ]);
  const { ingredients, items, total } = await of({ group: 'delisting', byIngredient: true });
  assert.deepEqual(
    [items, total, ingredients!.map(({ name, changes }) => [name, changes.length])],
    [[], 1, [['別の成分', 2]]],
  );
  const file = await readChangeFile(supply, new URLSearchParams('period=week'));
  const lines = file!.csv.toString().trimEnd().split('\r\n');
  assert.ok(
    lines[0]!.endsWith('代わりの候補（通常出荷、2026-08-14現在）,代わりの候補（全品目、2026-08-14現在）'),
  );
  assert.deepEqual(
    lines.slice(1).map((line) => [line.split(',')[2], line.split(',')[7]]),
    [
      [WORSE, '悪化'],
      [WHY, '改善'],
      [BETTER, 'まちまち'],
      [GONE, '薬価削除'],
      [QUIET, '薬価削除'],
    ],
  );
  assert.match(
    lines.find((line) => line.includes(BETTER))!,
    /,まちまち,限定出荷（自社の事情）,通常出荷,出荷量通常,出荷量減少,需要増,,/,
  );
});

test('a week begins on Monday, a month with its first day, as the newest edition has them', () => {
  // A Tuesday; the Monday had no list.
  const dates = ['2026-09-01', '2026-08-28', '2026-08-27', '2026-08-03'];
  assert.deepEqual(
    PERIODS.map((period) => periodStart(dates, period)),
    ['2026-09-01', '2026-09-01', '2026-09-01'],
  );
  assert.deepEqual(
    PERIODS.map((period) => periodStart(dates.slice(1), period)),
    ['2026-08-28', '2026-08-27', '2026-08-03'],
  );
});

test('a day on which only what products are was changed opens on no news, and says where they are', async (t) => {
  const own = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(own, edition('2026-08-13', [row(QUIET)]), { source: 'official' });
  await importEdition(own, edition('2026-08-14', [row(QUIET, { mah: '乙製薬' })]), { source: 'official' });
  const found = await createSupplyReader(own).changeList({ ...ALL, from: '2026-08-14', to: '2026-08-14' });
  assert.deepEqual([found.group, found.total, found.counts.group.get('listing')], ['worsened', 0, 1]);
  assert.deepEqual(await createSupplyReader(own).changes({}), [], 'feeds and the top page are silent');
});

test('an address says what is shown, and nonsense in it is passed over', () => {
  const query =
    'from=2026-08-17&to=2026-08-18&tab=removed&kind=response&kind=detail&ingredient=%E9%85%B8%E7%B4%A0&mah=A%2FB&class=%E7%94%9F%E8%96%AC&edit=0123456789ab&quiet=1&by=ingredient&page=3';
  assert.equal(changesPath(readChangeAddress(new URLSearchParams(query))), `/changes?${query}`);
  assert.equal(
    changesPath(
      readChangeAddress(new URLSearchParams('edit=zz&tab=x&kind=added&kind=y&page=-1&quiet=0&mah=')),
    ),
    '/changes',
  );
  assert.equal(
    readChangeAddress(new URLSearchParams('from=xyz')).from,
    'xyz',
    'a date is judged where the editions are known',
  );
});
