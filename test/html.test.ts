/** Every page as it is sent, against the rules of HTML: what a browser mends in silence, other readers of pages stumble over. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate/node';
import { PAGES } from '../src/app/pages.ts';
import { hasLook } from './access-samples.ts';
import { addressesForAxe } from './browser/looks.ts';
import { openDemoSite } from './browser/site.ts';

const html = new HtmlValidate({ extends: ['html-validate:standard'] });
let site: Awaited<ReturnType<typeof openDemoSite>>;

before(async () => {
  site = await openDemoSite();
});
after(async () => {
  await site?.close();
});

async function faultsOf(address: string, headers: Record<string, string> = {}): Promise<string[]> {
  const reply = await fetch(site.url + address, { headers, redirect: 'manual' });
  if (!reply.headers.get('content-type')?.startsWith('text/html')) return [];
  const { results } = await html.validateString(await reply.text());
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  );
  return [...new Set(found)].map((fault) => `${address}: ${fault}`);
}

test('every page that anybody may open is valid HTML', async () => {
  const plain = PAGES.filter((page) => hasLook(page) && page.access === 'public' && !page.path.includes(':'));
  const more = await addressesForAxe(site.context);
  const addresses = new Set(['/no/such/page', ...plain.map(({ path }) => `/${path}`), ...more]);
  assert.ok(addresses.size > 50, `only ${addresses.size}`);
  const found: string[] = [];
  for (const address of addresses) found.push(...(await faultsOf(address)));
  assert.deepEqual(found, []);
});

test('a fault of HTML is recognised', async () => {
  const { results } = await html.validateString('<!doctype html><p><div id="a" id="a"></div>');
  assert.ok(results.flatMap(({ messages }) => messages).length > 0);
});
