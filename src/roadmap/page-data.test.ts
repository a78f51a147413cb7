/** What the pages of the roadmap say about the real register, asked by their addresses. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readDesk } from './pages/parts/desk/desk-data.ts';
import { readInitiative } from './pages/parts/initiatives/initiative-data.ts';
import { PAGE_SIZE, readInitiatives } from './pages/parts/initiatives/initiatives-data.ts';
import { readKpiList } from './pages/parts/kpis/kpi-list.ts';
import { readOverview } from './pages/parts/overview-data.ts';
import { readTimetable } from './pages/parts/timetable/timetable-data.ts';
import { type RoadmapWorld, roadmapWorld } from './testing.ts';

let world: RoadmapWorld;
before(async () => {
  world = await roadmapWorld();
});
after(async () => {
  await world.indicators.close();
  await world.context.close();
});

const query = (text: string) => new URLSearchParams(text);
const list = (text: string) => readInitiatives(world.roadmap, query(text));
const timetable = (text: string) => readTimetable(world.roadmap, query(text), '2026-11-22');

test("The overview shows the state's three targets, the main one first, and how far they are", async () => {
  const { targets, others } = await readOverview(world.roadmap, query(''));
  assert.deepEqual(
    targets.map(({ heading }) => heading),
    ['主目標', '副次目標①', '副次目標②'],
  );
  assert.equal(targets[0]!.progress.distance, 11);
  const all = world.roadmap.register.kpis.length;
  assert.equal(others.targets + others.watched + targets.length, all);
});

test('The overview asked since a day shows what is of that day or later, and the newest for no date', async () => {
  const since = await readOverview(world.roadmap, query('since=2026-03-01'));
  assert.ok(since.updates.length > 0);
  assert.ok(since.updates.every(({ day }) => day >= '2026-03-01'));
  const wrong = await readOverview(world.roadmap, query('since=2025-13-01'));
  assert.equal(wrong.since, null);
  assert.ok(wrong.updates.length > since.updates.length);
});

test('A change of which a document says the month only is told with its month', async () => {
  const { updates } = await readOverview(world.roadmap, query('since=2025-11-01'));
  assert.ok(updates.some(({ about, moment }) => about === 'roadmap-supply-reports' && moment === '2025-11'));
});

test('The list holds every initiative, page by page, each once and none twice', async () => {
  const ids: string[] = [];
  const { total } = await list('');
  for (let page = 1; page <= Math.ceil(total / PAGE_SIZE); page++)
    ids.push(...(await list(`page=${page}`)).rows.map(({ id }) => id));
  assert.equal(total, world.roadmap.register.initiatives.length);
  assert.deepEqual(ids.toSorted(), world.roadmap.register.initiatives.map(({ id }) => id).toSorted());
});

test('A page beyond the last is the last', async () => {
  const { page, rows, total } = await list('page=999');
  assert.equal(page, Math.ceil(total / PAGE_SIZE));
  assert.ok(rows.length > 0);
});

test('The list is narrowed by document, actor, state, gap and words, in any width', async () => {
  const all = await list('');
  assert.ok((await list('document=roadmap')).total < all.total);
  const insurers = await list('actor=insurer');
  assert.ok(insurers.total > 0 && insurers.rows.every(({ actors }) => actors.includes('保険者')));
  const done = await list('state=done');
  assert.ok(done.total > 0 && done.rows.every(({ state }) => state === 'done'));
  const silent = await list('standing=no-status');
  assert.ok(silent.total > 0 && silent.rows.every(({ standing }) => standing === 'no-status'));
  assert.equal((await list('gap=no-status')).total, silent.total, 'an address from before standings');
  assert.deepEqual(await ids('standing=expired'), [
    'roadmap-supply-chain-manual',
    'biosimilar-insurer-incentive',
  ]);
  assert.deepEqual(await ids('q=ＧＭＰ'), await ids('q=gmp'));
  assert.equal((await list('q=そんな言葉はない')).total, 0);
  async function ids(text: string) {
    return (await list(text)).rows.map(({ id }) => id);
  }
});

test('A value of the address that is no choice narrows nothing', async () => {
  const all = await list('');
  assert.equal(
    (await list('document=none&actor=nobody&standing=?&state=?&gap=x&kind=&chapter=何')).total,
    all.total,
  );
});

test('The timetable leaves out what has no time at all, says how many, and shows them when asked', async () => {
  const [short, long] = [await timetable(''), await timetable('untimed=1')];
  assert.ok(short.untimed > 0);
  assert.equal(long.total, short.total + short.untimed);
  assert.equal(long.total, world.roadmap.register.initiatives.length);
});

test('The timetable is grouped by document and chapter, or by who acts', async () => {
  const documents = await timetable('document=roadmap');
  assert.deepEqual(
    documents.sections.map(({ id }) => id),
    ['roadmap'],
  );
  assert.ok(documents.sections[0]!.groups.length > 3);
  const actors = await timetable('by=actor&actor=insurer');
  assert.deepEqual(
    actors.sections.map(({ title }) => title),
    ['保険者'],
  );
});

test('One old date narrows the years of its own section only', async () => {
  const { sections } = await timetable('');
  const from = (id: string) => sections.find((section) => section.id === id)!.axis.from;
  assert.equal(from('biosimilar-basics'), '2018-04-01');
  assert.equal(from('roadmap'), '2023-04-01');
});

test('A proposal leads to what took it up, and that back to it', async () => {
  const proposal = await readInitiative(world.roadmap, 'proposal-roadmap');
  assert.ok(proposal.adoptedBy.some(({ id }) => id === 'biosimilar-follow-up'));
  const system = await readInitiative(world.roadmap, 'roadmap-supply-management-system');
  const role = system.related.find(({ id }) => id === 'roadmap-supply-management-role');
  assert.equal(role?.backwards, true);
});

test('An initiative that is not there is not found', async () => {
  await assert.rejects(readInitiative(world.roadmap, 'no-such-thing'), { code: 'not-found' });
});

test('Every KPI stands in the list once, with its number where its words have none', async () => {
  const rows = (await readKpiList(world.roadmap)).flatMap((group) => group.rows);
  assert.deepEqual(
    rows.map(({ id }) => id).toSorted(),
    world.roadmap.register.kpis.map(({ id }) => id).toSorted(),
  );
  assert.match(rows.find(({ id }) => id === 'ppe-surgical-masks')!.target!, /^1億3,800万枚/);
});

test('The desk holds what is late, what is silent and KPIs without a value, and loses what was entered', async () => {
  const today = '2026-11-22';
  const before = await readDesk(world.roadmap, today);
  assert.ok(before.waiting['no-status'].length > 0);
  assert.equal(before.waiting.expired.length, 2);
  assert.ok(before.kpis.some(({ id, why }) => id === 'ppe-surgical-masks' && /1つも/.test(why)));
  const { id } = before.waiting['no-status'][0]!;
  const entered = await world.roadmap.addStatus(world.officer.actor, id, {
    state: 'started',
    since: '2025-04',
    note: '始まった。',
    evidence: '/data 一覧',
  });
  assert.deepEqual(entered.problems, []);
  const after = await readDesk(world.roadmap, today);
  assert.equal(after.waiting['no-status'].length, before.waiting['no-status'].length - 1);
});
