import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asWritten } from './as-written.ts';

const item = (name: string, ingredient = '') => ({
  yjCode: 'X00110',
  name,
  ingredient,
  mah: '試験製薬',
  strength: '',
});
const FAMOTIDINE = item('ファモチジン錠１０ｍｇ「甲」', 'ファモチジン');

test('kana of another size are told as the list writes them, whatever their kind and width', () => {
  for (const typed of ['フアモチジン', 'ふあもちじん', 'ﾌｱﾓﾁｼﾞﾝ'])
    assert.equal(asWritten(typed, [FAMOTIDINE]), 'ファモチジン', typed);
  assert.equal(asWritten('フアモチジン錠　１０ 「甲」', [FAMOTIDINE]), 'ファモチジン錠 10 「甲」');
  assert.equal(asWritten('フアモ', [FAMOTIDINE]), 'ファモ');
  assert.equal(asWritten('シャープ', [item('シヤープ錠')]), 'シヤープ');
});

test('what differs in the kind of kana, in width or long vowels alone is not told', () => {
  for (const typed of ['ファモチジン', 'ふぁもちじん', 'ﾌｧﾓﾁｼﾞﾝ', 'ファモチジン錠10', 'フ', '10', ''])
    assert.equal(asWritten(typed, [FAMOTIDINE]), null, typed);
  assert.equal(asWritten('ラボナル', [item('ラボナール錠')]), null);
  assert.equal(asWritten('リンボック', [item('リンヴォック錠')]), null);
});

test('where some product is written as it was typed, or none has the word, there is nothing to tell', () => {
  assert.equal(asWritten('キヤ', [item('キャップ'), item('キヤノン錠')]), null);
  // The beginning of キャ is not キヤ, though the letters before the mark are the same.
  assert.equal(asWritten('キヤ', [item('キャップ')]), 'キャ');
  assert.equal(asWritten('ナトリウム', [FAMOTIDINE]), null);
});
