import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VOLUME_TEXT } from '../official/official-layout.ts';
import { listEditions } from '../read/store-read.ts';
import { fetchSupply } from './fetch-edition.ts';
import {
  listFile,
  listLink,
  listPath,
  type Ministry,
  ministryAndContext,
  openMinistry,
  PAGE,
} from './source-testing.ts';

const NEWEST = '2026-08-18';

/** Puts lists on the ministry's page, in this order. */
function publish(ministry: Ministry, ...dates: string[]): void {
  for (const date of dates) ministry.file(listPath(date), listFile(date));
  ministry.page(...dates.map((date) => listLink(date)));
}

test('imports the newest of several lists and notes where it came from', async (t) => {
  const { ministry, context } = await ministryAndContext(t, { publicUrl: 'https://antei.example/' });
  publish(ministry, '2026-08-14', NEWEST, '2026-08-17');
  const outcome = await fetchSupply(context);

  assert.equal(outcome.outcome, 'imported');
  assert.equal(outcome.asOf, NEWEST);
  assert.equal(outcome.result?.rows, 1);
  assert.equal(outcome.error, null);
  const editions = await listEditions(context.pool);
  assert.equal(editions.length, 1);
  assert.equal(editions[0]!.source, 'official');
  assert.equal(editions[0]!.sourceUrl, ministry.url + listPath(NEWEST));
  assert.equal(editions[0]!.sourceModifiedAt?.toISOString(), '2026-08-18T08:15:00.000Z');
  assert.deepEqual(ministry.paths, ['/robots.txt', PAGE, listPath(NEWEST)]);
  for (const { headers } of ministry.requests)
    assert.match(headers['user-agent']!, /^Antei\/\d+\.\d+\.\d+ \(\+https:\/\/antei\.example\/\)$/);

  const check = (await context.pool.query('select * from source_check')).rows[0];
  assert.equal(check?.outcome, 'imported');
  assert.equal(check.http_status, 200);
  assert.equal(check.as_of, NEWEST);
  assert.match(check.etag!, /^"/);
  assert.match(check.message, /2026-08-18 の一覧（1品目）を取り込みました/);
});

test('asks with the ETag and reads nothing where it is unchanged', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  publish(ministry, NEWEST);
  await fetchSupply(context);
  for (let i = 0; i < 2; i++) {
    const outcome = await fetchSupply(context);
    assert.equal(outcome.outcome, 'unchanged');
    assert.equal(outcome.asOf, NEWEST);
    const last = ministry.requests.at(-1)!;
    assert.equal(last.url, listPath(NEWEST));
    assert.match(last.headers['if-none-match']!, /^"/);
    assert.equal(last.headers['if-modified-since'], 'Tue, 18 Aug 2026 08:15:00 GMT');
  }
  const { rows: checks } = await context.pool.query(
    'select outcome, http_status from source_check order by id',
  );
  assert.deepEqual(
    checks.map((check) => check.http_status),
    [200, 304, 304],
  );
});

test('a server that ignores the ETag, or has none, changes nothing either', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  const bytes = listFile(NEWEST);
  ministry.page(listLink(NEWEST));
  for (const headers of [{ etag: '"a"' }, { etag: 'W/"a"' }, {}]) {
    ministry.routes.set(listPath(NEWEST), (_, response) => response.writeHead(200, headers).end(bytes));
    await fetchSupply(context);
    const outcome = await fetchSupply(context);
    assert.equal(outcome.outcome, 'unchanged');
  }
  assert.equal((await listEditions(context.pool)).length, 1);
});

test('takes in a newer list when it appears, and the next change of it is a conflict to be decided', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  publish(ministry, '2026-08-17');
  await fetchSupply(context);
  publish(ministry, '2026-08-17', NEWEST);
  assert.equal((await fetchSupply(context)).outcome, 'imported');

  ministry.file(listPath(NEWEST), listFile(NEWEST, { volume: VOLUME_TEXT.halted }));
  const outcome = await fetchSupply(context);
  assert.equal(outcome.outcome, 'failed');
  assert.equal(outcome.error?.code, 'edition-conflict');
  // What failed is not remembered as known: the file is read again.
  await fetchSupply(context);
  const check = (await context.pool.query('select * from source_check order by id desc')).rows[0];
  assert.equal(check?.http_status, 200);
});

test('follows relative links, a base address and redirects', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.status(PAGE, 301, { location: '/moved/here.html' });
  ministry.routes.set('/moved/here.html', (_, response) =>
    response.end(`<base href="lists/">${listLink(NEWEST, { path: '260818iyakuhinkyoukyu.xlsx#top' })}`),
  );
  ministry.status('/moved/lists/260818iyakuhinkyoukyu.xlsx', 302, { location: '../stored' });
  ministry.file('/moved/stored', listFile(NEWEST));
  const outcome = await fetchSupply(context);
  assert.equal(outcome.outcome, 'imported', outcome.message);
  assert.equal(outcome.result?.file, '260818iyakuhinkyoukyu.xlsx');
});

test('follows no circle and leaves http for nothing else', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  for (const location of [PAGE, 'ftp://127.0.0.1/list', 'file:///etc/hosts', '']) {
    ministry.status(PAGE, 302, { location });
    const outcome = await fetchSupply(context);
    assert.equal(outcome.outcome, 'failed');
    assert.equal(outcome.error?.code, 'source-unreadable');
  }
});

test('link, file name and title must agree on the date', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.file(
    listPath(NEWEST),
    listFile(NEWEST, { title: '医療用医薬品供給状況（令和８年８月１７日現在）' }),
  );
  ministry.page(listLink(NEWEST));
  const title = await fetchSupply(context);
  assert.equal(title.error?.code, 'date-mismatch');
  assert.match(
    title.error.detail,
    /ファイル名「260818iyakuhinkyoukyu.xlsx」は 2026-08-18、表題は 2026-08-17/,
  );

  ministry.file(listPath(NEWEST), listFile(NEWEST));
  for (const [name, dated] of [
    [NEWEST, '2026-08-17'],
    ['2026-08-17', NEWEST],
  ] as const) {
    ministry.page(listLink('2026-08-14'), listLink(name, { dated }));
    const asked = ministry.requests.length;
    const { outcome, error } = await fetchSupply(context);
    assert.equal(outcome, 'failed');
    assert.equal(error?.code, 'date-mismatch');
    assert.match(error.detail, new RegExp(`リンク「.*」は ${dated}、ファイル名「.*」は ${name}`));
    assert.equal(ministry.requests.length, asked + 2, 'the file is not asked for');
  }
  assert.deepEqual(await listEditions(context.pool), []);
});

test('a file that is too large is not read, by its header and as it comes', async (t) => {
  const { ministry, context } = await ministryAndContext(t, { fetchMaxMb: 1 });
  ministry.page(listLink(NEWEST));
  let sent = 0;
  ministry.routes.set(listPath(NEWEST), (_, response) =>
    response.writeHead(200, { 'content-length': 50_000_000 }).write('PK'),
  );
  const byHeader = await fetchSupply(context);
  assert.equal(byHeader.error?.code, 'file-too-large');
  assert.match(byHeader.error.detail, /50\.0MB/);

  ministry.routes.set(listPath(NEWEST), (_, response) => {
    const more = () => {
      while (!response.destroyed && sent < 500_000_000) {
        sent += 65_536;
        if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', more);
      }
    };
    more();
  });
  const byStream = await fetchSupply(context);
  assert.equal(byStream.error?.code, 'file-too-large');
  assert.ok(sent < 20_000_000, `${sent} bytes sent`);
});

test('a page without lists, one that is not there, and a server that is down', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.page(
    '<a href="/260818other.xlsx">令和８年８月18日現在</a>',
    '<a href="/content/manual.pdf">説明</a>',
  );
  const empty = await fetchSupply(context);
  assert.equal(empty.error?.code, 'source-unreadable');
  assert.match(empty.message, /一覧へのリンクがありません/);

  ministry.routes.delete(PAGE);
  const missing = await fetchSupply(context);
  assert.match(missing.message, /HTTP 404/);

  const down = { ...context, settings: { ...context.settings, supplyPage: 'http://127.0.0.1:1/' } };
  const outcome = await fetchSupply(down);
  assert.equal(outcome.outcome, 'failed');
  assert.equal(outcome.error?.code, 'source-unavailable');
  const { rows: checks } = await context.pool.query(
    'select outcome, http_status from source_check order by id',
  );
  assert.deepEqual(checks, [
    { outcome: 'failed', http_status: 200 },
    { outcome: 'failed', http_status: 404 },
    { outcome: 'failed', http_status: null },
  ]);
});

test('an answer that breaks off or never comes is a failure; a fault of our own is thrown', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  ministry.page(listLink(NEWEST));
  ministry.routes.set(listPath(NEWEST), (_, response) => {
    response.writeHead(200, { 'content-length': 5000 }).write('PK', () => response.destroy());
  });
  assert.match((await fetchSupply(context)).message, /つながりません/);

  const late = (async () => {
    throw new DOMException('late', 'TimeoutError');
  }) as typeof fetch;
  assert.match((await fetchSupply(context, { fetch: late })).message, /時間内に応答がありません/);

  ministry.file(listPath(NEWEST), listFile(NEWEST));
  await context.pool.query('drop table edition_count');
  await assert.rejects(fetchSupply(context), /edition_count/);
  const { rows } = await context.pool.query('select outcome, message from source_check order by id desc');
  assert.deepEqual(rows[0], { outcome: 'failed', message: '思わぬ不具合が起きました' });
});

test('an unencrypted list on another host is not fetched', async (t) => {
  const { ministry, context } = await ministryAndContext(t);
  const other = await openMinistry(t);
  other.file(listPath(NEWEST), listFile(NEWEST));
  ministry.page(listLink(NEWEST, { path: other.url + listPath(NEWEST) }));
  const outcome = await fetchSupply(context);
  assert.equal(outcome.error?.code, 'source-unreadable');
  assert.deepEqual(other.paths, []);
});
