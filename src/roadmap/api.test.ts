/** API and feeds over a real server and a real database. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import type { FastifyInstance } from 'fastify';
import { createHttpServer } from '../platform/http/server.ts';
import { siteAddress } from '../platform/http/site-address.ts';
import { roadmapApi } from './api.ts';
import { roadmapFeeds } from './feeds.ts';
import { type RoadmapWorld, roadmapWorld } from './testing.ts';

let world: RoadmapWorld;
let app: FastifyInstance;
let site: string;
before(async () => {
  world = await roadmapWorld();
  const { roadmap, officer } = world;
  app = await createHttpServer(world.context);
  await app.register(roadmapApi(roadmap), { prefix: '/api/v1' });
  await app.register(roadmapFeeds(roadmap, siteAddress(world.context.settings)), { prefix: '/feeds' });
  site = await app.listen({ host: '127.0.0.1', port: 0 });
  const status = { state: 'late', since: '2026-08-01', note: '=cmd|<b>&"遅れ"', evidence: '/roadmap 一覧' };
  await roadmap.addStatus(officer.actor, 'roadmap-supply-reports', status);
  const point = { period: 'FY2025', value: '63', source: '<調査> & 公表', sourceUrl: '', note: '' };
  await roadmap.addPoint(officer.actor, 'generic-value-share', point);
});
after(async () => {
  await app.close();
  await world.indicators.close();
  await world.context.close();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${site}${path}`, { headers });
const json = async (path: string) => {
  const reply = await get(`/api/v1/roadmap${path}`);
  assert.equal(reply.status, 200, path);
  return reply.json();
};
const csv = async (path: string): Promise<Record<string, string>[]> => {
  const reply = await get(`/api/v1/roadmap${path}`);
  assert.equal(reply.headers.get('content-type'), 'text/csv; charset=utf-8');
  assert.match(
    reply.headers.get('content-disposition') ?? '',
    /^attachment; filename="antei-roadmap-[a-z]+\.csv"$/,
  );
  return parse(Buffer.from(await reply.arrayBuffer()), { bom: true, columns: true });
};

test('every initiative and KPI is given as its page has it', async () => {
  const { items } = await json('/initiatives');
  assert.equal(items.length, world.roadmap.register.initiatives.length);
  const [late, ...more] = (await json('/initiatives?state=late')).items;
  assert.deepEqual([late.id, late.status.by, more.length], ['roadmap-supply-reports', '厚生労働省', 0]);
  assert.deepEqual(await json('/initiatives/roadmap-supply-reports'), late);
  assert.equal('place' in late, false, 'places of files are no public matter');
  const { items: kpis } = await json('/kpis');
  assert.equal(kpis.length, world.roadmap.register.kpis.length);
  const kpi = await json('/kpis/generic-value-share');
  assert.deepEqual(
    kpis.find(({ id }: { id: string }) => id === 'generic-value-share'),
    kpi,
  );
  const known = await world.roadmap.kpi('generic-value-share');
  assert.deepEqual(kpi.progress, JSON.parse(JSON.stringify(known.progress)));
  assert.deepEqual(kpi.points, JSON.parse(JSON.stringify(known.points)));
});

test('where an initiative stands tells a time that is over from what is late, and the older code keeps its meaning', async () => {
  const ids = (items: { id: string }[]) => items.map(({ id }) => id);
  const { items: expired } = await json('/initiatives?standing=expired');
  assert.deepEqual(ids(expired), ['roadmap-supply-chain-manual', 'biosimilar-insurer-incentive']);
  for (const { standing, gap, status } of expired)
    assert.deepEqual([standing, gap, status], ['expired', 'no-status', null]);
  const { items: silent } = await json('/initiatives?gap=no-status');
  const { items: notBegun } = await json('/initiatives?standing=no-status');
  // Proposals of others, too, as from the beginning of this version.
  const proposals = ['proposal-association-site', 'proposal-effect-target'];
  assert.deepEqual(ids(silent).toSorted(), [...ids([...expired, ...notBegun]), ...proposals].toSorted());
  for (const id of proposals) {
    const { kind, gap, standing } = await json(`/initiatives/${id}`);
    assert.deepEqual([kind, gap, standing], ['proposal', 'no-status', 'none']);
  }
  const told = (await csv('/initiatives.csv?gap=no-status')).map((row) => row['時期からみて']);
  assert.deepEqual(told, Array(silent.length).fill('報告なし'));
  assert.deepEqual(ids((await json('/initiatives?standing=late')).items), ['roadmap-supply-reports']);
  const rows = await csv('/initiatives.csv?standing=expired');
  assert.deepEqual(
    rows.map((row) => [row['時期からみて'], row['状況（時期とあわせて）']]),
    expired.map(() => ['報告なし', '期限を過ぎ、記録がない']),
  );
});

test('a page says whether it does the work of an initiative or only relates to it', async () => {
  const { pages } = await json('/initiatives/biosimilar-information-site');
  assert.deepEqual(
    pages.map(({ path, role }: { path: string; role: string }) => [path, role]),
    [
      ['/indicators/biosimilars', 'relates'],
      ['/biosimilars', 'does'],
      ['/biosimilars/ingredients', 'relates'],
      ['/biosimilars/materials', 'does'],
    ],
  );
});

test('values that are no numbers, stored before they were refused, break no answer', async () => {
  const { roadmap, officer, context } = world;
  const target = {
    value: '70',
    wording: '70％',
    due: '2030-03-31',
    setOn: '2026-08-01',
    source: '点検',
    sourceUrl: '',
    note: '',
  };
  const { id } = await roadmap.raiseTarget(officer.actor, 'generic-value-share', target);
  const broken = `insert into kpi_point (organisation_id, person_id, entered_at, kpi, period, value, source, note)
    select organisation_id, person_id, entered_at, kpi, 'FY2023', 'Infinity', source, note from kpi_point limit 1`;
  await context.pool.query(broken);
  await context.pool.query(`update kpi_target set value = 'Infinity' where id = $1`, [id]);
  const { items } = await json('/kpis');
  assert.equal(items.length, roadmap.register.kpis.length);
  await csv('/kpis.csv');
  await csv('/points.csv');
  assert.equal((await json('/kpis/generic-value-share')).points.length, 3);
  await context.pool.query(`delete from kpi_point where value = 'Infinity'`);
  await context.pool.query('delete from kpi_target where id = $1', [id]);
});

test('a day gives what was known at its end', async () => {
  const [today, before] = [
    await json('/kpis/generic-value-share'),
    await json('/kpis/generic-value-share?asOf=2026-08-19'),
  ];
  assert.deepEqual([today.points.length, before.points.length], [3, 2]);
  assert.deepEqual((await json('/initiatives?state=late&asOf=2026-08-19')).items, []);
});

test('what is not there and what cannot be read is told as of every route', async () => {
  for (const [path, status, code] of [
    ['/initiatives/none', 404, 'not-found'],
    ['/kpis/none', 404, 'not-found'],
    ['/initiatives?state=ready', 400, 'bad-request'],
    ['/kpis?asOf=2026-02-30', 400, 'bad-request'],
    ['/updates?limit=0', 400, 'bad-request'],
  ] as const) {
    const reply = await get(`/api/v1/roadmap${path}`);
    assert.deepEqual([reply.status, (await reply.json()).code], [status, code], path);
  }
});

test('the files have a row for each record, and no cell is a formula', async () => {
  const initiatives = await csv('/initiatives.csv');
  assert.equal(initiatives.length, world.roadmap.register.initiatives.length);
  const late = initiatives.find(({ id }) => id === 'roadmap-supply-reports')!;
  assert.deepEqual([late.状態, late.状態の説明], ['遅れ', `'=cmd|<b>&"遅れ"`]);
  assert.equal(
    (await csv('/initiatives.csv?document=schedule')).every((row) => row.id!.startsWith('schedule-')),
    true,
  );
  const kpis = await csv('/kpis.csv');
  assert.equal(kpis.length, world.roadmap.register.kpis.length);
  const share = kpis.find(({ id }) => id === 'generic-value-share')!;
  assert.deepEqual([share.最新の期間, share.最新の値, share.達成], ['FY2025', '0.63', '未達成']);
  const points = await csv('/points.csv');
  const all = (await world.roadmap.kpis()).flatMap((kpi) => kpi.points);
  assert.equal(points.length, all.length);
  for (const row of [...initiatives, ...kpis, ...points])
    for (const cell of Object.values(row)) assert.equal(/^[=+@]/.test(cell), false, cell);
});

test('who has an answer need not have it again', async () => {
  const first = await get('/api/v1/roadmap/kpis.csv');
  const again = await get('/api/v1/roadmap/kpis.csv', { 'if-none-match': first.headers.get('etag')! });
  assert.equal(again.status, 304);
});

test('the feed is valid in three formats, each change one entry that keeps its identity', async () => {
  const updates = await world.roadmap.updates(200);
  const texts = updates.map(({ text }) => text);
  /** A reader takes summaries for HTML. */
  const shown = (html: string) => load(html, null, false).text();
  const read = async (format: string) =>
    load(await (await get(`/feeds/roadmap.${format}`)).text(), { xml: true });

  const atom = await read('atom');
  assert.equal(atom('feed').attr('xmlns'), 'http://www.w3.org/2005/Atom');
  for (const name of ['id', 'title', 'updated']) assert.equal(atom(`feed > ${name}`).length, 1, name);
  assert.equal(atom('feed > link[rel=self]').attr('href'), `${site}/feeds/roadmap.atom`);
  const entries = atom('entry')
    .toArray()
    .map((entry) => ({
      id: atom('> id', entry).text(),
      updated: Date.parse(atom('> updated', entry).text()),
      text: shown(atom('> summary', entry).text()),
      link: atom('> link', entry).attr('href')!,
    }));
  // What would break out of an element comes back as it was written.
  assert.deepEqual(
    entries.map(({ text }) => text),
    texts,
  );
  assert.equal(new Set(entries.map(({ id }) => id)).size, updates.length);
  assert.deepEqual(
    entries.map(({ link }) => new URL(link).pathname),
    updates.map(({ path }) => path),
  );
  const times = entries.map(({ updated }) => updated);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => b - a),
    'the newest first',
  );

  const rss = await read('rss');
  assert.equal(rss('rss').attr('version'), '2.0');
  assert.deepEqual(
    rss('channel > item')
      .toArray()
      .map((item) => shown(rss('description', item).text())),
    texts,
  );

  const reply = await get('/feeds/roadmap.json');
  assert.equal(reply.headers.get('content-type'), 'application/feed+json; charset=utf-8');
  const feed = await reply.json();
  assert.match(feed.version, /^https:\/\/jsonfeed\.org\/version\/1/);
  assert.deepEqual(
    feed.items.map(({ id }: { id: string }) => id),
    entries.map(({ id }) => id),
  );
  assert.equal((await get('/feeds/roadmap.txt')).status, 400);
});
