import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classify } from './change-rule.ts';
import { diffStates } from './diff-editions.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from './official-layout.ts';
import { row } from './testing.ts';

const CODE = '1149019F1560';
const state = (replaced: Parameters<typeof row>[1]) => ({ name: '試験錠', cells: row(CODE, replaced) });
const diff = (before: Parameters<typeof row>[1], after: Parameters<typeof row>[1]) =>
  diffStates(state(before), state(after));

test('Equal states make no change, nor do a new date, name or New mark', () => {
  assert.equal(diff({}, {}), null);
  assert.equal(
    diff({}, { updatedOn: 46_000, isNew: 'New', name: '別の名', responseUpdatedOn: 46_000 }),
    null,
  );
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

test('The response decides the direction; the volume where the response is as grave as before', () => {
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
    'improved',
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
