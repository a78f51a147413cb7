import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChangeView } from '../read/read-changes.ts';
import { changeLines, changeTitle, describeChange, fieldText } from './change-wording.ts';

const limited: ChangeView = {
  seq: 1,
  asOf: '2026-08-18',
  previousAsOf: '2026-08-17',
  yjCode: '1149019F1560',
  name: 'デモロキソニン錠６０ｍｇ',
  kinds: ['response', 'volume', 'detail'],
  before: { response: '①通常出荷', volume: 'A．出荷量通常', reason: '７．－', outlook: 'エ. －' },
  after: {
    response: '③限定出荷（他社品の影響）',
    volume: 'B．出荷量減少',
    reason: '１．需要増',
    outlook: 'ウ. 未定',
  },
  direction: 'worsened',
  notable: true,
  response: { before: 'normal', after: 'limitedOthers' },
  volume: { before: 'normal', after: 'decreased' },
  reason: { before: 'none', after: 'demand' },
  group: 'worsened',
  product: { mah: 'デモ第一薬品', response: 'limitedOthers', reason: 'demand' } as ChangeView['product'],
  peers: { normal: 3, total: 8 },
};

test('each field that differs, both sides in words, the response first', () => {
  assert.deepEqual(
    describeChange(limited).map(({ label, before, after }) => `${label}：${before} → ${after}`),
    [
      '出荷対応：通常出荷 → 限定出荷（他社品の影響）',
      '出荷量：出荷量通常 → 出荷量減少',
      '理由：－ → 需要増',
      '解除・解消見込み：－ → 未定',
    ],
  );
});

test('a text outside the code list is quoted, a blank one is said to be blank', () => {
  assert.equal(fieldText('response', '⑥新しい区分'), '「⑥新しい区分」');
  assert.equal(fieldText('outlookText', null), '記載なし');
  assert.equal(fieldText('outlookText', '２０２６年９月頃'), '2026年9月頃');
  assert.equal(fieldText('volumeOutlookPercent', '110'), '通常の110%');
  assert.equal(fieldText('volumeOutlook', 'e．３か月超'), '3か月超');
});

test('what a product is stands last, its texts as they are written', () => {
  const edited = {
    kinds: ['volume', 'listing'] as ChangeView['kinds'],
    before: { strength: '１Ｌ', volume: 'A．出荷量通常', essentialSupply: null, listedOn: 46_000 },
    after: { strength: '１０ｍＬ', volume: null, essentialSupply: 'B', listedOn: '薬価基準未収載' },
  };
  assert.deepEqual(
    describeChange(edited).map(({ label, before, after }) => `${label}：${before} → ${after}`),
    [
      '出荷量：出荷量通常 → 記載なし',
      '規格単位：１Ｌ → １０ｍＬ',
      '供給確保医薬品：記載なし → B（重要供給確保医薬品）',
      '薬価収載年月日：2025年12月9日 → 薬価基準未収載',
    ],
  );
});

test('titles say what happened, shortest first', () => {
  assert.equal(changeTitle(limited), 'デモロキソニン錠60mg：通常出荷 → 限定出荷（他社品の影響）');
  assert.equal(changeTitle({ ...limited, kinds: ['added'], before: {} }), 'デモロキソニン錠60mg：新しく掲載');
  assert.equal(changeTitle({ ...limited, kinds: ['removed'], after: {} }), 'デモロキソニン錠60mg：掲載終了');
  const detail: ChangeView = {
    ...limited,
    kinds: ['detail'],
    before: { reason: '１．需要増' },
    after: { reason: '８．その他の理由' },
  };
  assert.equal(changeTitle(detail), 'デモロキソニン錠60mg：理由 需要増 → その他の理由');
});

test('the whole change: whose, what, what is left, of which list', () => {
  assert.deepEqual(changeLines(limited), [
    '製造販売業者：デモ第一薬品',
    '出荷対応：通常出荷 → 限定出荷（他社品の影響）',
    '出荷量：出荷量通常 → 出荷量減少',
    '理由：－ → 需要増',
    '解除・解消見込み：－ → 未定',
    '同じ成分・剤形・規格の他の品目：8品目のうち通常出荷 3品目',
    '2026年8月18日の一覧（前の一覧は2026年8月17日）',
  ]);
});

test('the reason is said even where it did not move', () => {
  const { reason: _, ...after } = limited.after;
  assert.ok(changeLines({ ...limited, after }).includes('理由：需要増'));
});

test('a product that left the list', () => {
  assert.deepEqual(
    changeLines({ ...limited, kinds: ['removed'], after: {}, product: null, peers: { normal: 0, total: 0 } }),
    ['一覧に掲載されなくなりました', '2026年8月18日の一覧（前の一覧は2026年8月17日）'],
  );
});
