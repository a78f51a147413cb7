import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { Agent } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { outsideServer } from './delivery/servers-testing.ts';
import {
  checkOutsideUrl,
  guardedAgent,
  isPublic,
  postOutside,
  type Resolve,
  readOutsideUrl,
} from './outside.ts';

const EMPTY = { headers: {}, body: null };

test('only public unicast addresses are outside, in whatever way they are written', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '198.18.0.1',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    'fe80::1',
    'fc00::1',
    'fec0::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'localhost',
    '',
  ];
  assert.deepEqual(inside.filter(isPublic), []);
  assert.deepEqual(['8.8.8.8', '::ffff:8.8.8.8', '2606:4700::1111'].map(isPublic), [true, true, true]);
});

test('an address is https, names no user and no private host, however the host is written', () => {
  for (const wrong of [
    'http://hooks.example/',
    'https://user@hooks.example/',
    'https://:secret@hooks.example/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'javascript:alert(1)',
    'https://',
    `https://hooks.example/${'a'.repeat(2000)}`,
  ])
    assert.throws(() => readOutsideUrl(wrong), { code: 'address-refused' }, wrong);
  assert.equal(readOutsideUrl('https://8.8.8.8:8443/x').port, '8443');
});

test('one private address among those of a host is enough to refuse it, and so is an unknown host', async () => {
  const at = (...addresses: string[]) => ({
    resolve: async () => addresses.map((address) => ({ address, family: 4 })),
  });
  const refused = { code: 'address-refused' };
  await assert.rejects(checkOutsideUrl('https://hooks.example/', at('8.8.8.8', '10.0.0.1'), 10), refused);
  await assert.rejects(checkOutsideUrl('https://hooks.example/', at(), 10), refused);
  const unknown = { resolve: () => Promise.reject(new Error('ENOTFOUND')) };
  await assert.rejects(checkOutsideUrl('https://hooks.example/', unknown, 10), refused);
  assert.equal((await checkOutsideUrl('https://hooks.example/', at('8.8.8.8'))).host, 'hooks.example');
});

test('a name that was public when it was checked and is not when we connect reaches nothing', async (t) => {
  const { hook, posts } = await outsideServer(t);
  let asked = 0;
  const resolve = async () => [{ address: asked++ === 0 ? '8.8.8.8' : '127.0.0.1', family: 4 }];
  await checkOutsideUrl(hook, { resolve });
  const agent = guardedAgent(resolve);
  t.after(() => agent.destroy());
  await assert.rejects(postOutside(hook, EMPTY, { resolve, agent }), /つながらないか/);
  assert.deepEqual([asked, posts.length], [2, 0]);
});

test('whether a name inside exists, what it stands for and whether it answers is told in the same words after the same time', async (t) => {
  const WAIT_MS = 300;
  const never = new Promise<never>(() => undefined);
  const private_ = [{ address: '10.11.12.13', family: 4 }];
  const cases: [string, Resolve][] = [
    ['private', async () => private_],
    ['private, slowly', () => new Promise((done) => setTimeout(done, WAIT_MS / 2, private_))],
    ['unknown', () => Promise.reject(new Error('getaddrinfo ENOTFOUND db.internal'))],
    ['never found', () => never],
  ];
  const told = new Set<string>();
  for (const [name, resolve] of cases) {
    const began = performance.now();
    const error = await checkOutsideUrl('https://db.internal/', { resolve }, WAIT_MS).then(
      () => assert.fail(name),
      (thrown: Error) => thrown,
    );
    const took = performance.now() - began;
    assert.ok(took > WAIT_MS - 5 && took < WAIT_MS + 250, `${name}: ${took} ms`);
    told.add(error.message);
  }
  assert.equal(told.size, 1, [...told].join('\n'));
  assert.doesNotMatch([...told][0]!, /10\.11|ENOTFOUND|internal/);

  // The same when a message goes out: refused, unknown, and a public one where nothing listens.
  const { hook } = await outsideServer(t);
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', done));
  const { port } = closed.address() as AddressInfo;
  await new Promise((done) => closed.close(done));
  const nobody = new Agent({ lookup: (_h, _o, done) => done(null, [{ address: '127.0.0.1', family: 4 }]) });
  const errors = new Set<string>();
  for (const [url, agent] of [
    [hook, guardedAgent(cases[0]![1])],
    [hook, guardedAgent(cases[2]![1])],
    [`https://hooks.example:${port}/`, nobody],
  ] as const) {
    t.after(() => agent.destroy());
    const outside = { resolve: cases[0]![1], agent };
    await postOutside(url, EMPTY, outside).then(
      () => assert.fail(url),
      (thrown: Error) => errors.add(thrown.message),
    );
  }
  assert.equal(errors.size, 1, [...errors].join('\n'));
});

test('a redirect is an answer like any other: nobody follows it', async (t) => {
  const { outside, hook, posts } = await outsideServer(t, (_, response) =>
    response.writeHead(302, { location: 'https://127.0.0.1/' }).end(),
  );
  assert.equal((await postOutside(hook, EMPTY, outside)).status, 302);
  assert.equal(posts.length, 1);
});

test('of an endless answer only the beginning is read', async (t) => {
  const endless = (response: ServerResponse) => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
    if (!response.destroyed) response.once('drain', () => endless(response));
  };
  const { outside, hook } = await outsideServer(t, (_, response) => {
    response.writeHead(200);
    endless(response);
  });
  const { status, body } = await postOutside(hook, EMPTY, outside);
  assert.deepEqual([status, body.length], [200, 16 * 1024]);
});

test('a receiver that says nothing is left after ten seconds', async (t) => {
  const { outside, hook } = await outsideServer(t, () => undefined);
  const began = Date.now();
  await assert.rejects(postOutside(hook, EMPTY, outside), /10秒以内/);
  assert.ok(Date.now() - began < 12_000);
});
