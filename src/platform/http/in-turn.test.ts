import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerInTurn } from './in-turn.ts';

test('A connection that takes nothing is cut off; one that we keep waiting, or that reads slowly, is not', async (t) => {
  const server = createServer((request, response: ServerResponse) => {
    if (request.url === '/slow') setTimeout(() => response.end('late'), 1_600);
    else response.end(Buffer.alloc(16_000_000));
  });
  answerInTurn(server, 700);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const { port } = server.address() as { port: number };
  const ask = (path: string) => {
    const socket = connect({ port, host: '127.0.0.1' }).on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
    return socket;
  };
  const idle = ask('/large').pause();
  const slow = ask('/slow');
  const reader = ask('/large');
  let read = 0;
  reader.on('data', (chunk) => {
    read += chunk.length;
    reader.pause();
    setTimeout(() => reader.resume(), 2);
  });
  const answered = once(slow, 'data');
  const closed = once(reader, 'close');
  const connections = () =>
    new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)));
  assert.match(String((await answered)[0]), /late/);
  await closed;
  assert.ok(read > 16_000_000);
  for (let n = 0; n < 50 && (await connections()) > 0; n++) await sleep(50);
  assert.equal(await connections(), 0);
  idle.destroy();
});
