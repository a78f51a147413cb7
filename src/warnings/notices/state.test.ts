import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { STATES, type State } from '../model.ts';
import { isOpen, isResolved, publicPathOf, STEPS, stepOf } from './state.ts';

const ALL = Object.keys(STATES) as State[];
const said = { note: '記録', link: '/products/1149019F1560' };
const refused = (from: State, move: Parameters<typeof stepOf>[1], why: RegExp) =>
  assert.throws(
    () => stepOf(from, move),
    (error: { code?: string; detail?: string }) => {
      assert.equal(error.code, 'warning-refused');
      assert.match(error.detail!, why);
      return true;
    },
  );

test('no sequence of moves leaves the table, and whatever is refused changes nothing', () => {
  const moves = fc.array(fc.oneof(fc.constantFrom(...ALL), fc.string()), { maxLength: 40 });
  fc.assert(
    fc.property(moves, (wanted) => {
      let state: State = 'received';
      for (const to of wanted) {
        const allowed = STEPS[state].some((step) => step.to === to);
        if (allowed) state = stepOf(state, { to, ...said }).to;
        else refused(state, { to, ...said }, /には進められません。進められるのは「/);
        assert.ok(ALL.includes(state));
      }
    }),
  );
});

test('every state can be reached, and from every state a warning can be closed', () => {
  const reach = (from: State) => {
    const seen = new Set<State>([from]);
    for (const state of seen) for (const { to } of STEPS[state]) seen.add(to);
    return seen;
  };
  assert.deepEqual([...reach('received')].sort(), [...ALL].sort());
  for (const state of ALL) assert.ok(reach(state).has('closed'), state);
});

test('each end asks for its reason: how, the public page, the closing note, why again', () => {
  refused('coordinating', { to: 'prevented', note: '　', link: '' }, /どのようにして防いだか/);
  refused('coordinating', { to: 'shortage', note: '増産が間に合わなかった', link: '' }, /公開ページ/);
  refused('prevented', { to: 'closed', note: '', link: '' }, /完了の記録/);
  refused('closed', { to: 'triage', note: '', link: '' }, /戻す理由/);
  assert.equal(stepOf('received', { to: 'triage', note: '', link: '' }).to, 'triage');
  assert.equal(stepOf('coordinating', { to: 'shortage', note: '', link: said.link }).to, 'shortage');
});

test('a warning is not closed before it was looked at, and coordination ends in one of two ways', () => {
  refused('received', { to: 'closed', ...said }, /「受付」から「完了」/);
  refused('coordinating', { to: 'closed', ...said }, /「未然に防止」「供給不足」/);
  refused('closed', { to: 'prevented', ...said }, /「完了」から/);
  assert.deepEqual(ALL.filter(isOpen), ['received', 'triage', 'coordinating']);
  assert.deepEqual(ALL.filter(isResolved), ['prevented', 'shortage']);
});

test('a link leads to a public page of this site only', () => {
  assert.equal(publicPathOf(' https://antei.example/products/1149019F1560 '), '/products/1149019F1560');
  assert.equal(publicPathOf('/changes?from=2026-08-01&tab=worse'), '/changes?from=2026-08-01&tab=worse');
  for (const text of [
    '',
    'javascript:alert(1)',
    '//evil.example',
    '/warnings/W-1',
    '/products/',
    '/products/../desk',
  ])
    assert.equal(publicPathOf(text), null, text);
});
