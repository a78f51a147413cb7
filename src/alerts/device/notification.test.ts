import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { NewsItem } from '../api-schemas.ts';
import type { EditionReport } from './device-matching.ts';
import { editionNotification, readMessage } from './notification.ts';

function item(name: string): NewsItem {
  return {
    yjCode: name,
    name,
    mah: '試験製薬',
    topics: ['response'],
    direction: 'worsened',
    lines: [{ label: '出荷対応', before: '通常出荷', after: '供給停止' }],
    response: 'stopped',
    volume: 'normal',
    since: null,
    reason: null,
    until: null,
    replacedBy: null,
    candidates: { normal: 0, total: 0, names: [] },
  };
}

function report(
  items: NewsItem[],
  { asOf = '2026-08-20', ...rest }: Partial<EditionReport> & { asOf?: string } = {},
) {
  return editionNotification(asOf, { items, takenBack: [], kind: 'fresh', ...rest });
}

test('one notification of an edition tells of all its news, and what comes again takes its place', () => {
  const one = report([item('甲錠')]);
  assert.equal(one.title, '1品目の変化：甲錠');
  assert.equal(one.options.body, '甲錠：出荷対応 通常出荷→供給停止');
  const many = report(['甲', '乙', '丙', '丁', '戊', '己'].map(item));
  assert.equal(many.title, '6品目の変化：甲 ほか');
  assert.match(many.options.body, /ほか2品目$/);
  assert.equal(many.options.tag, one.options.tag);
  assert.notEqual(many.options.tag, report([], { asOf: '2026-08-21' }).options.tag);
});

test('where nothing of the list changed the notification makes no sound', () => {
  const { title, options } = report([]);
  assert.equal(title, '8月20日の一覧：リストの品目に変化はありません');
  assert.deepEqual([options.silent, options.renotify], [true, false]);
});

test('what was told wrongly is taken back by name', () => {
  const { title, options } = report([], { takenBack: ['甲錠'], kind: 'corrected' });
  assert.equal(title, '訂正：甲錠の変化の取り消し');
  assert.match(options.body, /訂正により取り消し：甲錠/);
  assert.equal(options.silent, false);
});

test('said once more, it makes no sound; corrected, it says so', () => {
  assert.equal(report([item('甲錠')], { kind: 'same' }).options.silent, true);
  const corrected = report([item('甲錠')], { kind: 'corrected' });
  assert.deepEqual([corrected.title, corrected.options.renotify], ['訂正：1品目の変化：甲錠', true]);
});

test('a push of any content is read or passed over, never failed on', () => {
  assert.deepEqual(readMessage({ type: 'edition', asOf: '2026-08-20' }), {
    type: 'edition',
    asOf: '2026-08-20',
  });
  assert.equal(readMessage({ type: 'edition', asOf: '../lists' }), null);
  assert.deepEqual(readMessage({ type: 'list', title: '題', url: 5 }), {
    type: 'list',
    title: '題',
    body: '',
    url: '/',
    tag: '題',
  });
  fc.assert(fc.property(fc.anything(), (data) => void readMessage(data)));
});
