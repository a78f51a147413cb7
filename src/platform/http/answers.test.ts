import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FastifyInstance } from 'fastify';
import { readSettings } from '../../app/settings.ts';
import { openStored } from '../files/stored-file.ts';
import { createLog } from '../log.ts';
import { boundAnswers } from './answers.ts';
import { createHttpServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'antei-answers-'));
const path = join(folder, 'file');
const bytes = randomBytes(24_000_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
writeFileSync(path, bytes);

let site: FastifyInstance;
let port: number;
/** Requests that are being answered. */
let inWork = 0;
let posts = 0;
before(async () => {
  const settings = readSettings({ ANTEI_DATA: folder });
  site = await createHttpServer({ settings, log: createLog('silent', []) });
  // Of the open half, a network has six files of 250 KB, all networks together 24.
  boundAnswers(site, (page) => page.startsWith('/own'), 15_000_000, 1_500_000);
  const open = { config: { access: 'public' as const } };
  const send = async (_request: unknown, reply: { header(name: string, value: unknown): unknown }) => {
    const opened = await openStored(path, sha256);
    assert.ok(typeof opened !== 'string');
    reply.header('content-length', opened.size);
    reply.header('content-encoding', 'identity');
    return opened.stream;
  };
  site.addHook('onRequest', async (_request, reply) => {
    inWork++;
    reply.raw.once('close', () => inWork--);
  });
  site.get('/file', open, send);
  site.get('/own/file', open, send);
  site.get('/small', open, async () => 'small');
  site.post('/post', open, async () => `${++posts}`);
  await site.listen({ host: '127.0.0.1', port: 0 });
  port = (site.server.address() as { port: number }).port;
});
after(async () => {
  site.server.closeAllConnections();
  await site.close();
  rmSync(folder, { recursive: true });
});

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
/** Bytes of buffers that are in use. */
const buffers = () => {
  collect();
  return process.memoryUsage().arrayBuffers;
};
const handles = () =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path;
    } catch {
      return false;
    }
  }).length;

/** Asks for something a number of times, written ahead, and reads nothing. */
function ask(address: string, target: string, times = 1, header = ''): Socket {
  const socket = connect({ port, host: '127.0.0.1' }).on('error', () => undefined);
  socket.pause();
  const request = `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nX-Forwarded-For: ${address}\r\n${header}\r\n`;
  socket.write(request.repeat(times));
  return socket;
}
async function until(condition: () => boolean): Promise<void> {
  for (let n = 0; n < 100 && !condition(); n++) await sleep(50);
}

test('Files that nobody reads: one for each connection, within little memory, and all of it is given back', async () => {
  const before = buffers();
  const sockets = Array.from({ length: 20 }, (_, n) => ask(`198.51.100.${n}`, '/file', 10));
  await until(() => inWork === 20);
  await sleep(500);
  assert.deepEqual([inWork, handles()], [20, 20], 'of two hundred');
  await until(() => buffers() - before < 20 * 400_000);
  const held = buffers() - before;
  assert.ok(held < 20 * 400_000, `${held} bytes`);
  for (const socket of sockets) socket.destroy();
  await until(() => inWork === 0 && handles() === 0);
  assert.deepEqual([inWork, handles()], [0, 0]);
  await until(() => buffers() - before < 2_000_000);
  assert.ok(buffers() - before < 2_000_000);
});

test('There is room for a number of files, of one network and in all, and it is told; small answers go on', async () => {
  const one = Array.from({ length: 6 }, () => ask('203.0.113.1', '/file'));
  await until(() => inWork === 6);
  const refused = await text(ask('203.0.113.1', '/file', 1, 'Connection: close\r\n'));
  assert.match(refused, /^HTTP\/1\.1 503/);
  assert.match(refused, /\r\nretry-after: 5\r\n/i);
  assert.match(refused, /"code":"answers-busy"/);
  assert.doesNotMatch(refused, /content-encoding/i);
  const many = Array.from({ length: 30 }, (_, n) => ask(`198.51.100.${n}`, '/file'));
  await until(() => inWork === 24 && handles() === 24);
  assert.deepEqual([inWork, handles()], [24, 24]);
  const own = ask('203.0.113.2', '/own/file');
  await until(() => handles() === 25);
  assert.equal(handles(), 25, 'what asks who comes has a room of its own');
  assert.equal(await (await fetch(`http://127.0.0.1:${port}/small`)).text(), 'small');
  for (const socket of [...one, ...many, own]) socket.destroy();
  await until(() => handles() === 0);
  const whole = await (await fetch(`http://127.0.0.1:${port}/file`)).bytes();
  assert.ok(bytes.equals(whole), 'there is room again');
});

test('To a HEAD no file is read, and it says its length', async () => {
  const { headers } = await fetch(`http://127.0.0.1:${port}/file`, { method: 'HEAD' });
  assert.equal(headers.get('content-length'), `${bytes.length}`);
  await until(() => handles() === 0);
  assert.equal(handles(), 0);
});

test('What was written ahead is answered in its order, and not at all for who left', async () => {
  const request = (n: number, last = false) =>
    `POST /post HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: 3\r\n${last ? 'Connection: close\r\n' : ''}\r\n"${n}"`;
  const socket = connect({ port, host: '127.0.0.1' });
  socket.write([1, 2, 3, 4].map((n) => request(n, n === 4)).join(''));
  const bodies = (await text(socket)).split('\r\n\r\n').slice(1);
  assert.deepEqual(
    bodies.map((body) => body[0]),
    ['1', '2', '3', '4'],
  );

  const leaving = ask('198.51.100.9', '/file');
  leaving.write(request(5));
  await until(() => inWork === 1);
  leaving.destroy();
  await until(() => inWork === 0);
  await sleep(100);
  assert.equal(posts, 4, 'the fifth was never begun');

  const flood = ask('198.51.100.9', '/file', 100);
  await until(() => flood.closed);
  flood.resume();
  await until(() => flood.closed);
  assert.ok(flood.closed, 'who writes ahead without end is cut off');
});
