import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import { TEST_NOW } from '../../platform/database/testing.ts';
import type { SupplyContext } from '../ports.ts';
import { fetchSupply, sourceState } from './fetch-edition.ts';
import { SourceRefused } from './refused-by-source.ts';
import { listFile, listLink, listPath, ministryAndContext, openMinistry, PAGE } from './source-testing.ts';

const NEWEST = '2026-08-18';
const later = (context: SupplyContext, minutes: number): SupplyContext => ({
  ...context,
  clock: fixedClock(new Date(Date.parse(TEST_NOW) + minutes * 60_000).toISOString()),
});

test('403 is taken for an answer for six hours, unless forced', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  for (const status of [401, 403, 451]) {
    ministry.status(PAGE, status);
    const outcome = await fetchSupply(context, { force: true });
    assert.equal(outcome.outcome, 'refused');
    assert.equal(outcome.error?.code, 'source-refused');
    assert.match(
      outcome.message,
      new RegExp(`HTTP ${status} で断られました。2026-08-20 15:00（日本時間）まで`),
    );
  }
  ministry.file(listPath(NEWEST), listFile(NEWEST));
  ministry.page(listLink(NEWEST));
  const asked = ministry.requests.length;
  const blocked = await fetchSupply(later(context, 359));
  assert.equal(blocked.outcome, 'refused');
  assert.ok(blocked.error instanceof SourceRefused);
  assert.equal(blocked.error.retryAt.toISOString(), '2026-08-20T06:00:00.000Z');
  assert.equal(ministry.requests.length, asked, 'nothing is asked');
  const { rows: checks } = await context.pool.query('select http_status from source_check order by id');
  assert.deepEqual(
    checks.map((check) => check.http_status),
    [401, 403, 451],
    'what asks nothing is no look',
  );

  assert.equal((await fetchSupply(context, { force: true })).outcome, 'imported');
  assert.equal((await fetchSupply(context)).outcome, 'unchanged', 'let in once, it may be asked again');
});

test('after six hours it is asked again', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.status(PAGE, 403);
  await fetchSupply(context);
  const asked = ministry.requests.length;
  await fetchSupply(later(context, 361));
  assert.ok(ministry.requests.length > asked);
});

for (const [named, header] of [
  ['seconds', '7200'],
  ['a date', 'Thu, 20 Aug 2026 02:00:00 GMT'],
] as const) {
  test(`429 with Retry-After in ${named} is waited for, forced or not`, async (t) => {
    const { ministry, context } = await ministryAndContext(t);
    ministry.page(listLink(NEWEST));
    ministry.status(listPath(NEWEST), 429, { 'retry-after': header });
    const outcome = await fetchSupply(context);
    assert.equal(outcome.outcome, 'refused');
    assert.equal(outcome.asOf, NEWEST);
    const asked = ministry.requests.length;
    for (const force of [false, true]) {
      const blocked = await fetchSupply(later(context, 119), { force });
      assert.match(blocked.message, /取得元には問い合わせていません。2026-08-20 11:00（日本時間）まで/);
    }
    assert.equal(ministry.requests.length, asked);
    const state = await sourceState(later(context, 119));
    assert.equal(state.lastOutcome, 'refused');
    assert.equal(state.retryAt?.toISOString(), '2026-08-20T02:00:00.000Z');
    assert.match(state.alarm!, /HTTP 429 で断られました/);

    ministry.file(listPath(NEWEST), listFile(NEWEST));
    assert.equal((await fetchSupply(later(context, 121))).outcome, 'imported');
    assert.equal((await sourceState(later(context, 121))).alarm, null);
  });
}

test('503 is a refusal with Retry-After and a failure without; an absurd wait is cut', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.status(PAGE, 503);
  assert.equal((await fetchSupply(context)).outcome, 'failed');
  ministry.status(PAGE, 503, { 'retry-after': '99999999999999999999' });
  const { error } = await fetchSupply(context);
  assert.ok(error instanceof SourceRefused);
  assert.equal(error.retryAt.toISOString(), '2026-09-19T00:00:00.000Z');
});

test('a refusal holds for the page that met it, not for another', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.status(PAGE, 429, { 'retry-after': '86400' });
  await fetchSupply(context);
  ministry.status('/other.html', 404);
  const elsewhere = {
    ...context,
    settings: { ...context.settings, supplyPage: `${ministry.url}/other.html` },
  };
  assert.equal((await fetchSupply(elsewhere)).outcome, 'failed');
});

test('robots.txt is asked first and obeyed, for the page, the list and every host', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  const robots = (text: string) => ministry.routes.set('/robots.txt', (_, response) => response.end(text));
  ministry.page(listLink(NEWEST));
  ministry.file(listPath(NEWEST), listFile(NEWEST));

  robots('User-agent: *\nDisallow: /stf/');
  const page = await fetchSupply(context);
  assert.equal(page.outcome, 'refused');
  assert.match(page.message, /robots\.txt が \/stf\/index_00006\.html の取得を認めていません/);
  assert.deepEqual(ministry.paths, ['/robots.txt']);

  robots('User-agent: antei\nDisallow: /*.xlsx$');
  const list = await fetchSupply(context, { force: true });
  assert.equal(list.outcome, 'refused');
  assert.deepEqual(ministry.paths.slice(1), ['/robots.txt', PAGE]);

  robots('User-agent: *\nDisallow: /\n\nUser-agent: Antei\nAllow: /');
  assert.equal((await fetchSupply(context, { force: true })).outcome, 'imported');

  const other = await openMinistry(t);
  other.routes.set('/robots.txt', (_, response) => response.end('User-agent: *\nDisallow: /'));
  ministry.status(PAGE, 302, { location: `${other.url}${PAGE}` });
  assert.equal((await fetchSupply(context)).outcome, 'refused');
  assert.deepEqual(other.paths, ['/robots.txt']);
});

test('no robots.txt allows; one that cannot be had does not', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.page(listLink(NEWEST));
  ministry.file(listPath(NEWEST), listFile(NEWEST));
  ministry.status('/robots.txt', 500);
  const outcome = await fetchSupply(context);
  assert.equal(outcome.outcome, 'failed');
  assert.match(outcome.message, /robots\.txt に HTTP 500/);
  ministry.status('/robots.txt', 429);
  assert.equal((await fetchSupply(context)).outcome, 'refused');
  assert.ok(!ministry.paths.includes(PAGE));
  ministry.status('/robots.txt', 403);
  assert.equal((await fetchSupply(context, { force: true })).outcome, 'imported');
});
