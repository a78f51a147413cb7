import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { informationWorld, seminarFields, traces } from '../information-testing.ts';
import { writeCalendar } from './calendar-feed.ts';
import { fieldsOfSeminar, readSeminar } from './seminar-form.ts';
import type { Seminar } from './store-seminars.ts';

test('a seminar is added, changed and cancelled by officers; each change raises its sequence', async (t) => {
  const world = await informationWorld(t);
  const { information, officer } = world;
  const before = await traces(world);
  const { id } = await information.addSeminar(officer.actor, seminarFields());
  const [added] = (await information.seminars()).coming;
  assert.deepEqual(
    [
      added!.title,
      added!.audiences,
      added!.beginsAt.toISOString(),
      added!.endsAt.toISOString(),
      added!.sequence,
    ],
    ['バイオ後続品の講習会', ['professionals'], '2026-09-20T04:30:00.000Z', '2026-09-20T06:00:00.000Z', 0],
  );
  const published = await traces(world);
  await information.changeSeminar(
    officer.actor,
    id!,
    0,
    seminarFields({ place: '大講堂', 'audience.insurers': 'on' }),
  );
  await assert.rejects(information.changeSeminar(officer.actor, id!, 0, seminarFields()), {
    code: 'edit-conflict',
  });
  const changed = await traces(world);
  await information.cancelSeminar(officer.actor, id!, 1);
  const [cancelled] = (await information.seminars()).coming;
  assert.deepEqual(
    [cancelled!.place, cancelled!.audiences, cancelled!.sequence, cancelled!.cancelled],
    ['大講堂', ['professionals', 'insurers'], 2, true],
  );
  await assert.rejects(information.changeSeminar(officer.actor, id!, 2, seminarFields()), {
    code: 'information-refused',
  });
  const { deeds, revision } = await traces(world);
  assert.deepEqual(deeds, [`seminar.add ${id}`, `seminar.change ${id}`, `seminar.cancel ${id}`]);
  assert.equal(
    new Set([before, published, changed].map((traced) => traced.revision)).add(revision).size,
    4,
    'each is another revision',
  );
});

test('nobody but an editor of the ministry changes seminars', async (t) => {
  const { information, officer, reader, hospital, maker } = await informationWorld(t);
  const { id } = await information.addSeminar(officer.actor, seminarFields());
  for (const { actor } of [reader, hospital, maker])
    for (const verb of [
      () => information.addSeminar(actor, seminarFields()),
      () => information.changeSeminar(actor, id!, 0, seminarFields()),
      () => information.cancelSeminar(actor, id!, 0),
      () => information.seminarToChange(actor, id!),
    ])
      await assert.rejects(verb, { code: 'forbidden' });
  await assert.rejects(information.cancelSeminar(officer.actor, 'AAAAAAAAAAAA', 0), { code: 'not-found' });
});

test('a seminar is to come until it ends; the next one stands first, and of those that are over the last one', async (t) => {
  const { information, officer } = await informationWorld(t);
  // It is 2026-08-20 09:00 in Japan.
  const days: [string, string, string][] = [
    ['いま開催中', '08:00', '10:00'],
    ['けさ終わった', '07:00', '09:00'],
    ['午後', '13:00', '14:00'],
  ];
  for (const [title, begins, ends] of days)
    await information.addSeminar(officer.actor, seminarFields({ title, on: '2026-08-20', begins, ends }));
  await information.addSeminar(officer.actor, seminarFields({ title: '先月', on: '2026-07-20' }));
  const { coming, past } = await information.seminars();
  assert.deepEqual(
    [coming.map(({ title }) => title), past.map(({ title }) => title)],
    [
      ['いま開催中', '午後'],
      ['けさ終わった', '先月'],
    ],
  );
});

test('a seminar without an audience, with a date that is none, an address that is none, or ended before it begins is refused', () => {
  const items = (replaced: Record<string, string>) =>
    readSeminar(seminarFields(replaced)).problems.map(({ item }) => item);
  assert.deepEqual(items({ 'audience.professionals': '' }), ['audiences']);
  assert.deepEqual(items({ on: '2026-02-30', begins: '25:00', url: 'javascript:alert(1)' }), [
    'on',
    'begins',
    'url',
  ]);
  assert.deepEqual(items({ ends: '13:30' }), ['ends']);
  assert.deepEqual(items({ lastOn: '2026-09-19' }), ['ends']);
  assert.deepEqual(items({ lastOn: '2026-09-21', ends: '09:00' }), []);
  assert.deepEqual(items({ title: '', organiser: 'あ'.repeat(101) }), ['title', 'organiser']);
});

test('what a form shows of a seminar is read back as the same seminar', () => {
  const forms: Record<string, string>[] = [
    {},
    { lastOn: '2026-09-22', ends: '09:05' },
    { begins: '00:00', ends: '23:59', url: '' },
  ];
  for (const replaced of forms) {
    const { value } = readSeminar(seminarFields(replaced));
    assert.deepEqual(readSeminar(fieldsOfSeminar(value!)).value, value);
  }
});

/** Unfolds and takes apart a calendar as RFC 5545 says; each property with its parameters, texts unescaped. */
function parseCalendar(text: string) {
  assert.ok(text.endsWith('\r\n') || !text.includes('\n\n'));
  for (const line of text.split('\r\n'))
    assert.ok(Buffer.byteLength(line) <= 75, `a line of ${Buffer.byteLength(line)} bytes`);
  assert.ok(!/[^\r]\n/.test(text), 'lines end with CR LF');
  const lines = text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean);
  return lines.map((line) => {
    const [, name, parameters, value] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/s.exec(line)!;
    const plain = value!.replace(/\\([\\;,nN])/g, (_, c: string) => (/n/i.test(c) ? '\n' : c));
    return { name: name!, parameters: parameters!, value: plain };
  });
}

const SEMINAR: Seminar = {
  publicId: 'aB3_xyz09QWe',
  title: 'バイオ後続品の基礎と、切替えの実際；質疑, 応答',
  audiences: ['patients', 'professionals'],
  beginsAt: new Date('2026-12-01T13:30:00+09:00'),
  endsAt: new Date('2026-12-02T00:15:00+09:00'),
  place: '東京都千代田区霞が関1-2-2; 中央合同庁舎第5号館\\講堂',
  url: 'https://example.jp/?a=1,2;b',
  organiser: '厚生労働省',
  note: '一行目\n二行目𠮷野家',
  sequence: 3,
  cancelled: false,
  changedAt: new Date('2026-11-20T10:00:00Z'),
};

test('the calendar gives back every letter of a seminar, in Japan’s time, whatever the clock of the machine shows', () => {
  const zone = process.env.TZ;
  try {
    for (const tz of ['UTC', 'Asia/Tokyo', 'America/New_York', 'Pacific/Auckland']) {
      process.env.TZ = tz;
      const properties = parseCalendar(writeCalendar([SEMINAR], 'https://antei.example'));
      const event = properties.slice(
        properties.findIndex(({ name, value }) => name === 'BEGIN' && value === 'VEVENT'),
      );
      const of = (name: string) => {
        const found = event.filter((one) => one.name === name);
        assert.equal(found.length, 1, `${name} ${found.length} times`);
        return found[0]!.parameters + found[0]!.value;
      };
      assert.equal(of('UID'), 'aB3_xyz09QWe@seminars.antei.example');
      assert.equal(of('SEQUENCE'), '3');
      assert.equal(of('DTSTART'), ';TZID=Asia/Tokyo20261201T133000', tz);
      assert.equal(of('DTEND'), ';TZID=Asia/Tokyo20261202T001500', tz);
      assert.equal(of('DTSTAMP'), '20261120T100000Z');
      assert.equal(of('LAST-MODIFIED'), '20261120T100000Z');
      assert.equal(of('SUMMARY'), SEMINAR.title);
      assert.equal(of('LOCATION'), SEMINAR.place);
      assert.equal(of('STATUS'), 'CONFIRMED');
      assert.match(of('URL'), /https:\/\/antei\.example\/biosimilars\/seminars#aB3_xyz09QWe$/);
      assert.equal(
        of('DESCRIPTION'),
        '対象：患者・国民、医療関係者\n主催：厚生労働省\n一行目\n二行目𠮷野家\nhttps://example.jp/?a=1,2;b',
      );
      const head = properties.map(({ name, value }) => `${name}:${value}`);
      for (const one of [
        'VERSION:2.0',
        'METHOD:PUBLISH',
        'BEGIN:VTIMEZONE',
        'TZID:Asia/Tokyo',
        'TZOFFSETTO:+0900',
      ])
        assert.ok(head.includes(one), one);
      assert.ok(head.some((one) => one.startsWith('PRODID:')));
    }
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test('a cancelled seminar stays in the calendar under the same identity, said to be cancelled', () => {
  const cancelled = { ...SEMINAR, cancelled: true, sequence: 4 };
  const properties = parseCalendar(writeCalendar([cancelled], 'https://other.example'));
  const texts = properties.map(({ name, value }) => `${name}:${value}`);
  assert.ok(texts.includes('STATUS:CANCELLED'));
  assert.ok(texts.includes('SEQUENCE:4'));
  assert.ok(texts.includes('UID:aB3_xyz09QWe@seminars.antei.example'));
  assert.ok(texts.includes(`SUMMARY:【中止】${SEMINAR.title}`));
});

test('any text that a form lets through comes back from the calendar', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(
    fc.property(text, text, (title, note) => {
      const { value } = readSeminar(seminarFields({ title: `件名${title}`, note }));
      if (!value) return;
      const seminar = { ...SEMINAR, ...value };
      const properties = parseCalendar(writeCalendar([seminar], 'https://antei.example'));
      assert.equal(properties.find(({ name }) => name === 'SUMMARY')!.value, value.title);
      const description = properties.find(({ name }) => name === 'DESCRIPTION')!.value;
      assert.ok(description.includes(value.note.split('\n')[0]!));
    }),
    { numRuns: 200 },
  );
});
