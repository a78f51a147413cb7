import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../../supply/index.ts';
import {
  OUTLOOK_TEXT,
  REASON_TEXT,
  RESPONSE_TEXT,
  VOLUME_TEXT,
} from '../../supply/official/official-layout.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { createList, openList, type WatchList, withList } from '../lists/lists.ts';
import * as store from '../lists/store-lists.ts';
import { DEFAULT_WANTS, TOPICS, topicsOf, type WatchRule } from '../model.ts';
import { newsOfEdition } from '../news/store-news.ts';
import { announceEditions } from './on-edition.ts';
import { spreadBlocks } from './store-blocks.ts';

/** A and B are of one ingredient, form and strength; C is not. */
const A = '1149019F1560';
const B = '1149019F1579';
const C = '2119404A1033';
const D = '6132008F1022';
const STOPPED = { response: RESPONSE_TEXT.stopped };

async function world(t: TestContext) {
  const plain = await testContext(t);
  const context = { ...plain, ports: { ...NO_PORTS, told: announceEditions(plain) } };
  const load = (asOf: string, rows: ReturnType<typeof row>[], replace = false) =>
    importEdition(context, edition(asOf, rows), { source: 'official', replace });
  /** A list that tells by a confirmed channel. */
  const watch = async (
    codes: string[],
    { wants = DEFAULT_WANTS, rules = [] as WatchRule[], rhythm = 'now' as 'now' | 'daily' } = {},
  ) => {
    const list = await createList(context, { add: codes, wants, rules });
    const channel = await withList(context, list.handle, async (client, held) => {
      const added = await store.insertChannel(client, {
        listId: held.id,
        kind: 'email',
        address: 'a@example.jp',
        rhythm,
        confirmBy: null,
      });
      await store.movePostings(client, added.id, null, store.hearing(held, added));
      return added.id;
    });
    return { ...list, channel };
  };
  const outbox = async () => {
    await spreadBlocks(context.pool);
    const { rows } = await context.pool.query<{
      channel: number;
      asOf: string;
      revision: number;
      codes: string[];
      state: string;
      due: Date;
    }>(
      `select channel_id as channel, as_of as "asOf", revision, state, due_at as due,
              array(select yj_code from unnest(products) as id join product using (id) order by 1) as codes
       from outbox order by 1, 2, 3`,
    );
    return rows;
  };
  const told = async () =>
    (await outbox()).map(({ channel, asOf, revision, codes }) => ({ channel, asOf, revision, codes }));
  const news = async (asOf: string) =>
    (await newsOfEdition(context.pool, asOf)).map(({ content, topics, void: gone }) => ({
      code: content.yjCode,
      topics: topicsOf(topics),
      ...(gone ? { void: true } : {}),
    }));
  const sent = async () => {
    await spreadBlocks(context.pool);
    await context.pool.query(`update outbox set state = 'sent', sent_at = now() where state = 'due'`);
  };
  return { context, load, watch, outbox, told, news, sent };
}

test('a change reaches those who watch the product and nobody else, once', async (t) => {
  const { load, watch, told } = await world(t);
  await load('2026-08-14', [row(A), row(B), row(C)]);
  const mine = await watch([A, C]);
  await watch([B], { wants: 1 });
  await load('2026-08-17', [row(A), row(B), row(C, STOPPED)]);
  const expected = [{ channel: mine.channel, asOf: '2026-08-17', revision: 1, codes: [C] }];
  assert.deepEqual(await told(), expected);
  await load('2026-08-17', [row(A), row(B), row(C, STOPPED)]);
  assert.deepEqual(await told(), expected, 'the same file again tells nobody');
});

test('what is not wanted is not told; the quiet move of volume is told to nobody', async (t) => {
  const { load, watch, told, news } = await world(t);
  await load('2026-08-14', [row(A), row(C)]);
  await watch([A, C], { wants: 1 });
  await load('2026-08-17', [
    row(A, { volume: VOLUME_TEXT.decreased }),
    row(C, { volume: VOLUME_TEXT.increased }),
  ]);
  assert.deepEqual(await told(), []);
  assert.deepEqual(await news('2026-08-17'), [{ code: A, topics: ['volume'] }]);
});

test('volume-only changes are told; a return to normal is a recovery', async (t) => {
  const { load, watch, told, news } = await world(t);
  await load('2026-08-14', [row(A, { volume: VOLUME_TEXT.halted }), row(B)]);
  const { channel } = await watch([A], { wants: 4 });
  await load('2026-08-17', [row(A), row(B)]);
  assert.deepEqual(await news('2026-08-17'), [{ code: A, topics: ['volume', 'recovery'] }]);
  assert.deepEqual(await told(), [{ channel, asOf: '2026-08-17', revision: 1, codes: [A] }]);
});

test('a forecast appears, moves and passes', async (t) => {
  const { load, news } = await world(t);
  const at = (text: string | null) => [
    row(A, { ...STOPPED, outlook: OUTLOOK_TEXT.yes, outlookText: text, reason: REASON_TEXT.manufacturing }),
  ];
  await load('2026-08-03', at(null));
  await load('2026-08-04', at('2026年8月上旬'));
  await load('2026-08-05', at('2026年8月中旬'));
  await load('2026-08-19', at('2026年8月中旬'));
  await load('2026-08-20', at('2026年8月中旬'));
  const topics = async (asOf: string) => (await news(asOf)).flatMap((one) => one.topics);
  assert.deepEqual(await topics('2026-08-04'), ['forecastAppeared']);
  assert.deepEqual(await topics('2026-08-05'), ['forecastMoved']);
  assert.deepEqual(await topics('2026-08-19'), []);
});

test('when the last candidate stops, those who watch its peers hear that none is left', async (t) => {
  const { load, watch, told, news } = await world(t);
  await load('2026-08-14', [row(A, STOPPED), row(B), row(C)]);
  const { channel } = await watch([A]);
  await load('2026-08-17', [row(A, STOPPED), row(B, STOPPED), row(C)]);
  assert.deepEqual(await news('2026-08-17'), [
    { code: A, topics: ['alternatives'] },
    { code: B, topics: ['response'] },
  ]);
  assert.deepEqual(await told(), [{ channel, asOf: '2026-08-17', revision: 1, codes: [A] }]);
});

test('a product that leaves the list is news, and a list follows the code that replaced it', async (t) => {
  const { context, load, watch, told } = await world(t);
  const name = { name: '同じ品名錠' };
  await load('2026-08-14', [row(A, name), row(C)]);
  const list = await watch([A]);
  await load('2026-08-17', [row(B, name), row(C)]);
  assert.deepEqual(await told(), [{ channel: list.channel, asOf: '2026-08-17', revision: 1, codes: [A, B] }]);
  const [news] = await newsOfEdition(context.pool, '2026-08-17');
  assert.equal(news!.content.replacedBy, B);
  assert.equal((await openList(context, list.handle))!.products.length, 2);
  await load('2026-08-18', [row(B, { ...name, ...STOPPED }), row(C)]);
  assert.deepEqual((await told()).at(-1), {
    channel: list.channel,
    asOf: '2026-08-18',
    revision: 1,
    codes: [B],
  });
});

test('a list of everything of an ingredient takes in what is new', async (t) => {
  const { context, load, watch, told } = await world(t);
  await load('2026-08-14', [row(A), row(C, { ingredient: '別の成分' })]);
  const list = await watch([], { rules: [{ kind: 'ingredient', value: '試験成分' }] });
  await load('2026-08-17', [row(A), row(B), row(C, { ingredient: '別の成分' })]);
  assert.deepEqual(await told(), [{ channel: list.channel, asOf: '2026-08-17', revision: 1, codes: [B] }]);
  assert.equal(((await openList(context, list.handle)) as WatchList).products.length, 2);
});

test('an older edition that arrives late tells nobody, nor does the first of all', async (t) => {
  const { load, watch, told, news } = await world(t);
  await load('2026-08-17', [row(A)]);
  await watch([A, B]);
  await load('2026-08-13', [row(A, STOPPED), row(B)]);
  await load('2026-08-14', [row(A), row(B)]);
  assert.deepEqual(await told(), []);
  assert.deepEqual(
    (await news('2026-08-14')).map((one) => one.topics),
    [['response', 'recovery']],
  );
});

test('a corrected edition tells a correction to those whose news was wrong, and news to those who had none', async (t) => {
  const { load, watch, told, sent, news } = await world(t);
  await load('2026-08-14', [row(A), row(D), row(C)]);
  const a = await watch([A]);
  const b = await watch([D]);
  const c = await watch([C]);
  await load('2026-08-17', [row(A, STOPPED), row(D, { volume: VOLUME_TEXT.halted }), row(C)]);
  await sent();
  await load('2026-08-17', [row(A), row(D, { volume: VOLUME_TEXT.halted }), row(C, STOPPED)], true);
  assert.deepEqual(await told(), [
    { channel: a.channel, asOf: '2026-08-17', revision: 1, codes: [A] },
    { channel: a.channel, asOf: '2026-08-17', revision: 2, codes: [A] },
    { channel: b.channel, asOf: '2026-08-17', revision: 1, codes: [D] },
    { channel: c.channel, asOf: '2026-08-17', revision: 1, codes: [C] },
  ]);
  assert.deepEqual(
    (await news('2026-08-17')).filter((one) => one.void).map((one) => one.code),
    [A],
  );
});

test('a correction before anything was sent changes the message instead of sending another', async (t) => {
  const { load, watch, told } = await world(t);
  await load('2026-08-14', [row(A), row(C)]);
  const { channel } = await watch([A, C]);
  await load('2026-08-17', [row(A, STOPPED), row(C)]);
  await load('2026-08-17', [row(A, STOPPED), row(C, STOPPED)], true);
  assert.deepEqual(await told(), [{ channel, asOf: '2026-08-17', revision: 1, codes: [A, C] }]);
});

test('a daily digest is due at its hour in Japan, everything else at once', async (t) => {
  const { context, load, watch, outbox } = await world(t);
  await load('2026-08-14', [row(A)]);
  await watch([A]);
  await watch([A], { rhythm: 'daily' });
  await load('2026-08-17', [row(A, STOPPED)]);
  const [now, daily] = await outbox();
  assert.equal(now!.due.toISOString(), context.clock.now().toISOString());
  assert.equal(daily!.due.toISOString(), '2026-08-20T09:30:00.000Z');
});

test('an import that fails leaves no message, and a message that cannot be made undoes the import', async (t) => {
  const { context, load, watch, told } = await world(t);
  await load('2026-08-14', [row(A)]);
  await watch([A]);
  await context.pool.query('alter table outbox_block add constraint broken check (false)');
  await assert.rejects(load('2026-08-17', [row(A, STOPPED)]));
  assert.equal((await context.pool.query('select from edition')).rowCount, 1);
  await context.pool.query('alter table outbox_block drop constraint broken');
  const older = edition('2026-08-14', [row(A, STOPPED)]);
  await assert.rejects(importEdition(context, older, { source: 'official' }), /取り込み済み/);
  assert.deepEqual(await told(), []);
});

test('What a product is, changed alone, is told to those who chose it and to nobody else', async (t) => {
  const { load, watch, outbox, context } = await world(t);
  await load('2026-08-13', [row(A), row(B)]);
  const byDefault = await watch([A, B]);
  const chosen = await watch([A, B], { wants: TOPICS.listing.bit });
  const gas = { strength: '１０ｍＬ' };
  await load('2026-08-14', [row(A, gas), row(B, { ...gas, volume: VOLUME_TEXT.increased })]);
  assert.deepEqual(
    (await outbox()).map(({ channel, codes }) => [channel, codes]),
    [[chosen.channel, [A, B]]],
  );
  const news = await newsOfEdition(context.pool, '2026-08-14');
  for (const { topics, content } of news) {
    assert.deepEqual(topicsOf(topics), ['listing']);
    assert.deepEqual(content.lines, [{ label: '規格単位', before: '５ｍｇ１錠', after: '１０ｍＬ' }]);
    assert.equal(content.direction, 'neutral');
  }
  // Beside news of the supply it is told to everybody who hears of that.
  await load('2026-08-17', [row(A, { ...STOPPED, strength: '２０ｍＬ' }), row(B, gas)]);
  const later = (await outbox()).filter(({ asOf }) => asOf === '2026-08-17');
  assert.deepEqual(later.map(({ channel, codes }) => [channel, codes]).sort(), [
    [byDefault.channel, [A, B]],
    [chosen.channel, [A]],
  ]);
});

test('That a volume is no longer stated, or is again, is news of the volume and no recovery', async (t) => {
  const { load, watch, outbox, context } = await world(t);
  await load('2026-09-14', [row(A), row(C)]);
  await watch([A]);
  await load('2026-09-15', [row(A, { volume: null }), row(C)]);
  await load('2026-09-16', [row(A), row(C)]);
  assert.deepEqual(
    (await outbox()).map(({ asOf, codes }) => [asOf, codes]),
    [
      ['2026-09-15', [A]],
      ['2026-09-16', [A]],
    ],
  );
  const [gone] = await newsOfEdition(context.pool, '2026-09-15');
  assert.deepEqual(topicsOf(gone!.topics), ['volume']);
  assert.deepEqual(gone!.content.lines, [{ label: '出荷量', before: '出荷量通常', after: '記載なし' }]);
  assert.equal(gone!.content.volume, 'notStated');
  const [back] = await newsOfEdition(context.pool, '2026-09-16');
  assert.deepEqual(topicsOf(back!.topics), ['volume']);
});

test('A candidate whose volume is not stated does not count as one in normal supply', async (t) => {
  const { load, context } = await world(t);
  await load('2026-09-14', [row(A), row(B)]);
  await load('2026-09-15', [row(A, STOPPED), row(B, { volume: null })]);
  const news = await newsOfEdition(context.pool, '2026-09-15');
  const one = news.find(({ content }) => content.yjCode === A)!;
  assert.deepEqual([one.content.candidates.normal, one.content.candidates.total], [0, 1]);
  assert.ok(topicsOf(one.topics).includes('alternatives'));
});
