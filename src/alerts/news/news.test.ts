import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RESPONSE_TEXT } from '../../supply/official/official-layout.ts';
import { topicsOf } from '../model.ts';
import { type EditionFacts, newsOf, type ProductState } from './news.ts';

type Response = 'normal' | 'stopped';
/** What a product's response was and is; null if it is not listed. */
type Moves = [before: Response | null, after: Response | null][];

const response = fc.constantFrom<Response | null>('normal', 'stopped', null);
const moves: fc.Arbitrary<Moves> = fc.array(fc.tuple(response, response), { minLength: 1, maxLength: 7 });

function state(id: number, now: Response): ProductState {
  return {
    id,
    yjCode: `1149019F1${String(id).padStart(3, '0')}`,
    name: `試験錠${id}`,
    mah: '試験製薬',
    ingredient: '試験成分',
    strength: '5mg1錠',
    response: now,
    responseUpdatedOn: null,
    reason: 'none',
    outlook: 'none',
    outlookText: null,
    forecast: null,
    volume: 'normal',
    volumeOutlook: null,
    volumeOutlookPercent: null,
    updatedOn: null,
  };
}

/** Products of one ingredient, form and strength, and what an edition did to them. */
function facts(products: Moves): EditionFacts {
  const at = (side: 0 | 1) =>
    new Map(products.flatMap((move, id) => (move[side] ? [[id, state(id, move[side])] as const] : [])));
  const changes = products.flatMap(([before, after], productId): EditionFacts['changes'] => {
    if (before === after) return [];
    const kind = before === null ? 'added' : after === null ? 'removed' : 'response';
    const moved = kind === 'response';
    return [
      {
        productId,
        yjCode: state(productId, 'normal').yjCode,
        name: `試験錠${productId}`,
        kinds: [kind],
        before: moved ? { response: RESPONSE_TEXT[before!] } : {},
        after: moved ? { response: RESPONSE_TEXT[after!] } : {},
        direction: moved ? (after === 'stopped' ? 'worsened' : 'improved') : 'neutral',
        notable: true,
      },
    ];
  });
  const changed = new Set(changes.map((change) => change.productId));
  const before = new Map([...at(0)].filter(([id]) => changed.has(id)));
  return {
    asOf: '2026-08-18',
    previous: '2026-08-17',
    changes,
    before,
    after: changes.length > 0 ? at(1) : new Map(),
  };
}

test('that no candidate is left is news for exactly those listed products whose last one went', () => {
  fc.assert(
    fc.property(moves, (products) => {
      const candidates = (id: number, side: 0 | 1) =>
        products.filter((move, other) => other !== id && move[side] === 'normal').length;
      const expected = [...products.keys()].filter(
        (id) => products[id]![1] !== null && candidates(id, 0) > 0 && candidates(id, 1) === 0,
      );
      const told = newsOf(facts(products)).filter(({ topics }) => topicsOf(topics).includes('alternatives'));
      assert.deepEqual(
        told.map(({ productId }) => productId),
        expected,
      );
    }),
  );
});

test('news count the candidates that ship normally now, of all that are listed', () => {
  fc.assert(
    fc.property(moves, (products) => {
      for (const { productId, content } of newsOf(facts(products))) {
        const others = products.filter((_, id) => id !== productId).map(([, after]) => after);
        assert.equal(content.candidates.normal, others.filter((after) => after === 'normal').length);
        assert.equal(content.candidates.total, others.filter((after) => after !== null).length);
        assert.equal(content.candidates.names.length, Math.min(5, content.candidates.normal));
      }
    }),
  );
});

test('every change is news once, of a topic that says what it is', () => {
  fc.assert(
    fc.property(moves, (products) => {
      const news = new Map(newsOf(facts(products)).map((one) => [one.productId, topicsOf(one.topics)]));
      for (const [id, [before, after]] of products.entries()) {
        const topics = (news.get(id) ?? []).filter((topic) => topic !== 'alternatives');
        if (before === after) assert.deepEqual(topics, []);
        else if (before === null || after === null) assert.deepEqual(topics, ['removal']);
        else assert.deepEqual(topics, after === 'normal' ? ['response', 'recovery'] : ['response']);
      }
    }),
  );
});
