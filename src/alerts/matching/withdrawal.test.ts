import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { fixedClock } from '../../platform/clock.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { readTable } from '../../platform/files/table.ts';
import type { Settings } from '../../platform/settings.ts';
import { restoreEdition, withdrawEdition } from '../../supply/export/withdraw-edition.ts';
import { createSupplyReader, importEdition } from '../../supply/index.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { fetchSupply } from '../../supply/source/fetch-edition.ts';
import { openMinistry, PAGE } from '../../supply/source/source-testing.ts';
import { edition, row } from '../../supply/testing.ts';
import { deliverDue } from '../delivery/deliver.ts';
import { mailServer } from '../delivery/servers-testing.ts';
import { reportEdition } from '../device/device-matching.ts';
import { newsFile } from '../device/public-files.ts';
import { createList, withList } from '../lists/lists.ts';
import * as store from '../lists/store-lists.ts';
import { toNewsItem } from '../news/news-wording.ts';
import { newsFor, newsOfEdition } from '../news/store-news.ts';
import { announceEditions } from './on-edition.ts';

/** A and B are of one ingredient, form and strength; C is not. */
const [A, B, C] = ['1149019F1560', '1149019F1579', '2119404A1033'] as const;
const STOPPED = { response: RESPONSE_TEXT.stopped };
const [FIRST, SECOND, THIRD] = ['2026-09-15', '2026-09-16', '2026-09-17'] as const;
const OFFICIAL = { source: 'official' } as const;
const BY_PAGE = { byPage: true };

/** A site that mails, and what it mailed since it was last asked: to whom, and the text. */
async function world(t: TestContext, settings: Partial<Settings> = {}) {
  const server = await mailServer(t);
  const clock = fixedClock('2026-09-18T10:00:00+09:00');
  const plain = await testContext(t, {
    secret: 's'.repeat(32),
    smtpUrl: server.url,
    publicUrl: 'https://antei.example/',
    ...settings,
  });
  const told = announceEditions({ ...plain, clock });
  const context: SupplyContext = { ...plain, clock, ports: { ...NO_PORTS, told } };
  const load = (asOf: string, rows: ReturnType<typeof row>[]) =>
    importEdition(context, edition(asOf, rows), OFFICIAL);
  let read = 0;
  const mails = async () => {
    await deliverDue(context);
    const all = await server.read();
    const fresh = all.slice(read).map(({ to, subject, text }) => ({
      to: to![0]!.address!,
      subject: subject!,
      text: text!,
    }));
    read = all.length;
    return fresh;
  };
  return { context, load, mails };
}

/** Somebody who is told by mail at once of everything about some products. */
async function watch(context: SupplyContext, address: string, codes: readonly string[]): Promise<void> {
  const list = await createList(context, { add: codes, wants: 511 });
  await withList(context, list.handle, async (client, held) => {
    const channel = await store.insertChannel(client, {
      listId: held.id,
      kind: 'email',
      address,
      rhythm: 'now',
      confirmBy: null,
    });
    await store.movePostings(client, channel.id, null, store.hearing(held, channel));
  });
}

test('who was told of an edition that is withdrawn is corrected, once; nobody else hears of it', async (t) => {
  const { context, load, mails } = await world(t);
  await load(FIRST, [row(A), row(C)]);
  await watch(context, 'a@example.jp', [A]);
  await watch(context, 'c@example.jp', [C]);
  await load(SECOND, [row(A, STOPPED), row(C)]);
  assert.deepEqual(
    (await mails()).map(({ to }) => to),
    ['a@example.jp'],
  );
  await withdrawEdition(context, SECOND, BY_PAGE);
  const [correction, ...others] = await mails();
  assert.deepEqual(others, []);
  assert.equal(correction!.to, 'a@example.jp');
  assert.match(correction!.subject, /^【安定】訂正：1品目の変化/);
  assert.match(correction!.text, /2026年9月16日の一覧は、公表のあとで取り下げられました/);
  assert.match(correction!.text, /（取り消し）出荷対応：通常出荷 → 供給停止/);
  assert.deepEqual(await mails(), []);
});

test('the same edition returns without a second mail, and is news on pages and in feeds again', async (t) => {
  const { context, load, mails } = await world(t);
  await load(FIRST, [row(A), row(C)]);
  await watch(context, 'a@example.jp', [A]);
  await load(SECOND, [row(A, STOPPED), row(C)]);
  await mails();
  await withdrawEdition(context, SECOND, BY_PAGE);
  await mails();
  const [told] = await newsOfEdition(context.pool, SECOND);
  const shown = () => newsFor(context.pool, [told!.productId], 511, { limit: 9 });
  assert.deepEqual(await shown(), []);
  await load(SECOND, [row(A, STOPPED), row(C)]);
  assert.deepEqual(await mails(), []);
  const [news] = await shown();
  assert.deepEqual(toNewsItem(news!).facts.at(-1), '取り下げのあと再掲載');
  // Withdrawn again: channels that were last told that it is withdrawn hear nothing more.
  await withdrawEdition(context, SECOND, BY_PAGE);
  await restoreEdition(context, SECOND);
  assert.deepEqual(await mails(), []);
});

test('what had not gone out yet when the edition was withdrawn is told when it returns, once', async (t) => {
  const { context, load, mails } = await world(t);
  await load(FIRST, [row(A), row(C)]);
  await watch(context, 'a@example.jp', [A]);
  await load(SECOND, [row(A, STOPPED), row(C)]);
  await withdrawEdition(context, SECOND, BY_PAGE);
  assert.deepEqual(await mails(), [], 'nothing was told, so nothing is corrected');
  await restoreEdition(context, SECOND);
  const [mail, ...others] = await mails();
  assert.deepEqual(others, []);
  assert.match(mail!.subject, /^【安定】1品目の変化: /);
  await withdrawEdition(context, SECOND, BY_PAGE);
  assert.match((await mails())[0]!.subject, /訂正：/);
});

test('a withdrawal that is over before anybody heard of it is told to nobody', async (t) => {
  const { context, load, mails } = await world(t);
  await load(FIRST, [row(A), row(C)]);
  await watch(context, 'a@example.jp', [A]);
  await load(SECOND, [row(A, STOPPED), row(C)]);
  assert.equal((await mails()).length, 1);
  await withdrawEdition(context, SECOND, BY_PAGE);
  await restoreEdition(context, SECOND);
  assert.deepEqual(await mails(), []);
  // And the next one is told again: the last word that went out was the news.
  await withdrawEdition(context, SECOND, BY_PAGE);
  assert.equal((await mails()).length, 1);
});

test('another content of the date: what is otherwise is corrected, what is the same is told to nobody again', async (t) => {
  const { context, load, mails } = await world(t);
  await load(FIRST, [row(A), row(C)]);
  await watch(context, 'a@example.jp', [A]);
  await watch(context, 'c@example.jp', [C]);
  await load(SECOND, [row(A, STOPPED), row(C, STOPPED)]);
  await mails();
  await withdrawEdition(context, SECOND, BY_PAGE);
  await mails();
  await load(SECOND, [row(A, STOPPED), row(C, { volume: VOLUME_TEXT.halted })]);
  const [correction, ...others] = await mails();
  assert.deepEqual(others, []);
  assert.equal(correction!.to, 'c@example.jp');
  assert.match(correction!.text, /先にお知らせした内容を、次のとおり訂正します/);
});

test('where a later edition stands, who is corrected hears also what that one now brings', async (t) => {
  const { context, load, mails } = await world(t);
  await load(FIRST, [row(A), row(C)]);
  await watch(context, 'a@example.jp', [A]);
  await load(SECOND, [row(A, STOPPED), row(C)]);
  await load(THIRD, [row(A, STOPPED), row(C)]);
  assert.equal((await mails()).length, 1);
  await withdrawEdition(context, SECOND, { byPage: false });
  const said = (await mails()).map(({ subject, text }) => `${subject} ${text}`).sort();
  assert.equal(said.length, 2);
  assert.match(said[0]!, /1品目の変化: .*停止 .*2026年9月17日の一覧で/s);
  assert.match(said[1]!, /訂正：.*2026年9月16日の一覧は、公表のあとで取り下げられました/s);
});

test('a device that keeps its list takes back what it showed, and shows what returns without a sound', async (t) => {
  const { context, load } = await world(t);
  await load(FIRST, [row(A), row(B), row(C)]);
  await load(SECOND, [row(A, STOPPED), row(B), row(C)]);
  await context.pool.query(`insert into watch_channel (kind, address) values ('device', '{}')`);
  const list = { products: [{ code: A, name: '試験錠' }], wants: 511 };
  const before = reportEdition(list, await newsFile(context, SECOND), null);
  assert.equal(before.items.length, 1);
  const due = async () =>
    (
      await context.pool.query<{ revision: number }>(
        'select revision from outbox where as_of = $1 order by revision',
        [SECOND],
      )
    ).rows.map(({ revision }) => revision);
  await withdrawEdition(context, SECOND, BY_PAGE);
  assert.deepEqual(await due(), [2]);
  const taken = await newsFile(context, SECOND);
  assert.deepEqual([taken.items, taken.revision], [[], 2]);
  const after = reportEdition(list, taken, { wants: 511, items: before.items });
  assert.equal(after.takenBack.length, 1);
  await restoreEdition(context, SECOND);
  assert.deepEqual(await due(), [2]);
});

/** What the ministry's page is: a link whose text has year and month in full width and the day in half width. */
function linkTo(asOf: string, path: string): string {
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
  const wide = (n: number) => String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
  const text = `医療用医薬品供給状況（令和${wide(year - 2018)}年${wide(month)}月${day}日現在）`;
  return `<p class="m-grid__col1"><a href="${path}">${text}［Excel形式：1.5MB］</a></p>`;
}

test('the ministry’s own files: the page goes forward over three editions, back by one, and forward again', {
  skip: skipWithoutData,
}, async (t) => {
  const ministry = await openMinistry(t);
  const { context, mails } = await world(t, { supplyPage: `${ministry.url}${PAGE}` });
  const days = ['2026-08-14', '2026-08-17', '2026-08-18'] as const;
  const nameOf = (asOf: string) => `${asOf.slice(2).replaceAll('-', '')}iyakuhinkyoukyu.xlsx`;
  const bytes = new Map(days.map((day) => [day, readFileSync(realFile(`supply-status/${nameOf(day)}`))]));
  const publish = (asOf: (typeof days)[number]) => {
    const path = `/content/10800000/${nameOf(asOf)}`;
    ministry.file(path, bytes.get(asOf)!);
    ministry.page(linkTo(asOf, path));
  };
  // Read by hand: which products ⑫ moved between the last two files, and what each file says.
  const cellsOf = new Map<string, Map<string, string>>();
  for (const day of days) {
    const rows = (await readTable(sourceFile(nameOf(day), bytes.get(day)!), 200)).slice(2);
    cellsOf.set(day, new Map(rows.map((cells) => [String(cells[4]), String(cells[11])])));
  }
  const [, before, newest] = days;
  const moved = [...cellsOf.get(newest)!].filter(([code, response]) => {
    const earlier = cellsOf.get(before)!.get(code);
    return earlier !== undefined && earlier !== response;
  });
  assert.ok(moved.length > 0);
  const watched = moved.map(([code]) => code);

  const supply = createSupplyReader(context);
  const current = async (day: string) => {
    // The reader looks for a new state at most so often, and shows the one before while the new one is loaded.
    let { edition: stands, products } = await supply.snapshot();
    for (const until = Date.now() + 30_000; stands?.asOf !== day && Date.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      ({ edition: stands, products } = await supply.snapshot());
    }
    const normal = products.filter(({ response }) => response === 'normal').length;
    return { asOf: stands!.asOf, products: products.length, normal };
  };
  const byHand = (day: string) => {
    const responses = [...cellsOf.get(day)!.values()];
    return {
      asOf: day,
      products: responses.length,
      normal: responses.filter((r) => r.includes('通常出荷')).length,
    };
  };
  const changesOn = async (day: string) =>
    (await supply.changes({ since: day, until: day })).filter(({ kinds }) => kinds.includes('response'))
      .length;

  for (const day of days) {
    if (day === newest) await watch(context, 'pharmacist@example.jp', watched);
    publish(day);
    const outcome = await fetchSupply(context);
    assert.deepEqual(
      [outcome.outcome, outcome.asOf, outcome.result?.problems],
      ['imported', day, []],
      outcome.message,
    );
    assert.deepEqual(await current(day), byHand(day));
  }
  assert.equal((await mails()).length, 1);
  assert.equal(await changesOn(newest), moved.length);

  publish(before);
  assert.deepEqual((await fetchSupply(context)).withdrawn, [newest]);
  assert.deepEqual(await current(before), byHand(before));
  assert.equal(await changesOn(newest), 0);
  const corrections = await mails();
  assert.equal(corrections.length, 1);
  assert.match(corrections[0]!.text, /2026年8月18日の一覧は、公表のあとで取り下げられました/);

  publish(newest);
  assert.equal((await fetchSupply(context)).outcome, 'imported');
  assert.deepEqual(await current(newest), byHand(newest));
  assert.equal(await changesOn(newest), moved.length);
  assert.deepEqual(await mails(), []);
});
