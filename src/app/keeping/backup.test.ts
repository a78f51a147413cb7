/** A site that was used, backed up while it changes, and restored elsewhere: everything is there and works. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { verifyTrail } from '../../access/audit/audit.ts';
import { decideHeld, hasLists, heldMessages } from '../../alerts/index.ts';
import { withList } from '../../alerts/lists/lists.ts';
import { hearing, insertChannel, movePostings } from '../../alerts/lists/store-lists.ts';
import { spreadBlocks } from '../../alerts/matching/store-blocks.ts';
import { fixedClock } from '../../platform/clock.ts';
import { checkSecret } from '../../platform/database/installation.ts';
import { migrate, migrations } from '../../platform/database/migrate.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { importEdition } from '../../supply/index.ts';
import type { SupplyContext } from '../../supply/ports.ts';
import { edition } from '../../supply/testing.ts';
import { DATA_FOLDER } from '../data-folder.ts';
import { HEAD, readArchive } from './archive.ts';
import { backupSite } from './backup.ts';
import { answers, asSite, rowsOf, usedSite } from './backup-testing.ts';
import { restoreSite } from './restore.ts';

let site: Awaited<ReturnType<typeof usedSite>>;
let context: ClosableContext & SupplyContext;
let folder: string;
let file: string;
before(async () => {
  site = await usedSite();
  context = site.context;
  await checkSecret(context.pool, context.settings, hasLists);
  folder = await mkdtemp(join(tmpdir(), 'antei-backup-'));
  file = join(folder, 'antei.tar.zst');
  await backupSite(context, file);
});
after(async () => {
  await rm(folder, { recursive: true });
  await context.close();
});

/** All rows of a database, table by table, and its sequences. */
async function contents({ pool }: ClosableContext): Promise<Record<string, unknown>> {
  const { rows } = await pool.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by 1`,
  );
  const all: Record<string, unknown> = {};
  for (const { name } of rows) {
    const found = await pool.query(
      `select md5(coalesce(string_agg(t::text, E'\\n' order by t::text), '')) as sum, count(*)::int from "${name}" t`,
    );
    all[name] = found.rows[0];
  }
  const jobs = await pool.query(
    'select task_identifier, key, run_at from graphile_worker.jobs order by 1, 2',
  );
  const sequences = await pool.query(
    `select sequencename, last_value from pg_sequences where schemaname = 'public' order by 1`,
  );
  return { ...all, jobs: jobs.rows, sequences: sequences.rows };
}

test('Restored elsewhere, every page, list, feed, figure, file and session answers as before', async (t) => {
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(folder), ['antei.tar.zst'], 'nothing else is left');
  for (const name of await readdir(context.settings.dataDir)) assert.ok(DATA_FOLDER.has(name), name);

  const other = asSite(await testContext(t));
  const restored = await restoreSite(other.settings, file, undefined, { send: true });
  assert.deepEqual(restored.leftOut, []);
  assert.deepEqual(await contents(other), await contents(context));
  await checkSecret(other.pool, other.settings, hasLists);
  const secret = join(other.settings.dataDir, 'secret');
  assert.equal((await stat(secret)).mode & 0o777, 0o600);
  const restoredFiles = await readdir(other.settings.dataDir, { recursive: true, withFileTypes: true });
  const open = [];
  for (const one of restoredFiles) {
    const path = join(one.parentPath, one.name);
    if (!path.includes('postgres') && ((await stat(path)).mode & 0o077) !== 0) open.push(path);
  }
  assert.deepEqual(open, [], 'nobody else on the machine reads what was restored, mails least of all');
  const mails = (place: ClosableContext) => readdir(join(place.settings.dataDir, 'outbox'));
  assert.ok((await mails(context)).length > 0);
  assert.deepEqual(await mails(other), await mails(context));

  const [was, is] = [await answers(context, site.pages), await answers(other, site.pages)];
  for (const [path, body] of was) assert.equal(is.get(path), body, path);
  const [trail, same] = [await verifyTrail(context.pool), await verifyTrail(other.pool)];
  assert.ok(trail.entries > 2 && same.broken === null);
  assert.deepEqual(same, trail);
  await assert.rejects(other.pool.query('delete from audit_entry'), /append-only/, 'its guard stands');

  // It goes on: numbers do not begin again, foreign keys hold.
  await importEdition(other, edition('2026-08-21', rowsOf(21)), { source: 'official' });
  await assert.rejects(
    other.pool.query(
      `insert into session (hash, person_id, device, created_at, used_at, expires_at) values ('x', 999999, 'x', now(), now(), now())`,
    ),
    { code: '23503' },
  );

  // What was restored makes the same backup again, and gets in the way of nothing.
  await assert.rejects(restoreSite(other.settings, file), { code: 'restore-not-empty' });
});

test('While editions come in, a backup is of one moment: each is in it whole or not at all', async (t) => {
  const busy = join(folder, 'busy.tar.zst');
  let stop = false;
  const changing = (async () => {
    for (let day = 1; !stop && day < 28; day++) {
      const asOf = `2026-07-${String(day).padStart(2, '0')}`;
      await importEdition(context, edition(asOf, rowsOf(day)), { source: 'official' });
    }
  })();
  await backupSite(context, busy).finally(() => {
    stop = true;
  });
  await changing;
  const other = await testContext(t);
  await restoreSite(other.settings, busy);
  const { rows } = await other.pool.query(
    `select count(*)::int as editions, count(*) filter (where row_count = (
       select count(*) from supply_interval i where i.version_id is not null and i.valid_from <= as_of and (i.valid_to > as_of or i.valid_to is null)))::int as whole from edition`,
  );
  assert.ok(rows[0].editions >= 3);
  assert.equal(rows[0].whole, rows[0].editions);
});

test('What was due is held by a restored site, and so is what comes of editions that are imported again, until it is decided', async (t) => {
  await withList(context, site.handle, async (client, list) => {
    const address = 'day@example.jp';
    const added = await insertChannel(client, {
      listId: list.id,
      kind: 'email',
      address,
      rhythm: 'now',
      confirmBy: null,
    });
    await movePostings(client, added.id, null, hearing(list, added));
  });
  await importEdition(context, edition('2026-08-21', rowsOf(21)), { source: 'official' });
  const due = join(folder, 'due.tar.zst');
  await backupSite(context, due);
  const clock = fixedClock('2026-08-21T20:00:00+09:00');
  for (const what of ['drop', 'send'] as const) {
    const other = asSite(await testContext(t));
    const { held } = await restoreSite(other.settings, due, undefined, { clock });
    assert.ok(held > 0);
    const dueBy = async (moment: string) => {
      await spreadBlocks(other.pool);
      const { rows } = await other.pool.query(
        `select count(*)::int as n from outbox where state = 'due' and due_at <= $1`,
        [moment],
      );
      return rows[0].n as number;
    };
    assert.equal(await dueBy('2030-01-01'), 0);
    const later = [edition('2026-08-21', rowsOf(24)), edition('2026-08-22', rowsOf(25))] as const;
    // The lost site may have told of that day.
    await importEdition(other, later[0], { source: 'official', replace: true });
    assert.equal(await dueBy('2030-01-01'), 0);
    const all = (await heldMessages(other.pool))!;
    assert.ok(all.messages >= held && all.channels > 0, JSON.stringify(all));
    await importEdition(other, later[1], { source: 'official' });
    const fresh = await dueBy('2030-01-01');
    assert.ok(fresh > 0, 'the next day is told as ever');
    assert.equal(await decideHeld(other.pool, what, other.clock.now()), all.messages);
    assert.equal(await heldMessages(other.pool), null);
    assert.equal(await dueBy('2030-01-01'), what === 'send' ? fresh + all.messages : fresh);
  }
});

test('A backup of an older version is restored and brought up to date', async (t) => {
  const old = await testContext(t);
  await old.pool.query(
    'drop schema public cascade; drop schema graphile_worker cascade; create schema public',
  );
  const all = migrations();
  await migrate(old.pool, all.slice(0, -1));
  await checkSecret(old.pool, old.settings, hasLists);
  await old.pool.query(
    `insert into source_check (source, url, checked_at, outcome, message)
     values ('supply', 'https://www.mhlw.go.jp/', '2026-08-01T00:00:00Z', 'unchanged', 'x')`,
  );
  const older = join(folder, 'older.tar.zst');
  await backupSite(old, older);
  const other = await testContext(t);
  await restoreSite(other.settings, older);
  const names = async ({ pool }: ClosableContext) =>
    (await pool.query('select name from migration order by 1')).rows.map(({ name }) => name);
  assert.equal((await names(old)).length, all.length - 1);
  assert.deepEqual(
    await names(other),
    all.map(({ name }) => name),
  );
  const { rows } = await other.pool.query('select outcome from source_check');
  assert.deepEqual(rows, [{ outcome: 'unchanged' }]);
  await checkSecret(other.pool, other.settings, hasLists);
});

/** A backup with some of its entries replaced (null: left out). */
async function altered(
  change: (name: string, body: Buffer) => Buffer | null | undefined,
  more: string[] = [],
) {
  const from = extract();
  from.end(zstdDecompressSync(await readFile(file)));
  const to = pack();
  for await (const entry of from) {
    const body = await collect(entry as unknown as Readable);
    const changed = change(entry.header.name, body);
    if (changed !== null) to.entry({ name: entry.header.name, mode: 0o600 }, changed ?? body);
    if (entry.header.name === HEAD) for (const name of more) to.entry({ name }, 'hostile');
  }
  to.finalize();
  const path = join(folder, 'altered.tar.zst');
  await writeFile(path, zstdCompressSync(await collect(to as unknown as Readable)));
  return path;
}

test('A file that is not ours, damaged, cut short, altered or newer is told so, and nothing is restored', async (t) => {
  const whole = await readFile(file);
  const other = await testContext(t);
  const refused = async (code: string, path: string, what: string) => {
    await assert.rejects(restoreSite(other.settings, path), (error: { code?: string; message: string }) => {
      assert.equal(error.code, code, `${what}: ${error.message}`);
      return true;
    });
  };
  const put = async (bytes: Buffer) => {
    const path = join(folder, 'wrong.tar.zst');
    await writeFile(path, bytes);
    return path;
  };
  await refused('file-not-found', join(folder, 'none'), 'missing');
  await refused('file-not-found', folder, 'a folder');
  await refused('backup-unreadable', await put(Buffer.alloc(0)), 'empty');
  await refused('backup-unreadable', await put(Buffer.from('PK\u0003\u0004 a zip')), 'a zip');
  await refused('backup-damaged', await put(zstdCompressSync(Buffer.from('no tar'.repeat(999)))), 'no tar');
  await refused(
    'backup-unreadable',
    await altered((name) => (name === HEAD ? null : undefined)),
    'another tar',
  );
  for (const part of [0.01, 0.3, 0.6, 0.9, 0.999])
    await refused(
      'backup-damaged',
      await put(whole.subarray(0, Math.floor(whole.length * part))),
      `cut at ${part}`,
    );
  // Where a bit says nothing (padding), what comes out is the same to the letter.
  const listed = await readArchive(file, async () => undefined);
  for (let n = 1; n < 40; n++) {
    const bytes = Buffer.from(whole);
    bytes[Math.floor((whole.length * n) / 40)]! ^= 1 << (n % 8);
    const path = await put(bytes);
    const read = await readArchive(path, async () => undefined).catch(({ code }) => code);
    if (Array.isArray(read)) assert.deepEqual(read, listed);
    else assert.equal(read, 'backup-damaged', `bit ${n}`);
  }
  await refused(
    'backup-damaged',
    await altered((name, body) =>
      name.startsWith('database/supply_version/')
        ? Buffer.from(body.toString().replace('錠', '散'))
        : undefined,
    ),
    'a row',
  );
  await refused(
    'backup-damaged',
    await altered((name) => (name.startsWith('files/indicators/') ? null : undefined)),
    'a file less',
  );
  await refused(
    'backup-damaged',
    await altered((name) => (name === 'manifest.json' ? null : undefined)),
    'no end',
  );
  for (const name of [
    'files/../../escaped',
    '/etc/escaped',
    'files/indicators/../../escaped',
    'files/other/x',
    'database/"; drop table x/00001.copy',
    '../secret',
  ])
    await refused('backup-damaged', await altered(() => undefined, [name]), name);
  const head = (change: (head: Record<string, unknown>) => void) =>
    altered((name, body) => {
      if (name !== HEAD) return undefined;
      const parsed = JSON.parse(body.toString());
      change(parsed);
      return Buffer.from(JSON.stringify(parsed));
    });
  await refused(
    'backup-newer',
    await head((one) => {
      one['format'] = 2;
    }),
    'a later form',
  );
  await refused(
    'backup-newer',
    await head((one) => {
      (one['migrations'] as string[]).push('9999-later.sql');
    }),
    'a later version',
  );

  await assert.rejects(
    restoreSite({ ...other.settings, secret: 'another secret, thirty-two letters' }, file),
    { code: 'secret-mismatch' },
  );
  const { rows } = await other.pool.query('select count(*)::int as n from edition');
  assert.equal(rows[0].n, 0);
  assert.deepEqual(await readdir(other.settings.dataDir).catch(() => []), []);
});
