import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanLine, cleanText, isDamaged, removeInvisible } from './text.ts';

/** Any code units at all, those that trouble outputs often. */
const anything = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom(0, 0x1b, 0x85, 0xfeff, 0xfffe, 0xffff, 0xfdd0, 0xd83f, 0xdfff, 0xd83d, 0xde00),
      fc.integer({ min: 0x3000, max: 0x30ff }),
    ),
    { maxLength: 30 },
  )
  .map((units) => String.fromCharCode(...units));

/** What XML 1.0 (2.2, Char) allows, without the noncharacters and the C1 controls that it advises against. */
function carried(code: number): boolean {
  if (code < 0x20) return code === 9 || code === 10 || code === 13;
  if (code >= 0x7f && code <= 0x9f) return false;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  return (code & 0xfffe) !== 0xfffe && !(code >= 0xfdd0 && code <= 0xfdef);
}

test('whatever came in, what is left can be carried by every output, and cleaning again changes nothing', () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const clean of [removeInvisible, cleanText, cleanLine]) {
        const cleaned = clean(text);
        assert.ok([...cleaned].every((character) => carried(character.codePointAt(0)!)));
        assert.equal(clean(cleaned), cleaned);
        assert.equal(isDamaged(cleaned), false);
        assert.equal(Buffer.from(cleaned).toString(), cleaned);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a lost half of a character is seen, noncharacters go, whole characters stay', () => {
  assert.equal(removeInvisible('\ud83d錠'), '\ufffd錠');
  assert.equal(removeInvisible('錠\ude00\ud83d'), '錠\ufffd\ufffd');
  assert.equal(removeInvisible('\ufffeア\uffff\ufdd0\u{1fffe}\u{10ffff}'), 'ア');
  assert.equal(removeInvisible('𠮟😀<b>&amp;]]>　\t\r\n'), '𠮟😀<b>&amp;]]>　\t\r\n');
});

test('damage is told from what merely shows nothing', () => {
  for (const text of ['\ud83d', 'ア\udc00', '\ufffe', '\u{2ffff}']) assert.equal(isDamaged(text), true);
  for (const text of ['', 'ア\u200b', '\0', '😀', '\ufffd']) assert.equal(isDamaged(text), false);
});
