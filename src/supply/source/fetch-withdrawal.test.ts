import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedClock } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { restoreEdition, withdrawEdition } from '../export/withdraw-edition.ts';
import { importEdition } from '../history/import-edition.ts';
import { listWithdrawn } from '../history/store-withdrawn.ts';
import { VOLUME_TEXT } from '../official/official-layout.ts';
import { parseEdition } from '../official/parse-edition.ts';
import type { SupplyContext } from '../ports.ts';
import { listEditions } from '../read/store-read.ts';
import { fileName } from '../testing.ts';
import { fetchSupply } from './fetch-edition.ts';
import { listFile, listLink, listPath, type Ministry, ministryAndContext, PAGE } from './source-testing.ts';

const [OLDER, OLD, NEW] = ['2026-08-17', '2026-08-18', '2026-08-19'] as const;
type Outcome = Awaited<ReturnType<typeof fetchSupply>>;

/** The page links one list, as the ministry's does; its older files stay where they were. */
function link(ministry: Ministry, date: string, bytes = listFile(date)): void {
  ministry.file(listPath(date), bytes);
  ministry.page(listLink(date));
}

async function importByHand(context: SupplyContext, date: string): Promise<void> {
  const file = sourceFile(fileName(date), listFile(date));
  const edition = await parseEdition(file, { today: '2026-08-20', maxUnpackedMb: 100 });
  await importEdition(context, edition, { source: 'official' });
}

const dates = async (context: Context) => (await listEditions(context.pool)).map(({ asOf }) => asOf);
const gone = async (context: Context) =>
  (await listWithdrawn(context.pool)).map(({ asOf, byPage }) => [asOf, byPage]);
const said = ({ outcome, withdrawn, message }: Outcome) => ({ outcome, withdrawn, message });

/** The page has moved over the given dates, and we looked each time. */
async function followed(t: Parameters<typeof ministryAndContext>[0], ...over: string[]) {
  const world = await ministryAndContext(t);
  for (const date of over) {
    link(world.ministry, date);
    assert.equal((await fetchSupply(world.context)).outcome, 'imported');
  }
  return world;
}

test('when the page goes back to an older edition, the one it linked before is withdrawn', async (t) => {
  const { ministry, context } = await followed(t, OLDER, OLD, NEW);
  link(ministry, OLD);
  assert.deepEqual(said(await fetchSupply(context)), {
    outcome: 'unchanged',
    withdrawn: [NEW],
    message: `掲載ページが ${OLD} の一覧に戻ったため、${NEW} の一覧を取り下げました。新しい一覧はありません（${OLD} の一覧を取り込み済み）。`,
  });
  assert.deepEqual(await dates(context), [OLD, OLDER]);
  assert.deepEqual(await gone(context), [[NEW, true]]);
  // Looked at again, nothing more happens.
  assert.deepEqual((await fetchSupply(context)).withdrawn, []);
  assert.deepEqual(await dates(context), [OLD, OLDER]);
});

test('the page forward again: the same edition returns', async (t) => {
  const { ministry, context } = await followed(t, OLD, NEW);
  link(ministry, OLD);
  await fetchSupply(context);
  link(ministry, NEW);
  const outcome = await fetchSupply(context);
  assert.equal(outcome.outcome, 'imported');
  assert.match(outcome.message, /取り下げのあとで再び掲載されたため/);
  assert.deepEqual(await dates(context), [NEW, OLD]);
  assert.deepEqual(await gone(context), []);
});

test('forward with another content of the same date: the corrected edition counts, the withdrawn one is kept', async (t) => {
  const { ministry, context } = await followed(t, OLD, NEW);
  link(ministry, OLD);
  await fetchSupply(context);
  link(ministry, NEW, listFile(NEW, { volume: VOLUME_TEXT.halted }));
  assert.equal((await fetchSupply(context)).outcome, 'imported');
  assert.deepEqual(await dates(context), [NEW, OLD]);
  assert.deepEqual(await gone(context), [[NEW, true]]);
});

test('a page that goes back by two withdraws both; what it goes back to is taken in where we never had it', async (t) => {
  const { ministry, context } = await followed(t, OLD, NEW);
  link(ministry, OLDER);
  const outcome = await fetchSupply(context);
  assert.deepEqual([outcome.outcome, outcome.withdrawn], ['imported', [NEW, OLD]]);
  assert.deepEqual(await dates(context), [OLDER]);
});

test('a file that is newer than its page may be imported by hand, and stays while the page runs behind', async (t) => {
  const { ministry, context } = await followed(t, OLDER, OLD);
  await importByHand(context, NEW);
  assert.deepEqual((await fetchSupply(context)).withdrawn, []);
  assert.deepEqual(await dates(context), [NEW, OLD, OLDER]);
  // Also where the page then goes back before it: it never linked this one.
  link(ministry, OLDER);
  assert.deepEqual((await fetchSupply(context)).withdrawn, [OLD]);
  assert.deepEqual(await dates(context), [NEW, OLDER]);
});

test('before the first look nothing is withdrawn, whatever was imported by hand', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  await importByHand(context, NEW);
  link(ministry, OLD);
  const outcome = await fetchSupply(context);
  assert.deepEqual([outcome.outcome, outcome.withdrawn], ['imported', []]);
  assert.deepEqual(await dates(context), [NEW, OLD]);
});

test('a cache that still holds the page of before withdraws nothing: the source itself is asked', async (t) => {
  const { ministry, context } = await followed(t, OLD, NEW);
  ministry.routes.set(PAGE, (request, response) => {
    const asked = request.headers['cache-control'] === 'no-cache';
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(listLink(asked ? NEW : OLD));
  });
  const outcome = await fetchSupply(context);
  assert.deepEqual([outcome.outcome, outcome.asOf, outcome.withdrawn], ['unchanged', NEW, []]);
  assert.deepEqual(await dates(context), [NEW, OLD]);
});

test('what was withdrawn by hand stays so while the page links it, and returns after the page went back', async (t) => {
  const { ministry, context } = await followed(t, OLD, NEW);
  await withdrawEdition(context, NEW, { byPage: false });
  for (let looks = 0; looks < 2; looks++) {
    const outcome = await fetchSupply(context);
    assert.equal(outcome.outcome, 'unchanged');
    assert.match(outcome.message, /取り下げの操作がされているため取り込みません/);
    assert.equal(ministry.requests.at(-1)!.headers['if-none-match'] !== undefined, true);
  }
  assert.deepEqual(await dates(context), [OLD]);
  link(ministry, OLD);
  await fetchSupply(context);
  assert.deepEqual(await gone(context), [[NEW, true]]);
  link(ministry, NEW);
  assert.equal((await fetchSupply(context)).outcome, 'imported');
  assert.deepEqual(await dates(context), [NEW, OLD]);
});

test('what was withdrawn and brought back by hand stays while the page is where it went back to', async (t) => {
  const { ministry, context } = await followed(t, OLD, NEW);
  link(ministry, OLD);
  await fetchSupply(context);
  await restoreEdition(context, NEW);
  assert.deepEqual((await fetchSupply(context)).withdrawn, []);
  assert.deepEqual(await dates(context), [NEW, OLD]);
});

test('a date that lay ahead on the page by mistake, and was put right, withdraws nothing', async (t) => {
  const { ministry, context } = await followed(t, OLDER);
  await importByHand(context, NEW);
  link(ministry, '2027-08-18');
  assert.equal((await fetchSupply(context)).outcome, 'failed');
  link(ministry, OLDER);
  assert.deepEqual((await fetchSupply(context)).withdrawn, []);
  assert.deepEqual(await dates(context), [NEW, OLDER]);
});

test('what the page went back behind is withdrawn also where the older file cannot be read', async (t) => {
  const { ministry, context } = await followed(t, OLD, NEW);
  ministry.page(listLink(OLDER));
  const outcome = await fetchSupply({ ...context, clock: fixedClock('2026-08-20T12:00:00+09:00') });
  assert.deepEqual([outcome.outcome, outcome.withdrawn], ['failed', [NEW, OLD]]);
  assert.match(outcome.message, /取り下げました。.*HTTP 404/);
});
