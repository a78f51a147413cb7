import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  type AnalysisRow,
  durations,
  exposure,
  lateness,
  openBy,
  prevented,
  silentMakers,
} from './analysis.ts';

const TODAY = '2026-08-20';

function warning(given: Partial<AnalysisRow> = {}): AnalysisRow {
  return {
    number: 'W-1',
    yjCodes: ['1149019F1560'],
    product: '試験錠',
    therapeuticClasses: ['解熱鎮痛消炎剤'],
    cause: 'demand',
    state: 'triage',
    receivedOn: '2026-08-01',
    stateSince: '2026-08-18',
    dueOn: null,
    outcome: null,
    resolvedOn: null,
    open: true,
    untriaged: true,
    ...given,
  };
}
const decided = (outcome: 'prevented' | 'shortage', days: number) =>
  warning({
    outcome,
    resolvedOn: `2026-08-${String(1 + days).padStart(2, '0')}`,
    open: false,
    untriaged: false,
  });

describe('The analysis of warnings', () => {
  test('open ones are counted by cause and class, the most first; closed ones are not', () => {
    const rows = [
      warning({ cause: 'demand' }),
      warning({ cause: 'quality' }),
      warning({ cause: 'quality', therapeuticClasses: ['抗生物質'] }),
      warning({ cause: 'disaster', open: false }),
    ];
    assert.deepEqual(openBy(rows, 'cause'), [
      { name: 'quality', count: 2 },
      { name: 'demand', count: 1 },
    ]);
    assert.deepEqual(openBy(rows, 'therapeuticClasses'), [
      { name: '解熱鎮痛消炎剤', count: 2 },
      { name: '抗生物質', count: 1 },
    ]);
  });

  test('days to the decision have a median and quartiles; undecided ones do not count', () => {
    assert.deepEqual(durations([warning()]), { count: 0, quartiles: null });
    const rows = [
      decided('prevented', 2),
      decided('shortage', 4),
      decided('prevented', 10),
      decided('shortage', 5),
      warning(),
    ];
    assert.deepEqual(durations(rows), { count: 4, quartiles: { lower: 3.5, median: 4.5, upper: 6.25 } });
    assert.deepEqual(durations([decided('prevented', 7)]).quartiles, { lower: 7, median: 7, upper: 7 });
  });

  test('the share prevented is of the decided ones, closed since or not', () => {
    assert.deepEqual(
      prevented([
        warning(),
        decided('prevented', 1),
        { ...decided('prevented', 2), open: true },
        decided('shortage', 3),
      ]),
      {
        prevented: 2,
        resolved: 3,
      },
    );
  });

  test('a warning is late the day after its due date, and on the fourth day without a judgement', () => {
    assert.deepEqual(lateness(warning({ dueOn: TODAY }), TODAY), []);
    assert.deepEqual(lateness(warning({ dueOn: '2026-08-19' }), TODAY), ['due']);
    assert.deepEqual(lateness(warning({ stateSince: '2026-08-17' }), TODAY), []);
    assert.deepEqual(lateness(warning({ stateSince: '2026-08-16' }), TODAY), ['triage']);
    assert.deepEqual(lateness(warning({ stateSince: '2026-08-01', untriaged: false }), TODAY), []);
    assert.deepEqual(lateness(warning({ dueOn: '2026-08-01', open: false }), TODAY), []);
  });

  describe('makers that are in trouble without having warned', () => {
    const product = (yjCode: string, mah: string, since: string | null, own = true) => ({
      yjCode,
      name: yjCode,
      mah,
      since,
      own,
    });
    const options = { today: TODAY, days: 30, since: '2026-01-01' };

    test('a warning on the day of the begin or in the six months before counts; one after it or earlier does not', () => {
      const products = [product('P', '甲製薬', '2026-07-01')];
      const silent = (receivedOn: string) =>
        silentMakers(products, [{ yjCodes: ['P'], receivedOn }], options).length;
      assert.equal(silent('2026-07-01'), 0);
      assert.equal(silent('2026-01-01'), 0);
      assert.equal(silent('2025-12-29'), 1);
      assert.equal(silent('2026-07-02'), 1);
      assert.equal(silentMakers(products, [{ yjCodes: ['Q'], receivedOn: '2026-06-01' }], options).length, 1);
    });

    test('only troubles of the days asked for count, whose begin is known and in the time looked at', () => {
      const of = (since: string | null) => silentMakers([product('P', '甲製薬', since)], [], options).length;
      assert.equal(of('2026-07-22'), 1, 'the thirtieth day');
      assert.equal(of('2026-07-23'), 0, 'the twenty-ninth day');
      assert.equal(of(null), 0);
      assert.equal(of('2025-12-31'), 0);
    });

    test('those with most products in trouble for their own reasons come first', () => {
      const products = [
        product('P1', '甲製薬', '2026-06-01', false),
        product('P2', '甲製薬', '2026-06-01', false),
        product('P3', '乙製薬', '2026-06-01'),
        product('P4', '乙製薬', '2026-06-01'),
      ];
      const makers = silentMakers(products, [{ yjCodes: ['P4'], receivedOn: '2026-05-01' }], options);
      assert.deepEqual(
        makers.map(({ mah, products: all, unwarned, own }) => [mah, all, unwarned.length, own]),
        [
          ['乙製薬', 2, 1, 1],
          ['甲製薬', 2, 2, 0],
        ],
      );
    });
  });

  test('exposure counts single and foreign sources only of what is declared', () => {
    const products = (['A', 'A', 'A', null] as const).map((essentialSupply, i) => ({
      yjCode: `P${i}`,
      essentialSupply,
    }));
    const [a, , , none] = exposure(products, [
      { yjCode: 'P0', singleSource: true, countries: ['CN'] },
      { yjCode: 'P1', singleSource: true, countries: ['JP', 'IN'] },
      { yjCode: 'P3', singleSource: false, countries: ['IN', 'CN'] },
      { yjCode: 'gone', singleSource: true, countries: ['CN'] },
    ]);
    assert.deepEqual(a, {
      group: 'A',
      products: 3,
      declared: 2,
      single: 2,
      foreignOnly: 1,
      singleForeign: 1,
    });
    assert.deepEqual(none, {
      group: 'none',
      products: 1,
      declared: 1,
      single: 0,
      foreignOnly: 1,
      singleForeign: 0,
    });
  });
});
