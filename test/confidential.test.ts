/**
 * Warnings, their files, requests and declarations full of words that stand nowhere else; then everything that is public, and
 * everything that belongs to others, is asked for. Nothing of it may show: in no reply, no log line, no count, no query.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { ensureBuilt } from '../src/app/build.ts';
import { PAGES } from '../src/app/pages.ts';
import { ROOMS } from '../src/app/rooms.ts';
import { createSite } from '../src/app/server.ts';
import {
  filledForm,
  OTHER,
  OURS,
  otherFields,
  PEER,
  type WarningWorld,
  warningWorld,
} from '../src/warnings/testing.ts';

const WORD = 'ヒミツノコトバ';
/** A number that stands nowhere else. */
const ODD = 83.917;

/** Tables of the rooms that have something confidential: each is filled below, and no public request may touch one. */
const SRC = join(import.meta.dirname, '..', 'src');
const TABLES = (
  await Promise.all(
    ROOMS.filter(({ name }) => /\bconfidential:/.test(readFileSync(join(SRC, name, 'room.ts'), 'utf8'))).map(
      async ({ name }): Promise<{ TABLES: readonly string[] }> => import(join(SRC, name, 'tables.ts')),
    ),
  )
).flatMap(({ TABLES }) => TABLES);

let world: WarningWorld;
let site: FastifyInstance;
let number: string;
let fileId: string;
let requestId: string;
let draftId: string;
const logged: string[] = [];
/** Replies of everything public, before there was anything to hide. */
let earlier: Map<string, string>;

before(async () => {
  world = await warningWorld();
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const open = async () => createSite({ ...world.context, log }, await ensureBuilt());
  site = await open();
  await site.ready();
  earlier = await crawl();
  // Another process: nothing that it answers was kept from before.
  await site.close();
  site = await open();
  await site.ready();
  const { warnings, maker, officer, peer } = world;
  const secret = filledForm({
    ...Object.fromEntries(
      [
        'details',
        'quantity',
        'improvement',
        'alternatives',
        'talk.makers.text',
        'contactName',
        'otherProduct',
      ].map((name) => [name, `${WORD}${name}`]),
    ),
    cause: 'others',
    marketShare: String(ODD),
    contactEmail: 'himitsu-kotoba@secret.example',
  });
  const ofTwo = { ...secret, ...otherFields(secret, OTHER), [`quantity.${OTHER}`]: `${WORD}quantity` };
  const sent = await warnings.submit(maker.actor, [OURS, OTHER], ofTwo);
  draftId = await warnings.saveDraft(maker.actor, null, { yjCodes: [OURS, OTHER], fields: ofTwo });
  number = sent.number!;
  await warnings.attach(maker.actor, number, { name: `${WORD}.txt`, bytes: Buffer.from(WORD) });
  await warnings.log(officer.actor, number, { with: 'society', who: WORD, on: '2026-08-20', what: WORD });
  await warnings.ask(officer.actor, number, { yjCode: PEER, message: WORD, dueOn: '' });
  await warnings.move(officer.actor, number, 1, { to: 'triage', note: WORD, link: '' });
  await warnings.declare(maker.actor, [{ yjCode: OURS, single: 'yes', countries: 'ブータン' }]);
  const all = await warnings.warning(officer.actor, number);
  fileId = all.files[0]!.id;
  requestId = all.requests[0]!.id;
  await warnings.answer(peer.actor, requestId, { answer: 'yes', quantity: `${WORD}8391746205`, text: WORD });
  // The warning ends where the public sees a page of it.
  await warnings.move(officer.actor, number, 2, { to: 'shortage', note: WORD, link: `/products/${OURS}` });
});

after(async () => {
  await site?.close();
  await world?.context.close();
});

const REAL: Record<string, string> = {
  ':yjCode': OURS,
  ':asOf': '2026-08-18',
  'ingredients/:name': `ingredients/${encodeURIComponent('試験成分')}`,
  'makers/:name': `makers/${encodeURIComponent('安心製薬')}`,
  'classes/:name': `classes/${encodeURIComponent('試験用薬')}`,
};

/** Addresses of everything that anybody may ask for: pages, the data behind them, API, feeds, files. */
function publicAddresses(): string[] {
  const fill = (path: string) =>
    Object.entries(REAL)
      .reduce((filled, [mark, value]) => filled.replace(mark, value), path)
      .replace(/:\w+/g, 'x');
  const pages = PAGES.filter(({ access }) => access === 'public').map(({ path }) => `/${fill(path)}`);
  const { paths } = site.swagger() as unknown as { paths: Record<string, Record<string, object>> };
  const api = Object.entries(paths)
    .filter(([, methods]) => 'get' in methods)
    .map(([path]) =>
      path
        .replace('{yjCode}', OURS)
        .replace('{asOf}', '2026-08-18')
        .replace('{name}', encodeURIComponent('安心製薬'))
        .replace('{format}', 'csv')
        .replace(/\{\w+\}/g, 'x'),
    );
  return [
    ...pages,
    ...pages.map((page) => (page === '/' ? '/_root.data' : `${page}.data`)),
    ...api,
    '/api/v1/openapi.json',
    '/health/live',
    '/health/ready',
    '/feeds/changes.atom',
    '/feeds/changes.json',
    `/feeds/products/${OURS}.json`,
    `/feeds/makers/${encodeURIComponent('安心製薬')}.atom`,
    ...['csv', 'xlsx', 'json', 'parquet'].map((format) => `/api/v1/editions/2026-08-18/supply.${format}`),
    `/search?q=${encodeURIComponent('安心')}`,
    '/overview.csv',
    '/robots.txt',
    '/manifest.webmanifest',
  ];
}

/** Every public address with its reply, as nobody. */
async function crawl(): Promise<Map<string, string>> {
  const replies = new Map<string, string>();
  for (const address of publicAddresses()) replies.set(address, await ask(address));
  return replies;
}

/** Every request from another place, as forms of one are limited. */
let requests = 0;
function newAddress(): string {
  requests++;
  return `10.1.${requests >> 8}.${requests & 255}`;
}

/** Status, headers and body of a reply, without what differs from one request to the next. */
async function ask(
  url: string,
  {
    method = 'GET' as 'GET' | 'POST' | 'DELETE' | 'PUT',
    cookie = '',
    payload = undefined as string | undefined,
  } = {},
): Promise<string> {
  const headers: Record<string, string> = cookie ? { cookie } : {};
  if (payload !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded';
  const reply = await site.inject({ method, url, headers, payload, remoteAddress: newAddress() });
  const { date: _date, ...kept } = reply.headers;
  const shown = Object.entries(kept).filter(([name]) => !name.startsWith('x-ratelimit'));
  const text = `${reply.statusCode} ${JSON.stringify(shown)} ${reply.rawPayload.toString('latin1')}`;
  assert.ok(reply.statusCode < 500 && reply.statusCode !== 429, `${method} ${url} ${reply.statusCode}`);
  // Numbers of requests, by which a failure is found in the log.
  // Also how the worker does, which is nobody here: it counts as silent from the first minute on, in a word of another length.
  const steady = url === '/health/ready' ? text.replace(/("content-length",)"\d+"/, '$1""') : text;
  return steady.replace(/"instance":"\w+"/g, '"instance":""').replace(/"worker":"\w+"/g, '"worker":""');
}

/** Everything that would give the warning away, in the bytes in which it would stand. */
function sentinels(): string[] {
  const texts = [WORD, '8391746205', String(ODD), 'himitsu', 'ブータン', number, fileId, requestId, draftId];
  return [...texts, encodeURIComponent(WORD), '供給不安報告の'].map((text) =>
    Buffer.from(text).toString('latin1'),
  );
}

function assertSilent(reply: string, what: string, own: string[] = []) {
  // What the asker wrote into the address themselves may come back.
  for (const secret of sentinels())
    if (!own.includes(secret)) assert.ok(!reply.includes(secret), `${what} shows ${secret}`);
}

test('the public is the same to the last byte as before there was a warning, and no query for it touches the tables', async () => {
  assert.ok(earlier.size > 60, `only ${earlier.size} addresses`);
  const scans = async () => {
    await world.context.pool.query('select pg_stat_force_next_flush()');
    const { rows } = await world.context.pool.query(
      `select relname, coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as scans from pg_stat_user_tables
       where relname = any($1) order by relname`,
      [TABLES],
    );
    return rows;
  };
  for (const table of TABLES) {
    const { rows } = await world.context.pool.query(`select from ${table} limit 1`);
    assert.equal(rows.length, 1, `nothing was written to ${table}: this test cannot tell whether it shows`);
  }
  await settle();
  const untouched = await scans();
  assert.equal(untouched.length, TABLES.length);
  const now = await crawl();
  for (const [address, reply] of now) {
    assert.equal(reply, earlier.get(address), address);
    assertSilent(reply, address);
  }
  await settle();
  assert.deepEqual(await scans(), untouched);
});

/** Lets connections that rest hand in what they counted. */
async function settle() {
  const { pool } = world.context;
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  for (const client of clients) await client.query('select pg_stat_force_next_flush()');
  for (const client of clients) client.release();
  await new Promise((resolve) => setTimeout(resolve, 1_200));
}

test('the counter of queries does count: the desk’s own page moves it', async () => {
  const scans = async () => {
    const { rows } = await world.context.pool.query(
      `select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as scans from pg_stat_user_tables where relname = 'early_warning'`,
    );
    return rows[0].scans as number;
  };
  const was = await scans();
  await world.warnings.own(world.maker.actor);
  await settle();
  assert.ok((await scans()) > was);
});

test('nobody, a pharmacy and another maker learn nothing from any address of the room, right or wrong', async () => {
  const room = PAGES.filter(({ file }) => file.includes('/warnings/')).map(({ path }) => path);
  assert.ok(room.length >= 7);
  const addresses = room.flatMap((path) => {
    const right = `/${path.replace(':number', number).replace(':id', fileId)}`;
    return [right, `${right}.data`];
  });
  for (const asker of [null, world.pharmacy, world.peer]) {
    const cookie = asker?.cookie ?? '';
    for (const address of addresses)
      for (const method of ['GET', 'POST', 'PUT', 'DELETE'] as const) {
        const payload = method === 'GET' ? undefined : 'intent=over&note=x&version=1';
        const reply = await ask(address, { method, cookie, payload });
        const who = asker?.actor.organisation.name ?? 'nobody';
        const own = [number, fileId].map((text) => Buffer.from(text).toString('latin1'));
        // The asked maker does see the request that was made to it, and its own answer.
        if (asker === world.peer && /requests/.test(address)) {
          assert.ok(!reply.includes(number) && !reply.includes(String(ODD)), address);
          continue;
        }
        assertSilent(reply, `${method} ${address} to ${who}`, own);
      }
  }
});

test('another maker’s warning, file and request are answered exactly like some that do not exist', async () => {
  const cookie = world.peer.cookie;
  const none = { number: 'W-20260820-AAAAAAAAAAAA', id: 'AAAAAAAAAAAA' };
  const without = (reply: string) =>
    [number, none.number, fileId, requestId, draftId, none.id]
      .reduce((text, one) => text.replaceAll(one, ''), reply)
      .replace(/\["(etag|content-length)","[^"]*"\],?/g, '');
  const pairs: [string, string][] = ['', '/change', '/files/ID'].map((tail) => [
    `/warnings/${number}${tail.replace('ID', fileId)}`,
    `/warnings/${none.number}${tail.replace('ID', none.id)}`,
  ]);
  pairs.push([`/warnings/drafts/${draftId}`, `/warnings/drafts/${none.id}`]);
  for (const [theirs, nothing] of pairs)
    for (const suffix of ['', '.data'])
      for (const method of ['GET', 'POST'] as const) {
        const payload = method === 'POST' ? 'intent=over&note=x&version=1' : undefined;
        const [a, b] = [theirs, nothing].map((one) => ask(`${one}${suffix}`, { method, cookie, payload }));
        assert.equal(without(await a!), without(await b!), `${method} ${theirs}${suffix}`);
      }
  const answers = [requestId, none.id].map((id) =>
    ask('/warnings/requests', {
      method: 'POST',
      cookie: world.maker.cookie,
      payload: `id=${id}&answer=yes&quantity=1`,
    }),
  );
  assert.equal(without(await answers[0]!), without(await answers[1]!));
  assert.match(await answers[0]!, /^404/);
});

test('a draft is for its own maker: no page, count or file of the ministry, and no trail, has a word of it', async () => {
  const { maker, makerViewer, officer, context } = world;
  assert.match(await ask(`/warnings/drafts/${draftId}`, { cookie: maker.cookie }), /^200/);
  const own = await ask('/warnings', { cookie: makerViewer.cookie });
  assert.ok(own.includes(Buffer.from('下書き').toString('latin1')));
  const ids = [draftId, Buffer.from(draftId).toString('latin1')];
  for (const address of [
    '/work',
    '/organisation',
    '/desk/warnings?state=all',
    '/desk/warnings.csv?state=all',
    '/desk/analysis',
    '/desk/analysis.csv',
    '/desk/reports',
    `/desk/warnings/${number}`,
  ]) {
    const reply = await ask(address, { cookie: officer.cookie });
    assert.match(reply, /^200/, address);
    for (const id of [...ids, Buffer.from('下書き').toString('latin1')])
      assert.ok(!reply.includes(id), address);
  }
  assert.match(await ask(`/warnings/drafts/${draftId}`, { cookie: officer.cookie }), /^403/);
  const { rows } = await context.pool.query(
    `select count(*)::int as count from audit_entry where record = $1`,
    [draftId],
  );
  assert.equal(rows[0].count, 0);
  const counted = await world.warnings.queue(officer.actor);
  assert.equal(counted.total, (await world.warnings.own(maker.actor)).length);
});

test('the maker itself and the ministry do see it', async () => {
  const own = await ask(`/warnings/${number}`, { cookie: world.maker.cookie });
  assert.ok(own.includes(Buffer.from(WORD).toString('latin1')));
  const file = await ask(`/warnings/${number}/files/${fileId}`, { cookie: world.officer.cookie });
  assert.ok(file.includes(Buffer.from(WORD).toString('latin1')));
  assert.match(
    file,
    /"content-disposition","attachment;.*"x-content-type-options","nosniff"|nosniff.*attachment;/,
  );
  assert.match(file, /no-store/);
});

test('no line of the log, mistakes and failures included, tells of a warning', async () => {
  const cookie = world.maker.cookie;
  for (const payload of [
    `intent=over&note=${encodeURIComponent(WORD.repeat(2000))}`,
    `intent=x&note=${WORD}`,
    '',
  ])
    await ask(`/warnings/${number}`, { method: 'POST', cookie, payload });
  await ask('/warnings/new', {
    method: 'POST',
    cookie,
    payload: `code=${OURS}&details=${encodeURIComponent(WORD)}`,
  });
  // The database fails in the middle of it, and says in its message what it could not store.
  await world.context.pool.query(
    `alter table early_warning_event add constraint broken check (kind <> 'over') not valid`,
  );
  const broken = await site.inject({
    method: 'POST',
    remoteAddress: newAddress(),
    url: `/warnings/${await another()}`,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: `intent=over&note=${encodeURIComponent(WORD)}`,
  });
  assert.equal(broken.statusCode, 500);
  assert.ok(!broken.body.includes(WORD));
  assert.ok(
    logged.some((line) => line.includes('23514')),
    'the failure itself is in the log',
  );
  assert.ok(logged.length > 100);
  for (const line of logged) assertSilent(Buffer.from(line).toString('latin1'), line.slice(0, 300));
});

async function another(): Promise<string> {
  return (await world.warnings.submit(world.maker.actor, [OURS], filledForm({ details: WORD }))).number!;
}
