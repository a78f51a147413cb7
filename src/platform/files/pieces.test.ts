import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Pieces } from './pieces.ts';

test('pieces put together are what they were cut from, with whatever stands between them (property)', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 });
  fc.assert(
    fc.property(pieces, fc.string(), pieces, (first, between, second) => {
      const all = Pieces.of(new Pieces(first), between, new Pieces(second));
      const wanted = Buffer.concat([...first, Buffer.from(between), ...second]);
      assert.deepEqual([Buffer.from(all.bytes()), all.length], [wanted, wanted.length]);
    }),
  );
});

test('what is let go of gives its memory back at once, and nobody reads zeros in its place', () => {
  const own = new Uint8Array(1_000_000).fill(7);
  const pieces = new Pieces([own]);
  const before = process.memoryUsage().arrayBuffers;
  pieces.letGo();
  assert.ok(before - process.memoryUsage().arrayBuffers >= 1_000_000);
  assert.throws(() => pieces.bytes(), /let go of/);
});

test('memory that others use too stays: a part of a larger piece, or one that many small ones share', () => {
  const network = new Uint8Array(100_000).fill(7);
  new Pieces([network.subarray(0, 60_000), network.subarray(100)]).letGo();
  assert.equal(network[99_999], 7);
  const [small, neighbour] = [Buffer.from('一'), Buffer.from('二')];
  new Pieces([small]).letGo();
  assert.deepEqual([small.toString(), neighbour.toString()], ['一', '二']);
});
