import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings, SETTINGS } from './settings.ts';

test('Without any variable the defaults hold', () => {
  const settings = readSettings({});
  assert.equal(settings.port, 8080);
  assert.equal(settings.host, '127.0.0.1');
  assert.equal(settings.fetch, false);
  assert.ok(settings.dataDir.endsWith('/data'));
  assert.match(settings.supplyPage, /^https:\/\/www\.mhlw\.go\.jp\/.*\/kouhatu-iyaku\/04_00003\.html$/);
});

test('Every wrong setting is named with its value and what is accepted', () => {
  assert.throws(
    () => readSettings({ PORT: 'abc', ANTEI_FETCH: 'yes', DATABASE_URL: 'mysql://x' }),
    (error: Error) => {
      for (const word of ['PORT="abc"', 'ANTEI_FETCH="yes"', 'DATABASE_URL', 'postgres://'])
        assert.ok(error.message.includes(word), `${error.message}: ${word}`);
      return true;
    },
  );
});

test('A variable that looks like ours and is not is refused, so that a typing error is seen', () => {
  assert.throws(() => readSettings({ ANTEI_FETHC: 'on' }), /ANTEI_FETHC という設定はありません/);
});

test('A blank variable counts as absent', () =>
  assert.equal(readSettings({ PORT: '', ANTEI_PUBLIC_URL: '' }).port, 8080));

test('Every setting says what it is for', () => {
  for (const [name, schema] of Object.entries(SETTINGS)) assert.ok(schema.description, name);
});
