/** What happens to a download that is being read slowly when the site is asked to stop, once and twice. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { importEdition } from '../../supply/index.ts';
import { edition, row } from '../../supply/testing.ts';
import { ensureBuilt } from '../build.ts';
import { openContext } from '../context.ts';
import { readSettings } from '../settings.ts';
import { startSite } from '../site-testing.ts';

/** Enough for more than the system's buffers hold. */
const PRODUCTS = 9_000;
const PATIENCE_SECONDS = 30;

/** A site with an edition of some megabytes, and a reader who has begun to take it and takes no more. */
async function siteWithReader(
  t: TestContext,
): Promise<{ site: Awaited<ReturnType<typeof startSite>>; reader: Socket }> {
  await ensureBuilt();
  const data = mkdtempSync(join(tmpdir(), 'antei-stop-'));
  const context = await openContext(readSettings({ ANTEI_DATA: data }));
  const rows = Array.from({ length: PRODUCTS }, (_, n) => row(`1149019F${String(n).padStart(4, '0')}`));
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  await context.close();
  const site = await startSite(data, { ANTEI_STOP_SECONDS: String(PATIENCE_SECONDS) });
  t.after(() => {
    site.process.kill('SIGKILL');
    rmSync(data, { recursive: true, force: true });
  });
  const { hostname, port } = new URL(site.url);
  const reader = connect(Number(port), hostname).on('error', () => undefined);
  t.after(() => reader.destroy());
  reader.write(`GET /api/v1/editions/latest/supply.json HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  await once(reader, 'data');
  reader.pause();
  return { site, reader };
}

test('a download that goes on is finished before the site stops', async (t) => {
  const { site, reader } = await siteWithReader(t);
  site.process.kill('SIGTERM');
  await sleep(500);
  let bytes = 0;
  reader.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
  });
  const started = performance.now();
  reader.resume();
  assert.equal(await site.ended, 0, site.said());
  assert.ok(performance.now() - started < PATIENCE_SECONDS * 1000 - 1000, 'nobody waited in vain');
  assert.ok(bytes > 3_000_000, `${bytes} bytes`);
});

test('a download that nobody takes is cut off by a second signal', async (t) => {
  const { site } = await siteWithReader(t);
  site.process.kill('SIGTERM');
  await sleep(1_000);
  assert.equal(site.process.exitCode, null, 'one signal waits for it');
  const started = performance.now();
  site.process.kill('SIGTERM');
  assert.equal(await site.ended, 0, site.said());
  assert.ok(
    performance.now() - started < PATIENCE_SECONDS * 1000 - 1000,
    'the second signal waits for nobody',
  );
});
