/** The `type` of an error of the API is the address of a page that explains it; so does each error's own page. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ensureBuilt } from '../src/app/build.ts';
import { createSite } from '../src/app/server.ts';
import { testContext } from '../src/platform/database/testing.ts';
import { ERRORS } from '../src/platform/errors.ts';
import { NO_PORTS } from '../src/supply/index.ts';

let context: Awaited<ReturnType<typeof testContext>>;
let site: Awaited<ReturnType<typeof createSite>>;
before(async () => {
  context = await testContext();
  site = await createSite(Object.assign(context, { ports: NO_PORTS }), await ensureBuilt());
});
after(async () => {
  await site?.close();
  await context?.close();
});
const open = (url: string) => site.inject({ url, headers: { host: 'localhost', accept: 'text/html' } });
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

test('the type of an error leads to its line in the list of all', async () => {
  const { type, code } = (await site.inject('/api/v1/products/x')).json();
  assert.equal(code, 'not-found');
  const { pathname, hash } = new URL(type, 'http://localhost/api/v1/products/x');
  const list = await open(pathname);
  assert.equal(list.statusCode, 200);
  assert.match(list.headers['cache-control'] as string, /^public/);
  assert.equal(hash, '#not-found');
  for (const [one, { title }] of Object.entries(ERRORS)) {
    assert.equal(list.body.split(` id="${one}"`).length, 2, one);
    assert.ok(list.body.includes(escaped(title)), one);
  }
});

test('every error has a page of its own, and what is none has none', async () => {
  for (const [code, { title, remedy }] of Object.entries(ERRORS)) {
    const page = await open(`/docs/errors/${code}`);
    assert.equal(page.statusCode, 200, code);
    assert.ok(page.body.includes(`>${escaped(title)}</h1>`), code);
    for (const part of remedy.split('`')) assert.ok(page.body.includes(escaped(part)), `${code}: ${part}`);
  }
  for (const other of ['no-such-code', 'constructor', 'not-found/x', '%00'])
    assert.ok([400, 404].includes((await open(`/docs/errors/${other}`)).statusCode), other);
});

test('the page of the API leads to the list', async () => {
  assert.match((await open('/api')).body, /href="\/docs\/errors"/);
});
