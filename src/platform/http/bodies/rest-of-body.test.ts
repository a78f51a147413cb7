import assert from 'node:assert/strict';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { readSettings } from '../../../app/settings.ts';
import { createLog } from '../../log.ts';
import { createHttpServer } from '../server.ts';

let app: FastifyInstance;
let port: number;
before(async () => {
  app = await createHttpServer({ settings: readSettings({}), log: createLog('silent') });
  app.route({
    method: 'POST',
    url: '/small',
    bodyLimit: 1_000,
    config: { access: 'public' },
    handler: async () => 'ok',
  });
  app.route({
    method: 'POST',
    url: '/late',
    config: { access: 'public' },
    preParsing: async (_request, reply) => reply.code(403).send(Readable.from(slowly())),
    handler: async () => 'never',
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
});
after(() => app.close());

async function* slowly() {
  await sleep(200);
  yield 'not you';
}

const LENGTH = 6_000_000;

/** Sends a body of that length, and hears what is answered; `broken` where the connection was cut while it was sent. */
async function send(
  length: number,
  headers = '',
  stopAt = length,
): Promise<{ socket: Socket; heard: () => string; broken: () => boolean }> {
  // Node's own side would end with ours.
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  let [answer, broken] = ['', false];
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  socket.on('error', () => {
    broken = true;
  });
  const kind = `Content-Type: application/json\r\nContent-Length: ${length}\r\n`;
  socket.write(`POST /small HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${kind}${headers}\r\n`);
  const piece = Buffer.alloc(64_000, ' ');
  for (let sent = 0; sent < stopAt && !broken; sent += piece.length)
    await new Promise((resolve) =>
      socket.write(piece.subarray(0, Math.min(piece.length, stopAt - sent)), resolve),
    );
  return { socket, heard: () => answer, broken: () => broken };
}

test('who sends a large body to its end hears why it is refused, and may go on with the same connection', async () => {
  for (let n = 0; n < 3; n++) {
    const { socket, heard, broken } = await send(LENGTH);
    await sleep(100);
    assert.ok(!broken());
    assert.match(heard(), /^HTTP\/1\.1 413 [\s\S]*body-too-large/);
    socket.write(
      `POST /small HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
    );
    for (let wait = 0; wait < 50 && !heard().endsWith('ok'); wait++) await sleep(100);
    assert.match(heard(), /HTTP\/1\.1 200 [\s\S]*ok$/);
    socket.destroy();
  }
});

test('so does who asks for the connection to be closed, which it then is', async () => {
  const { socket, heard, broken } = await send(LENGTH, 'Connection: close\r\n');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.end();
  await closed;
  assert.ok(!broken());
  assert.match(heard(), /^HTTP\/1\.1 413 [\s\S]*body-too-large/);
});

test('who goes on for ever, or stops in the middle, is cut off', async () => {
  const [endless, silent] = await Promise.all([send(1e12, '', 200_000_000), send(LENGTH, '', 2_000)]);
  assert.ok(endless.broken());
  assert.match(silent.heard(), /^HTTP\/1\.1 413 /);
  const closed = new Promise((resolve) => silent.socket.once('close', resolve));
  silent.socket.on('end', () => silent.socket.end());
  await closed;
});

test('an answer that takes longer than the rest of the body is heard all the same', async () => {
  const socket = connect({ port, host: '127.0.0.1' });
  const heard = text(socket);
  socket.write(
    `POST /late HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 4\r\n\r\n"`,
  );
  await sleep(50);
  socket.write('ab"');
  assert.match(await heard, /^HTTP\/1\.1 403 [\s\S]*not you/);
});
