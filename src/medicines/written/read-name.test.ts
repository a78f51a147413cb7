import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readName } from './read-name.ts';

/** A name in the parts that are compared. */
function parts(text: string) {
  const { generic, parts: own, form, strengths, marks, makers } = readName(text);
  const { family = '', kind = '', how = '' } = form ?? {};
  return {
    generic,
    names: own.map(({ base }) => base),
    form: [family, kind, how].filter(Boolean).join(' '),
    strengths: strengths.said,
    marks,
    makers,
  };
}

test('a prescription is taken apart: mark, ingredient without its salt, form, strength', () => {
  assert.deepEqual(parts('【般】ロキソプロフェンＮａ錠６０ｍｇ'), {
    generic: true,
    names: ['ろきそぷろふえん'],
    form: 'tablet tablet',
    strengths: ['mg:60'],
    marks: [],
    makers: [],
  });
  for (const mark of ['【般】', '[般]', '（般）', '般）', '〔般〕', '一般名：', '般 '])
    assert.equal(readName(`${mark}アムロジピン錠`).generic, true, mark);
  for (const name of ['般若湯', 'アムロジピン錠', '全般']) assert.equal(readName(name).generic, false, name);
});

test('a salt is one under any of its names, and what is nothing alone keeps it', () => {
  const keys = (name: string) => readName(name).parts.map(({ full, base }) => [full, base]);
  assert.deepEqual(keys('ロサルタンカリウム錠'), keys('ロサルタンＫ錠'));
  assert.deepEqual(keys('ピタバスタチンカルシウム水和物'), keys('ピタバスタチンＣａ'));
  assert.deepEqual(keys('塩酸プソイドエフェドリン')[0]![1], keys('プソイドエフェドリン塩酸塩')[0]![1]);
  assert.deepEqual(keys('塩化カリウム徐放錠'), [['塩化k', '塩化k']]);
  assert.deepEqual(keys('沈降炭酸カルシウム錠'), [['沈降炭酸ca', '沈降炭酸ca']]);
});

test('forms are one under their several words, and none is seen inside a name', () => {
  const form = (name: string) => parts(name).form;
  for (const [one, other] of [
    ['口腔内崩壊錠', 'ＯＤ錠'],
    ['シロップ用', 'ドライシロップ'],
    ['シロップ用', 'DS'],
    ['経口液', '内用液'],
    ['徐放カプセル', 'Ｌカプセル'],
    ['錠', '錠剤'],
    ['坐剤', '坐薬'],
  ])
    assert.equal(form(`アムロジピン${one}`), form(`アムロジピン${other}`), `${one} ${other}`);
  assert.notEqual(form('アムロジピン錠'), form('アムロジピンOD錠'));
  assert.equal(form('ウイテプゾール'), '');
  assert.equal(form('デパケンR200'), 'tablet tablet slow');
  assert.equal(form('チモロール点眼液０．５％（持続性）'), form('チモロールＸＥ点眼液０．５％'));
});

test('strengths are one in any unit, and a number without one is any', () => {
  const said = (name: string) => parts(name).strengths;
  assert.deepEqual(said('チラーヂンＳ錠５０μｇ'), ['mg:0.05']);
  assert.deepEqual(said('チラーヂンS錠0.05mg'), ['mg:0.05']);
  assert.deepEqual(said('ラボナール 0.3g'), ['mg:300']);
  assert.deepEqual(said('カリジノゲナーゼ錠１０万単位'), ['unit:100000']);
  assert.deepEqual(said('タダラフィル錠20mgAD'), ['mg:20']);
  assert.deepEqual(said('リスペリドン内用液1mg/mL'), ['mg:1']);
  assert.deepEqual(said('テープ（10×7cm）'), said('テープ（７ｃｍ×１０ｃｍ）'));
  assert.deepEqual(['アムロジピン5', 'アムロジピンOD5', 'チラーヂンS50', 'アムロジピン 5 錠'].flatMap(said), [
    ':5',
    ':5',
    ':50',
    ':5',
  ]);
  assert.deepEqual(said('5-FU'), []);
});

test('what tells alike products apart is kept beside: notes, letters, makers', () => {
  const { marks, makers, names } = parts('メトホルミン塩酸塩錠２５０ｍｇＭＴ「ＤＳＥＰ」');
  assert.deepEqual([names, marks, makers], [['めとほるみん'], ['mt'], ['dsep']]);
  assert.deepEqual(parts('メトホルミン250MT').marks, ['mt']);
  assert.deepEqual(parts('タダラフィル錠２０ｍｇ：ＡＤ').marks, ['ad']);
  assert.deepEqual(parts('沈降炭酸カルシウム錠５００ｍｇ（高リン血症用）').marks, ['高りん血症用']);
});

test('ingredients of a combination are several, and more may belong to it where the name says so', () => {
  const said = readName('カンデサルタン・アムロジピン２．５ｍｇ配合錠');
  assert.deepEqual(
    [said.parts.map(({ base }) => base), said.open, said.strengths.said],
    [['かんでさるたん', 'あむろじぴん'], 'perhaps', ['mg:2.5']],
  );
  assert.equal(readName('サリチル酸メチル等配合パップ１０ｇ').open, 'surely');
});

test('any text is taken apart in no time (property)', () => {
  const letters = fc.constantFrom(...'アムロジピン錠ODmg0123456789.,×x~万単位（）「」・:/％ -【般】配合等');
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 400 }), fc.string({ maxLength: 50 }), (list, text) => {
      const started = performance.now();
      for (const one of [list.join(''), text, `${text}${list.join('')}`]) readName(one);
      assert.ok(performance.now() - started < 2_000);
    }),
  );
});
