import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrCodeOf } from './qr-code.ts';

test('a code is drawn with its three finders and a white edge of four modules', () => {
  const { size, path } = qrCodeOf(
    'https://antei.example/lists/poster/abcdefghijkl.0123456789abcdefghijklmnopqrstuv',
  );
  const count = size - 8;
  assert.equal((count - 17) % 4, 0);
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((run) => run.slice(1).map(Number));
  assert.equal(runs.map(([x, y, width]) => `M${x} ${y}h${width}v1h-${width}z`).join(''), path);
  for (const [x, y, width] of runs) assert.ok(x! >= 4 && y! >= 4 && x! + width! <= size - 4);
  // The upper edge of both upper finders, and of the lower one: seven dark modules in a row.
  for (const at of [`M4 4h7`, `M${size - 11} 4h7`, `M4 ${size - 11}h7`])
    assert.ok(path.includes(`${at}v1`), at);
});
