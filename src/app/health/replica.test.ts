import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noServers, startReplica, startServer } from '../../platform/database/servers/servers-testing.ts';
import { until } from '../site-testing.ts';
import { contextOn, importList, LOXONIN, makeList, siteOn, wordsOf } from './machines-testing.ts';

interface Ready {
  status: string | number;
  asOf: string;
  database: { primary: string; replica: string; readsFrom: string; ageSeconds: number };
}

test('Public answers come from the replica, each of one state, and from the primary while it is away; and the reverse', {
  skip: noServers,
}, async (t) => {
  const primary = await startServer(t);
  const context = await contextOn(t, primary.url());
  await importList(context, '2026-08-17', 'normal');
  const replica = await startReplica(t, primary);
  const site = await siteOn(
    t,
    { DATABASE_URL: primary.url(), ANTEI_READ_DATABASE_URL: replica.url(), ANTEI_LOG: 'error' },
    ['--no-worker'],
  );
  const ready = () => site.json<Ready>('/health/ready');
  const detail = async () => {
    const { asOf, product, history, changes } = await site.json<{
      asOf: string;
      product: { response: string };
      history: { to: string | null; status: { response: string } }[];
      changes: { asOf: string }[];
    }>(`/api/v1/products/${LOXONIN}`);
    return {
      asOf,
      response: product.response,
      last: history.at(-1)?.status.response,
      changed: changes.map((one) => one.asOf),
    };
  };
  await until('the replica being read', async () => (await ready()).database.readsFrom === 'replica');

  // It stands still: what is read is whole, of the day before, and says so.
  await replica.ask('select pg_wal_replay_pause()');
  await importList(context, '2026-08-18', 'stopped');
  const before = { asOf: '2026-08-17', response: 'normal', last: 'normal', changed: [] };
  for (let i = 0; i < 10; i++) assert.deepEqual(await detail(), before);
  assert.match(wordsOf(await site.get(`/products/${LOXONIN}`)), /8月17日/);
  assert.doesNotMatch(wordsOf(await site.get(`/products/${LOXONIN}`)), /8月18日/);
  await until('its age', async () => (await ready()).database.ageSeconds >= 2);
  assert.deepEqual(
    { ...(await ready()).database, ageSeconds: 0 },
    { primary: 'ok', replica: 'ok', readsFrom: 'replica', ageSeconds: 0 },
  );
  // What somebody sends in is there at once, and is shown beside the state of the primary.
  const list = await makeList(site);
  const shown = await site.get(list);
  assert.equal(shown.status, 200);
  assert.match(wordsOf(shown), /8月18日/);
  assert.deepEqual(await detail(), before);

  await replica.ask('select pg_wal_replay_resume()');
  const now = { asOf: '2026-08-18', response: 'stopped', last: 'stopped', changed: ['2026-08-18'] };
  await until('the replica catching up', async () => (await detail()).asOf === '2026-08-18');
  assert.deepEqual(await detail(), now);
  await until('no age', async () => (await ready()).database.ageSeconds <= 1);

  // Gone: nobody who asks hears of it.
  replica.kill();
  for (let i = 0; i < 20; i++) assert.deepEqual(await detail(), now);
  assert.equal((await site.get('/changes?from=2026-08-18')).status, 200);
  await until('its absence', async () => (await ready()).database.replica === 'down');
  assert.deepEqual((await ready()).database, {
    primary: 'ok',
    replica: 'down',
    readsFrom: 'primary',
    ageSeconds: 0,
  });
  await replica.start();
  await until('its return', async () => (await ready()).database.readsFrom === 'replica');

  // And the reverse: pages go on with a word, and nothing is accepted.
  primary.kill();
  await until('its absence', async () => (await ready()).database.primary === 'down');
  assert.deepEqual(await detail(), now);
  for (const page of [
    '/',
    '/search?q=ロキソニン',
    `/products/${LOXONIN}`,
    '/changes',
    '/overview',
    '/data',
  ]) {
    const said = await site.get(page);
    assert.equal(said.status, 200, page);
    assert.match(wordsOf(said), /一部のデータベースが止まっています/, page);
  }
  assert.equal((await site.get('/health/ready')).status, 200);
  assert.equal((await site.get('/health/write')).status, 503);
  const refused = await site.post('/lists/new', { codes: LOXONIN, intent: 'make' });
  assert.equal(refused.status, 503);
  assert.match(wordsOf(refused), /データベースに接続できません/);
  // A list is its holder's to read all the same.
  assert.equal((await site.get(list)).status, 200);
  await primary.start();
  await until('writing', async () => (await site.get('/health/write')).status === 200);
  await makeList(site);
});

test('A site on a replica says that it only reads, its worker waits, and both write after its promotion, without a restart', {
  skip: noServers,
}, async (t) => {
  const primary = await startServer(t);
  const context = await contextOn(t, primary.url());
  await importList(context, '2026-08-17', 'normal');
  const replica = await startReplica(t, primary);
  const there = await siteOn(t, { DATABASE_URL: primary.url() }, ['--no-worker']);
  const list = await makeList(there);
  there.process.kill('SIGTERM');
  const site = await siteOn(t, { DATABASE_URL: replica.url(), ANTEI_LOG: 'error' });
  assert.match(site.said(), /データベースは読み取り専用です/);
  for (const page of ['/', '/search', `/products/${LOXONIN}`, '/changes', '/overview', '/lists', list]) {
    const said = await site.get(page);
    assert.equal(said.status, 200, page);
    assert.match(wordsOf(said), /いまは読み取り専用です/, page);
  }
  const written = [
    await site.post('/lists/new', { codes: LOXONIN, intent: 'make' }),
    await site.post(list, { intent: 'rename', name: '別の名' }),
  ];
  for (const said of written) {
    assert.equal(said.status, 503, said.text.slice(0, 200));
    assert.match(wordsOf(said), /いまは読み取り専用です/);
  }
  const keys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };
  const device = await site.post('/api/v1/devices', { endpoint: 'https://push.example.com/x', keys });
  assert.deepEqual([device.status, JSON.parse(device.text).code], [503, 'read-only']);
  assert.equal(device.headers.get('retry-after'), '30');
  assert.equal((await site.json<Ready>('/health/ready')).database.primary, 'read-only');
  assert.equal((await site.get('/health/write')).status, 503);

  primary.kill();
  await context.close();
  await replica.promote();
  await until('writing', async () => (await site.get('/health/write')).status === 200);
  await makeList(site);
  assert.equal((await site.get(list)).status, 200);
  await importList(await contextOn(t, replica.url()), '2026-08-18', 'stopped');
  await until(
    'the jobs of the edition',
    async () =>
      (await replica.ask('select 1 from graphile_worker.jobs where last_error is null and run_at < now()'))
        .length === 0,
  );
  assert.doesNotMatch(site.said(), /"level":50/, 'a replica is no error');
});

test('Without a replica, a primary that is down leaves what is in memory, and the rest says what is down', {
  skip: noServers,
}, async (t) => {
  const primary = await startServer(t);
  const context = await contextOn(t, primary.url());
  await importList(context, '2026-08-17', 'normal');
  await importList(context, '2026-08-18', 'stopped');
  const site = await siteOn(t, { DATABASE_URL: primary.url(), ANTEI_LOG: 'silent' }, ['--no-worker']);
  const list = await makeList(site);
  const seen = await site.get('/overview');
  assert.equal((await site.get('/data')).status, 200);
  primary.kill();
  await until('its absence', async () => (await site.get('/health/ready')).status === 503);
  const ready = await site.json<Ready>('/health/ready');
  assert.deepEqual(
    [ready.database.primary, ready.database.readsFrom, ready.asOf],
    ['down', 'memory', '2026-08-18'],
  );
  for (const page of ['/', '/search?q=ロキソニン', '/ingredients', `/products/${LOXONIN}`]) {
    const said = await site.get(page);
    assert.equal(said.status, 200, page);
    assert.match(
      wordsOf(said),
      /データベースが答えないため、2026年\d+月\d+日 \d\d:\d\d までに読み込んだ内容/,
      page,
    );
  }
  const product = await site.get(`/products/${LOXONIN}`);
  assert.match(wordsOf(product), /履歴と包装をいま読めません/);
  assert.match(wordsOf(product), /出荷停止|供給停止/);
  assert.equal(product.headers.get('cache-control'), 'no-store');
  assert.match(wordsOf(await site.get('/')), /変化をいま読めません/);
  // What was shown before is shown again, whole and as it was; of the rest is said what is down.
  assert.equal((await site.get('/overview')).text, seen.text);
  for (const path of ['/changes', list, '/api/v1/changes']) {
    const said = await site.get(path);
    assert.equal(said.status, 503, path);
    assert.match(said.text, /データベースに接続できません/, path);
    assert.ok(Number(said.headers.get('retry-after')) > 0, path);
  }
  // A program gets all of a product or nothing.
  assert.equal((await site.get(`/api/v1/products/${LOXONIN}`)).status, 503);
  assert.equal((await site.post('/lists/new', { codes: LOXONIN, intent: 'make' })).status, 503);

  await primary.start();
  await until('the database', async () => (await site.get('/health/ready')).status === 200);
  const whole = await site.get(`/products/${LOXONIN}`);
  assert.doesNotMatch(wordsOf(whole), /いま読めません|止まっています/);
  assert.equal((await site.get(list)).status, 200, 'what was accepted is there');
});
