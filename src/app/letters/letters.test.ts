/** Mails to officers and makers, from the verb that causes one to the mail server that takes it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAccess } from '../../access/index.ts';
import { accessJobs } from '../../access/jobs.ts';
import { deliverLetters } from '../../alerts/delivery/deliver-letters.ts';
import { openTransports } from '../../alerts/delivery/send.ts';
import { holdRestored } from '../../alerts/index.ts';
import { TEST_NOW } from '../../platform/database/testing.ts';
import { INVENTED, INVENTED_PREFIX } from '../../platform/invented.ts';
import { warningDeadlines } from '../../warnings/desk/deadlines.ts';
import { unseenAnswers } from '../../warnings/desk/store-waiting.ts';
import { filledForm, OURS, PEER, submitted, warningWorld } from '../../warnings/testing.ts';
import { tellDeadlines } from './deadlines.ts';
import { addressOf, letterWorld, SITE } from './letters-testing.ts';

test('an address counts once its own person has followed the link, and no other key or person will do', async (t) => {
  const w = await letterWorld(t);
  const { access, context, server, officer, colleague, goTo } = w;
  await access.setMailAddress(officer.actor, ' new@antei.example ');
  await deliverLetters(context);
  const [mail] = await server.read();
  assert.deepEqual(mail!.to, [{ name: '', address: 'new@antei.example' }]);
  const key = new RegExp(`${SITE}/account/mail\\?key=([\\w-]{43})`).exec(mail!.text!)![1]!;
  const { rows } = await context.pool.query(`select * from person_mail, letter`);
  assert.ok(!JSON.stringify(rows).includes(key), 'the database holds no key');
  const refused = { code: 'mail-unconfirmed' };
  await assert.rejects(access.confirmMail(colleague.actor, key), refused);
  await assert.rejects(access.confirmMail(officer.actor, `${key.slice(0, -1)}-`), refused);
  assert.equal((await access.mail(officer.actor)).address, addressOf(officer), 'the one before stays');
  goTo('2026-08-22T09:00:01+09:00');
  await assert.rejects(access.confirmMail(officer.actor, key), refused);
  goTo(TEST_NOW);
  await access.confirmMail(officer.actor, key);
  const { address, pending } = await access.mail(officer.actor);
  assert.deepEqual([address, pending], ['new@antei.example', null]);
  for (const wrong of ['', 'a', 'a@b@c.jp', 'a@b.jp, c@d.jp', `${'x'.repeat(65)}@b.jp`])
    await assert.rejects(access.setMailAddress(officer.actor, wrong), { code: 'mail-refused' }, wrong);
  await access.setMailAddress(officer.actor, 'third@antei.example');
  await assert.rejects(access.setMailAddress(officer.actor, 'fourth@antei.example'), {
    code: 'mail-refused',
  });
});

test('a warning, a request and an answer are told to those who can act, once, and nothing of them stands in a mail', async (t) => {
  const w = await letterWorld(t);
  const { warnings, maker, officer, colleague, peer, send } = w;
  const number = await submitted(w, { details: 'ヒミツ', quantity: 'ヒミツ' });
  const changed = 'ヒミツノ数';
  await warnings.change(maker.actor, number, 1, filledForm({ quantity: changed }));
  const first = await send();
  assert.deepEqual(first.sent, [
    [addressOf(officer), '供給不安報告に動きがあります'],
    [addressOf(colleague), '供給不安報告に動きがあります'],
  ]);
  assert.deepEqual((await send()).sent, [], 'nothing is told twice');

  await warnings.ask(officer.actor, number, { yjCode: PEER, message: 'ヒミツノ依頼', dueOn: '2026-08-30' });
  const asked = await send();
  assert.deepEqual(asked.sent, [[addressOf(peer), '厚生労働省から依頼が届いています']]);
  await warnings.assign(officer.actor, number, 2, {
    assignee: colleague.actor.person.id,
    dueOn: '2026-08-30',
  });
  assert.deepEqual((await send()).sent, [[addressOf(colleague), '供給不安報告に動きがあります']]);
  const [asking] = await warnings.ownRequests(peer.actor);
  await warnings.answer(peer.actor, asking!.id, { answer: 'yes', quantity: 'ヒミツ錠', text: '' });
  const answered = await send();
  assert.deepEqual(answered.sent, [[addressOf(colleague), '増産の依頼に回答がありました']]);
  const texts = [...first.texts, ...asked.texts, ...answered.texts];
  assert.equal(texts.length, 4);
  for (const text of texts) {
    assert.doesNotMatch(text, /ヒミツ|W-2026|1149019|安心|隣人|花子/);
    assert.match(text, /https:\/\/antei\.example\/(desk\/warnings|warnings\/requests)/);
    assert.match(text, /https:\/\/antei\.example\/account\/mail/);
  }
});

test('what is not done is not told: no letter of a form with problems, nor of a change that came too late', async (t) => {
  const w = await letterWorld(t);
  const { warnings, maker, send } = w;
  await warnings.submit(maker.actor, [OURS], filledForm({ cause: 'none' }));
  assert.deepEqual((await send()).sent, []);
  const number = await submitted(w);
  await send();
  await assert.rejects(warnings.change(maker.actor, number, 9, filledForm()), { code: 'warning-conflict' });
  assert.deepEqual((await send()).sent, []);
});

test('everybody chooses; who left, has taken the address away or belongs to nobody’s organisation is not written to', async (t) => {
  const w = await letterWorld(t);
  const { access, context, warnings, maker, makerViewer, officer, colleague, reader, pharmacy, send } = w;
  await access.chooseMails(reader.actor, ['warning', 'nonsense']);
  await access.chooseMails(colleague.actor, ['answer', 'deadline']);
  await access.chooseMails(makerViewer.actor, ['state']);
  assert.deepEqual(
    (await access.mail(colleague.actor)).kinds.map(({ kind, wanted }) => [kind, wanted]),
    [
      ['deadline', true],
      ['warning', false],
      ['answer', true],
    ],
  );
  const number = await submitted(w);
  const to = async () => (await send()).sent.map(([address]) => address);
  assert.deepEqual(await to(), [addressOf(officer), addressOf(reader)].sort());
  await warnings.move(officer.actor, number, 1, { to: 'triage', note: '', link: '' });
  assert.deepEqual(await to(), [addressOf(makerViewer)], 'the maker’s editor has not asked for it');

  await warnings.change(maker.actor, number, 2, filledForm());
  await context.pool.query('delete from membership where person_id = $1', [officer.actor.person.id]);
  await access.forgetMail(reader.actor);
  assert.deepEqual(await to(), []);
  assert.deepEqual((await access.mail(reader.actor)).address, null);
  assert.deepEqual((await access.mail(pharmacy.actor)).kinds, []);
});

test('without a way out letters wait; what is refused for good is said on the page, and in no log', async (t) => {
  const refusing = new Set<string>();
  const w = await letterWorld(t, {
    refuse: (to) => (refusing.has(to) ? { code: 550, message: `no such user ${to}` } : null),
  });
  const { context, access, officer, colleague, logged, send, goTo } = w;
  await submitted(w);
  const nowhere = { ...context.settings, smtpUrl: 'smtp://127.0.0.1:1' };
  assert.deepEqual(await deliverLetters({ ...context, settings: nowhere }), { sent: 0, unsent: 2 });
  refusing.add(addressOf(colleague));
  assert.deepEqual((await send()).sent, [], 'not yet');
  goTo('2026-08-20T09:06:00+09:00');
  assert.deepEqual((await send()).sent, [[addressOf(officer), '供給不安報告に動きがあります']]);
  assert.ok((await access.mail(colleague.actor)).failedAt);
  assert.equal((await access.mail(officer.actor)).failedAt, null);
  assert.ok(logged.some((line) => line.includes('letters delivered')));
  for (const line of logged) assert.doesNotMatch(line, /@|no such user|key=/);
});

test('a letter that was taken and not noted is sent again under the same name, after its lease', async (t) => {
  const w = await letterWorld(t);
  const { context, server, goTo } = w;
  await submitted(w);
  await deliverLetters(context);
  // As if the process had died between the mail server's taking and the note.
  await context.pool.query(`update letter set state = 'due' where kind = 'warning'`);
  await deliverLetters(context);
  assert.equal(server.mails.length, 2, 'nobody takes it before the lease ends');
  goTo('2026-08-20T09:11:00+09:00');
  await deliverLetters(context);
  const names = (await server.read()).map(({ messageId }) => messageId);
  assert.equal(names.length, 4);
  assert.equal(new Set(names).size, 2);
  assert.match(names[0]!, /^<antei-letter-[\w-]{36}@antei\.example>$/);
});

test('what happens while a letter is being sent is told by another one, once, and under another name', async (t) => {
  let during: (() => Promise<unknown>) | null = null;
  const w = await letterWorld(t);
  const { context, warnings, maker, officer, colleague, server, send } = w;
  const number = await submitted(w);
  const transports = await openTransports(context);
  const { mail } = transports;
  /** The real transport; what is to happen does so after the mail server took the first letter, and before that is noted. */
  const open = () => ({
    ...transports,
    mail: {
      ...mail,
      send: async (...given: Parameters<typeof mail.send>) => {
        const outcome = await mail.send(...given);
        const now = during;
        during = null;
        await now?.();
        return outcome;
      },
    },
  });
  during = () => warnings.change(maker.actor, number, 1, filledForm({ quantity: '2' }));
  await deliverLetters(context, open);
  const to = server.mails.map((one) => one.to);
  const names = new Set((await server.read()).map(({ messageId }) => messageId));
  // Whose letter had not been noted yet, of the two that go at once, has another.
  assert.ok(to.length >= 3, String(to));
  assert.equal(names.size, to.length);
  assert.deepEqual([...new Set(to)].sort(), [addressOf(officer), addressOf(colleague)].sort());
  server.mails.length = 0;
  assert.deepEqual((await send()).sent, [], 'nothing is left');
});

test('a warning whose officer has left, may not act any more or has no address is told to all', async (t) => {
  const w = await letterWorld(t);
  const { access, context, warnings, maker, officer, colleague, send, goTo } = w;
  const { id } = colleague.actor.person;
  const number = await submitted(w);
  await warnings.assign(officer.actor, number, 1, { assignee: id, dueOn: '2026-08-23' });
  await send();
  let version = 2;
  const told = async () => {
    await warnings.change(maker.actor, number, version++, filledForm({ quantity: `${version}` }));
    return (await send()).sent.map(([to]) => to);
  };
  const unseen = async () => (await unseenAnswers(context.pool, officer.actor.person.id)).length;
  const persons = async () => new Set((await warningDeadlines(context)).map(({ person }) => person));
  await warnings.ask(officer.actor, number, { yjCode: PEER, message: '教えてください', dueOn: '' });
  const [asking] = await warnings.ownRequests(w.peer.actor);
  await warnings.answer(w.peer.actor, asking!.id, { answer: 'no', quantity: '', text: 'x' });
  await send();
  assert.deepEqual(await told(), [addressOf(colleague)]);
  assert.deepEqual([await unseen(), await persons()], [0, new Set([id])]);
  const role = (name: string) =>
    context.pool.query('update membership set role = $2 where person_id = $1', [id, name]);
  await role('viewer');
  assert.deepEqual(await told(), [addressOf(officer)]);
  assert.deepEqual([await unseen(), await persons()], [1, new Set([null])]);
  await role('editor');
  await access.forgetMail(colleague.actor);
  assert.deepEqual(await told(), [addressOf(officer)]);
  assert.deepEqual([await unseen(), await persons()], [0, new Set([null])], 'it stands on their page still');
  await context.pool.query('delete from membership where person_id = $1', [id]);
  assert.deepEqual(await told(), [addressOf(officer)]);
  assert.equal(await unseen(), 1);
  goTo('2026-08-23T08:23:00+09:00');
  assert.equal(await tellDeadlines(context), 1);
});

test('an address is asked about three times a day, however many ask at once', async (t) => {
  const { context, maker } = await warningWorld(t);
  const access = createAccess(context);
  const asked = await Promise.allSettled(
    Array.from({ length: 8 }, (_, n) => access.setMailAddress(maker.actor, `a${n}@antei.example`)),
  );
  assert.equal(asked.filter(({ status }) => status === 'fulfilled').length, 3);
});

test('a restored site sends no letter of before', async (t) => {
  const w = await letterWorld(t);
  const { context, send } = w;
  await submitted(w);
  const now = context.clock.now();
  await holdRestored(context.pool, { backupAt: now, now, restoredOn: '2026-08-20' });
  assert.deepEqual((await send()).sent, []);
  await submitted(w);
  assert.equal((await send()).sent.length, 2);
});

test('mails of a demonstration say so', async (t) => {
  const w = await letterWorld(t);
  const { context, server } = w;
  await submitted(w);
  await context.pool.query(`update edition set source = 'demo'`);
  await deliverLetters(context);
  const [mail] = await server.read();
  assert.ok(mail!.subject!.startsWith(INVENTED_PREFIX));
  assert.ok(mail!.text!.startsWith(INVENTED));
});

test('what nobody needs is cleaned away: old letters, addresses not confirmed, and those of people who left', async (t) => {
  const w = await letterWorld(t);
  const { access, context, officer, colleague, maker, pharmacy, goTo } = w;
  await submitted(w);
  await access.setMailAddress(officer.actor, 'new@antei.example');
  await context.pool.query('delete from membership where person_id = $1', [colleague.actor.person.id]);
  await context.pool.query(`insert into person_mail (person_id, address) values ($1, 'p@antei.example')`, [
    pharmacy.actor.person.id,
  ]);
  const clean = async (instant: string) => {
    goTo(instant);
    await accessJobs(context).tasks['clean-letters']!(null);
  };
  const letters = async () =>
    (await context.pool.query<{ count: number }>('select count(*)::int as count from letter')).rows[0]!.count;
  const there = await letters();
  await clean('2026-08-22T08:59:00+09:00');
  assert.equal((await access.mail(officer.actor)).pending, 'new@antei.example');
  await clean('2026-08-22T09:01:00+09:00');
  const { address, pending } = await access.mail(officer.actor);
  assert.deepEqual([address, pending], [addressOf(officer), null], 'the one that was confirmed stays');
  assert.equal((await access.mail(colleague.actor)).address, null);
  assert.equal((await access.mail(pharmacy.actor)).address, null);
  assert.equal((await access.mail(maker.actor)).address, addressOf(maker));
  assert.equal(await letters(), there);
  await clean('2026-11-19T09:01:00+09:00');
  assert.equal(await letters(), 0);
});
