import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { CLI } from '../../app/site-testing.ts';
import { testContext } from '../../platform/database/testing.ts';
import { withdrawEdition } from '../export/withdraw-edition.ts';
import type { Cell } from '../model.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../official/official-layout.ts';
import { NO_PORTS } from '../ports.ts';
import { changesAfter, changesBetween, readEdition } from '../read/store-read.ts';
import { edition, editionFile, fileName, row } from '../testing.ts';
import { CODES, emptySupply, published, timelines } from '../timeline-testing.ts';
import { CHANGE_RULE } from './change-rule.ts';
import { diffStates } from './diff-editions.ts';
import { importEdition, suspicion } from './import-edition.ts';
import { reclassify } from './reclassify.ts';

const OFFICIAL = { source: 'official' } as const;
test('a list that loses many products at once, or that had been withdrawn, is told to whoever imports it', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const products = Array.from({ length: 40 }, (_, n) => row(`1149019F1${100 + n}`));
  const whole = await importEdition(context, edition('2026-08-17', products), OFFICIAL);
  assert.equal(suspicion(whole), null);
  const half = edition('2026-08-18', products.slice(0, 20));
  assert.match(
    suspicion(await importEdition(context, half, OFFICIAL))!,
    /20品目が一度になくなりました.*withdraw 2026-08-18/,
  );
  await withdrawEdition(context, '2026-08-18', { byPage: false });
  assert.match(suspicion(await importEdition(context, half, OFFICIAL))!, /取り下げられていましたが/);
});

test('what a first list filled is known to the planner before anybody asks', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const products = Array.from({ length: 40 }, (_, n) => row(`1149019F1${100 + n}`));
  const known = async () => {
    const { rows } = await context.pool.query<{ rows: number }>(
      `select reltuples::int as rows from pg_class where oid = 'supply_version'::regclass`,
    );
    return rows[0]!.rows;
  };
  assert.equal(await known(), -1, 'never looked at');
  await importEdition(context, edition('2026-08-17', products), OFFICIAL);
  assert.equal(await known(), 40);
});

test('a list of eighteen columns and one of twenty-one that follows it differ only in what both have', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const cells = row('1149019F1560', { volumeOutlook: 'e．３か月超', volumeOutlookPercent: 110 });
  const old = edition('2025-05-01', [cells.with(12, null).with(17, null).with(18, null).with(20, null)]);
  const headers = old.headers.map((header, column) => ([12, 17, 18, 20].includes(column) ? null : header));
  await importEdition(context, { ...old, headers }, OFFICIAL);
  const moved = cells.with(16, VOLUME_TEXT.decreased);
  for (const [asOf, rows] of [
    ['2025-06-02', [cells]],
    ['2025-06-03', [moved]],
  ] as const)
    await importEdition(context, edition(asOf, [...rows]), OFFICIAL);
  const told = async () => (await changesBetween(context.pool, {})).map(({ asOf, kinds }) => [asOf, kinds]);
  assert.deepEqual(await told(), [['2025-06-03', ['volume']]]);
  await reclassify(context);
  assert.deepEqual(await told(), [['2025-06-03', ['volume']]]);
});

test('a list that another program saved again, its blank cells otherwise, is the list that is there', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const made = (blank: Cell) => edition('2026-08-18', [row('1149019F1560', { outlookText: blank })]);
  await importEdition(context, made(''), OFFICIAL);
  for (const blank of [null, '　', ''])
    assert.equal((await importEdition(context, made(blank), OFFICIAL)).alreadyImported, true);
  assert.equal((await readEdition(context.pool, '2026-08-18'))!.rows[0]![15], '');
  const other = edition('2026-08-18', [row('1149019F1560', { outlookText: '2026年9月' })]);
  await assert.rejects(importEdition(context, other, OFFICIAL), { code: 'edition-conflict' });
});

test('Editions give the same history and changes in whatever order and however often they are imported', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await fc.assert(
    fc.asyncProperty(
      timelines.chain((editions) =>
        fc.tuple(
          fc.constant(editions),
          fc.shuffledSubarray(editions, { minLength: editions.length }),
          fc.subarray(editions),
        ),
      ),
      async ([editions, shuffled, again]) => {
        const made = new Map(
          editions.map(([date, rows]) => [
            date,
            edition(
              date,
              rows.filter((cells) => cells !== null),
            ),
          ]),
        );
        await emptySupply(context);
        for (const [date] of [...shuffled, ...again]) await importEdition(context, made.get(date)!, OFFICIAL);
        const whatever = await published(context);

        const dates = [...made.keys()].sort();
        await emptySupply(context);
        for (const date of dates) await importEdition(context, made.get(date)!, OFFICIAL);
        assert.deepEqual(whatever, await published(context));

        // Against a plain reading of the editions: every state is found again, and every difference is a change.
        const expected: unknown[] = [];
        for (const [i, date] of dates.entries()) {
          const { rows } = (await readEdition(context.pool, date))!;
          assert.deepEqual(
            rows,
            made.get(date)!.rows.map((r) => r.cells),
          );
          if (i > 0)
            for (const code of CODES)
              expected.push(...changeBetween(made.get(dates[i - 1]!)!, made.get(date)!, code));
        }
        assert.equal(whatever.changes.length, expected.length);
      },
    ),
    { numRuns: 40 },
  );
});

function changeBetween(before: ReturnType<typeof edition>, after: ReturnType<typeof edition>, code: string) {
  const state = (of: typeof before) => of.rows.find((r) => r.yjCode === code) ?? null;
  const change = diffStates(state(before), state(after));
  return change ? [change] : [];
}

test('Importing the same file twice writes nothing, not even a revision', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const first = edition('2026-08-17', [row(CODES[0]!)]);
  assert.equal((await importEdition(context, first, OFFICIAL)).added, 1);
  const revision = async () =>
    (await context.pool.query(`select revision from public_revision where scope = 'supply'`)).rows[0]
      .revision;
  const before = await revision();
  const again = await importEdition(context, first, OFFICIAL);
  assert.deepEqual([again.alreadyImported, again.added, again.rows], [true, 0, 1]);
  assert.equal(await revision(), before);
  // Saved again by a spreadsheet: other bytes, the same content.
  assert.equal(
    (await importEdition(context, { ...first, sha256: 'other bytes' }, OFFICIAL)).alreadyImported,
    true,
  );
});

test('Another content of the same date is refused; as a replacement it rewrites history and tells followers', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const [a, b] = [CODES[0]!, CODES[1]!];
  const stopped = { response: RESPONSE_TEXT.stopped };
  await importEdition(context, edition('2026-08-14', [row(a), row(b)]), OFFICIAL);
  await importEdition(context, edition('2026-08-17', [row(a, stopped), row(b)]), OFFICIAL);
  await importEdition(context, edition('2026-08-18', [row(a, stopped), row(b)]), OFFICIAL);
  const before = await published(context);
  const corrected = edition('2026-08-17', [row(a), row(b, stopped)]);
  await assert.rejects(importEdition(context, corrected, OFFICIAL), {
    code: 'edition-conflict',
    message: /2品目/,
  });
  assert.deepEqual(await published(context), before);

  const cursor = (await changesAfter(context.pool, 0, 100)).at(-1)!.seq;
  await importEdition(context, corrected, { ...OFFICIAL, replace: true });
  const told = (await changesAfter(context.pool, cursor, 100)).map((c) => [c.asOf, c.yjCode, c.retracted]);
  assert.deepEqual(told.sort(), [
    ['2026-08-17', a, true],
    ['2026-08-17', b, false],
    ['2026-08-18', a, false],
    ['2026-08-18', b, false],
  ]);
});

test('The counts of an import are those of its changes', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const [a, b, c, d] = CODES as [string, string, string, string];
  const first = await importEdition(context, edition('2026-08-14', [row(a), row(b), row(c)]), OFFICIAL);
  assert.deepEqual([first.added, first.changed], [3, 0]);
  const { added, removed, changed, responseChanged, volumeChanged, listingChanged } = await importEdition(
    context,
    edition('2026-08-17', [
      row(a, { response: RESPONSE_TEXT.stopped, volume: VOLUME_TEXT.halted }),
      row(b, { outlookText: '2026年9月', strength: '１０ｍｇ１錠' }),
      row(d),
    ]),
    OFFICIAL,
  );
  assert.deepEqual(
    { added, removed, changed, responseChanged, volumeChanged, listingChanged },
    { added: 1, removed: 1, changed: 2, responseChanged: 1, volumeChanged: 1, listingChanged: 1 },
  );
});

test('Official data replaces the demonstration, and the demonstration never joins official data', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(context, edition('2026-08-17', [row(CODES[0]!)]), { source: 'demo' });
  const real = await importEdition(context, edition('2026-08-14', [row(CODES[1]!)]), OFFICIAL);
  assert.equal(real.added, 1);
  const late = await importEdition(context, edition('2026-08-18', [row(CODES[0]!)]), { source: 'demo' });
  assert.equal(late.alreadyImported, true);
  assert.deepEqual(
    (await published(context)).history.map((h) => h.yj_code),
    [CODES[1]],
  );
});

test('Imports at the same time wait for each other', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const dates = ['2026-08-12', '2026-08-13', '2026-08-14', '2026-08-17'];
  const volume = (i: number) => ({ volume: Object.values(VOLUME_TEXT)[i]! });
  await Promise.all(
    dates.map((date, i) => importEdition(context, edition(date, [row(CODES[0]!, volume(i))]), OFFICIAL)),
  );
  assert.deepEqual(
    (await published(context)).history.map((h) => h.valid_from),
    dates,
  );
});

test('A process killed at any moment of an import leaves the state before it or the whole edition', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const folder = mkdtempSync(join(tmpdir(), 'antei-kill-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const rows = (volume: string): Cell[][] =>
    Array.from({ length: 4000 }, (_, i) => row(`1149${String(i).padStart(4, '0')}F010`, { volume }));
  await importEdition(context, edition('2026-08-14', rows(VOLUME_TEXT.normal)), OFFICIAL);
  const before = JSON.stringify(await published(context));
  const path = join(folder, fileName('2026-08-17'));
  writeFileSync(path, editionFile('2026-08-17', rows(VOLUME_TEXT.decreased)).bytes);

  let whole = 0;
  for (let delay = 300; delay <= 1500 && whole < 2; delay += 100) {
    const env = { ...process.env, DATABASE_URL: context.settings.databaseUrl };
    const child = spawn(process.execPath, [CLI, 'import', 'supply', path], { env, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await sleep(delay);
    child.kill('SIGKILL');
    await ended;
    const { rows: editions } = await context.pool.query(`select from edition where as_of = '2026-08-17'`);
    if (editions.length === 0)
      assert.equal(JSON.stringify(await published(context)), before, `killed after ${delay} ms`);
    else {
      whole++;
      const { changes } = await published(context);
      assert.equal(changes.length, 4000);
    }
  }
});

test('Running a rule over stored changes again changes only what it decides', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  await importEdition(context, edition('2026-08-14', [row(CODES[0]!), row(CODES[1]!)]), OFFICIAL);
  await importEdition(
    context,
    edition('2026-08-17', [
      row(CODES[0]!, { volume: VOLUME_TEXT.increased }),
      row(CODES[1]!, { volume: VOLUME_TEXT.decreased }),
    ]),
    OFFICIAL,
  );
  assert.deepEqual(await reclassify(context), { total: 2, updated: 0, version: CHANGE_RULE.version });
  const strict = {
    version: 99,
    why: '',
    severity: { response: {}, volume: { normal: 0, increased: 0, decreased: 1 } },
    quiet: [],
    quietKinds: [],
  };
  assert.deepEqual(await reclassify(context, strict), { total: 2, updated: 1, version: 99 });
  assert.deepEqual(
    (await changesBetween(context.pool, {})).map((c) => c.notable),
    [true, true],
  );
});

test('Changes that an older Antei did not know, and such as no longer hold, follow from the stored states', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const [a, b, c, d] = CODES as [string, string, string, string];
  const decreased = { volume: VOLUME_TEXT.decreased };
  await importEdition(context, edition('2026-08-13', [row(a), row(b), row(c), row(d)]), OFFICIAL);
  const moved = [row(a, { strength: '１０ｍＬ' }), row(b, { mah: '新製薬', ...decreased }), row(c), row(d)];
  await importEdition(context, edition('2026-08-14', moved), OFFICIAL);
  await importEdition(
    context,
    edition('2026-08-17', [...moved.slice(0, 2), row(c, { outlookText: '　' })]),
    OFFICIAL,
  );
  const now = await published(context);
  // As a database of before has them: no kind `listing`, and white space in ⑯ taken for a text.
  await context.pool.query(`
    delete from supply_change where kinds = '{listing}';
    update supply_change set kinds = array_remove(kinds, 'listing'), before = before - 'mah', after = after - 'mah', rule_version = 1;
    insert into supply_change (as_of, product_id, previous_as_of, name, kinds, before, after, direction, notable, rule_version)
    select '2026-08-17', id, '2026-08-14', '', '{detail}', '{"outlookText": null}', '{"outlookText": "　"}', 'neutral', true, 1
    from product where yj_code = '${c}'`);
  const cursor = (await changesAfter(context.pool, 0, 100)).at(-1)!.seq;
  assert.deepEqual(await reclassify(context), { total: 3, updated: 3, version: CHANGE_RULE.version });
  assert.deepEqual(await published(context), now);
  const told = (await changesAfter(context.pool, cursor - 1, 100)).map(({ yjCode, kinds, retracted }) => [
    yjCode,
    ...kinds,
    retracted,
  ]);
  assert.deepEqual(told.sort(), [
    [a, 'listing', false],
    [b, 'volume', 'listing', false],
    [c, 'detail', true],
  ]);
  assert.equal((await reclassify(context)).updated, 0);
});
