import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { addOrganisation, addToken, signIn } from '../access/testing.ts';
import { ensureBuilt } from '../app/build.ts';
import { createSite } from '../app/server.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { importEdition } from '../supply/history/import-edition.ts';
import { NO_PORTS, type SupplyContext } from '../supply/ports.ts';
import { edition, row } from '../supply/testing.ts';
import { newReceiptNumber } from './records/store-submissions.ts';

const A = '1111001F1011';
const B = '1111001F1020';
const FOREIGN = '2222002F2022';
const LIMITED = {
  response: 'limitedOwn',
  reason: 'manufacturing',
  outlook: 'undecided',
  outlookText: null,
  volume: 'decreased',
  volumeOutlook: null,
  volumeOutlookPercent: null,
};

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let write: Record<string, string>;
let read: Record<string, string>;
let writeOnly: Record<string, string>;
let other: Record<string, string>;

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  const rows = [row(A), row(B), row(FOREIGN, { mah: '他社製薬' })];
  await importEdition(context, edition('2026-08-18', rows), { source: 'official' });
  const maker = await signIn(
    context,
    await addOrganisation(context, 'manufacturer', '試験製薬', ['試験製薬']),
  );
  const rival = await signIn(
    context,
    await addOrganisation(context, 'manufacturer', '他社製薬', ['他社製薬']),
  );
  read = { ...(await addToken(context, maker, ['reports:read'])) };
  write = { ...(await addToken(context, maker, ['reports:read', 'reports:write'])) };
  writeOnly = { ...(await addToken(context, maker, ['reports:write'])) };
  other = { ...(await addToken(context, rival, ['reports:read', 'reports:write'])) };
  site = await createSite(context, await ensureBuilt());
});
after(async () => {
  await site.close();
  await context.close();
});

const call = async (method: InjectOptions['method'], path: string, headers: object, payload?: object) => {
  const reply = await site.inject({
    method,
    url: `/api/v1/reporting${path}`,
    headers: { ...headers },
    payload,
  });
  return { status: reply.statusCode, headers: reply.headers, body: reply.json() };
};

async function versionOf(yjCode: string, headers = read): Promise<string> {
  const { body } = await call('GET', `/products?q=${yjCode}`, headers);
  return body.products.find((one: { yjCode: string }) => one.yjCode === yjCode).version;
}

const key = (name: string) => ({ ...write, 'idempotency-key': `key-of-${name}` });

async function stored(): Promise<number> {
  return (await context.pool.query('select count(*)::int as n from supply_report')).rows[0].n;
}

test('an item with more fields than any has is refused before they are looked at', async () => {
  const status = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, n]));
  const { status: answer, body } = await call('POST', '/check', write, { reports: [{ yjCode: A, status }] });
  assert.deepEqual([answer, body.code], [400, 'bad-request']);
  assert.match(body.detail, /50個まで/);
});

test('a program without a token is asked for one, and one without the scope is refused', async () => {
  assert.equal((await call('GET', '/products', {})).body.code, 'token-needed');
  assert.equal((await call('GET', '/products', { authorization: 'Bearer antei_wrong' })).status, 401);
  const refused = await call('POST', '/no-change', read);
  assert.equal(refused.status, 403);
  assert.match(refused.body.detail, /供給状況報告を出す/);
});

test('a token that may only write looks, submits and confirms, and reads nothing', async () => {
  const submissionsBefore = await stored();
  const reports = [{ yjCode: B, status: LIMITED }];
  const looked = await call('POST', '/check', writeOnly, { reports });
  assert.equal(looked.status, 200, JSON.stringify(looked.body));
  const [{ version }] = looked.body.changes;
  const sent = await call(
    'POST',
    '/submissions',
    { ...writeOnly, 'idempotency-key': 'key-of-write-only' },
    { reports: [{ ...reports[0], version }] },
  );
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  assert.equal(
    (await versionOf(B)).split('.')[1],
    sent.body.number.slice(-12),
    'a version counts no reports',
  );
  assert.equal((await call('POST', '/no-change', writeOnly)).status, 201);
  for (const path of ['/products', `/submissions/${sent.body.number}`])
    assert.equal((await call('GET', path, writeOnly)).status, 403, path);
  await context.pool.query('delete from supply_report; delete from report_submission');
  assert.equal(await stored(), submissionsBefore);
});

test('numbers of receipts say nothing of how many there are, and those of before stay readable', async () => {
  const numbers = Array.from({ length: 200 }, () => newReceiptNumber('2026-08-20'));
  assert.equal(new Set(numbers).size, 200);
  const drawn = numbers.map((number) => Number(/^R-20260820-(\d{12})$/.exec(number)![1]));
  assert.ok(
    drawn.some((n, i) => i > 0 && n < drawn[i - 1]!),
    'they do not count up',
  );
  assert.ok(Math.max(...drawn) - Math.min(...drawn) > 1e11, 'they are spread over all there are');
  await context.pool.query(
    `insert into report_submission (number, organisation_id, channel, kind, base_as_of, reported_on, submitted_at, sha256)
     select 'R-20260818-000007', organisation_id, 'form', 'no-change', '2026-08-18', '2026-08-18', now(), repeat('0', 64)
     from organisation_maker where mah = '試験製薬'`,
  );
  assert.equal((await call('GET', '/submissions/R-20260818-000007', read)).status, 200);
  assert.equal((await call('GET', '/submissions/R-20260818-000007', other)).status, 404);
  await context.pool.query('delete from report_submission');
});

test("a maker sees its own products and nobody else's, and no cache keeps them", async () => {
  const { body, headers } = await call('GET', '/products', read);
  assert.deepEqual(
    body.products.map((one: { yjCode: string }) => one.yjCode),
    [A, B],
  );
  assert.equal(headers['cache-control'], 'no-store');
});

test('what would change and what is wrong is told without storing anything', async () => {
  const reports = [
    { yjCode: A, status: LIMITED },
    { yjCode: B, status: { ...LIMITED, response: 'whatever' } },
    { yjCode: FOREIGN, status: LIMITED },
  ];
  const { status, body } = await call('POST', '/check', write, { reports });
  assert.equal(status, 200);
  assert.deepEqual(
    body.changes.map((one: { yjCode: string }) => one.yjCode),
    [A],
  );
  assert.deepEqual(
    body.errors.map(({ code, yjCode }: { code: string; yjCode: string }) => [code, yjCode]),
    [
      ['unknown-value', B],
      ['other-maker', FOREIGN],
    ],
  );
  assert.equal(await stored(), 0);
});

test('errors block a submission as a whole, and an old version is a conflict', async () => {
  const version = await versionOf(A);
  const wrong = { ...LIMITED, reason: 'none' };
  const refused = await call('POST', '/submissions', key('refused'), {
    reports: [{ yjCode: A, version, status: wrong }],
  });
  assert.deepEqual([refused.status, refused.body.code], [422, 'report-refused']);
  const late = await call('POST', '/submissions', key('late'), {
    reports: [{ yjCode: A, version: '1.1', status: LIMITED }],
  });
  assert.deepEqual([late.status, late.body.code], [409, 'edit-conflict']);
  assert.equal(await stored(), 0);
});

test('a submission is taken once, however often it is sent', async () => {
  const body = { reports: [{ yjCode: A, version: await versionOf(A), status: LIMITED }] };
  const first = await call('POST', '/submissions', key('once'), body);
  assert.equal(first.status, 201, JSON.stringify(first.body));
  assert.equal(first.body.person, null);
  assert.equal(first.body.products[0].yjCode, A);
  const again = await call('POST', '/submissions', key('once'), body);
  assert.equal(again.body.number, first.body.number);
  assert.equal(await stored(), 1);
  const changed = { reports: [{ ...body.reports[0], status: { ...LIMITED, reason: 'quality' } }] };
  assert.equal((await call('POST', '/submissions', key('once'), changed)).body.code, 'idempotency-conflict');
  assert.equal((await call('POST', '/submissions', write, body)).status, 400);
  const receipt = await call('GET', `/submissions/${first.body.number}`, read);
  assert.equal(receipt.body.sha256, first.body.sha256);
  const foreign = await call('GET', `/submissions/${first.body.number}`, other);
  const missing = await call('GET', '/submissions/R-20260818-999999', other);
  assert.deepEqual(
    [foreign.status, foreign.body.detail.replace(/R-[\d-]+/, '')],
    [missing.status, missing.body.detail.replace(/R-[\d-]+/, '')],
  );
  assert.equal(foreign.status, 404);
});

test('"no change" for the month has one receipt', async () => {
  const first = await call('POST', '/no-change', write);
  assert.equal(first.status, 201);
  assert.equal(first.body.kind, 'no-change');
  assert.equal((await call('POST', '/no-change', write)).body.number, first.body.number);
});

test('a body that is no report is refused with the place of the mistake', async () => {
  for (const body of [{}, { reports: [] }, { reports: 'x' }, { reports: [{ yjCode: 1 }] }]) {
    const { status, body: problem } = await call('POST', '/submissions', key('malformed'), body);
    assert.equal(status, 400);
    assert.equal(problem.code, 'bad-request');
  }
});

test('a body that is nested without end is told as a problem too', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const payload = `{"reports":[{"yjCode":"${A}","version":"1.0","status":{"reason":${deep}}}]}`;
  for (const path of ['/check', '/submissions']) {
    const reply = await site.inject({
      method: 'POST',
      url: `/api/v1/reporting${path}`,
      headers: { ...key('deep'), 'content-type': 'application/json' },
      payload,
    });
    assert.ok(reply.statusCode < 500, `${path}: ${reply.statusCode}`);
  }
});
