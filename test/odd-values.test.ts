/** What no date, id or text of ours looks like, in every place that takes one: an answer in words, never a failure of ours. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createList } from '../src/alerts/lists/lists.ts';
import { ensureBuilt } from '../src/app/build.ts';
import { PAGES } from '../src/app/pages.ts';
import { createSite } from '../src/app/server.ts';
import { type ClosableContext, testContext } from '../src/platform/database/testing.ts';
import { NO_PORTS, type SupplyContext } from '../src/supply/ports.ts';
import { makeWorld, type World } from './access-world.ts';

let context: ClosableContext & SupplyContext;
let site: FastifyInstance;
let world: World;
before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  world = await makeWorld(context);
  site = await createSite(context, await ensureBuilt());
  await site.ready();
});
after(async () => {
  await site.close();
  await context.close();
});

const HOST = '127.0.0.1';
let network = 0;
/** Each from an address of its own: limits are tested elsewhere. */
const next = () => `198.18.${(++network >> 8) & 255}.${network & 255}`;
const ask = (url: string, cookie?: string) =>
  site.inject({
    url,
    remoteAddress: next(),
    headers: { host: HOST, accept: '*/*', ...(cookie === undefined ? {} : { cookie }) },
  });
/** Who is let in to a page. */
function cookieFor({ access }: (typeof PAGES)[number]): string | undefined {
  if (access === 'public') return undefined;
  const kind = access === 'signed-in' || access.kinds === 'any' ? 'ministry' : access.kinds[0]!;
  return world.own(kind as 'ministry', 'admin').cookie;
}

const DATES = ['0000-01-01', '0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2026-02-30', '%00'];
/** As they stand in an address; a reader's browser sends the last two as they are. */
const IDS = [
  '%00',
  'a%00b',
  '%0a',
  '%7f',
  '%c2%80',
  '%ef%bf%be',
  '%2500',
  '%ed%a0%80',
  '9'.repeat(400),
  '-1',
  '__proto__',
];

interface Parameter {
  name: string;
  in: string;
  schema?: object;
}

describe('a date', () => {
  test('of no century or no calendar is told so by every route of the API that takes one', async () => {
    const { paths } = site.swagger() as { paths: Record<string, { get?: { parameters?: Parameter[] } }> };
    let tried = 0;
    for (const [path, { get }] of Object.entries(paths))
      for (const { name, in: where, schema } of get?.parameters ?? []) {
        if (!/"format":"date"/.test(JSON.stringify(schema))) continue;
        for (const date of DATES) {
          const filled = path.replace(`{${name}}`, date).replace(/\{\w+\}/g, 'x');
          const answer = await ask(where === 'path' ? filled : `${filled}?${name}=${date}`);
          assert.ok([400, 404].includes(answer.statusCode), `${answer.statusCode} ${filled} ${name}=${date}`);
          tried++;
        }
      }
    assert.ok(tried >= 7 * DATES.length, `${tried}`);
  });

  test('does the same on pages and in forms', async () => {
    const targets = [
      '/overview.csv?asOf=',
      '/overview?asOf=',
      '/changes?from=2026-08-18&to=',
      '/changes?from=',
      '/data/',
      '/roadmap?since=',
      '/roadmap/review?as-of=',
      '/api/v1/editions/',
      '/api/v1/news/',
      '/api/v1/news?since=',
      '/api/v1/changes?until=',
    ];
    for (const target of targets)
      for (const date of DATES) {
        const { statusCode } = await ask(target + date);
        assert.ok(statusCode < 500, `${statusCode} ${target}${date}`);
      }
    const { cookie } = world.own('ministry', 'admin');
    for (const on of ['0000-01-01', '9999-12-31', '令和0年1月1日', '2026-09-18'])
      for (const lastOn of ['0000-01-01', '9999-12-31', '']) {
        const answer = await site.inject({
          method: 'POST',
          url: '/desk/biosimilars/seminars/new',
          remoteAddress: next(),
          headers: { host: HOST, cookie, 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({
            intent: 'save',
            title: '講習',
            on,
            begins: '10:00',
            lastOn,
            ends: '11:00',
            place: '会場',
            organiser: '県',
            'audience.patients': 'on',
          }).toString(),
        });
        assert.ok(answer.statusCode < 500, `${answer.statusCode} ${on} ${lastOn}`);
      }
    const { rows } = await context.pool.query(
      "select count(*)::int as n from seminar where begins_at < '1900-01-01' or ends_at > '2200-01-01'",
    );
    assert.equal(rows[0].n, 0);
  });
});

describe('an id', () => {
  test('that is none is never a failure of a page, its data or a route', async () => {
    const { paths } = site.swagger() as { paths: object };
    const targets = [
      ...PAGES.filter(({ path }) => path.includes(':')).flatMap((page) => {
        const path = `/${page.path.replace(/:\w+/g, ':x')}`;
        return [
          [path, cookieFor(page), IDS],
          [`${path}.data`, cookieFor(page), IDS.slice(0, 1)],
        ] as const;
      }),
      ...Object.keys(paths).map((path) => [path.replace(/\{\w+\}/g, ':x'), undefined, IDS] as const),
      ...['products/:x.atom', 'makers/:x.json', 'lists/:x.atom', ':x'].map(
        (path) => [`/feeds/${path}`, undefined, IDS] as const,
      ),
    ].filter(([path]) => path.includes(':x'));
    for (const [path, cookie, ids] of targets)
      for (const id of ids) {
        const { statusCode, body } = await ask(path.replaceAll(':x', id), cookie);
        assert.ok(statusCode < 500, `${statusCode} ${path} ${id.slice(0, 20)}`);
        if (/^(%00|a%00b|%0a|%7f|%c2%80|%ef%bf%be)$/.test(id)) {
          assert.equal(statusCode, 400, `${path} ${id}`);
          // A page in English says so in English.
          const said = path.startsWith('/en/')
            ? /The address or what was sent cannot be read/
            : /制御文字|アドレスが正しくありません/;
          assert.match(body, said, path);
        }
      }
  });

  test('or a word after the ? loses what is pasted along, and nothing can be put together of the rest', async () => {
    assert.equal((await ask('/search?q=%00%E3%83%AD%00')).statusCode, 200);
    for (const tricky of ['%%0000', '%0%000', '%%%000000']) {
      const { statusCode } = await ask(`/search?q=${tricky}`);
      assert.ok([200, 400].includes(statusCode), tricky);
      const api = await ask(`/api/v1/products?q=${tricky}&maker=${tricky}`);
      assert.ok([200, 400].includes(api.statusCode), tricky);
    }
  });
});

test('A JSON text with what is no character is refused where it stands, and nothing fails', async () => {
  const send = (payload: string) =>
    site.inject({
      method: 'POST',
      url: '/api/v1/reporting/check',
      remoteAddress: next(),
      headers: {
        host: HOST,
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...world.token('manufacturer', 'reports:write'),
      },
      payload,
    });
  for (const [json, place] of [
    ['{"reports":[{"yjCode":"a\\u0000"}]}', 'reports[0].yjCode'],
    ['{"reports":[{"note":"\\ud800"}]}', 'reports[0].note'],
    ['{"reports":[{"note":"\\udc00\\ud800"}]}', 'reports[0].note'],
    ['{"reports":[{"note":"\\ufffe"}]}', 'reports[0].note'],
    ['{"a":{"b\\u0000":1}}', 'a'],
    ['"\\u0000"', 'JSON'],
  ] as const) {
    const answer = await send(json);
    assert.equal(answer.statusCode, 400, json);
    const { code, detail } = answer.json();
    assert.equal(code, 'json-characters', json);
    assert.ok(detail.startsWith(place), detail);
  }
  for (const json of [
    '{"reports":[{"note":"\\ud842\\udfb7 \\\\u0000"}]}',
    `{"reports":[{"yjCode":"${'9'.repeat(400)}","note":"${'あ'.repeat(10_000)}"}]}`,
    `{"reports":[{"status":${'9'.repeat(400)}}]}`,
  ]) {
    const answer = await send(json);
    assert.ok(answer.statusCode < 500 && answer.json().code !== 'json-characters', answer.body);
  }
});

test('a choice that a form of a watch list does not have is left out', async () => {
  const { handle } = await createList(context, {
    name: '棚',
    add: [],
    rules: [{ kind: 'ingredient', value: 'x' }],
  });
  for (const topic of ['', 'constructor', '__proto__', 'x'.repeat(400)])
    for (const intent of ['preview', 'topics', 'constructor']) {
      const { statusCode } = await site.inject({
        method: 'POST',
        url: `/lists/${handle}`,
        remoteAddress: next(),
        headers: { host: HOST, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ intent, topic, rhythm: topic, channel: topic }).toString(),
      });
      assert.ok(statusCode < 500, `${statusCode} ${intent} ${topic.slice(0, 20)}`);
    }
});
