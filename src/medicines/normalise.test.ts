import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { indexText, queryTokens, searchKey, wordAndNumber } from './normalise.ts';

const same = (...texts: string[]) => {
  for (const text of texts) assert.equal(searchKey(text), searchKey(texts[0]!), `${text} = ${texts[0]}`);
};

test('a key is lower case, narrow, hiragana, without brackets', () => {
  assert.equal(searchKey('ロキソプロフェンＮａ錠６０ｍｇ「サワイ」'), 'ろきそぷろふえんna錠60mgさわい');
});

test('half-width kana, hiragana, small kana and long vowels do not matter', () => {
  same('ロキソプロフェン', 'ﾛｷｿﾌﾟﾛﾌｪﾝ', 'ろきそぷろふぇん', 'ロキソプロフエン');
  same('ラボナール', 'ﾗﾎﾞﾅｰﾙ', 'らぼなる', 'ラボナ－ル', 'ラボナ‐ル', 'ラボナ-ル', 'ラボナ−ル', 'ラボナ―ル');
  same('カッコ', 'カツコ', 'かっこ');
});

test('a v-sound is the b-sound', () => {
  same('リンヴォック', 'りんぼつく');
  same('ヴァ ヴィ ヴ ヴェ ヴォ ヴュ', 'バビブベボビュ');
  same('ヴ ァ', 'バ');
});

test('spaces, middle dots, brackets, commas of thousands and invisible characters do not matter', () => {
  same(
    '塩化 カリウム・注「テルモ」(キット)',
    '塩化カリウム注テルモキット',
    '塩化\u3000カリ\u200bウム･注ﾃﾙﾓ【キット】',
  );
  same('３，０００単位', '3000単位');
  same('Ｋ．Ｃ．Ｌ．', 'kcl');
});

test('the decimal point between digits and the percent sign are kept', () => {
  assert.equal(searchKey('０．３ｇ'), '0.3g');
  assert.equal(searchKey('0 . 3 g.'), '0.3g');
  assert.equal(searchKey('５％２０ｍＬ'), '5%20ml');
});

test('signs and old kanji that people write in two ways are the same', () => {
  same('帝國製薬', '帝国製薬');
  same('２５μｇ', '25ug', '25µg');
  same('４×８', '4x8');
});

test('a query is cut at spaces and marks and where the script changes', () => {
  assert.deepEqual(queryTokens('ﾛｷｿﾆﾝ60'), ['ろきそにん', '60']);
  assert.deepEqual(queryTokens('ろきそにん錠60'), ['ろきそにん', '錠', '60']);
  assert.deepEqual(queryTokens('ラボナール　０．３ｇ'), ['らぼなる', '0.3g']);
  assert.deepEqual(queryTokens('バルサルタン錠「杏林」'), ['ばるさるたん', '錠', '杏林']);
  assert.deepEqual(queryTokens('ヒューマリン3/7'), ['ひゆまりん', '3', '7']);
});

test('mixed runs of letters and digits stay whole', () => {
  for (const run of ['60mg', '1149019f1560', '5%20ml', 'as1024', 'b12', 'f1560'])
    assert.deepEqual(queryTokens(run), [run]);
  assert.deepEqual(queryTokens('5-FU'), ['5fu']);
});

test('an abbreviation and a strength typed together are one token that can be taken apart', () => {
  assert.deepEqual(queryTokens('アムロジピンod2.5mg'), ['あむろじぴん', 'od2.5mg']);
  assert.deepEqual(wordAndNumber('od2.5mg'), ['od', '2.5mg']);
  for (const whole of ['b12', '60mg', 'mg']) assert.deepEqual(wordAndNumber(whole), [whole]);
});

test('a ヴ at the end of a query waits for its vowel', () => {
  assert.deepEqual(queryTokens('エヴ'), ['え']);
  assert.deepEqual(queryTokens('えｳﾞｨ'), ['えび']);
});

test('a query that says nothing has no tokens', () => {
  for (const nothing of ['', '  ', '「」', 'ー', '・・', '\u200b'])
    assert.deepEqual(queryTokens(nothing), []);
});

test('a query is read up to 200 characters and 12 distinct tokens', () => {
  assert.equal(queryTokens('あ い う え お か き く け こ さ し す せ').length, 12);
  assert.deepEqual(queryTokens('錠 錠 錠'), ['錠']);
  assert.deepEqual(queryTokens(`${'錠 '.repeat(99)}1234567`), ['錠']);
  assert.equal(queryTokens('あ'.repeat(100_000))[0]!.length, 200);
});

const characters = [
  ...'アイヴカッャュョンバパーロキソヵヶ漢字錠0123456789abgmLＭＬ０９．.・,，「」()/％%×μ -－',
];
const text = fc.array(fc.constantFrom(...characters), { maxLength: 24 }).map((list) => list.join(''));

test('width, kana kind, small kana, long vowels and spaces do not matter to a key (property)', () => {
  const kana = fc
    .array(fc.constantFrom(...'アイウエオカキクガギバパッャュョァィェォンヴabc6012錠'), { maxLength: 20 })
    .map((list) => list.join(''));
  const hiragana = (s: string) => s.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
  const wide = (s: string) => s.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
  const large = (s: string) =>
    s.replace(/[ッャュョァィェォ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 1));
  fc.assert(
    fc.property(kana, fc.nat(20), (s, at) => {
      const cut = (mark: string) => s.slice(0, at) + mark + s.slice(at);
      same(
        s,
        hiragana(s),
        wide(s),
        large(s),
        s.toUpperCase(),
        cut(' '),
        cut('\u3000'),
        cut('ー'),
        cut('\ufeff'),
      );
    }),
  );
});

test('spaces anywhere, around decimal points too, do not matter to a key (property)', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'ヴァア1250.g錠'), { maxLength: 12 }), (list) => {
      const packed = list.join('').replace(/\.\.+/g, '.');
      assert.equal(searchKey([...packed].join(' ')), searchKey(packed));
    }),
  );
});

test('a key is its own key (property)', () => {
  fc.assert(fc.property(text, (s) => assert.equal(searchKey(searchKey(s)), searchKey(s))));
});

test('every token of a text is found in its index text, a number at the start of a number (property)', () => {
  fc.assert(
    fc.property(text, (s) => {
      const index = indexText(s);
      for (const token of queryTokens(s).flatMap(wordAndNumber)) {
        let at = index.indexOf(token);
        while (/^\d/.test(token) && at > 0 && /[\d.]/.test(index.charAt(at - 1)))
          at = index.indexOf(token, at + 1);
        assert.ok(at >= 0, `${token} in ${JSON.stringify(index)}`);
      }
    }),
    { numRuns: 2000 },
  );
});
