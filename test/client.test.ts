/** The client's types and its example, against the document and the site. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import createClient from 'openapi-fetch';
import type { paths } from '../client/antei-api.d.ts';
import { shortages } from '../client/example.ts';
import { clientTypes } from '../client/generate.ts';
import { ensureBuilt } from '../src/app/build.ts';
import { createSite } from '../src/app/server.ts';
import { type ClosableContext, testContext } from '../src/platform/database/testing.ts';
import { importEdition } from '../src/supply/index.ts';
import { RESPONSE_TEXT } from '../src/supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../src/supply/ports.ts';
import { edition, row } from '../src/supply/testing.ts';

const [A, B] = ['1149019F1560', '1149019F1579'] as const;
let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let url: string;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  const stopped = { response: RESPONSE_TEXT.stopped, reason: '１．需要増', name: 'ロキソ錠６０ｍｇ「止」' };
  await importEdition(
    context,
    edition('2026-08-18', [row(A, stopped), row(B, { name: 'ロキソ錠６０ｍｇ「出」' })]),
    {
      source: 'official',
    },
  );
  site = await createSite(context, await ensureBuilt());
  url = await site.listen({ host: '127.0.0.1', port: 0 });
});
after(async () => {
  await site.close();
  await context.close();
});

test('the types of the client are those of the document', async () => {
  const committed = readFileSync(new URL('../client/antei-api.d.ts', import.meta.url), 'utf8');
  assert.ok(committed === (await clientTypes()), '`npm run docs` makes them anew');
});

test('the example names what is short, with what can stand in for it', async () => {
  assert.deepEqual(await shortages(url, 'ロキソ'), ['ロキソ錠６０ｍｇ「止」 → ロキソ錠６０ｍｇ「出」']);
});

test('a mistake comes to the client as what the document says, with a word on what to do', async () => {
  const api = createClient<paths>({ baseUrl: url });
  const { data, error, response } = await api.GET('/api/v1/products/{yjCode}', {
    params: { path: { yjCode: '9999999F9999' } },
  });
  assert.deepEqual([response.status, data, error?.code], [404, undefined, 'not-found']);
  assert.ok(error!.remedy.length > 0);
  const changes = await api.GET('/api/v1/changes', { params: { query: { limit: 1 } } });
  assert.deepEqual([changes.response.status, typeof changes.data!.nextCursor], [200, 'string']);
});
