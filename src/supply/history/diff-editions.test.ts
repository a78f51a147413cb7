import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toExcelSerial } from '../../platform/clock.ts';
import { LISTING_FIELDS } from '../model.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../official/official-layout.ts';
import { row } from '../testing.ts';
import { classify } from './change-rule.ts';
import { diffStates } from './diff-editions.ts';

const CODE = '1149019F1560';
const state = (replaced: Parameters<typeof row>[1]) => ({ name: '試験錠', cells: row(CODE, replaced) });
const diff = (before: Parameters<typeof row>[1], after: Parameters<typeof row>[1]) =>
  diffStates(state(before), state(after));

test('Equal states make no change, nor do a new date or New mark', () => {
  assert.equal(diff({}, {}), null);
  assert.equal(diff({}, { updatedOn: 46_000, isNew: 'New', responseUpdatedOn: 46_000 }), null);
});

test('What a product is changes in a kind of its own, verbatim, neutral and quiet', () => {
  const edits = {
    name: ['試験錠', '試験錠「改」'],
    ingredient: ['試験成分', '試験成分水和物'],
    strength: ['１Ｌ', '１０ｍＬ'],
    mah: ['試験製薬', '新試験製薬'],
    category: ['1：先発品', '4：長期収載品'],
    essentialSupply: [null, 'A'],
    basicMedicine: ['2：対象外', '1：対象'],
    route: ['1：内用薬', '2：外用薬'],
    therapeuticClass: ['試験用薬', '別の薬'],
    listedOn: ['薬価基準未収載', 46_000],
  } as const;
  assert.deepEqual(Object.keys(edits).sort(), [...LISTING_FIELDS].sort());
  for (const [field, [before, after]] of Object.entries(edits)) {
    assert.deepEqual(
      diff({ [field]: before }, { [field]: after }),
      {
        name: '試験錠',
        kinds: ['listing'],
        before: { [field]: before },
        after: { [field]: after },
        direction: 'neutral',
        notable: false,
      },
      field,
    );
  }
});

test('What a product is stands beside a change of its supply, which decides whether it is news', () => {
  const both = diff({}, { strength: '１０ｍＬ', response: RESPONSE_TEXT.stopped })!;
  assert.deepEqual(
    [both.kinds, Object.keys(both.after), both.direction, both.notable],
    [['response', 'listing'], ['response', 'strength'], 'worsened', true],
  );
  const quiet = diff({}, { strength: '１０ｍＬ', volume: VOLUME_TEXT.increased })!;
  assert.deepEqual([quiet.kinds, quiet.notable], [['volume', 'listing'], false]);
});

test('A blank volume is a change of the volume and news, when it appears and when it is gone; it has no direction', () => {
  for (const stated of Object.values(VOLUME_TEXT)) {
    for (const blank of [null, '', '　']) {
      for (const change of [
        diff({ volume: stated }, { volume: blank }),
        diff({ volume: blank }, { volume: stated }),
      ])
        assert.deepEqual(
          [change!.kinds, change!.direction, change!.notable],
          [['volume'], 'neutral', true],
          `${stated} ${blank}`,
        );
    }
  }
});

test('Blank cells are all the same, and a value is the same however it is written', () => {
  const blanks = [null, '', '　'];
  for (const field of ['outlookText', 'volume', 'volumeOutlook', 'essentialSupply', 'strength'] as const)
    for (const before of blanks)
      for (const after of blanks) assert.equal(diff({ [field]: before }, { [field]: after }), null, field);
  assert.equal(diff({ volumeOutlookPercent: 110 }, { volumeOutlookPercent: '110' }), null);
  assert.equal(diff({ listedOn: toExcelSerial('2020-06-19') }, { listedOn: '2020/6/19' }), null);
  assert.equal(diff({ category: '2：後発品' }, { category: '２:後発品' }), null);
  assert.deepEqual(diff({ strength: '1L' }, { strength: '１Ｌ' })?.kinds, ['listing']);
});

test('Before and after hold only the fields that differ, in the words of the source', () => {
  assert.deepEqual(
    diff({ volume: VOLUME_TEXT.normal }, { volume: VOLUME_TEXT.decreased, outlookText: '2026年11月' }),
    {
      name: '試験錠',
      kinds: ['volume', 'detail'],
      before: { volume: 'A．出荷量通常', outlookText: null },
      after: { volume: 'B．出荷量減少', outlookText: '2026年11月' },
      direction: 'worsened',
      notable: true,
    },
  );
});

test('The same code in another width is no change; an unknown text is', () => {
  assert.equal(diff({ response: '①通常出荷' }, { response: '1 通常出荷' }), null);
  assert.equal(diff({ outlook: 'ウ. 未定' }, { outlook: 'ウ．未定' }), null);
  const unknown = diff({}, { volume: 'F．新しい区分' })!;
  assert.deepEqual(unknown.kinds, ['volume']);
  assert.equal(unknown.notable, true);
  assert.equal(unknown.direction, 'neutral');
});

test('Normal ⇄ increased volume is quiet; every other move of volume is notable', () => {
  const volumes = Object.entries(VOLUME_TEXT);
  for (const [from, before] of volumes) {
    for (const [to, after] of volumes) {
      if (from === to) continue;
      const quiet = ['normal', 'increased'].includes(from) && ['normal', 'increased'].includes(to);
      assert.equal(diff({ volume: before }, { volume: after })!.notable, !quiet, `${before} → ${after}`);
    }
  }
});

test('The response decides the direction; the volume where the response is as grave as before; neither where they part', () => {
  const { normal, limitedOwn, limitedOthers, stopped } = RESPONSE_TEXT;
  assert.equal(diff({ response: normal }, { response: limitedOwn })!.direction, 'worsened');
  assert.equal(diff({ response: stopped }, { response: limitedOwn })!.direction, 'improved');
  assert.equal(diff({ response: limitedOwn }, { response: limitedOthers })!.direction, 'neutral');
  assert.equal(
    diff(
      { response: limitedOwn, volume: VOLUME_TEXT.halted },
      { response: limitedOthers, volume: VOLUME_TEXT.normal },
    )!.direction,
    'improved',
  );
  assert.equal(
    diff(
      { response: stopped, volume: VOLUME_TEXT.normal },
      { response: normal, volume: VOLUME_TEXT.decreased },
    )!.direction,
    'mixed',
  );
  assert.equal(
    diff(
      { response: normal, volume: VOLUME_TEXT.decreased },
      { response: limitedOwn, volume: VOLUME_TEXT.increased },
    )!.direction,
    'mixed',
  );
});

test('A product that appears or leaves is notable and neutral', () => {
  const added = diffStates(null, state({}))!;
  assert.deepEqual(
    [added.kinds, added.direction, added.notable, added.before],
    [['added'], 'neutral', true, {}],
  );
  assert.equal(added.after.response, '①通常出荷');
  const removed = diffStates(state({}), null)!;
  assert.deepEqual(
    [removed.kinds, removed.direction, removed.notable, removed.after],
    [['removed'], 'neutral', true, {}],
  );
});

test('A rule with another severity or other quiet fields classifies otherwise', () => {
  const change = {
    kinds: ['volume'] as const,
    before: { volume: 'A．出荷量通常' },
    after: { volume: 'B．出荷量減少' },
  };
  const rule = {
    version: 9,
    why: '',
    severity: { response: {}, volume: { normal: 1, decreased: 0 } },
    quiet: [{ field: 'volume' as const }],
    quietKinds: [],
  };
  assert.deepEqual(classify(change, rule), { direction: 'improved', notable: false });
});

test('what the layout of an edition does not have did not change; nor did a text that was only saved again', () => {
  const cells = row('1149019F1560', { volumeOutlook: 'e．３か月超', outlookText: '2026年9月頃\n在庫消尽' });
  const old = cells.with(17, null);
  const state = (of: typeof cells) => ({ name: 'a', cells: of });
  assert.deepEqual(diffStates(state(old), state(cells))?.kinds, ['detail']);
  assert.equal(diffStates(state(old), state(cells), undefined, new Set([17])), null);
  const saved = cells.with(15, ' 2026年9月頃\r\n在庫消尽').with(5, `${cells[5]} `).with(18, null);
  assert.equal(diffStates(state(cells), state(saved)), null);
  assert.equal(diffStates(state(cells.with(18, 110)), state(cells.with(18, '110.0%'))), null);
});
