import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings, SETTINGS } from '../app/settings.ts';
import { HIDDEN_SETTINGS, hide, secretsIn } from './hidden.ts';

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

const PASSWORD = 'pa:s/s@w?rd#1';
const HOLDING = {
  ANTEI_SECRET: 'only-twenty-letters!',
  ANTEI_OIDC_CLIENT_SECRET: '',
  DATABASE_URL: `mysql://antei:${PASSWORD}@db.internal/antei?password=${PASSWORD}`,
  ANTEI_SMTP_URL: `http://antei:${PASSWORD}@mail.internal`,
  ANTEI_PUBLIC_URL: `https://antei:${PASSWORD}@antei.example/`,
  ANTEI_SUPPLY_PAGE: `https://antei:simple-pass@www.example/?key=${PASSWORD}`,
  ANTEI_OIDC_ISSUER: `https//antei:${PASSWORD}@id.example`,
};

test('A wrong setting says what is wrong, and no secret that is in it', () => {
  for (const [name, value] of Object.entries(HOLDING)) {
    if (value === '') continue;
    assert.throws(
      () => readSettings({ [name]: value }),
      (error: Error) => {
        assert.ok(error.message.includes(name), error.message);
        for (const secret of ['only-twenty', 'pa:s', 's@w', 'w?rd', 'rd#1', 'simple-pass', 'internal/antei?'])
          assert.ok(!error.message.includes(secret), `${name} shows ${secret}: ${error.message}`);
        return true;
      },
    );
  }
});

test('A setting whose name speaks of a secret, or whose address has a password in its form, is never shown', () => {
  const suspicious = Object.values(SETTINGS)
    .filter(
      ({ name, value }) =>
        /SECRET|PASSWORD|KEY|TOKEN/.test(name) || /:\/\/\S*:/.test(value.description ?? ''),
    )
    .map(({ name }) => name);
  assert.deepEqual(
    suspicious.filter((name) => !HIDDEN_SETTINGS.has(name)),
    [],
  );
  assert.ok(HIDDEN_SETTINGS.has('DATABASE_URL'));
});

test('What is written anywhere shows no secret of the environment: whole, in parts, encoded or as JSON', () => {
  const env = {
    ANTEI_SECRET: 'x"y\\z'.repeat(8),
    DATABASE_URL: 'postgres://antei:p%40ssword%2F1@db/antei',
    ANTEI_SMTP_URL: 'smtp://mail:unreadable%zz/@host',
  };
  const texts = [
    `cannot reach ${env.DATABASE_URL}`,
    'password p@ssword/1 or p%40ssword%2F1',
    JSON.stringify({ input: env.ANTEI_SMTP_URL, secret: env.ANTEI_SECRET }),
  ];
  const shown = hide(texts.join('\n'), secretsIn(env));
  for (const secret of ['p%40ssword', 'p@ssword', 'unreadable', 'x"y', 'x\\"y'])
    assert.ok(!shown.includes(secret), `${secret}: ${shown}`);
  assert.match(shown, /cannot reach \*\*\*/);
  assert.equal(hide('a line of every day: host', secretsIn(env)), 'a line of every day: host');
});

test('A variable that looks like ours and is not is refused, so that a typing error is seen', () => {
  assert.throws(() => readSettings({ ANTEI_FETHC: 'on' }), /ANTEI_FETHC という設定はありません/);
});

test('A blank variable counts as absent', () =>
  assert.equal(readSettings({ PORT: '', ANTEI_PUBLIC_URL: '' }).port, 8080));

test('Every setting says what it is for', () => {
  for (const { name, value } of Object.values(SETTINGS)) assert.ok(value.description, name);
});
