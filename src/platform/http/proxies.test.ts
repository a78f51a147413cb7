import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from '../../app/settings.ts';
import { createLog } from '../log.ts';
import { createHttpServer } from './server.ts';

test('whose word on the sender is believed: this machine, the relays that were named, and nobody else', async (t) => {
  const settings = readSettings({ ANTEI_PROXIES: '172.31.80.0/24, 2001:db8::7' });
  const app = await createHttpServer({ settings, log: createLog('silent') });
  t.after(() => app.close());
  app.get('/who', { config: { access: 'public' } }, async ({ ip }) => ip);
  const seen = async (remoteAddress: string, claimed: string) =>
    (await app.inject({ url: '/who', remoteAddress, headers: { 'x-forwarded-for': claimed } })).body;
  for (const relay of ['127.0.0.1', '::1', '172.31.80.9', '2001:db8::7'])
    assert.equal(await seen(relay, '203.0.113.5'), '203.0.113.5', relay);
  for (const stranger of ['172.31.81.9', '10.0.0.1', '2001:db8::8'])
    assert.equal(await seen(stranger, '203.0.113.5'), stranger, stranger);
  // What a reader claims comes before what the relay saw.
  assert.equal(await seen('172.31.80.9', '198.51.100.1, 203.0.113.5'), '203.0.113.5');
});

test('a relay that is no address is refused at the start', () => {
  for (const wrong of ['caddy', '10.0.0.0/33', '10.0.0.1 10.0.0.2', ',', '0x7f.1'])
    assert.throws(() => readSettings({ ANTEI_PROXIES: wrong }), { code: 'wrong-setting' }, wrong);
});
