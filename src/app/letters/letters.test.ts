/** Mails to officers and makers, from the verb that causes one to the mail server that takes it. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { pino } from 'pino';
import { createAccess } from '../../access/index.ts';
import { accessJobs } from '../../access/jobs.ts';
import { addMember, type SignedIn } from '../../access/testing.ts';
import { deliverLetters } from '../../alerts/delivery/deliver-letters.ts';
import { openTransports } from '../../alerts/delivery/send.ts';
import { mailServer } from '../../alerts/delivery/servers-testing.ts';
import { holdRestored } from '../../alerts/index.ts';
import { fixedClock } from '../../platform/clock.ts';
import { TEST_NOW } from '../../platform/database/testing.ts';
import { INVENTED, INVENTED_PREFIX } from '../../platform/invented.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { warningDeadlines } from '../../warnings/desk/deadlines.ts';
import { unseenAnswers } from '../../warnings/desk/store-waiting.ts';
import { filledForm, OURS, PEER, submitted, warningWorld } from '../../warnings/testing.ts';
import { tellDeadlines } from './deadlines.ts';

const SITE = 'https://antei.example';
const addressOf = ({ actor }: SignedIn) => `p${actor.person.id}@antei.example`;

/** The world of warnings, whose people have confirmed an address each. */
async function world(t: TestContext, answer?: Parameters<typeof mailServer>[1]) {
  const server = await mailServer(t, answer);
  const logged: string[] = [];
  const made = await warningWorld(t, { smtpUrl: server.url, publicUrl: SITE });
  const context = Object.assign(made.context, {
    ports: NO_PORTS,
    log: pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) }),
  });
  const access = createAccess(context);
  const people = [made.officer, made.colleague, made.reader, made.maker, made.makerViewer, made.peer];
  for (const who of people) await access.setMailAddress(who.actor, addressOf(who));
  await deliverLetters(context);
  for (const { to, raw } of server.mails) {
    const who = people.find((one) => addressOf(one) === to)!;
    const body = Buffer.from(String(raw).split(/\r?\n\r?\n/)[2]!, 'base64').toString();
    await access.confirmMail(who.actor, /key=([\w-]+)/.exec(body)![1]!);
  }
  server.mails.length = 0;
  /** What is sent now: to whom, and its subject without the name of the site. */
  const send = async () => {
    await deliverLetters(context);
    const read = await server.read();
    const mails = server.mails
      .map(({ to }, index) => ({ ...read[index]!, to }))
      .sort((a, b) => (a.to < b.to ? -1 : 1));
    server.mails.length = 0;
    return {
      sent: mails.map(({ to, subject }) => [to, subject!.replace('【安定】', '')]),
      texts: mails.map(({ text }) => text!),
    };
  };
  const goTo = (instant: string) => {
    context.clock = fixedClock(instant);
  };
  return { ...made, context, access, server, logged, send, goTo };
}

test('an address counts once its own person has followed the link, and no other key or person will do', async (t) => {
  const w = await world(t);
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
  const w = await world(t);
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
  const w = await world(t);
  const { warnings, maker, send } = w;
  await warnings.submit(maker.actor, [OURS], filledForm({ cause: 'none' }));
  assert.deepEqual((await send()).sent, []);
  const number = await submitted(w);
  await send();
  await assert.rejects(warnings.change(maker.actor, number, 9, filledForm()), { code: 'warning-conflict' });
  assert.deepEqual((await send()).sent, []);
});

test('everybody chooses; who left, has taken the address away or belongs to nobody’s organisation is not written to', async (t) => {
  const w = await world(t);
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
  const w = await world(t, {
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
  const w = await world(t);
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
  const w = await world(t);
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

test('a letter of deadlines is not sent to who left, nor after its day', async (t) => {
  const w = await world(t);
  const { context, warnings, officer, colleague, send, goTo } = w;
  const number = await submitted(w);
  await warnings.assign(officer.actor, number, 1, { assignee: null, dueOn: '2026-08-23' });
  await send();
  goTo('2026-08-23T08:23:00+09:00');
  assert.equal(await tellDeadlines(context), 2);
  await context.pool.query('delete from membership where person_id = $1', [colleague.actor.person.id]);
  assert.deepEqual(
    (await send()).sent.map(([to]) => to),
    [addressOf(officer)],
  );
  goTo('2026-08-24T08:23:00+09:00');
  assert.equal(await tellDeadlines(context), 1);
  goTo('2026-08-25T08:23:00+09:00');
  assert.deepEqual((await send()).sent, []);
});

test('who has changed organisations is not told that morning what the one before has due', async (t) => {
  const w = await world(t);
  const { access, context, warnings, officer, colleague, reader, peer, send, goTo } = w;
  const number = await submitted(w);
  await warnings.assign(officer.actor, number, 1, { assignee: null, dueOn: '2026-08-23' });
  await access.chooseMails(reader.actor, ['deadline']);
  await send();
  goTo('2026-08-23T08:23:00+09:00');
  assert.equal(await tellDeadlines(context), 3);
  // One was in both, and leaves the one that has something due; another leaves it, and joins the other after that.
  await addMember(context, reader, peer.actor.organisation, 'editor');
  goTo('2026-08-23T08:23:01+09:00');
  await context.pool.query('delete from membership where person_id = $1', [colleague.actor.person.id]);
  await addMember(context, colleague, peer.actor.organisation, 'editor');
  const { rows } = await context.pool.query<{ id: string }>(
    'select public_id as id from person where id = $1',
    [reader.actor.person.id],
  );
  await access.removeMember({ ...officer.actor, role: 'admin' }, rows[0]!.id);
  assert.equal((await access.mail(reader.actor)).address, addressOf(reader), 'who may be written to still');
  assert.deepEqual(
    (await send()).sent.map(([to]) => to),
    [addressOf(officer)],
  );
});

test('a warning whose officer has left, may not act any more or has no address is told to all', async (t) => {
  const w = await world(t);
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
  const w = await world(t);
  const { context, send } = w;
  await submitted(w);
  const now = context.clock.now();
  await holdRestored(context.pool, { backupAt: now, now, restoredOn: '2026-08-20' });
  assert.deepEqual((await send()).sent, []);
  await submitted(w);
  assert.equal((await send()).sent.length, 2);
});

test('mails of a demonstration say so', async (t) => {
  const w = await world(t);
  const { context, server } = w;
  await submitted(w);
  await context.pool.query(`update edition set source = 'demo'`);
  await deliverLetters(context);
  const [mail] = await server.read();
  assert.ok(mail!.subject!.startsWith(INVENTED_PREFIX));
  assert.ok(mail!.text!.startsWith(INVENTED));
});

test('deadlines: one mail a person and day, on the days that ask for one, what is over the longest first', async (t) => {
  const w = await world(t);
  const { context, warnings, maker, makerViewer, officer, colleague, peer, send, goTo } = w;
  const number = await submitted(w);
  await warnings.ask(officer.actor, number, { yjCode: PEER, message: '教えてください', dueOn: '2026-08-26' });
  await warnings.assign(officer.actor, number, 1, {
    assignee: colleague.actor.person.id,
    dueOn: '2026-08-30',
  });
  await send();
  /** What each person reads that morning, by address. */
  const morning = async (day: string) => {
    goTo(`${day}T08:23:00+09:00`);
    await tellDeadlines(context);
    await tellDeadlines(context);
    const { sent, texts } = await send();
    return Object.fromEntries(sent.map(([to], index) => [to, texts[index]!.split('\n\n').slice(1, -4)]));
  };
  assert.deepEqual(await morning('2026-08-21'), {});
  // Three days before the answer is due; the triage is due today.
  assert.deepEqual(await morning('2026-08-23'), {
    [addressOf(colleague)]: ['供給不安報告の内容確認：今日まで1件'],
    [addressOf(peer)]: ['増産の依頼への回答：3日以内のもの1件'],
  });
  assert.deepEqual(await morning('2026-08-25'), {});
  assert.deepEqual(await morning('2026-08-27'), {
    [addressOf(colleague)]: [
      '供給不安報告の内容確認：期限を過ぎたもの1件',
      '供給不安報告の対応：3日以内のもの1件',
    ],
    [addressOf(peer)]: ['増産の依頼への回答：期限を過ぎたもの1件'],
  });
  // Three days before the month ends, both makers owe their word of the month; only who may give it is told.
  const end = await morning('2026-08-28');
  assert.deepEqual(Object.keys(end).sort(), [addressOf(maker), addressOf(peer)].sort());
  assert.ok(!(addressOf(makerViewer) in end));
  assert.deepEqual(end[addressOf(maker)], ['今月の報告か「変更なし」の確認：3日以内のもの2品目']);
  await context.pool.query(`update supply_request set answer = 'no'`);
  assert.deepEqual(Object.keys(await morning('2026-09-07')), [addressOf(colleague)], 'a week on');
});

test('what nobody needs is cleaned away: old letters, addresses not confirmed, and those of people who left', async (t) => {
  const w = await world(t);
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
