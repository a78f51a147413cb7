import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../../supply/index.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { pageOrder } from '../../web/serving/page-order.ts';
import { ensureBuilt } from '../build.ts';
import { createSite } from '../server.ts';
import { processesOf, startSite, until } from '../site-testing.ts';
import { makePage } from './make-pages.ts';

const headers = { host: 'localhost:8080', 'accept-encoding': 'gzip' };
const order = (url: string, version = '1') => pageOrder({ url, headers } as never, version);

test('only pages are ordered, never files that are drawn', () => {
  assert.deepEqual(order('/search?q=a.b'), { url: '/search?q=a.b', headers, version: '1' });
  assert.ok(order('/products/1149019F1560.data?_routes=root'));
  for (const file of [
    '/search.csv?q=x',
    '/roadmap/review.pdf',
    '/sitemap.xml',
    '/lists/a1.key',
    '/lists/a1.key.data',
  ])
    assert.equal(order(file), null);
});

test('a page made in another process is, byte for byte, the one that the site makes, and of the state asked for only', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(context, edition('2026-08-18', [row('1149019F1560')]), { source: 'official' });
  const buildDirectory = await ensureBuilt();
  const [site, other] = await Promise.all(
    [true, false].map((keepsPages) => createSite(context, buildDirectory, { keepsPages })),
  );
  t.after(() => Promise.all([site!.close(), other!.close()]));
  const version = await site!.pageVersion();
  const url = '/products/1149019F1560';
  const here = await site!.inject({ method: 'GET', url, headers });
  const made = await makePage(other!, order(url, version)!);
  assert.equal(here.statusCode, 200);
  assert.ok(made!.body.equals(here.rawPayload));
  const { connection, date, 'content-length': length, ...ofPage } = here.headers;
  assert.ok(connection && date && length);
  assert.deepEqual(made!.headers, ofPage);
  assert.equal(await makePage(other!, order(url, 'another')!), null);
  assert.equal(
    await makePage(other!, order('/products/9999999F9999', version)!),
    null,
    'of 404 the site says the number',
  );
});

test('with ANTEI_PROCESSES=2 pages are made beside the site; one that does not answer, or is gone, delays and changes none', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'antei-makers-'));
  t.after(() => rmSync(data, { recursive: true, force: true }));
  const site = await startSite(data, { ANTEI_PROCESSES: '2', ANTEI_LOG: 'info' });
  t.after(() => site.process.kill('SIGKILL'));
  const ready = () => site.said().split('a process that makes pages is ready').length - 1;
  await until('the process being ready', async () => ready() === 1);
  const maker = () => processesOf(data).find(({ command }) => command.includes('antei.js pages'))!.pid;
  const ask = async (path: string) => {
    const begun = performance.now();
    const answer = await fetch(site.url + path);
    return { status: answer.status, text: await answer.text(), ms: performance.now() - begun };
  };
  const before = await ask('/terms');
  assert.equal(before.status, 200);

  process.kill(maker(), 'SIGSTOP');
  const waited = await ask('/terms?again');
  assert.equal(waited.text.replaceAll('?again=', ''), before.text);
  assert.ok(waited.ms > 1_500, `it was asked, and ${waited.ms} ms later the page was made here`);

  process.kill(maker(), 'SIGKILL');
  assert.equal((await ask('/terms?third')).status, 200);
  await until('another process', async () => ready() === 2);
  assert.equal((await ask('/terms?fourth')).text.replaceAll('?fourth=', ''), before.text);

  site.process.kill('SIGTERM');
  assert.equal(await site.ended, 0, site.said());
  assert.deepEqual(
    processesOf(data).filter(({ command }) => command.includes('antei.js')),
    [],
  );
});
