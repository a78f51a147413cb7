import assert from 'node:assert/strict';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT, sourceStamp } from './build.ts';

test('A change of what pages are made from asks for a build, a change of tests and their helpers does not', (t) => {
  const root = mkdtempSync(join(tmpdir(), 'antei-stamp-'));
  t.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'src', 'room'), { recursive: true });
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  for (const file of ['package-lock.json', 'vite.config.ts', 'react-router.config.ts', 'src/room/page.tsx'])
    write(file, 'one');
  let stamp = sourceStamp(root);
  for (const file of ['page.test.tsx', 'testing.ts', 'page-testing.ts']) {
    write(`src/room/${file}`, 'one');
    assert.equal(sourceStamp(root), stamp, file);
  }
  for (const file of [
    'src/room/page.tsx',
    'src/room/protesting.ts',
    'src/room/data.json',
    'vite.config.ts',
    'package-lock.json',
  ]) {
    write(file, 'two');
    assert.notEqual(sourceStamp(root), stamp, file);
    stamp = sourceStamp(root);
  }
});

test('No part of a page is left out as a helper of tests', () => {
  const helpers = /from '[^']*testing\.tsx?'/;
  const users = globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
    .filter((file) => !/\.test\.|testing\.tsx?$/.test(file))
    .filter((file) => helpers.test(readFileSync(join(ROOT, file), 'utf8')));
  assert.deepEqual(users, []);
});
