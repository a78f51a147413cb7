/** What programs ask a site for beside its pages: robots.txt, the sitemap, and what a link shows of a page. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../platform/database/testing.ts';
import { importEdition, loadDemoWhenEmpty } from '../supply/index.ts';
import { NO_PORTS } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import { ensureBuilt } from './build.ts';
import { createSite } from './server.ts';

const SIZE = { products: 100, mahs: 10, editions: 2, lastDate: '2026-08-18' };

test('a site of official lists names its pages to search engines; what is guarded or endless it does not', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const site = await createSite(context, await ensureBuilt());
  t.after(() => site.close());
  await importEdition(context, edition('2026-08-18', [row('1149019F1560', { ingredient: "甲'乙&丙" })]), {
    source: 'official',
  });
  const robots = await site.inject('/robots.txt');
  assert.match(String(robots.headers['content-type']), /^text\/plain/);
  const lines = robots.body.split('\n');
  for (const line of [
    'Disallow: /work',
    'Disallow: /desk/analysis',
    'Disallow: /search?',
    'Disallow: /compare?',
  ])
    assert.ok(lines.includes(line), line);
  assert.ok(!lines.includes('Disallow: /'));
  const address = lines.find((line) => line.startsWith('Sitemap: '))!.slice('Sitemap: '.length);

  const sitemap = await site.inject(new URL(address).pathname);
  assert.match(String(sitemap.headers['content-type']), /^application\/xml/);
  const paths = Array.from(sitemap.body.matchAll(/<loc>(.*?)<\/loc>/g), ([, url]) => new URL(url!).pathname);
  for (const path of ['/', '/changes', '/overview', '/biosimilars', '/products/1149019F1560'])
    assert.ok(paths.includes(path), path);
  assert.ok(sitemap.body.includes(`/ingredients/${encodeURIComponent("甲'乙&丙").replace("'", '&apos;')}`));
  for (const path of ['/work', '/sign-in', '/overview.csv']) assert.ok(!paths.includes(path), path);
  for (const path of paths.filter((one) => !one.includes('/ingredients/')))
    assert.equal((await site.inject(path)).statusCode, 200, path);

  const { body } = await site.inject('/products/1149019F1560');
  assert.match(body, /<meta property="og:title" content="試験錠1149019F1560[^"]*｜安定 Antei"\/>/);
  assert.match(body, /<meta property="og:description" content="[^"]*供給状況[^"]*"\/>/);
  assert.match(
    body,
    /<meta property="og:image" content="http:\/\/localhost:\d+\/pictures\/1149019F1560\.png"\/>/,
  );
  assert.match(body, /<meta property="og:url" content="http:\/\/localhost:\d+\/products\/1149019F1560"\/>/);
});

test('a demonstration asks to be left out, and a page that is nobody else’s is not told', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const site = await createSite(context, await ensureBuilt());
  t.after(() => site.close());
  await loadDemoWhenEmpty(context, () => undefined, SIZE);
  assert.equal((await site.inject('/robots.txt')).body, 'User-agent: *\nDisallow: /\n');
  assert.equal((await site.inject('/sitemap.xml')).body.match(/<loc>/g)?.length, 1);
  const noindex = (await site.inject('/lists/outbox')).body;
  assert.match(noindex, /<meta name="robots"/);
  assert.doesNotMatch(noindex, /og:title/);
});
