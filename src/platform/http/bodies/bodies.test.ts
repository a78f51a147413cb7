import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../../../app/build.ts';
import { createSite } from '../../../app/server.ts';
import { NO_PORTS, type SupplyContext } from '../../../supply/ports.ts';
import { type ClosableContext, testContext } from '../../database/testing.ts';

const ROOM_MB = 40;
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let port: number;
before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  const settings = { ...context.settings, bodiesMb: ROOM_MB };
  site = await createSite({ ...context, settings }, await ensureBuilt());
  await site.listen({ host: '127.0.0.1', port: 0 });
  port = (site.server.address() as { port: number }).port;
});
after(async () => {
  site.server.closeAllConnections();
  await site.close();
  await context.close();
});

const type = 'multipart/form-data; boundary=x';
/** Begins to send a body and does not go on. */
function begin(path: string, address: string, length: string): Socket {
  const socket = connect({ port, host: '127.0.0.1' });
  socket.on('error', () => undefined);
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\nX-Forwarded-For: ${address}\r\nContent-Type: ${type}\r\n${length}\r\n\r\n1`,
  );
  return socket;
}
const upload = (n: number) => begin('/lists/new', `198.51.100.${n}`, 'Content-Length: 4000000');
const isHeld = async (socket: Socket) =>
  socket.bytesRead === 0 && (await Promise.race([sleep(300, true), text(socket).then(() => false)]));

async function post(path: string, address: string, body: string): Promise<Response> {
  const headers = {
    'x-forwarded-for': address,
    origin: `http://127.0.0.1:${port}`,
    'content-type': 'application/x-www-form-urlencoded',
  };
  return fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body });
}

test('A hundred uploads at once: what there is room for is held, the rest is refused unread, and its turn comes', async () => {
  const sockets = Array.from({ length: 100 }, (_, n) => upload(n));
  const waiting = () => sockets.filter((socket) => socket.bytesRead === 0);
  for (let n = 0; n < 100 && waiting().length > 4; n++) await sleep(100);
  await sleep(300);
  const held = waiting();
  assert.equal(held.length, 4, 'four of 4 MB in half of 40 MB, less the fifth for small ones');
  for (const socket of sockets.filter((one) => !held.includes(one)).slice(0, 3)) {
    const answer = await text(socket);
    assert.match(answer, /^HTTP\/1\.1 503/);
    assert.match(answer, /\r\nretry-after: 5\r\n/i);
    assert.match(answer, /いま、たくさんのファイルや内容を受け取っています/);
    assert.match(answer, /何も受け付けていません/);
  }
  // Whoever does not say how much comes counts with the most there may be.
  assert.match(await text(begin('/lists/new', '203.0.113.1', 'Transfer-Encoding: chunked')), / 503 /);

  const small = await post('/lists/new', '203.0.113.2', 'text=x');
  assert.notEqual(small.status, 503, 'ordinary forms are taken meanwhile');
  const guarded = await post('/report/upload', '203.0.113.3', `a=${'a'.repeat(300_000)}`);
  assert.notEqual(guarded.status, 503, 'what asks who comes has a room of its own');

  for (const socket of held) socket.destroy();
  await sleep(100);
  assert.ok(await isHeld(upload(200)), 'there is room again');
});

test('One network takes a fifth at most, and what was answered is given back', async () => {
  for (let n = 0; n < 40; n++) {
    const { status } = await post('/report/upload', '2001:db8::1', `a=${'a'.repeat(900_000)}`);
    assert.notEqual(status, 503, `${n}`);
  }
  const long = 'Content-Length: 3500000';
  const first = begin('/lists/new', '2001:db8:1::1', long);
  assert.ok(await isHeld(first));
  assert.match(await text(begin('/lists/new', '2001:db8:1::2', long)), / 503 /);
  assert.ok(await isHeld(begin('/lists/new', '2001:db8:2::1', long)), 'another network has its own');
});
