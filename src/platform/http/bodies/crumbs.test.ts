/** A body in chunks of a byte is refused before it costs what a hundred others do; put together, it is what it was. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { readSettings } from '../../../app/settings.ts';
import { createLog } from '../../log.ts';
import { createHttpServer } from '../server.ts';

let app: FastifyInstance;
let port: number;
const uncaught: unknown[] = [];
process.on('uncaughtException', (error) => uncaught.push(error));
before(async () => {
  app = await createHttpServer({ settings: readSettings({}), log: createLog('silent') });
  app.route({
    method: 'POST',
    url: '/echo',
    config: { access: 'public' },
    handler: async ({ body }) => body,
  });
  app.route({ method: 'GET', url: '/read', config: { access: 'public' }, handler: async () => 'read' });
  app.route({
    method: 'POST',
    url: '/slow',
    config: { access: 'public' },
    preParsing: async () => void (await sleep(100)),
    handler: async ({ body }) => body,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as { port: number }).port;
});
after(async () => {
  await app.close();
  assert.deepEqual(uncaught, []);
});

/** Sends a body in chunks; the answer, to the end of the connection. */
async function send(line: string, chunks: Iterable<Buffer>): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  const answer = text(socket).catch(() => '');
  socket.write(
    `${line} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  for (const chunk of chunks)
    if (!socket.write(chunk) && !socket.destroyed)
      await new Promise<void>((resolve) => {
        socket.once('drain', resolve);
        socket.once('close', () => resolve());
      });
  if (!socket.destroyed) socket.write('0\r\n\r\n');
  return answer;
}

const chunk = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

function* crumbs(total: number): Generator<Buffer> {
  const many = Buffer.from('1\r\n \r\n'.repeat(5_000));
  for (let sent = 0; sent < total; sent += 5_000) yield many;
}

test('a body comes to its reader as it was, however it was cut (property)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.integer({ min: 1, max: 400 }),
      fc.integer({ min: 1, max: 60 }),
      async (given, times, size) => {
        const body = Buffer.from(
          JSON.stringify(
            given
              .replaceAll(/[\0\ufdd0-\ufdef\ufffe\uffff]/g, '')
              .toWellFormed()
              .repeat(times),
          ),
        );
        const step = Math.max(size, Math.ceil(body.length / 3_500));
        const cuts = Array.from({ length: Math.ceil(body.length / step) }, (_, n) =>
          chunk(body.subarray(n * step, (n + 1) * step)),
        );
        const answer = await send('POST /echo', cuts);
        assert.match(answer, /^HTTP\/1\.1 200 /);
        const [, sent] = answer.split('\r\n\r\n');
        assert.equal(sent, JSON.parse(body.toString()));
      },
    ),
    { numRuns: 40 },
  );
});

test('a body of nothing but crumbs is refused in words', async () => {
  assert.match(await send('POST /echo', crumbs(5_000)), /^HTTP\/1\.1 400 [\s\S]*body-crumbs/);
});

test('whoever goes on is cut off, wherever they send it, in a moment', async () => {
  const before = process.memoryUsage().rss;
  for (const line of ['POST /echo', 'POST /nowhere', 'GET /read']) {
    const start = process.cpuUsage();
    await send(line, crumbs(5_000_000));
    const { user, system } = process.cpuUsage(start);
    assert.ok(user + system < 1_000_000, `${line}: ${(user + system) / 1e6} s of the processor`);
  }
  assert.ok(process.memoryUsage().rss - before < 100_000_000);
});

test('crumbs that come before anybody reads, or behind a refusal, are refused or cut off in words too', async () => {
  assert.match(await send('POST /slow', crumbs(5_000)), /^HTTP\/1\.1 400 [\s\S]*body-crumbs/);
  assert.match(await send('POST /nowhere', crumbs(5_000)), /^HTTP\/1\.1 4\d\d /);
  const long = [chunk(Buffer.alloc(600_000, ' ')), chunk(Buffer.alloc(600_000, ' '))];
  assert.match(await send('POST /echo', [...long, ...crumbs(5_000)]), /^HTTP\/1\.1 413 /);
});

test('who leaves while it is decided whether they may send is missed by nobody', async () => {
  for (const wait of [0, 20, 50]) {
    const socket = connect({ port, host: '127.0.0.1' }).on('error', () => undefined);
    socket.write(
      `POST /slow HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n"abc`,
    );
    await sleep(wait);
    socket.resetAndDestroy();
  }
  await sleep(300);
  assert.deepEqual(uncaught, []);
});
