/** Targets that officers raise and withdraw, over a real database and the real register. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Actor } from '../../access/index.ts';
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
  await world.context.pool.query('truncate kpi_target');
});
after(async () => {
  await world.indicators.close();
  await world.context.close();
});

const KPI = 'generic-value-share';

test('a raised target is a new version and counts from the day it was set on', async () => {
  const { roadmap } = world;
  await stored(roadmap.raiseTarget(officer, KPI, TARGET));
  const raised = await roadmap.kpi(KPI);
  assert.deepEqual(
    raised.targets.map(({ version, value, origin, setOn }) => [version, value, origin, setOn]),
    [
      [1, 0.65, 'document', '2024-03-14'],
      [2, 0.7, 'officer', '2026-08-01'],
    ],
  );
  assert.deepEqual([raised.progress.target?.version, raised.progress.reached], [2, false]);
  clock.at = '2026-09-01T09:00:00+09:00';
  const again = { ...TARGET, value: '72', setOn: '2026-09-01' };
  await stored(roadmap.raiseTarget(officer, KPI, again));
  const versionOn = async (day: string) => (await roadmap.kpi(KPI, day)).progress.target?.version;
  assert.deepEqual(
    [await versionOn('2026-08-31'), await versionOn('2026-09-01'), await versionOn('2026-07-31')],
    [2, 3, 1],
  );
  assert.equal(await versionOn('2024-03-13'), undefined, 'before the first was set');
  const older = { ...TARGET, value: '75', setOn: '2026-08-15' };
  const { problems } = await roadmap.raiseTarget(officer, KPI, older);
  assert.deepEqual(
    problems.map(({ item }) => item),
    ['setOn'],
  );
});

test('a target that was withdrawn counts no more, and its number is given to no other', async () => {
  const { roadmap } = world;
  const id = await stored(roadmap.raiseTarget(officer, KPI, TARGET));
  clock.at = '2026-09-01T09:00:00+09:00';
  const revision = await roadmap.revision();
  assert.deepEqual(await roadmap.withdrawTarget(officer, id, '値の誤り'), []);
  assert.notEqual(await roadmap.revision(), revision);
  const standing = async (day?: string) =>
    (await roadmap.kpi(KPI, day)).targets.map(({ version, value }) => [version, value]);
  assert.deepEqual(await standing(), [[1, 0.65]]);
  assert.deepEqual(
    await standing('2026-08-31'),
    [
      [1, 0.65],
      [2, 0.7],
    ],
    'it stood then',
  );
  const [entry] = await roadmap.history(world.reader.actor, KPI);
  assert.equal(entry?.withdrawn?.why, '値の誤り');
  // What was withdrawn holds nothing back: the same day again, and the same words.
  await stored(roadmap.raiseTarget(officer, KPI, { ...TARGET, value: '71' }));
  await stored(roadmap.raiseTarget(officer, KPI, TARGET));
  assert.deepEqual(await standing(), [
    [1, 0.65],
    [3, 0.71],
    [4, 0.7],
  ]);
});
