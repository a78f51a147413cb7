/** ⑰ without a word: what readers of a product, of counts and of a database of before see of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrations } from '../../platform/database/migrate.ts';
import { testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../history/import-edition.ts';
import { isInTrouble, isUsual, shipsNormally } from '../model.ts';
import { NO_PORTS } from '../ports.ts';
import { createSupplyReader } from '../reader.ts';
import { edition, row } from '../testing.ts';
import { statusTone, VOLUME_LOOKS } from '../ui/status-look.ts';
import { RESPONSE_TEXT } from './official-layout.ts';

const [A, B, C] = ['1149019F1560', '1149019F1579', '1149019F1587'] as const;
const OFFICIAL = { source: 'official' } as const;

test('A blank volume is never normal: not usual, not in normal supply, with a mark of its own', () => {
  const blank = { response: 'normal', volume: 'notStated' } as const;
  assert.deepEqual([isUsual('notStated'), isInTrouble(blank), shipsNormally(blank)], [false, true, false]);
  const { notStated, ...others } = VOLUME_LOOKS;
  assert.equal(notStated.word, '記載なし');
  assert.ok(
    Object.values(others).every(({ shape, word }) => shape !== notStated.shape && word !== notStated.word),
  );
  assert.notEqual(statusTone('normal', 'notStated'), statusTone('normal', 'normal'));
});

test('A product without a stated volume is found by its filter and is no candidate in normal supply', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const rows = [row(A, { response: RESPONSE_TEXT.stopped }), row(B), row(C, { volume: '　' })];
  await importEdition(context, edition('2026-09-15', rows), OFFICIAL);
  const reader = createSupplyReader(context);
  const found = await reader.search({
    q: '',
    filters: { volume: ['notStated'] },
    sort: 'relevance',
    page: 1,
    size: 50,
  });
  assert.deepEqual(
    found.items.map(({ yjCode }) => yjCode),
    [C],
  );
  assert.deepEqual(Object.fromEntries(found.counts.volume), { normal: 2, notStated: 1 });
  const { candidates, peers } = (await reader.product(A))!;
  assert.deepEqual(peers, { normal: 1, total: 2 });
  assert.deepEqual(
    candidates.map(({ product }) => product.yjCode),
    [B, C],
  );
  const group = (await reader.group('ingredient', '試験成分', 'status'))!;
  assert.deepEqual([group.unhindered, group.byVolume.notStated], [1, 1]);
});

test('What was stored before blanks had a code reads as it would have been read now', async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const rows = [
    row(A, { volume: null }),
    row(A, { volume: null }),
    row(B, { volume: 'F．新しい区分', essentialSupply: 'D' }),
    row(C, { outlookText: '　' }),
    ...Array.from({ length: 100 }, (_, n) => row(`2149001F1${String(n).padStart(3, '0')}`)),
  ];
  await importEdition(context, edition('2026-09-15', rows), OFFICIAL);
  const stored = async () => {
    const versions = await context.pool.query(
      'select product_id, volume, essential_supply, outlook_text from supply_version order by 1',
    );
    const counts = await context.pool.query('select * from edition_count order by 1, 2, 3, 4, 5');
    return [versions.rows, counts.rows];
  };
  const now = await stored();
  await context.pool.query(`
    update supply_version set volume = 'unknown' where volume = 'notStated';
    update supply_version set essential_supply = null where essential_supply = 'unknown';
    update supply_version set outlook_text = '　' where cells ->> 15 = '　';
    update edition_count set products = 3 where volume = 'unknown';
    delete from edition_count where volume = 'notStated'`);
  const client = await context.pool.connect();
  await client.query('begin');
  await client.query(migrations().find(({ name }) => name.startsWith('0011'))!.sql);
  await client.query('commit');
  client.release();
  assert.deepEqual(await stored(), now);
});
