import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setAddress, siteAddress, siteBase } from './site-address.ts';

const request = (host: string) => ({ headers: { host } });

test('The address that was set is the site’s for every request and message, without a slash at the end', () => {
  for (const publicUrl of ['https://antei.example', 'https://antei.example/', 'https://antei.example//']) {
    const settings = { publicUrl, port: 3000 };
    assert.equal(setAddress(settings), 'https://antei.example');
    assert.equal(siteBase(settings), 'https://antei.example');
    assert.equal(siteAddress(settings)(request('evil.example')), 'https://antei.example');
  }
});

test('Without one it is this machine’s, under the name that was asked for where that is its own', () => {
  const settings = { publicUrl: undefined, port: 3000 };
  assert.equal(setAddress(settings), null);
  assert.equal(siteBase(settings), 'http://localhost:3000');
  assert.equal(siteBase({ ...settings, host: '127.0.0.1' }), 'http://127.0.0.1:3000', 'as it is printed');
  assert.equal(siteBase({ ...settings, host: '::1' }), 'http://[::1]:3000');
  assert.equal(siteAddress(settings)(request('127.0.0.1:3000')), 'http://127.0.0.1:3000');
  for (const host of ['evil.example', '', 'localhost@evil.example'])
    assert.equal(siteAddress(settings)(request(host)), 'http://localhost:3000', host);
});
