/** Real requests through Caddy and nginx, as deploy/ configures them, to a real site: what readers get is what the site sent, over HTTP/2. */
import assert from 'node:assert/strict';
import { hash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { ensureBuilt } from '../../src/app/build.ts';
import { createSite } from '../../src/app/server.ts';
import { until } from '../../src/app/site-testing.ts';
import { testContext } from '../../src/platform/database/testing.ts';
import { importEdition, NO_PORTS } from '../../src/supply/index.ts';
import { edition, row } from '../../src/supply/testing.ts';
import { freePort, skipWithout, startCaddy, startNginx } from './proxies.ts';

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks over one connection of HTTP/2; a body is sent as it is given. */
async function ask(
  session: ClientHttp2Session,
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
): Promise<Answer> {
  const stream = session.request({
    ':path': path,
    ':method': body === undefined ? 'GET' : 'POST',
    ...headers,
  });
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    let said: IncomingHttpHeaders = {};
    stream.once('response', (given) => {
      said = given;
    });
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('error', reject);
    stream.once('end', () =>
      resolve({ status: Number(said[':status']), headers: said, body: Buffer.concat(chunks) }),
    );
    stream.end(body);
  });
}

const FORM = 'application/x-www-form-urlencoded';

for (const [name, start] of [
  ['caddy', startCaddy],
  ['nginx', startNginx],
] as const) {
  test(`behind ${name} a site is what it is`, { skip: skipWithout(name) }, async (t: TestContext) => {
    const folder = mkdtempSync(join(tmpdir(), `antei-${name}-`));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const port = await freePort();
    const home = `https://localhost:${port}`;
    const context = Object.assign(await testContext(t, { publicUrl: home }), { ports: NO_PORTS });
    await importEdition(context, edition('2026-08-18', [row('1149019F1560')]), { source: 'official' });
    const site = await createSite(context, await ensureBuilt());
    t.after(() => site.close());
    const here = await site.listen({ host: '127.0.0.1', port: 0 });
    const proxy = await start(folder, port, here.replace('http://', ''));
    t.after(() => proxy.process.kill('SIGKILL'));
    const session = connect(home, { rejectUnauthorized: false });
    t.after(() => session.destroy());
    const get = (path: string, headers = {}) => ask(session, path, headers);

    // A page: its bytes as the site compressed them, its headers once and no others' beside them.
    const page = await get('/products/1149019F1560', { 'accept-encoding': 'br' });
    assert.equal(page.status, 200, proxy.said());
    assert.equal(page.headers['content-encoding'], 'br');
    const direct = await fetch(`${here}/products/1149019F1560`);
    const plain = (text: string) => text.replaceAll(/nonce="[^"]*"/g, '');
    assert.equal(plain(brotliDecompressSync(page.body).toString()), plain(await direct.text()));
    for (const header of [
      'content-security-policy',
      'strict-transport-security',
      'etag',
      'cache-control',
      'vary',
    ])
      assert.equal(page.headers[header], direct.headers.get(header), header);
    const again = await get('/products/1149019F1560', { 'if-none-match': page.headers.etag! });
    assert.deepEqual([again.status, again.body.length], [304, 0]);

    // A file, whole; a part of it where the site gives parts.
    const path = '/api/v1/editions/2026-08-18/supply.xlsx';
    const file = await get(path);
    assert.equal(
      hash('sha256', file.body),
      hash('sha256', Buffer.from(await (await fetch(here + path)).arrayBuffer())),
    );

    // The longest address that the site takes reaches it, and so does its word on a longer one.
    assert.equal((await get(`/?q=${'a'.repeat(7_900)}`)).status, 200);
    assert.match((await get(`/api/v1/products?q=${'a'.repeat(8_100)}`)).body.toString(), /address-too-long/);

    // A form: of a page of this address, and of another's.
    const sent = (origin: string) =>
      ask(session, '/lists/new', { origin, 'content-type': FORM }, 'text=1149019F1560&name=x');
    assert.ok([200, 303].includes((await sent(home)).status));
    const foreign = await sent('https://elsewhere.example');
    assert.equal(foreign.status, 400);
    assert.match(foreign.body.toString(), /別のサイトから送られた/);

    // Who asks: not whom a reader claims to be.
    const left = async (claimed: string) =>
      Number(
        (await get('/api/v1/products', { 'x-forwarded-for': claimed })).headers['x-ratelimit-remaining'],
      );
    const before = await left('203.0.113.1');
    assert.equal(await left('203.0.113.2'), before - 1, 'counted as one');

    // A file on its way: the site has the first half while the second is not sent.
    const number = randomUUID();
    const half = Buffer.alloc(1_500_000, 'a');
    const boundary = 'antei-boundary';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\nContent-Type: text/csv\r\n\r\n`;
    const tail = `\r\n--${boundary}--\r\n`;
    const upload = session.request({
      ':path': `/lists/new?progress=${number}`,
      ':method': 'POST',
      origin: home,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + 2 * half.length + tail.length),
    });
    const ended = new Promise<number>((resolve) =>
      upload.once('response', (all) => resolve(all[':status']!)),
    );
    upload.write(head);
    upload.write(half);
    await until('the first half', async () => {
      const told = JSON.parse((await get(`/files/progress/${number}`)).body.toString()) as { sent?: number };
      await sleep(50);
      return (told.sent ?? 0) > 1_000_000;
    });
    upload.write(half);
    upload.end(tail);
    upload.resume();
    assert.ok((await ended) < 500);

    // Too much: refused by the site in words as far as it may come, and by the proxy beyond.
    const large = (bytes: number) =>
      ask(session, '/lists/new', { origin: home, 'content-type': FORM }, `text=${'a'.repeat(bytes)}`);
    const refused = await large(6_500_000);
    assert.equal(refused.status, 413);
    assert.match(refused.body.toString(), /MBまで/);

    // A site that is gone is said at once, and one that is back answers.
    await site.close();
    const gone = await get('/health/live');
    assert.ok(gone.status >= 502 && gone.status <= 504, `${gone.status}`);
  });
}
