/** What officers enter, over a real database and the real register. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { verifyTrail } from '../../access/audit/audit.ts';
import type { Actor } from '../../access/index.ts';
import { tokenActor } from '../../access/sessions/sessions.ts';
import { addToken } from '../../access/testing.ts';
import type { ItemProblem } from '../../platform/form-fields.ts';
import { type RoadmapWorld, roadmapWorld, stored, TARGET } from '../testing.ts';

let world: RoadmapWorld;
let officer: Actor;
/** Moved by the tests. */
const NOW = '2026-08-20T09:00:00+09:00';
const clock = { at: NOW, now: () => new Date(clock.at) };
before(async () => {
  world = await roadmapWorld(undefined, { clock });
  officer = world.officer.actor;
});
beforeEach(async () => {
  clock.at = NOW;
  await world.context.pool.query('truncate initiative_status, kpi_point, kpi_target, expert_comment');
});
after(async () => {
  await world.indicators.close();
  await world.context.close();
});

const INITIATIVE = 'roadmap-self-inspection';
const KPI = 'generic-value-share';
const STATUS = {
  state: 'on-track',
  since: '2026-08-01',
  note: '８月分の自主点検の結果が公表された。',
  evidence: 'https://www.mhlw.go.jp/x?a=1 点検の結果\n/roadmap この取組のページ',
};
const POINT = { period: '2026-03', value: '61.5', source: '薬価調査（速報）', sourceUrl: '', note: '' };
const COMMENT = {
  expert: '薬学 太郎',
  affiliation: '試験大学',
  saidOn: '2026-08-10',
  body: '速いと考える。',
};

const refusedItems = async (entered: Promise<{ problems: ItemProblem[] }>) =>
  (await entered).problems.map(({ item }) => item);
const deeds = async () =>
  (
    await world.context.pool.query<{ action: string; record: string }>(
      `select action, record from audit_entry where action like 'roadmap.%' order by seq`,
    )
  ).rows;

test('only the ministry’s editors enter and withdraw; its viewers read the history, and others nothing', async () => {
  const { roadmap, reader, maker, officer: signed, context } = world;
  const forbidden = { code: 'forbidden' };
  const verbs: ((actor: Actor) => Promise<unknown>)[] = [
    (actor) => roadmap.addStatus(actor, INITIATIVE, STATUS),
    (actor) => roadmap.addPoint(actor, KPI, POINT),
    (actor) => roadmap.raiseTarget(actor, KPI, TARGET),
    (actor) => roadmap.addComment(actor, KPI, COMMENT),
    (actor) => roadmap.withdrawStatus(actor, 1, '誤り'),
    (actor) => roadmap.withdrawPoint(actor, 1, '誤り'),
    (actor) => roadmap.withdrawComment(actor, 1, '誤り'),
  ];
  const token = await addToken(context, signed, ['reports:write']);
  const program = await tokenActor(context, token.authorization);
  for (const verb of verbs)
    for (const actor of [reader.actor, maker.actor, program!]) await assert.rejects(verb(actor), forbidden);
  await assert.rejects(roadmap.history(maker.actor, INITIATIVE), forbidden);
  assert.deepEqual(await roadmap.history(reader.actor, INITIATIVE), []);
});

test('a status becomes the newest with its evidence, signed by the organisation, and in the trail', async () => {
  const id = await stored(world.roadmap.addStatus(officer, INITIATIVE, STATUS));
  const { status, gap, statuses } = await world.roadmap.initiative(INITIATIVE);
  assert.deepEqual(status, {
    initiative: INITIATIVE,
    state: 'on-track',
    on: '2026-08-01',
    by: '厚生労働省',
    note: STATUS.note,
    evidence: [
      { url: 'https://www.mhlw.go.jp/x?a=1', title: '点検の結果' },
      { url: '/roadmap', title: 'この取組のページ' },
    ],
    origin: 'officer',
    id,
    withdrawn: null,
  });
  assert.equal(gap, 'overdue', 'what an officer says does not change its own timing');
  assert.deepEqual(
    statuses.map(({ origin, on }) => [origin, on]),
    [
      ['officer', '2026-08-01'],
      ['document', '2024-04'],
    ],
  );
  assert.deepEqual((await deeds()).at(-1), { action: 'roadmap.status', record: `${INITIATIVE} ${id}` });
  assert.equal((await verifyTrail(world.context.pool)).broken, null);
});

test('sent twice at once, an entry is stored once', async () => {
  const { roadmap } = world;
  const before = (await deeds()).length;
  const twice = async (verb: () => Promise<{ id: number | null; problems: ItemProblem[] }>) => {
    const [first, second] = await Promise.all([stored(verb()), stored(verb())]);
    assert.equal(first, second);
  };
  await twice(() => roadmap.addStatus(officer, INITIATIVE, STATUS));
  await twice(() => roadmap.addPoint(officer, KPI, POINT));
  await twice(() => roadmap.raiseTarget(officer, KPI, TARGET));
  await twice(() => roadmap.addComment(officer, KPI, COMMENT));
  assert.equal((await deeds()).length, before + 4);
});

test('what is wrong with a field is said of that field, and nothing is stored', async () => {
  const { roadmap } = world;
  const untouched = await roadmap.revision();
  const status = (replaced: object) => roadmap.addStatus(officer, INITIATIVE, { ...STATUS, ...replaced });
  const wrong: [object, string][] = [
    [{ state: 'finished' }, 'state'],
    [{ since: '2026-08-21' }, 'since'],
    [{ since: '2026' }, 'since'],
    [{ since: '2026-13' }, 'since'],
    [{ since: `2026年${'まで'.repeat(20)}` }, 'since'],
    [{ since: `2026年${'まで'.repeat(500_000)}` }, 'since'],
    [{ evidence: '/roadmap 表題\n'.repeat(100_000) }, 'evidence'],
    [{ note: ' \u200b' }, 'note'],
    [{ evidence: '' }, 'evidence'],
    [{ evidence: 'http://www.mhlw.go.jp/ 暗号なし' }, 'evidence'],
    [{ evidence: 'javascript:alert(1) 悪意' }, 'evidence'],
    [{ evidence: '//evil.example/ よそ' }, 'evidence'],
    [{ evidence: 'https://user:secret@example.jp/ 合言葉' }, 'evidence'],
    [{ evidence: 'https://www.mhlw.go.jp/' }, 'evidence'],
    [{ evidence: Array(11).fill('/roadmap 表題').join('\n') }, 'evidence'],
    [{ state: 'folded' }, 'evidence'],
  ];
  for (const [replaced, item] of wrong)
    assert.deepEqual(await refusedItems(status(replaced)), [item], JSON.stringify(replaced));
  const point = (replaced: object) => roadmap.addPoint(officer, KPI, { ...POINT, ...replaced });
  for (const [replaced, item] of [
    [{ period: 'FY2026' }, 'period'],
    [{ period: '2026-09' }, 'period'],
    [{ period: '2024年末' }, 'period'],
    [{ period: `2026年${'まで'.repeat(500_000)}` }, 'period'],
    [{ period: `${' '.repeat(200)}2023-09` }, 'period'],
    [{ value: '101' }, 'value'],
    [{ source: ' '.repeat(20_001) }, 'source'],
    [{ value: '-1' }, 'value'],
    [{ value: 'たくさん' }, 'value'],
    [{ source: '' }, 'source'],
    [{ sourceUrl: 'ftp://example.jp/' }, 'sourceUrl'],
  ] as const)
    assert.deepEqual(await refusedItems(point(replaced)), [item], JSON.stringify(replaced));
  assert.deepEqual(await refusedItems(roadmap.addPoint(officer, 'switch-otc', POINT)), ['value']);
  const target = (replaced: object) => roadmap.raiseTarget(officer, KPI, { ...TARGET, ...replaced });
  assert.deepEqual(await refusedItems(target({ due: '2026-08-01' })), ['due']);
  assert.deepEqual(await refusedItems(target({ setOn: '2026-08-21' })), ['setOn']);
  assert.deepEqual(await refusedItems(target({ setOn: '2024-03-13' })), ['setOn'], 'before the printed one');
  const comment = { ...COMMENT, saidOn: '2026-08-21' };
  assert.deepEqual(await refusedItems(roadmap.addComment(officer, KPI, comment)), ['saidOn']);
  const missing = { code: 'not-found' };
  await assert.rejects(roadmap.addStatus(officer, 'none', STATUS), missing);
  await assert.rejects(roadmap.addPoint(officer, INITIATIVE, POINT), missing);
  await assert.rejects(roadmap.raiseTarget(officer, 'none', TARGET), missing);
  await assert.rejects(roadmap.addComment(officer, 'none', COMMENT), missing);
  await assert.rejects(roadmap.withdrawPoint(officer, 999, '誤り'), missing);
  assert.equal(await roadmap.revision(), untouched);
});

test('a value that is no number a reader could use is refused, and one that stands already breaks nothing', async () => {
  const { roadmap, context } = world;
  const COUNTED = roadmap.register.kpis.find(({ unit }) => unit === 'count')!.id;
  for (const value of ['9'.repeat(400), '1,001兆', '10000001億', `1億${'9'.repeat(90)}`]) {
    assert.deepEqual(await refusedItems(roadmap.addPoint(officer, COUNTED, { ...POINT, value })), ['value']);
    assert.deepEqual(await refusedItems(roadmap.raiseTarget(officer, COUNTED, { ...TARGET, value })), [
      'value',
    ]);
  }
  await stored(roadmap.addPoint(officer, COUNTED, { ...POINT, value: '3' }));
  const id = await stored(roadmap.raiseTarget(officer, COUNTED, { ...TARGET, value: '5' }));
  for (const broken of ['Infinity', 'NaN', '1e300']) {
    await context.pool.query('update kpi_point set value = $1', [broken]);
    await context.pool.query('update kpi_target set value = $1 where id = $2', [broken, id]);
    const kpi = await roadmap.kpi(COUNTED);
    const said = [...kpi.points, ...kpi.targets].map(({ value }) => value);
    assert.ok(
      said.every((value) => value === null || Math.abs(value) <= 1e15),
      String(said),
    );
    assert.ok(!JSON.stringify(await roadmap.kpis()).includes('e+300'));
  }
  await stored(roadmap.addPoint(officer, COUNTED, { ...POINT, value: '4' }));
});

test('folded is said with the page of the initiative it went into', async () => {
  const evidence = '/roadmap/initiatives/roadmap-supply-reports 統合先';
  await stored(world.roadmap.addStatus(officer, INITIATIVE, { ...STATUS, state: 'folded', evidence }));
  assert.equal((await world.roadmap.initiative(INITIATIVE)).status?.state, 'folded');
});

test('withdrawn, an entry counts no more, stays in the history with its reason, and can be entered anew', async () => {
  const { roadmap } = world;
  const id = await stored(roadmap.addStatus(officer, INITIATIVE, STATUS));
  assert.deepEqual(await roadmap.withdrawStatus(officer, id, ' '), [
    { item: 'why', wording: '取り下げの理由を書いてください。' },
  ]);
  const revision = await roadmap.revision();
  assert.deepEqual(await roadmap.withdrawStatus(world.colleague.actor, id, '日付の誤り'), []);
  assert.notEqual(await roadmap.revision(), revision);
  const { status, statuses } = await roadmap.initiative(INITIATIVE);
  assert.equal(status?.origin, 'document');
  assert.equal(statuses[0]?.withdrawn?.why, '日付の誤り');

  const before = (await deeds()).length;
  assert.deepEqual(await roadmap.withdrawStatus(officer, id, '別の理由'), []);
  assert.equal((await deeds()).length, before, 'again does nothing');
  const [entry] = await roadmap.history(world.reader.actor, INITIATIVE);
  assert.deepEqual(
    [entry?.person, entry?.organisation, entry?.withdrawn],
    ['厚労 一郎', '厚生労働省', { at: '2026-08-20T00:00:00.000Z', why: '日付の誤り' }],
  );
  assert.notEqual(await stored(roadmap.addStatus(officer, INITIATIVE, STATUS)), id);
});

test('an officer’s value moves the progress; of one period there is one, and it stands beside the document’s', async () => {
  const { roadmap } = world;
  const before = (await roadmap.kpi(KPI)).progress;
  const id = await stored(roadmap.addPoint(officer, KPI, POINT));
  const { points, progress } = await roadmap.kpi(KPI);
  assert.deepEqual(
    points
      .filter(({ origin }) => origin === 'officer')
      .map((point) => [point.id, point.period, point.end, point.value]),
    [[id, '2026-03', '2026-03-31', 0.615]],
  );
  assert.deepEqual([before.latest?.value, progress.latest?.value], [0.687, 0.615]);
  assert.equal(before.reached, true);
  assert.equal(progress.reached, false);
  assert.notEqual(progress.projection, null, 'three points');
  assert.deepEqual(await refusedItems(roadmap.addPoint(officer, KPI, { ...POINT, value: '62' })), ['period']);
  await roadmap.withdrawPoint(officer, id, '誤り');
  await stored(roadmap.addPoint(officer, KPI, { ...POINT, value: '62' }));

  await stored(
    roadmap.addPoint(officer, KPI, { ...POINT, period: '2025年9月', value: '68.9', note: '確報' }),
  );
  const both = (await roadmap.kpi(KPI)).points.filter(({ period }) => period === '2025-09');
  assert.deepEqual(
    both.map(({ origin, value }) => [origin, value]),
    [
      ['document', 0.687],
      ['officer', 0.689],
    ],
  );
});

test('as of a day the past is as it was known then', async () => {
  const { roadmap } = world;
  const status = await stored(roadmap.addStatus(officer, INITIATIVE, STATUS));
  await stored(roadmap.addPoint(officer, KPI, POINT));
  await stored(roadmap.raiseTarget(officer, KPI, TARGET));
  await stored(roadmap.addComment(officer, KPI, COMMENT));
  const known = JSON.stringify(await roadmap.overview('2026-08-20'));

  clock.at = '2026-08-25T09:00:00+09:00';
  await roadmap.withdrawStatus(officer, status, '誤り');
  await stored(roadmap.addPoint(officer, KPI, { ...POINT, period: '2026-06', value: '63' }));
  assert.equal(
    JSON.stringify(await roadmap.overview('2026-08-20')),
    known,
    'what came later changes nothing',
  );
  assert.notEqual(JSON.stringify(await roadmap.overview('2026-08-25')), known);

  const before = await roadmap.kpi(KPI, '2026-08-19');
  assert.equal(
    before.points.some(({ origin }) => origin === 'officer'),
    false,
    'not entered yet',
  );
  assert.deepEqual([before.targets.length, before.comments.length], [1, 0]);
  assert.equal((await roadmap.initiative(INITIATIVE, '2026-08-19')).status?.origin, 'document');
  assert.equal((await roadmap.initiative(INITIATIVE, '2026-08-24')).status?.id, status);
  assert.equal(
    (await roadmap.initiative(INITIATIVE, '2024-04-29')).status,
    null,
    'a month is known at its end',
  );
});

test('the last minute of a day in Japan is of that day', async () => {
  clock.at = '2026-08-20T23:59:59+09:00';
  await stored(world.roadmap.addPoint(officer, KPI, POINT));
  const entered = async (day: string) =>
    (await world.roadmap.kpi(KPI, day)).points.some(({ origin }) => origin === 'officer');
  assert.deepEqual([await entered('2026-08-19'), await entered('2026-08-20')], [false, true]);
});

test('comments stand apart, the newest first; a withdrawn one is repeated nowhere but in the history', async () => {
  const { roadmap } = world;
  const id = await stored(roadmap.addComment(officer, INITIATIVE, COMMENT));
  await stored(roadmap.addComment(officer, INITIATIVE, { ...COMMENT, saidOn: '2026-08-11', body: '遅い。' }));
  const texts = async () => (await roadmap.initiative(INITIATIVE)).comments.map(({ text }) => text);
  assert.deepEqual(await texts(), ['遅い。', '速いと考える。']);
  await roadmap.withdrawComment(officer, id, '本人の希望');
  assert.deepEqual(await texts(), ['遅い。']);
  assert.equal(JSON.stringify(await roadmap.updates(100)).includes('速いと考える'), false);
  assert.equal((await roadmap.history(officer, INITIATIVE)).length, 2);
});

test('the overview counts where all stand, and keeps what is said to be late apart from what is only past its time', async () => {
  const { roadmap } = world;
  const first = await roadmap.overview();
  const all = await roadmap.initiatives();
  assert.equal(
    Object.values(first.counts).reduce((sum, n) => sum + n),
    all.length,
  );
  const ids = (listed: { id: string }[]) => listed.map(({ id }) => id);
  const silent = await roadmap.initiatives({ gap: 'no-status' });
  const own = silent.filter(({ kind }) => kind !== 'proposal');
  assert.equal(first.counts['no-status'] + first.counts.expired, own.length);
  assert.ok(own.length < silent.length, 'the first version of the API counts proposals too');
  assert.deepEqual(ids(first.attention.late), []);
  assert.deepEqual(ids(first.attention.overdue), [INITIATIVE]);
  assert.deepEqual(ids(first.attention.expired), [
    'roadmap-supply-chain-manual',
    'biosimilar-insurer-incentive',
  ]);
  for (const standing of ['late', 'overdue', 'expired', 'none', 'done'] as const)
    assert.equal((await roadmap.initiatives({ standing })).length, first.counts[standing], standing);
  await stored(roadmap.addStatus(officer, 'roadmap-supply-reports', { ...STATUS, state: 'late' }));
  const second = await roadmap.overview();
  assert.equal(second.counts.late, 1);
  assert.equal(
    second.attention.late.some(({ id }) => id === 'roadmap-supply-reports'),
    true,
  );
  assert.deepEqual(ids(second.attention.overdue), ids(first.attention.overdue));
  assert.deepEqual([second.updates[0]?.about, second.updates[0]?.what], ['roadmap-supply-reports', 'status']);
});

test('initiatives are found by document, actor, chapter, state, gap and KPI', async () => {
  const { roadmap } = world;
  const all = await roadmap.initiatives();
  const ofState = await roadmap.initiatives({ document: 'roadmap', actor: 'state' });
  assert.equal(ofState.length > 0 && ofState.length < all.length, true);
  assert.equal(
    ofState.every(({ document, actors }) => document === 'roadmap' && actors.includes('state')),
    true,
  );
  const [chapter] = ofState[0]!.chapter;
  assert.equal(
    (await roadmap.initiatives({ chapter })).every((one) => one.chapter.includes(chapter!)),
    true,
  );
  const done = await roadmap.initiatives({ state: 'done' });
  assert.deepEqual(
    done.map(({ id }) => id),
    all.filter(({ status }) => status?.state === 'done').map(({ id }) => id),
  );
  assert.equal(done.length > 0 && done.length < all.length, true);
  const { initiatives } = await roadmap.kpi('ecosystem-rank');
  assert.deepEqual(
    (await roadmap.initiatives({ kpi: 'ecosystem-rank' })).map(({ id }) => id),
    initiatives.map(({ id }) => id),
  );
});

test('a timetable tells bars with a time from phases without one', async () => {
  const rows = await world.roadmap.timeline({ document: 'schedule' });
  const matching = rows.find(({ initiative }) => initiative.id === 'schedule-matching')!;
  assert.deepEqual(
    matching.bars.map(({ kind, from, to }) => [kind, from, to]),
    [['phase', '2024-01-01', '2024-12-31']],
  );
  assert.equal(matching.unknown.length, 2);
  const [start] = (await world.roadmap.timeline({ document: 'roadmap' })).filter(
    ({ initiative }) => initiative.timing?.printed === '【令和６年度開始】',
  );
  assert.deepEqual(
    start!.bars.map(({ kind, from, to, beginsBy }) => [kind, from, to, beginsBy]),
    [['start', '2024-04-01', null, '2025-03-31']],
  );
});
