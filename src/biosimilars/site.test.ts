/** The pages and the feed of seminars, materials and cases, asked for as browsers ask: what shows, and what must not. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ensureBuilt } from '../app/build.ts';
import { PAGES } from '../app/pages.ts';
import { createSite } from '../app/server.ts';
import { importLists } from '../indicators/world-testing.ts';
import { NO_PORTS } from '../supply/ports.ts';
import {
  caseFields,
  type InformationWorld,
  informationWorld,
  materialFields,
  seminarFields,
} from './information-testing.ts';

const SENTINEL = 'ヒミツノレンラクサキ';
let world: InformationWorld;
let site: FastifyInstance;
before(async () => {
  world = await informationWorld();
  await importLists(world.context);
  site = await createSite({ ...world.context, ports: NO_PORTS }, await ensureBuilt());
  await site.ready();
});
after(async () => {
  await site?.close();
  await world?.context.close();
});

let requests = 0;
/** Each request from another place, as forms of one are limited. */
async function ask(
  url: string,
  { cookie = '', form }: { cookie?: string; form?: Record<string, string> } = {},
) {
  requests++;
  const headers: Record<string, string> = cookie ? { cookie } : {};
  if (form) headers['content-type'] = 'application/x-www-form-urlencoded';
  return site.inject({
    method: form ? 'POST' : 'GET',
    url,
    headers,
    payload: form && new URLSearchParams(form).toString(),
    remoteAddress: `10.2.${requests >> 8}.${requests & 255}`,
  });
}

/** A page as it is once the site has looked for changes, which it does a few times a second. */
async function pageThat(url: string, holds: (body: string) => boolean): Promise<string> {
  for (let tries = 0; ; tries++) {
    const { body } = await ask(url);
    if (holds(body) || tries === 40) return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test('a case goes by forms from its organisation over the desk of the ministry to the page, and its contact shows to nobody else', async () => {
  const { hospital, officer, rival } = world;
  const sent = await ask('/biosimilars/cases/new', {
    cookie: hospital.cookie,
    form: caseFields({ contact: SENTINEL }),
  });
  assert.equal(sent.statusCode, 303);
  const [, id] = /mine\/([\w-]+)\?done=sent$/.exec(String(sent.headers.location))!;
  assert.equal((await ask(`/biosimilars/cases/${id}`)).statusCode, 404);
  const desk = await ask(`/desk/biosimilars/cases/${id}`, { cookie: officer.cookie });
  assert.ok(desk.body.includes(SENTINEL));
  const decision = { version: '1', to: 'published', note: '' };
  const published = await ask(`/desk/biosimilars/cases/${id}`, { cookie: officer.cookie, form: decision });
  assert.equal(published.statusCode, 303);
  const again = await ask(`/desk/biosimilars/cases/${id}`, { cookie: officer.cookie, form: decision });
  assert.equal(again.statusCode, 409);
  assert.match(again.body, /開いた後に内容が変わりました/);

  const page = await ask(`/biosimilars/cases/${id}`);
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /外来での切替えの説明/);
  const addresses = PAGES.filter(({ access }) => access === 'public')
    .map(({ path }) => `/${path.replace('biosimilars/cases/:id', `biosimilars/cases/${id}`)}`)
    .filter((path) => !path.includes(':'));
  addresses.push(`/biosimilars/cases/${id}`, '/biosimilars/cases?prefecture=13');
  for (const cookie of ['', rival.cookie])
    for (const address of addresses)
      for (const suffix of ['', '.data']) {
        const [path, query] = address.split('?');
        const reply = await ask(
          `${path === '/' && suffix ? '/_root' : path}${suffix}${query ? `?${query}` : ''}`,
          {
            cookie,
          },
        );
        assert.ok(reply.statusCode < 500, address);
        assert.ok(!reply.body.includes(SENTINEL), `${address}${suffix} shows the contact`);
      }
  for (const address of ['/api/v1/openapi.json', '/feeds/biosimilar-seminars.ics'])
    assert.ok(!(await ask(address)).body.includes(SENTINEL));
  const theirs = await ask(`/biosimilars/cases/mine/${id}`, { cookie: rival.cookie });
  assert.equal(theirs.statusCode, 404);
  assert.ok(!theirs.body.includes(SENTINEL));
});

test('a form with mistakes comes back with what was put in and a word beside each field', async () => {
  const { hospital, officer } = world;
  for (const [url, cookie, form, words] of [
    [
      '/biosimilars/cases/new',
      hospital.cookie,
      caseFields({ title: '', place: '変わった場所' }),
      /件名を入れてください.*変わった場所|変わった場所.*件名を入れてください/s,
    ],
    [
      '/desk/biosimilars/seminars',
      officer.cookie,
      seminarFields({ ends: '12:00', place: '変わった場所' }),
      /終了が開始より前.*変わった場所|変わった場所.*終了が開始より前/s,
    ],
    [
      '/desk/biosimilars/materials',
      officer.cookie,
      materialFields({ url: 'x', title: '変わった題名' }),
      /https:\/\/ で始まるアドレス.*変わった題名|変わった題名.*https:\/\/ で始まるアドレス/s,
    ],
  ] as const) {
    const reply = await ask(url, { cookie, form });
    assert.equal(reply.statusCode, 422, url);
    assert.match(reply.body, words, url);
  }
});

test('a seminar shows on the page and in the feed at once, and its change and cancellation too', async () => {
  const { officer } = world;
  const feed = async () => ask('/feeds/biosimilar-seminars.ics');
  assert.match((await ask('/biosimilars/seminars')).body, /登録されている予定はありません/);
  const added = await ask('/desk/biosimilars/seminars', { cookie: officer.cookie, form: seminarFields() });
  assert.equal(added.headers.location, '/desk/biosimilars/seminars?done=added');
  const when = /2026年9月20日（日）13:30〜15:00/;
  assert.match(await pageThat('/biosimilars/seminars', (body) => when.test(body)), when);
  const first = await feed();
  assert.match(String(first.headers['content-type']), /^text\/calendar; charset=utf-8/);
  const held = await site.inject({
    url: '/feeds/biosimilar-seminars.ics',
    headers: { 'if-none-match': String(first.headers.etag) },
  });
  assert.equal(held.statusCode, 304);
  const [, id] = /UID:([\w-]+)@/.exec(first.body)!;
  const cancel = { version: '0', intent: 'cancel' };
  const url = `/desk/biosimilars/seminars/${id}`;
  assert.equal((await ask(url, { cookie: officer.cookie, form: cancel })).statusCode, 303);
  assert.match((await feed()).body, /SEQUENCE:1\r\n[\s\S]*STATUS:CANCELLED/);
  assert.match(await pageThat('/biosimilars/seminars', (body) => body.includes('【中止】')), /【中止】/);
  assert.equal((await ask(url, { cookie: officer.cookie, form: cancel })).statusCode, 409);
});

test('a material shows at once, under its kind and for its audience only, and is gone when it is withdrawn', async () => {
  const { officer, information } = world;
  await ask('/desk/biosimilars/materials', { cookie: officer.cookie, form: materialFields() });
  const shows = (body: string) => body.includes('バイオ後続品を知る');
  for (const query of ['', '?audience=patients&kind=leaflet'])
    assert.ok(shows(await pageThat(`/biosimilars/materials${query}`, shows)), query);
  assert.ok(!shows((await ask('/biosimilars/materials?audience=insurers')).body));
  assert.match((await ask('/biosimilars/materials?kind=video')).body, /この条件の資料は、まだありません/);
  const { id } = (await information.materials())[0]!;
  await ask('/desk/biosimilars/materials', { cookie: officer.cookie, form: { intent: 'withdraw', id } });
  assert.ok(!shows(await pageThat('/biosimilars/materials', (body) => !shows(body))));
});

test('the one indication of the list is never told as if it were the only one', async () => {
  for (const path of ['/biosimilars', '/biosimilars/ingredients', '/biosimilars/ingredients/infliximab']) {
    const body = await pageThat(path, (text) => text.includes('関節リウマチの治療'));
    const shown = body
      .replace(/<script[\s\S]*?<\/script>/g, '')
      .replace(/<head>[\s\S]*<\/head>|<[^>]*>/g, '');
    const named = shown.match(/.{0,5}関節リウマチの治療/g) ?? [];
    assert.ok(named.length > 0, path);
    for (const words of named)
      assert.match(words, /主な効能：?関節|（関節リウマチの治療/, `${path}: ${words}`);
  }
});

test('the calculator answers an address with the sums, and a wrong one beside its field', async () => {
  const item = new URLSearchParams({ item: 'infliximab 100mg 瓶', units: '20', class: 'u70-e', share: '3' });
  const { body } = await ask(`/biosimilars/cost?${item}`);
  assert.match(body, /患者さんの支払いは変わりません/);
  assert.match(body, /自己負担額が変わらず/);
  assert.doesNotMatch(body, /上限額は予定です|このサイトにありません/);
  const announced = await ask('/biosimilars/cost?month=2027-08');
  assert.match(announced.body, /2027年8月の上限額は予定です/);
  const none = await ask(`/biosimilars/cost?${item}&month=2018-07`);
  assert.match(none.body, /選んだ月の高額療養費の上限額が、このサイトにありません/);
  assert.ok(!none.body.includes('計算の結果'));
  const wrong = await ask('/biosimilars/cost?units=abc');
  assert.equal(wrong.statusCode, 200);
  assert.match(wrong.body, /数量は、0より大きく1,000まで/);
  assert.ok(!wrong.body.includes('計算の結果'));
});
