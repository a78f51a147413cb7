import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Actor } from '../../access/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import { OURS, PEER, submitted, type WarningWorld, warningWorld } from '../testing.ts';
import { createWarnings } from '../warnings.ts';

let world: WarningWorld;
before(async () => {
  world = await warningWorld();
});

const refusedAs = (code: string) => (error: { code?: string }) => error.code === code;
const go = (number: string, seen: number, to: string, note = '記録', link = '') =>
  world.warnings.move(world.officer.actor, number, seen, { to, note, link });

test('a warning goes its way to prevented and closed, with the times at which it did', async () => {
  const number = await submitted(world);
  await go(number, 1, 'triage');
  await go(number, 2, 'coordinating');
  await go(number, 3, 'prevented', '隣人製薬が月30万錠を増やす');
  const prevented = await world.warnings.warning(world.officer.actor, number);
  assert.ok(prevented.resolvedAt && !prevented.closedAt);
  await go(number, 4, 'closed');
  const closed = await world.warnings.warning(world.officer.actor, number);
  assert.ok(closed.resolvedAt && closed.closedAt);
  await go(number, 5, 'triage', '再び遅れる見込み');
  const again = await world.warnings.warning(world.officer.actor, number);
  assert.deepEqual([again.state, again.resolvedAt, again.closedAt], ['triage', null, null]);
});

test('a shortage is linked to the page the public sees of it, of a product that there is', async () => {
  const number = await submitted(world);
  await go(number, 1, 'triage');
  await assert.rejects(go(number, 2, 'shortage', '', '/products/0000000F0000'), refusedAs('warning-refused'));
  await go(number, 2, 'shortage', '', `https://antei.example/products/${OURS}`);
  const { state, events } = await world.warnings.warning(world.officer.actor, number);
  const last = events.findLast((event) => event.kind === 'move');
  assert.deepEqual([state, last!.content.link], ['shortage', `/products/${OURS}`]);
});

test('of two officers who saw the same version, the second is refused and nothing of it is stored', async () => {
  const number = await submitted(world);
  const { warnings, officer, colleague } = world;
  const both = await Promise.allSettled([
    warnings.move(officer.actor, number, 1, { to: 'triage', note: '', link: '' }),
    warnings.assign(colleague.actor, number, 1, { assignee: colleague.actor.person.id, dueOn: '' }),
  ]);
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
  const failed = both.find((one) => one.status === 'rejected');
  assert.equal(failed!.reason.code, 'warning-conflict');
  const { version, events } = await warnings.warning(officer.actor, number);
  assert.deepEqual(
    [version, events.filter(({ kind }) => kind === 'move' || kind === 'assign').length],
    [2, 1],
  );
});

test('a warning is given to an editor of the ministry until a day to come, and taken back', async () => {
  const number = await submitted(world);
  const { warnings, officer, colleague, reader, maker } = world;
  const assign = (seen: number, assignee: number | null, dueOn = '') =>
    warnings.assign(officer.actor, number, seen, { assignee, dueOn });
  for (const wrong of [maker, reader])
    await assert.rejects(assign(1, wrong.actor.person.id), refusedAs('warning-refused'));
  for (const date of ['2026-08-19', '2026-02-30', 'あした'])
    await assert.rejects(assign(1, null, date), refusedAs('warning-refused'));
  await assign(1, colleague.actor.person.id, '2026-08-27');
  const given = await warnings.warning(officer.actor, number);
  assert.deepEqual([given.number, given.assignee, given.dueOn], [number, '厚労 二郎', '2026-08-27']);
  await assign(2, null);
  assert.equal((await warnings.warning(officer.actor, number)).assigneeId, null);
  assert.deepEqual(
    (await warnings.officers(officer.actor)).map(({ name }) => name).sort(),
    ['厚労 一郎', '厚労 二郎'].sort(),
  );
});

test('contacts are written down with who, when and what', async () => {
  const number = await submitted(world);
  const { warnings, officer } = world;
  const good = { with: 'society', who: '日本の学会', on: '2026-08-19', what: '代わりの治療を確かめた' };
  for (const wrong of [{ with: 'friend' }, { who: ' ' }, { on: '2026-08-21' }, { on: '' }, { what: '' }])
    await assert.rejects(
      warnings.log(officer.actor, number, { ...good, ...wrong }),
      refusedAs('warning-refused'),
    );
  await warnings.log(officer.actor, number, good);
  const { events, version } = await warnings.warning(officer.actor, number);
  assert.deepEqual(events.find(({ kind }) => kind === 'log')!.content, good);
  assert.equal(version, 1, 'it adds and changes nothing');
});

test('that an officer read a warning is recorded once a person and hour', async () => {
  const number = await submitted(world);
  const readings = async () =>
    (
      await world.context.pool.query(
        `select 1 from audit_entry where action = 'warning.read' and record = $1`,
        [number],
      )
    ).rowCount;
  const at = (time: string) =>
    createWarnings({ ...world.context, clock: fixedClock(`2026-08-20T${time}:00+09:00`) }, world.supply);
  await Promise.all([1, 2, 3].map(() => at('10:00').warning(world.officer.actor, number)));
  assert.equal(await readings(), 1);
  await at('10:30').warning(world.colleague.actor, number);
  assert.equal(await readings(), 2);
  await at('10:59').warning(world.officer.actor, number);
  assert.equal(await readings(), 2);
  await at('11:00').warning(world.officer.actor, number);
  assert.equal(await readings(), 3);
});

test('viewers of the ministry read and change nothing; nobody else does either', async () => {
  const number = await submitted(world);
  const { warnings, reader, maker, pharmacy } = world;
  const changing = (actor: Actor) => [
    () => warnings.move(actor, number, 1, { to: 'triage', note: '', link: '' }),
    () => warnings.assign(actor, number, 1, { assignee: null, dueOn: '' }),
    () => warnings.log(actor, number, { with: 'other', who: 'a', on: '2026-08-20', what: 'b' }),
    () => warnings.ask(actor, number, { yjCode: PEER, message: '増産を', dueOn: '' }),
  ];
  const reading = (actor: Actor) => [
    () => warnings.queue(actor),
    () => warnings.warning(actor, number),
    () => warnings.officers(actor),
    () => warnings.recordExport(actor, 'warnings', 1),
  ];
  for (const verb of reading(reader.actor)) await verb();
  for (const verb of changing(reader.actor)) await assert.rejects(verb(), refusedAs('forbidden'));
  for (const { actor } of [maker, pharmacy])
    for (const verb of [...reading(actor), ...changing(actor)])
      await assert.rejects(verb(), refusedAs('forbidden'));
  assert.equal((await warnings.warning(reader.actor, number)).version, 1);
});

test('what fails unforeseen tells its code and place, and nothing of its contents', async () => {
  const broken = {
    query: async () =>
      Promise.reject(Object.assign(new Error('row (秘密)'), { code: '23514', detail: '秘密' })),
  };
  const warnings = createWarnings({ ...world.context, pool: broken as never }, world.supply);
  await assert.rejects(warnings.queue(world.officer.actor), (error: Error & { code?: string }) => {
    assert.doesNotMatch(`${error.stack}${JSON.stringify(error)}${error.cause}`, /秘密/);
    assert.deepEqual([error.message, error.code], ['warnings.queue: Error 23514', '23514']);
    return true;
  });
});
