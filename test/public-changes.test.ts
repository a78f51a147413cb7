import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addOrganisation, signIn } from '../src/access/testing.ts';
import { ROOMS } from '../src/app/rooms.ts';
import { forgetDemo as forgetInformation } from '../src/biosimilars/store-demo.ts';
import { DISPENSING_COLUMNS } from '../src/indicators/datasets/dispensing-rows.ts';
import { importDispensing } from '../src/indicators/datasets/import-dispensing.ts';
import { importNdb } from '../src/indicators/datasets/import-ndb.ts';
import { readDatasets } from '../src/indicators/datasets/store-datasets.ts';
import { endBrokenLoad } from '../src/indicators/datasets/store-loads.ts';
import { beginRecords, nameRecords, noteLack } from '../src/indicators/records/name-load.ts';
import { SAMPLE_ROWS, sampleBook } from '../src/indicators/testing.ts';
import { importLists, listRows } from '../src/indicators/world-testing.ts';
import { importReferenceFile, importReferenceTable } from '../src/medicines/index.ts';
import { csvOf, GTIN_HEAD, gtinRow } from '../src/medicines/lists/package-files-testing.ts';
import { type PublicScope, revisionOf } from '../src/platform/database/revision.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { sourceFile } from '../src/platform/files/bounded-file.ts';
import { writeParquet } from '../src/platform/files/parquet.ts';
import { reportSource } from '../src/reporting/index.ts';
import { addReport } from '../src/reporting/testing.ts';
import { forgetDemo as forgetEntries } from '../src/roadmap/entries/store-demo.ts';
import { roadmapWorld, stored, TARGET } from '../src/roadmap/testing.ts';
import { restoreEdition, withdrawEdition } from '../src/supply/export/withdraw-edition.ts';
import { importEdition } from '../src/supply/history/import-edition.ts';
import { reclassify } from '../src/supply/history/reclassify.ts';
import { confirmByPage } from '../src/supply/history/store-withdrawn.ts';
import type { Cell } from '../src/supply/model.ts';
import { RESPONSE_TEXT, VOLUME_TEXT } from '../src/supply/official/official-layout.ts';
import { NO_PORTS } from '../src/supply/ports.ts';
import { noteProvenance } from '../src/supply/source/store-source.ts';
import { edition, row } from '../src/supply/testing.ts';
import { samplesOf } from './access-samples.ts';
import { PUBLIC_TABLES, publicWrites, ROOM_TABLES, SCOPES, SOURCES } from './public-tables.ts';
import { unraised } from './revision-calls.ts';
import { isAmong } from './sql-statements.ts';

/**
 * Refuses every transaction that changes a row of a public table and does not raise the revision of its scope; the statements that
 * changed one are kept in `wrote`.
 */
const GUARD = `
  create table wrote (scope text, name text, statement text, shows boolean);
  create function must_raise() returns trigger language plpgsql as $$
  begin
    if not exists (select from public_revision where scope = new.scope
        and xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text) then
      raise exception '% changed, and the revision of % was not raised', new.name, new.scope;
    end if;
    return null;
  end $$;
  create constraint trigger must_raise after insert on wrote deferrable initially deferred
    for each row when (new.shows) execute function must_raise();
  create function note_change() returns trigger language plpgsql as $$
  begin
    insert into wrote values (tg_argv[0], tg_table_name, current_query(), tg_op = 'TRUNCATE'
      or coalesce(to_jsonb(new) @> tg_argv[1]::jsonb, false) or coalesce(to_jsonb(old) @> tg_argv[1]::jsonb, false));
    return null;
  end $$;
  ${SCOPES.flatMap(({ scope, tables, only }) =>
    tables.map((table) => {
      const call = `execute function note_change('${scope}', '${JSON.stringify(only?.[table] ?? {})}')`;
      return `create trigger note_change after insert or update or delete on ${table} for each row ${call};
          create trigger note_truncate after truncate on ${table} for each statement ${call};`;
    }),
  ).join('\n')}`;

const A = '1149019F1560';
const B = '1149019F1561';
const LISTS = '2026-06-01';
const OFFICIAL = { source: 'official' } as const;

test('every table is public, or says why not', () => {
  for (const { TABLES, PUBLIC, NOT_PUBLIC = {} } of ROOM_TABLES) {
    const declared = [...(PUBLIC?.tables ?? []), ...Object.keys(NOT_PUBLIC)];
    assert.deepEqual(
      declared.sort(),
      [...TABLES].sort(),
      'PUBLIC and NOT_PUBLIC of tables.ts name each of TABLES once',
    );
    for (const why of Object.values(NOT_PUBLIC)) assert.match(why, /\S/);
    for (const table of Object.keys(PUBLIC?.only ?? {})) assert.ok(PUBLIC!.tables.includes(table), table);
  }
});

test('every public change raises the revision of its scope, in its transaction', async (t) => {
  const world = await roadmapWorld(t);
  const { roadmap } = world;
  const context = Object.assign(world.context, { ports: { ...NO_PORTS, reports: reportSource } });
  const { pool } = context;
  const officer = world.officer.actor;
  const hospital = (await signIn(context, await addOrganisation(context, 'hospital', '若葉病院'))).actor;
  const folder = await mkdtemp(join(tmpdir(), 'antei-changes-'));
  t.after(() => rm(folder, { recursive: true }));
  await pool.query(GUARD);

  const limited = { response: RESPONSE_TEXT.limitedOwn };
  /** Columns ⑫ to ⑳ of a report. */
  const reported = (volume: string): Cell[] => row(A, { ...limited, volume }).slice(11, 20);
  const stores = (asOf: string, rows: Cell[][], replace = false) =>
    importEdition(context, edition(asOf, rows), { source: 'official', replace });
  const lists = listRows();
  const prices = (name: string, source: 'demo' | 'official', rows = lists.price) =>
    importReferenceTable(
      context,
      { kind: 'price', date: LISTS, source, replace: true },
      { name, sha256: name },
      rows,
    );
  const dispensing = async (count: number) => {
    const path = join(folder, 'rows.parquet');
    const rows = [['1124001F1015', '13', '2022-04', '45', 'M', 'inpatient', count]];
    await writeFile(path, await writeParquet({ columns: DISPENSING_COLUMNS, rows, metadata: {} }));
    await importDispensing(context, path, { id: 'dispensing-2022', title: '2022年度の調剤', replace: true });
  };
  const load = {
    source: 'official',
    dataset: 'dispensing-2023',
    sha256: '0'.repeat(64),
    highest: 0,
  } as const;
  const records = async () => {
    const counted = { rows: 1, quantity: 12 };
    const [dataset] = await readDatasets(context.pool);
    // One that was broken off: nobody sees it begin or end.
    await endBrokenLoad(context.pool, await beginRecords(context, load));
    const id = await beginRecords(context, load);
    await nameRecords(
      context,
      { ...load, ...counted, id, codes: 1, files: [], shards: [counted] },
      {
        title: '記録',
        source: 'official',
        from: '2022-04-01',
        to: '2022-04-30',
        parts: dataset!.parts,
        replace: true,
      },
    );
    kept.load = id;
  };
  const kept: Record<string, string | number> = {};
  const status = { state: 'on-track', since: '2026-08-01', note: '結果', evidence: '/roadmap この取組' };
  const point = { period: '2026-03', value: '61.5', source: '薬価調査', sourceUrl: '', note: '' };
  const comment = { expert: '薬学 太郎', affiliation: '試験大学', saidOn: '2026-08-10', body: '速い。' };
  const KPI = 'generic-value-share';
  const INITIATIVE = 'roadmap-self-inspection';

  const prescriptions = (name: string, text = '【般】試験錠６０ｍｇ') =>
    importReferenceTable(
      context,
      { kind: 'generic-names', date: '2025-08-14', replace: true },
      { name, sha256: name },
      [
        ['区分', '一般名コード', '一般名処方の標準的な記載', '成分名', '規格'],
        ['内用薬', '1149019F1ZZZ', text, '試験', '６０ｍｇ１錠'],
      ],
    );
  const codes = (kind: 'packages' | 'receipt-codes', name: string, rows: string[][]) =>
    importReferenceFile(context, sourceFile(name, Buffer.from(csvOf(rows))), { kind, replace: true });
  const packages = [GTIN_HEAD, gtinRow(A, '試験錠', 10), gtinRow(B, '別の錠', 20)];
  const master = ['620000001', '620000002'].map((code) => {
    const cells: Record<number, string> = { 0: '3', 1: 'Y', 2: code, 4: '試験錠', 31: A };
    return Array.from({ length: 42 }, (_, at) => cells[at] ?? '');
  });
  /** In this order: later ones build on earlier ones. */
  const changes: [PublicScope, string, () => Promise<unknown>][] = [
    ['medicines', "a demonstration's lists", () => prices('demo.csv', 'demo')],
    [
      'supply',
      "a demonstration's edition",
      () => importEdition(context, edition('2026-08-13', [row(A)]), { source: 'demo' }),
    ],
    ['supply', 'a first edition, in its place', () => stores('2026-08-14', [row(A), row(B)])],
    ['supply', 'a next one', () => stores('2026-08-17', [row(A, limited)])],
    ['supply', 'withdrawn', () => withdrawEdition(context, '2026-08-17', { byPage: false })],
    ['supply', 'confirmed by the page', () => confirmByPage(pool, '2026-08-14', '2026-08-17')],
    ['supply', 'stored again', () => restoreEdition(context, '2026-08-17')],
    ['supply', 'one between', () => stores('2026-08-15', [row(A, limited), row(B)])],
    ['supply', 'another of its date', () => stores('2026-08-15', [row(A, limited)], true)],
    ['supply', 'judged by the rule anew', () => reclassify(context)],
    [
      'supply',
      'where it came from',
      async () => {
        const [{ sha256 }] = (await pool.query(`select sha256 from edition where as_of = '2026-08-17'`)).rows;
        await noteProvenance(context, {
          asOf: '2026-08-17',
          sha256,
          url: 'https://www.mhlw.go.jp/x.xlsx',
          modifiedAt: null,
        });
      },
    ],
    [
      'supply',
      "one with a manufacturer's report",
      async () => {
        kept.report = await addReport(context, A, reported(VOLUME_TEXT.decreased), '2026-08-18');
        await stores('2026-08-18', [row(A, limited)]);
      },
    ],
    [
      'supply',
      'one with a report that corrects another',
      async () => {
        await addReport(context, A, reported(VOLUME_TEXT.halted), '2026-08-19', kept.report as number);
        await stores('2026-08-19', [row(A, limited)]);
      },
    ],
    [
      'supply',
      'another of its date, with reports',
      () => stores('2026-08-19', [row(A, limited), row(B)], true),
    ],
    ['medicines', 'lists of a demonstration', () => prices('demo.csv', 'demo')],
    ['medicines', 'lists of prices and classes', () => importLists(context, LISTS)],
    ['medicines', 'prices corrected', () => prices('corrected.csv', 'official', lists.price.slice(0, -1))],
    [
      'medicines',
      'classes corrected',
      () =>
        importReferenceTable(
          context,
          { kind: 'generic-info', date: LISTS, replace: true },
          { name: 'corrected.csv', sha256: 'corrected' },
          lists.classes.slice(0, -1),
        ),
    ],
    ['medicines', 'names of prescriptions', () => prescriptions('names.csv')],
    ['medicines', 'names corrected', () => prescriptions('corrected-names.csv', '【般】訂正錠６０ｍｇ')],
    ['medicines', 'packages', () => codes('packages', 'A_20260531_2.txt', packages)],
    ['medicines', 'packages corrected', () => codes('packages', 'A_20260531_2.txt', packages.slice(0, -1))],
    ['medicines', 'the receipt master', () => codes('receipt-codes', 'y_20260401.csv', master)],
    [
      'medicines',
      'the receipt master corrected',
      () => codes('receipt-codes', 'y_20260401.csv', master.slice(0, -1)),
    ],
    ['indicators', 'a workbook of NDB Open Data', () => importNdb(context, [sampleBook()])],
    [
      'indicators',
      'corrected',
      () => importNdb(context, [sampleBook({ rows: SAMPLE_ROWS.slice(1) })], { replace: true }),
    ],
    ['indicators', 'a file of dispensing', () => dispensing(12)],
    ['indicators', 'another in its place', () => dispensing(13)],
    ['indicators', 'records on a cluster', records],
    ['indicators', 'some of them missing', () => noteLack(context, { id: Number(kept.load) }, '1台')],
    ['indicators', 'all there again', () => noteLack(context, { id: Number(kept.load) }, null)],
    ['indicators', 'others in their place', records],
    [
      'roadmap',
      'a status',
      async () => {
        kept.status = await stored(roadmap.addStatus(officer, INITIATIVE, status));
      },
    ],
    [
      'roadmap',
      'a point',
      async () => {
        kept.point = await stored(roadmap.addPoint(officer, KPI, point));
      },
    ],
    [
      'roadmap',
      'a target',
      async () => {
        kept.target = await stored(roadmap.raiseTarget(officer, KPI, TARGET));
      },
    ],
    [
      'roadmap',
      'a comment',
      async () => {
        kept.comment = await stored(roadmap.addComment(officer, KPI, comment));
      },
    ],
    ['roadmap', 'a status withdrawn', () => roadmap.withdrawStatus(officer, kept.status as number, '誤り')],
    ['roadmap', 'a point withdrawn', () => roadmap.withdrawPoint(officer, kept.point as number, '誤り')],
    ['roadmap', 'a target withdrawn', () => roadmap.withdrawTarget(officer, kept.target as number, '誤り')],
    [
      'roadmap',
      'a comment withdrawn',
      () => roadmap.withdrawComment(officer, kept.comment as number, '誤り'),
    ],
  ];
  for (const room of ROOMS) {
    const { PUBLIC } = ROOM_TABLES.find(({ folder }) => folder === room.name) ?? {};
    const { publicChanges } = await samplesOf(room);
    for (const [what, change] of publicChanges?.({ context, officer, hospital }) ?? [])
      changes.push([PUBLIC!.scope, what, change]);
  }
  // Real lists take the place of a demonstration: what its people entered goes.
  changes.push(
    [
      'biosimilars',
      'what people of the demonstration entered',
      async () => {
        await pool.query('update organisation set demo = true');
        await inTransaction(pool, forgetInformation);
      },
    ],
    ['roadmap', 'and what they entered of the roadmap', () => inTransaction(pool, forgetEntries)],
  );
  for (const [scope, what, change] of changes) {
    const before = await revisionOf(pool, scope);
    await change();
    assert.ok((await revisionOf(pool, scope)) > before, `${what} raises ${scope}`);
  }
  const { rows: wrote } = await pool.query<{ name: string; statement: string }>(
    'select distinct name, statement from wrote',
  );
  const sent = (table: string) => wrote.flatMap(({ name, statement }) => (name === table ? [statement] : []));
  assert.deepEqual(
    [...SOURCES].flatMap(([file, source]) =>
      publicWrites(source)
        .filter(({ table, text }) => !isAmong(text, sent(table)))
        .map(({ table, line }) => `${file}:${line} writes to ${table}`),
    ),
    [],
    'each statement that writes to a public table belongs to a change of the list above',
  );
  assert.deepEqual(
    [...new Set(wrote.map(({ name }) => name))].sort(),
    [...PUBLIC_TABLES.keys()].sort(),
    'each public table was changed',
  );
});

/** Writing what waits for review: it shows with the review only. */
const QUIET = [
  'biosimilars/cases/store-cases.ts insertCase',
  'biosimilars/cases/store-cases.ts rewriteCase',
  'indicators/datasets/store-loads.ts beginLoad',
  'indicators/datasets/store-loads.ts endBrokenLoad',
];
const scopesWritten = (body: string) =>
  new Set(publicWrites(body).map(({ table }) => PUBLIC_TABLES.get(table)!));

test('whoever writes to a public table raises the revision, or is called by who does', () => {
  assert.deepEqual(unraised(SOURCES, scopesWritten, QUIET), []);
});

test('a verb that raises no revision is noticed, were its statements those of another', () => {
  const file = 'biosimilars/seminars/seminars.ts';
  const source = SOURCES.get(file)!;
  const quiet = `export const again = ({ pool }: World, id: string) =>
  inTransaction(pool, (client) => writeCancelled(client, id, new Date()));`;
  const found = (changed: string) => unraised(new Map(SOURCES).set(file, changed), scopesWritten, QUIET);
  assert.deepEqual(found(`${source}\n${quiet}\n`), [`biosimilars ${file} again`]);
  assert.deepEqual(found(source.replace("await raiseRevision(client, 'biosimilars');", '')), [
    // The demonstration's seminars come with its start, which all of these can lead to.
    'biosimilars app/cli.ts main',
    'biosimilars app/reference.ts writeReferences',
    'biosimilars app/site-jobs.ts TASKS',
    'biosimilars biosimilars/information.ts createInformation',
  ]);
});

test('a change that raises no revision is noticed', async (t) => {
  const { context: bare } = await roadmapWorld(t);
  const context = Object.assign(bare, { ports: NO_PORTS });
  await importEdition(context, edition('2026-08-14', [row(A)]), OFFICIAL);
  await context.pool.query(GUARD);
  await assert.rejects(
    context.pool.query(`update edition set title = 'x'`),
    /revision of supply was not raised/,
  );
});
