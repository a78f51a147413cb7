import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { holdsTag, isSameTag } from './entity-tag.ts';

const holds = (held: string | undefined, etag = '"a1"') => holdsTag({ 'if-none-match': held }, etag);

test('A tag is held alone, weak, in a list of any spacing, and by *', () => {
  for (const held of ['"a1"', 'W/"a1"', '"b", "a1"', '"b","a1"', 'W/"b" ,W/"a1"', '"b,c", "a1"', '*', ' * '])
    assert.ok(holds(held), held);
  for (const held of [undefined, '', '"b"', 'a1', '"a1', '"A1"', '"a"', '"b,"a1', '"*"', 'W/*', '"a1x"'])
    assert.ok(!holds(held), String(held));
  assert.ok(holds('"a1"', 'W/"a1"'), 'the server may mark its own as weak');
  assert.ok(!holds('"b, "a1""', '" a1"'));
});

test('A held tag is found among any others, and never where it is not', () => {
  const tag = fc.stringMatching(/^(W\/)?"[a-zA-Z0-9_,-]*"$/);
  fc.assert(
    fc.property(fc.array(tag), tag, (others, own) => {
      assert.ok(holds([...others, own].join(', '), own));
      assert.equal(
        holds(others.join(', '), own),
        others.some((other) => isSameTag(other, own)),
      );
    }),
  );
});
