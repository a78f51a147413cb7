import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../src/app/build.ts';
import { createSite } from '../src/app/server.ts';
import { type ClosableContext, testContext } from '../src/platform/database/testing.ts';
import { checkJson } from '../src/platform/http/bodies/json-body.ts';
import { NO_PORTS, type SupplyContext } from '../src/supply/ports.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { sendRaw } from './raw-http.ts';

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let port: number;
before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  site = await createSite(context, await ensureBuilt());
  await site.listen({ host: '127.0.0.1', port: 0 });
  port = (site.server.address() as { port: number }).port;
});
after(async () => {
  await site.close();
  await context.close();
});

const FORMS_A_MINUTE = 60;
const bodies = hostileBodies();

test('every hostile body is refused with a word of its own', async () => {
  assert.ok(bodies.length >= 40 && bodies.length < FORMS_A_MINUTE);
  for (const {
    what,
    method = 'POST',
    target = '/lists/new',
    type,
    headers = {},
    body = '',
    status,
    word,
  } of bodies) {
    const all = {
      host: `127.0.0.1:${port}`,
      connection: 'close',
      ...(type ? { 'content-type': type } : {}),
      ...(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}),
      ...headers,
    };
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
    const answer = await sendRaw(port, [
      `${method} ${target} HTTP/1.1\r\n${head.join('')}\r\n`,
      ...pieces(body),
    ]);
    assert.equal(answer?.status, status, `${what}: ${answer?.body.slice(0, 300)}`);
    assert.match(answer!.body.replaceAll(/<[^>]*>/g, ''), word, what);
    assert.equal(answer!.headers['x-content-type-options'], 'nosniff', what);
  }
});

function* pieces(body: string | Buffer): Generator<Buffer> {
  const bytes = Buffer.from(body);
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

test('a body whose length nobody said is counted as it comes', async () => {
  const head = `POST /lists/new HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`;
  const answer = await sendRaw(port, [
    head,
    'a\r\ntext=aaaaa\r\n',
    ...Array.from({ length: 120 }, () => chunk),
    '0\r\n\r\n',
  ]);
  assert.equal(answer?.status, 413);
  assert.match(answer!.body, /1MBまで/);
});

test('the largest bodies that are right pass', async () => {
  const report = {
    items: Array.from({ length: 5_000 }, () => ({ a: '"[,]', b: 1, c: [{ d: null, e: '\\"' }] })),
  };
  checkJson(JSON.stringify(report));
  const fields = Array.from({ length: 1_900 }, (_, n) => `code=1149019F${n}`).join('&');
  const answer = await site.inject({
    method: 'POST',
    url: '/lists/new',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: `${fields}&text=${'x'.repeat(100)}&intent=preview`,
  });
  assert.equal(answer.statusCode, 200, answer.body.slice(0, 500));
});
