import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { importEdition } from '../supply/index.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import { ensureBuilt } from './build.ts';
import { createSite } from './server.ts';

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let built: string;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  built = await ensureBuilt();
  site = await createSite(context, built);
  await importEdition(context, edition('2026-08-18', [row('1149019F1560')]), { source: 'official' });
});

after(async () => {
  await site.close();
  await context.close();
});

test('Whatever is sent with a tag is read alike: one, weak, in a list, any; and by HEAD as by GET', async () => {
  const client = built.endsWith('client') ? built : `${built}/client`;
  const [asset] = globSync('assets/*.js', { cwd: client });
  for (const url of [
    '/',
    '/products/1149019F1560',
    '/api/v1/products?q=60',
    '/api/v1/editions/latest/supply.csv',
    '/feeds/changes.atom',
    '/feeds/changes.json',
    '/service-worker.js',
    `/${asset}`,
  ]) {
    const { statusCode, headers } = await site.inject(url);
    assert.equal(statusCode, 200, url);
    const etag = String(headers.etag);
    const strong = etag.replace(/^W\//, '');
    for (const method of ['GET', 'HEAD'] as const)
      for (const [held, status] of [
        [etag, 304],
        [strong, 304],
        [`W/${strong}`, 304],
        [`"other", ${strong}`, 304],
        [`"other",W/${strong}`, 304],
        ['*', 304],
        ['"other"', 200],
        [strong.slice(1, -1), 200],
      ] as const) {
        const again = await site.inject({ method, url, headers: { 'if-none-match': held } });
        assert.equal(again.statusCode, status, `${method} ${url} ${held}`);
        if (status === 304) assert.equal(again.body, '', `${method} ${url} ${held}`);
        assert.equal(again.headers.etag, etag, `${method} ${url} ${held}`);
      }
  }
});
