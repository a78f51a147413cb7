import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type DatabaseState, noteOf } from '../../platform/database/servers/watch.ts';
import { noteText } from './database-note.ts';

const WELL: DatabaseState = {
  primary: 'ok',
  replica: 'ok',
  readsFrom: 'replica',
  ageSeconds: 0,
  asOf: new Date('2026-08-18T15:04:59+09:00'),
};
const text = (state: Partial<DatabaseState>) => noteText(noteOf({ ...WELL, ...state }));

test('Pages say nothing while all is well, or a replica is less than a minute behind', () => {
  assert.equal(text({}), null);
  assert.equal(text({ ageSeconds: 59 }), null);
  assert.equal(text({ ageSeconds: null }), null);
  assert.equal(text({ replica: 'down', readsFrom: 'primary' }), null);
});

test('They say of when the data is from a minute on, and what cannot be done while nothing can be written', () => {
  const late = text({ ageSeconds: 60 })!;
  assert.equal(late.title, '内容の更新に遅れがあります');
  assert.equal(
    late.text,
    'データベースの写しが遅れているため、2026年8月18日 15:04 までの内容を示しています。',
  );
  assert.deepEqual(late.english, {
    title: 'The data is late',
    text: 'What is shown is of 2026-08-18 15:04 (Japan).',
  });
  const standby = text({ primary: 'read-only', replica: null, readsFrom: 'primary', ageSeconds: 3 })!;
  assert.equal(standby.title, 'いまは読み取り専用です');
  assert.match(standby.text, /^リストの作成や変更.*受け付けられません。公開の情報は読めます。$/);
  const alone = text({ primary: 'down', replica: null, readsFrom: 'memory', ageSeconds: 5 })!;
  assert.match(
    alone.text,
    /2026年8月18日 15:04 までに読み込んだ内容を示しています。履歴など、示せない部分があります。$/,
  );
  assert.match(
    alone.english.text,
    /Nothing that is sent in can be accepted now.*histories, cannot be shown\.$/,
  );
});
