import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegister } from './read-register.ts';
import { folderOf, SOUND } from './register-testing.ts';

test('a link says that a page does the work, or that it only relates to it, and never neither or both', (t) => {
  const linked = (pages: string) =>
    SOUND['roadmap/1.yaml']!.replace('    quote: 一斉監視\n', `    quote: 一斉監視\n    pages:\n${pages}`);
  const read = (pages: string) => readRegister(folderOf(t, { ...SOUND, 'roadmap/1.yaml': linked(pages) }));
  const { initiatives } = read(
    '      - {path: /overview, does: 示す}\n      - {path: /changes, relates: 変化を示す}\n',
  );
  assert.deepEqual(initiatives[0]!.pages, [
    { path: '/overview', does: '示す', role: 'does' },
    { path: '/changes', does: '変化を示す', role: 'relates' },
  ]);
  for (const wrong of ['{path: /overview}', '{path: /overview, does: 示す, relates: 示す}'])
    assert.throws(() => read(`      - ${wrong}\n`), /どちらか1つを書きます/, wrong);
});
