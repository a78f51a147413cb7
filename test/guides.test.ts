import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');

test('every file and folder of which the guide to a new room speaks is there', () => {
  const guide = readFileSync(join(ROOT, 'docs/guide/add-a-room.md'), 'utf8');
  const named = [...guide.matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g)].map(([, path]) => path!);
  assert.ok(named.length > 20, `only ${named.length}`);
  assert.deepEqual(
    named.filter((path) => !existsSync(join(ROOT, path))),
    [],
  );
});

test('the room value that it quotes is the one that is there', () => {
  const guide = readFileSync(join(ROOT, 'docs/guide/add-a-room.md'), 'utf8');
  const quoted = /```ts\n([\s\S]*?)```/.exec(guide)![1]!;
  const room = readFileSync(join(ROOT, 'src/savings/room.ts'), 'utf8');
  for (const part of quoted.split('\n\n').map((one) => one.trim())) assert.ok(room.includes(part), part);
});
