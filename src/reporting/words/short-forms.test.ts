import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { COLUMN } from '../../supply/index.ts';
import { readStatus } from '../rules/read-status.ts';
import { NORMAL } from '../testing.ts';
import { type CodedField, OFFICIAL_WORDS } from './official-words.ts';
import { meantBy } from './short-forms.ts';

const WORDS = Object.entries(OFFICIAL_WORDS).flatMap(([field, { texts }]) =>
  Object.entries(texts).map(([code, text]) => ({ field: field as CodedField, code, text })),
);
const read = (field: CodedField, text: string) => readStatus({ ...NORMAL, [field]: text });

test('a short form is read as the one word that it fits, and said', () => {
  const cases: [CodedField, string, string][] = [
    ['reason', '需要増', '１．需要増'],
    ['reason', '3', '３．製造トラブル（製造委託を含む）'],
    ['reason', '④品質トラブル', '４．品質トラブル（製造委託を含む）'],
    ['reason', 'その他', '８．その他の理由'],
    ['reason', '―', '７．－'],
    ['outlook', '未定', 'ウ. 未定'],
    ['outlook', 'ｱ', 'ア. あり'],
    ['outlook', 'エ：－', 'エ. －'],
    ['volume', 'B', 'B．出荷量減少'],
    ['volume', 'ｂ', 'B．出荷量減少'],
    ['volume', 'Ａ＋', 'Aプラス．出荷量増加'],
    ['volume', 'A', 'A．出荷量通常'],
    ['volume', '減少', 'B．出荷量減少'],
    ['response', '自社の事情', '②限定出荷（自社の事情）'],
    ['response', '⑤', '⑤供給停止'],
    ['response', '停止', '⑤供給停止'],
    ['volumeOutlook', '1カ月', 'b．１か月以内'],
    ['volumeOutlook', '３ヶ月超', 'e．３か月超'],
  ];
  for (const [field, given, readAs] of cases) {
    const { status, problems, notices } = read(field, given);
    assert.deepEqual([problems, notices], [[], [{ column: COLUMN[field], value: given, readAs }]], given);
    const again = read(field, readAs);
    assert.deepEqual([status, again.notices], [again.status, []], given);
  }
});

test('what fits two words is refused with both, what fits none with all', () => {
  const expected = (field: CodedField, text: string) =>
    read(field, text).problems.map(({ code, expected }) => [code, expected]);
  assert.deepEqual(expected('response', '限定出荷'), [
    ['ambiguous-value', '「②限定出荷（自社の事情）」「③限定出荷（他社品の影響）」「④限定出荷（その他）」'],
  ]);
  assert.deepEqual(expected('volumeOutlook', '3ヵ月'), [
    ['ambiguous-value', '「d．３か月以内」「e．３か月超」'],
  ]);
  for (const [field, text] of [
    ['volume', '供給停止'],
    ['response', '通常出荷ではない'],
    ['reason', '1.供給停止'],
    ['reason', '需要増加'],
    ['volume', 'F'],
    ['volume', '出'],
    ['outlook', 'constructor'],
  ] as const)
    assert.equal(expected(field, text)[0]![0], 'unknown-value', text);
});

/** Ways to write the same: widths, white space, the signs around a mark, the case of letters. */
const spelling = fc.record({
  wide: fc.boolean(),
  spaces: fc.array(fc.tuple(fc.nat(30), fc.constantFrom(' ', '　', '\t', '\u200b')), { maxLength: 4 }),
  sign: fc.constantFrom('.', '．', ':', '：', '、', ' ', ''),
  brackets: fc.constantFrom('（）', '()', '[]', '  '),
  upper: fc.constantFrom('as it is', 'upper', 'lower'),
});

function spelt(text: string, how: typeof spelling extends fc.Arbitrary<infer T> ? T : never): string {
  let given = text.replace(/[.．]/, how.sign).replace('（', how.brackets[0]!).replace('）', how.brackets[1]!);
  given = how.wide
    ? given.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
    : given.normalize('NFKC');
  if (how.upper !== 'as it is') given = how.upper === 'upper' ? given.toUpperCase() : given.toLowerCase();
  for (const [at, space] of how.spaces) given = given.slice(0, at) + space + given.slice(at);
  return given;
}

test('every official word in every spelling is itself, and said where it is not as the list writes it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORDS), spelling, ({ field, code, text }, how) => {
      const given = spelt(text, how);
      const { partial, problems, notices } = read(field, given);
      assert.deepEqual([problems, partial[field]], [[], code], given);
      for (const notice of notices) assert.equal(notice.readAs, text);
    }),
    { numRuns: 3_000 },
  );
});

test('a piece of a word is that word, or refused where another has it too; it is never another word', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WORDS), fc.nat(), fc.nat(), ({ field, code, text }, a, b) => {
      const letters = text.replace(/^[^.．]+[.．]\s*|^[①-⑤]/, '');
      const from = a % letters.length;
      const piece = letters.slice(from, from + 1 + (b % (letters.length - from)));
      const meant = meantBy(field, piece);
      const having = WORDS.filter((word) => word.field === field && word.text.includes(piece));
      if (meant.length > 0 && !meant.includes(code)) assert.fail(`${piece} of ${text}: ${meant}`);
      if (having.length > 1) assert.notEqual(read(field, piece).problems.length, 0, piece);
      const { status, notices } = read(field, piece);
      if (status) assert.deepEqual([status[field], notices.length <= 1], [code, true], piece);
    }),
    { numRuns: 3_000 },
  );
});
