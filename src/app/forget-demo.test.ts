import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../platform/database/testing.ts';
import { importEdition } from '../supply/history/import-edition.ts';
import { edition, row } from '../supply/testing.ts';
import { openContext } from './context.ts';

/** Tables that refer to products and editions, or to what refers to them. */
const REFERRING = `
  with recursive referring (id) as (
    values ('product'::regclass::oid), ('edition_date'::regclass::oid)
    union select c.conrelid from pg_constraint c join referring r on c.contype = 'f' and c.confrelid = r.id
  ) select id::regclass::text as name from referring order by 1`;

test('when official lists take the place of the demonstration, every room empties what refers to it', async (t) => {
  const { pool, settings } = await testContext(t);
  const site = await openContext(settings);
  t.after(() => site.close());
  await importEdition(site, edition('2026-08-17', [row('1149019F1560')]), { source: 'demo' });
  const referring = (await pool.query<{ name: string }>(REFERRING)).rows.map(({ name }) => name);
  assert.ok(referring.includes('early_warning_file'), 'read over several steps');
  await pool.query(`create table emptied (name text);
    create function note_emptied() returns trigger language plpgsql as $$
    begin insert into emptied values (tg_table_name); return null; end $$;`);
  for (const name of referring)
    await pool.query(
      `create trigger note_emptied after truncate on ${name} for each statement execute function note_emptied();
       create trigger note_removed after delete on ${name} for each statement execute function note_emptied();`,
    );
  await importEdition(site, edition('2026-08-14', [row('1149019F1561')]), { source: 'official' });
  const { rows } = await pool.query<{ name: string }>('select distinct name from emptied order by 1');
  const emptied = rows.map(({ name }) => name);
  assert.deepEqual(
    referring.filter((name) => !emptied.includes(name)),
    [],
    'each is emptied by forgetDemo of its room (room.ts)',
  );
});
