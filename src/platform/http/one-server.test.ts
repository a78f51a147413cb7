import assert from 'node:assert/strict';
import { lookup } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createLog } from '../log.ts';
import { readSettings } from '../settings.ts';
import { createHttpServer } from './server.ts';

test('a site that listens at `localhost` is one server, and each of its addresses answers with every header or not at all', async (t) => {
  const app = await createHttpServer({ settings: readSettings({}), log: createLog('silent') });
  t.after(() => app.close());
  await app.listen({ host: 'localhost', port: 0 });
  assert.equal(app.addresses().length, 1);
  const { port } = app.server.address() as AddressInfo;
  let answered = 0;
  for (const { address, family } of await lookup('localhost', { all: true })) {
    const host = family === 6 ? `[${address}]` : address;
    const answer = await fetch(`http://${host}:${port}/`).catch(() => null);
    if (!answer) continue;
    answered++;
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', host);
    assert.ok(answer.headers.has('content-security-policy'), host);
  }
  assert.ok(answered > 0);
});
