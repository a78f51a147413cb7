/** Backups that are well-formed archives with a right manifest, and were made by somebody else: refused in words, nothing is restored. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer as collect } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { extract, pack } from 'tar-stream';
import { hasLists } from '../../alerts/index.ts';
import { checkSecret } from '../../platform/database/installation.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { AnteiError } from '../../platform/errors.ts';
import { importEdition } from '../../supply/index.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import type { BackupHead } from '../data-folder.ts';
import { siteJobs, TASKS } from '../site-jobs.ts';
import { HEAD, readArchive } from './archive.ts';
import { backupSite } from './backup.ts';
import { restoreSite } from './restore.ts';

interface Entry {
  name: string;
  body: Buffer;
}
let context: ClosableContext & SupplyContext;
let other: ClosableContext & SupplyContext;
let folder: string;
const entries: Entry[] = [];
before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  other = Object.assign(await testContext(), { ports: NO_PORTS });
  await checkSecret(context.pool, context.settings, hasLists);
  await importEdition(context, edition('2026-08-18', [row('1149019F1560')]), { source: 'official' });
  folder = await mkdtemp(join(tmpdir(), 'antei-foreign-'));
  const whole = join(folder, 'whole.tar.zst');
  await backupSite(context, whole);
  const tar = extract();
  tar.end(zstdDecompressSync(await readFile(whole)));
  for await (const entry of tar)
    entries.push({ name: entry.header.name, body: await collect(entry as unknown as Readable) });
  entries.pop();
});
after(async () => {
  await rm(folder, { recursive: true });
  await other.close();
  await context.close();
});

/** An archive of these entries with the manifest that fits them. */
async function archiveOf(given: readonly Entry[], manifest?: string): Promise<string> {
  const tar = pack();
  for (const { name, body } of given) tar.entry({ name, mode: 0o600 }, body);
  const listed = given.map(({ name, body }) => ({
    name,
    size: body.length,
    sha256: createHash('sha256').update(body).digest('hex'),
  }));
  tar.entry({ name: 'manifest.json' }, manifest ?? JSON.stringify({ entries: listed }));
  tar.finalize();
  const path = join(folder, 'foreign.tar.zst');
  await writeFile(path, zstdCompressSync(await collect(tar as unknown as Readable)));
  return path;
}

const withBody = (name: string | RegExp, text: string) =>
  entries.map((entry) =>
    (typeof name === 'string' ? entry.name === name : name.test(entry.name))
      ? { ...entry, body: Buffer.from(text) }
      : entry,
  );
const withMore = (...names: string[]) => [
  ...entries.slice(0, 2),
  ...names.map((name) => ({ name, body: Buffer.from('x') })),
  ...entries.slice(2),
];
const withHead = (change: (head: BackupHead) => object) =>
  withBody(HEAD, JSON.stringify(change(JSON.parse(entries[0]!.body.toString()))));
const JOB = {
  task: 'send-alerts',
  payload: {},
  queue: null,
  runAt: '2026-01-01T00:00:00Z',
  maxAttempts: 25,
  key: null,
  priority: 0,
  flags: null,
};
const withJob = (job: object) => withHead((head) => ({ ...head, jobs: [{ ...JOB, ...job }] }));

test('A well-formed archive that no site made is told to be damaged, whatever is in it, and leaves nothing', async () => {
  const cases: [what: string, Entry[], manifest?: string][] = [
    ...['null', '[]', '"x"', '5', '{}', '{"format":1}', '{'].map((text): [string, Entry[]] => [
      `a head ${text}`,
      withBody(HEAD, text),
    ]),
    ['a head of wrong shapes', withHead((head) => ({ ...head, tables: {}, sequences: null, jobs: 5 }))],
    ['no moment', withHead((head) => ({ ...head, madeAt: 'x' }))],
    ['no migrations', withHead((head) => ({ ...head, migrations: [] }))],
    ['migrations with a gap', withHead((head) => ({ ...head, migrations: head.migrations.toSpliced(1, 1) }))],
    [
      'a table twice',
      withHead((head) => ({ ...head, tables: [head.tables[0], ...head.tables.slice(0, -1)] })),
    ],
    [
      'a column twice',
      withHead((head) => ({
        ...head,
        tables: head.tables.map(({ name, columns }) => ({ name, columns: columns.map(() => columns[0]) })),
      })),
    ],
    ...['null', '{}', '[]', '{"rows":{},"leftOut":[]}', '{"rows":{"edition":"x"},"leftOut":[]}'].map(
      (text): [string, Entry[]] => [`a summary ${text}`, withBody('summary.json', text)],
    ),
    ['no summary', entries.filter(({ name }) => name !== 'summary.json')],
    ['a file twice', withMore('files/outbox/a.eml', 'files/outbox/a.eml')],
    ['two secrets', withMore('secret')],
    ['a folder as a file', withMore('files/outbox')],
    ['a folder and a file', withMore('files/outbox', 'files/outbox/a.eml')],
    ['a file below a file', withMore('files/outbox/a.eml', 'files/outbox/a.eml/b.eml')],
    ['a name of 300 characters', withMore(`files/outbox/${'n'.repeat(300)}.eml`)],
    ['a name of 300 bytes', withMore(`files/outbox/${'薬'.repeat(100)}.eml`)],
    ['a deep path', withMore(`files/outbox/${'d/'.repeat(2500)}x.eml`)],
    ['a short secret', withBody('secret', 'short')],
    ['another secret', withBody('secret', 'z'.repeat(64))],
    ...['null', '{}', '{"entries":[null]}', '{"entries":5}'].map((text): [string, Entry[], string] => [
      `a manifest ${text}`,
      entries,
      text,
    ]),
    ['a row that is none', withBody(/^database\/edition\//, 'x\ty\n')],
    ['an end in the middle', withBody(/^database\/edition\//, '\\.\ndrop table x;\n')],
    ['rows that are no text', withBody(/^database\/edition\//, '\xff\0')],
    [
      'a sequence out of range',
      withHead((head) => ({
        ...head,
        sequences: [{ name: head.sequences[0]!.name, value: '99999999999999999999' }],
      })),
    ],
    [
      'a sequence below its range',
      withHead((head) => ({ ...head, sequences: [{ name: head.sequences[0]!.name, value: '-5' }] })),
    ],
    ['a name that moves the cursor', withMore('files/\u001b[2J.eml')],
    ['a job that moves the cursor', withJob({ task: '\u001b[2J' })],
    ['a job at no time', withJob({ runAt: 'x' })],
    ['a job tried too often', withJob({ maxAttempts: 1e9 })],
    ['a job of a long name', withJob({ key: 'k'.repeat(600) })],
  ];
  for (const [what, given, manifest] of cases) {
    const path = await archiveOf(given, manifest);
    const error = await restoreSite(other.settings, path).catch((thrown: Error) => thrown);
    assert.ok(error instanceof AnteiError, `${what}: ${JSON.stringify(error)} ${(error as Error).stack}`);
    assert.doesNotMatch(error.message, /\p{Cc}/u, what);
    assert.equal(error.code, 'backup-damaged', `${what}: ${error.message}`);
    assert.deepEqual(await readdir(other.settings.dataDir).catch(() => []), [], what);
  }
  const { rows } = await other.pool.query('select count(*)::int as n from edition');
  assert.equal(rows[0].n, 0);
});

test('A waiting job of a kind that nobody knows is left out and told', async (t) => {
  assert.deepEqual((await siteJobs(context)).flatMap(({ tasks }) => Object.keys(tasks)).toSorted(), TASKS);
  const place = Object.assign(await testContext(t), { ports: NO_PORTS });
  const path = await archiveOf(
    withHead((head) => ({ ...head, jobs: [JOB, { ...JOB, task: '../../x' }, ...head.jobs] })),
  );
  const restored = await restoreSite(place.settings, path);
  assert.deepEqual(restored.unknownJobs, ['../../x']);
  const { rows } = await place.pool.query(
    'select distinct task_identifier as task from graphile_worker.jobs',
  );
  assert.ok(
    rows.some(({ task }) => task === 'send-alerts') && rows.every(({ task }) => TASKS.includes(task)),
  );
});

test('What cannot be done with an entry is no fault of the archive', async () => {
  const path = await archiveOf(entries);
  const full = Object.assign(new Error('write failed, no space'), { code: 'ENOSPC', syscall: 'write' });
  await assert.rejects(
    readArchive(path, async () => {
      throw full;
    }),
    full,
  );
});
