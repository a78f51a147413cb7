/**
 * Every answer of every route of the API against the document that is handed out: examples, mistakes, missing things, everybody who
 * may come. A route of which no answer with content is seen fails too, so that a new one brings its example.
 */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { announceEditions } from '../src/alerts/matching/on-edition.ts';
import { ensureBuilt } from '../src/app/build.ts';
import { createSite } from '../src/app/server.ts';
import { indicatorWorld } from '../src/indicators/world-testing.ts';
import type { ClosableContext } from '../src/platform/database/testing.ts';
import { NO_PORTS } from '../src/supply/ports.ts';
import { ANSWERS, type Asked, BODIES, SAMPLES } from './access-samples.ts';
import { makeWorld, SCOPE_NAMES, type World } from './access-world.ts';
import { type ApiDocument, judge, type Operation } from './api-answers.ts';

let context: ClosableContext;
let world: World;
let site: FastifyInstance;
let document: ApiDocument;
let complaintsOf: ReturnType<typeof judge>;

before(async () => {
  const plain = await indicatorWorld();
  const made = Object.assign(plain, { ports: { ...NO_PORTS, told: announceEditions(plain) } });
  context = made;
  world = await makeWorld(made);
  site = await createSite(made, await ensureBuilt());
  await site.ready();
  document = site.swagger() as unknown as ApiDocument;
  complaintsOf = judge(document);
});
after(async () => {
  await site.close();
  await context.close();
});

const complaints: string[] = [];
/** Operations with an answer of 2xx, and those with a mistake. */
const answered = new Set<string>();
const refused = new Set<string>();

async function ask(
  [path, method, operation]: [string, string, Operation],
  url: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: unknown } = {},
): Promise<Record<string, unknown>> {
  const reply = await site.inject({
    method: method.toUpperCase() as 'GET',
    url,
    headers,
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const answer = { status: reply.statusCode, type: reply.headers['content-type'], body: reply.body };
  for (const complaint of complaintsOf(path, method, answer))
    complaints.push(`${method} ${url}: ${complaint}`);
  if (answer.status < 300) answered.add(operation.operationId);
  if (answer.status >= 400) refused.add(operation.operationId);
  return reply.headers;
}

const all = () =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]): [string, string, Operation] => [
      path,
      method,
      operation,
    ]),
  );

/** The route's path as it is declared in the code. */
const declared = (path: string) => path.replace(/\{(\w+)\}/g, ':$1');

test('every answer of every route is one that the document knows, for examples, mistakes and everybody who may come', async () => {
  for (const one of all()) {
    const [path, method, operation] = one;
    const key = `${method.toUpperCase()} ${declared(path)}`;
    const sample = await SAMPLES[declared(path)]?.(world);
    const { body, headers: sent } = BODIES[key] ?? {};
    const good: Asked[] = [operation['x-example'], sample?.own]
      .filter((url) => url !== undefined)
      .map((url) => ({ url, body, headers: sent }));
    good.push(...((await ANSWERS[`${method} ${path}`]?.(world)) ?? []));
    if (good.length === 0) good.push({ url: path.replace(/\{\w+\}/g, 'x'), body, headers: sent });
    const first = good[0]!.url;
    const callers = operation.security.length
      ? [
          {},
          { authorization: 'Bearer nothing' },
          ...SCOPE_NAMES.map((scope) => world.token('manufacturer', scope)),
        ]
      : [{}];
    for (const caller of callers) {
      const headers: Record<string, string> = { ...caller, ...sent };
      for (const { url, body: given, headers: own } of good) {
        const asked = { headers: { ...caller, ...own }, body: given };
        const { etag } = await ask(one, url, asked);
        if (typeof etag === 'string')
          await ask(one, url, { ...asked, headers: { ...asked.headers, 'if-none-match': etag } });
      }
      // What there is not, what cannot be, and what is no JSON.
      if (path.includes('{'))
        for (const none of ['zz-none', '%20'])
          await ask(one, path.replace(/\{\w+\}/g, none), { headers, body });
      for (const { name, in: place } of operation.parameters ?? [])
        if (place === 'query')
          await ask(one, `${first}${first.includes('?') ? '&' : '?'}${name}=%E2%98%83`, { headers, body });
      if (method === 'get') continue;
      const json = { ...headers, 'content-type': 'application/json' };
      for (const wrong of ['{', '[]', '{"reports":3}', ''])
        await ask(one, first, { headers: json, body: wrong });
      await ask(one, first, { headers: { ...headers, 'content-type': 'text/plain' }, body: 'x' });
    }
  }
  assert.deepEqual([...new Set(complaints)], []);
  const keys = all().map(([path, method]) => `${method} ${path}`);
  assert.deepEqual(
    Object.keys(ANSWERS).filter((key) => !keys.includes(key)),
    [],
    'answers of no route',
  );
  const ids = all().map(([, , { operationId }]) => operationId);
  const canRefuse = all().filter(
    ([, , { security, parameters = [], requestBody }]) =>
      security.length + parameters.length > 0 || requestBody,
  );
  assert.deepEqual(
    ids.filter((id) => !answered.has(id)),
    [],
    'give an x-example, or a sample and a body',
  );
  assert.deepEqual(
    canRefuse.map(([, , { operationId }]) => operationId).filter((id) => !refused.has(id)),
    [],
    'no mistake was made',
  );
});
