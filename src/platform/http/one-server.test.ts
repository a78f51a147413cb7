import assert from 'node:assert/strict';
import dns from 'node:dns';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { readSettings } from '../../app/settings.ts';
import { createLog } from '../log.ts';
import { createHttpServer } from './server.ts';

const ADDRESSES = ['127.0.0.1', '127.0.0.2'].map((address) => ({ address, family: 4 }));

test('a site that listens at a `localhost` of two addresses is one server, which answers with every header', async (t) => {
  // As a machine has it whose `localhost` is an address of IPv4 and one of IPv6.
  t.mock.method(dns, 'lookup', (...given: unknown[]) => {
    const [host, options] = given as [string, { all?: boolean } | undefined];
    const answer = given.at(-1) as (...found: unknown[]) => void;
    const found = host === 'localhost' ? ADDRESSES : [{ address: host, family: 4 }];
    process.nextTick(() => (options?.all ? answer(null, found) : answer(null, found[0]!.address, 4)));
  });
  const app = await createHttpServer({ settings: readSettings({}), log: createLog('silent') });
  t.after(() => app.close());
  await app.listen({ host: 'localhost', port: 0 });
  t.mock.restoreAll();
  const { port } = app.server.address() as AddressInfo;
  const answers = await Promise.all(
    ADDRESSES.map(({ address }) => fetch(`http://${address}:${port}/`).catch(() => null)),
  );
  const answered = answers.filter((answer) => answer !== null);
  assert.equal(answered.length, 1);
  assert.equal(answered[0]!.headers.get('x-content-type-options'), 'nosniff');
  assert.ok(answered[0]!.headers.has('content-security-policy'));
});
