/** Every page as it is sent, against the rules of HTML: what a browser mends in silence, other readers of pages stumble over. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from 'cheerio';
import type { FastifyInstance } from 'fastify';
import { HtmlValidate } from 'html-validate/node';
import { ensureBuilt } from '../src/app/build.ts';
import { PAGES } from '../src/app/pages.ts';
import { createSite } from '../src/app/server.ts';
import { type ClosableContext, testContext } from '../src/platform/database/testing.ts';
import { NO_PORTS, type SupplyContext } from '../src/supply/ports.ts';
import { refusalOf } from '../src/web/serving/page-guard.ts';
import { hasLook, SAMPLES } from './access-samples.ts';
import { KINDS, makeWorld, ROLE_NAMES, type World } from './access-world.ts';
import { addressesForAxe } from './browser/looks.ts';
import { openDemoSite } from './browser/site.ts';

const html = new HtmlValidate({ extends: ['html-validate:standard'] });
let demo: Awaited<ReturnType<typeof openDemoSite>>;
/** Two organisations of every kind, with a record of each guarded page; for who is signed in. */
let guarded: { site: FastifyInstance; context: ClosableContext & SupplyContext; world: World };

before(async () => {
  demo = await openDemoSite();
  const context = Object.assign(await testContext(), { ports: NO_PORTS });
  const site = await createSite(context, await ensureBuilt());
  await site.ready();
  guarded = { site, context, world: await makeWorld(context) };
});
after(async () => {
  await demo?.close();
  await guarded?.site.close();
  await guarded?.context.close();
});

/** What is wrong with an answer, where it is a page. */
async function faultsOf(address: string, type: string, body: string): Promise<string[]> {
  if (!type.startsWith('text/html')) return [];
  const { results } = await html.validateString(body);
  const found = [
    ...results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    ...blankSelects(body),
  ];
  return [...new Set(found)].map((fault) => `${address}: ${fault}`);
}

/** Selects whose given value is none of their options: blank as soon as scripts set it. */
function blankSelects(text: string): string[] {
  const $ = load(text);
  return $('select')
    .toArray()
    .filter((select) => $(select).find('option[selected]').length === 0)
    .map((select) => `the select ${$(select).attr('name')} says no choice`);
}

test('every page that anybody may open is valid HTML', async () => {
  const plain = PAGES.filter((page) => hasLook(page) && page.access === 'public' && !page.path.includes(':'));
  const more = await addressesForAxe(demo.context);
  const addresses = new Set(['/no/such/page', ...plain.map(({ path }) => `/${path}`), ...more]);
  assert.ok(addresses.size > 50, `only ${addresses.size}`);
  const found: string[] = [];
  for (const address of addresses) {
    const reply = await fetch(demo.url + address, { redirect: 'manual' });
    const type = reply.headers.get('content-type') ?? '';
    found.push(...(await faultsOf(address, type, await reply.text())));
  }
  assert.deepEqual(found, []);
});

test('every guarded page is valid HTML for everybody who may open it', async () => {
  const { site, world } = guarded;
  const pages = PAGES.filter((page) => hasLook(page) && page.access !== 'public');
  const found: string[] = [];
  const opened = new Map(pages.map(({ path }) => [path, 0]));
  for (const { path, access } of pages) {
    if (access === 'public') continue;
    const sample = path.includes(':') ? await SAMPLES[`/${path}`]!(world) : { own: `/${path}` };
    // A page differs by what its reader may do on it: who may do least sees the fewest forms, who may do most all of them.
    for (const kind of KINDS)
      for (const role of [ROLE_NAMES[0]!, ROLE_NAMES.at(-1)!]) {
        const { actor, cookie } = world.own(kind, role);
        if (refusalOf(access, { id: 1, person: actor.person, actor }) !== null) continue;
        const reply = await site.inject({ url: sample.own, headers: { cookie } });
        if (reply.statusCode !== 200) continue;
        opened.set(path, opened.get(path)! + 1);
        const type = String(reply.headers['content-type']);
        found.push(...(await faultsOf(`${sample.own} for ${kind} ${role}`, type, reply.body)));
      }
  }
  assert.deepEqual([...new Set(found)], []);
  const unseen = [...opened].filter(([, count]) => count === 0).map(([path]) => path);
  assert.deepEqual(unseen, [], 'these were opened by nobody');
});

test('a fault of HTML is recognised', async () => {
  const faults = await faultsOf(
    '/',
    'text/html; charset=utf-8',
    '<!doctype html><p><div id="a" id="a"></div>',
  );
  assert.ok(faults.length > 0);
  const choice = '<select name="x"><option value="1">1</option></select>';
  assert.deepEqual(blankSelects(choice), ['the select x says no choice']);
  assert.deepEqual(blankSelects(choice.replace('"1"', '"1" selected')), []);
});
