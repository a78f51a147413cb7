import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { addOrganisation, signIn } from '../src/access/testing.ts';
import { createInformation } from '../src/biosimilars/information.ts';
import { caseFields, materialFields, seminarFields } from '../src/biosimilars/information-testing.ts';
import { DISPENSING_COLUMNS } from '../src/indicators/datasets/dispensing-rows.ts';
import { importDispensing } from '../src/indicators/datasets/import-dispensing.ts';
import { importNdb } from '../src/indicators/datasets/import-ndb.ts';
import { sampleBook } from '../src/indicators/testing.ts';
import { importLists } from '../src/indicators/world-testing.ts';
import { type PublicScope, revisionOf } from '../src/platform/database/revision.ts';
import { writeParquet } from '../src/platform/files/parquet.ts';
import { roadmapWorld, stored, TARGET } from '../src/roadmap/testing.ts';
import { restoreEdition, withdrawEdition } from '../src/supply/export/withdraw-edition.ts';
import { importEdition } from '../src/supply/history/import-edition.ts';
import { reclassify } from '../src/supply/history/reclassify.ts';
import { confirmByPage } from '../src/supply/history/store-withdrawn.ts';
import { RESPONSE_TEXT } from '../src/supply/official/official-layout.ts';
import { NO_PORTS } from '../src/supply/ports.ts';
import { noteProvenance } from '../src/supply/source/store-source.ts';
import { edition, row } from '../src/supply/testing.ts';

const SRC = join(import.meta.dirname, '..', 'src');

interface Public {
  scope: PublicScope;
  tables: readonly string[];
}
const scopes = (
  await Promise.all(
    globSync('**/tables.ts', { cwd: SRC }).map(
      async (file): Promise<{ PUBLIC?: Public }> => import(join(SRC, file)),
    ),
  )
).flatMap(({ PUBLIC }) => PUBLIC ?? []);

/**
 * Refuses every transaction that changes a row of a public table and does not raise the revision of its scope; which tables were
 * changed is kept in `touched`.
 */
const GUARD = `
  create table touched (name text primary key);
  create function must_raise() returns trigger language plpgsql as $$
  begin
    if not exists (select from public_revision where scope = tg_argv[0]
        and xmin::text = (pg_current_xact_id()::text::bigint % 4294967296)::text) then
      raise exception '% changed, and the revision of % was not raised', tg_table_name, tg_argv[0];
    end if;
    insert into touched values (tg_table_name) on conflict do nothing;
    return null;
  end $$;
  ${scopes
    .flatMap(({ scope, tables }) =>
      tables.map(
        (table) =>
          `create constraint trigger must_raise after insert or update or delete on ${table}
             deferrable initially deferred for each row execute function must_raise('${scope}');`,
      ),
    )
    .join('\n')}`;

const A = '1149019F1560';
const B = '1149019F1561';
const OFFICIAL = { source: 'official' } as const;

test('every public change raises the revision of its scope, in its transaction', async (t) => {
  const world = await roadmapWorld(t);
  const { roadmap } = world;
  const context = Object.assign(world.context, { ports: NO_PORTS });
  const { pool } = context;
  const officer = world.officer.actor;
  const hospital = (await signIn(context, await addOrganisation(context, 'hospital', '若葉病院'))).actor;
  const information = createInformation(context, roadmap.register.documents);
  const folder = await mkdtemp(join(tmpdir(), 'antei-changes-'));
  t.after(() => rm(folder, { recursive: true }));
  await pool.query(GUARD);

  const limited = { response: RESPONSE_TEXT.limitedOwn };
  const parquet = join(folder, 'rows.parquet');
  const rows = [['1124001F1015', '13', '2022-04', '45', 'M', 'inpatient', 12]];
  await writeFile(parquet, await writeParquet({ columns: DISPENSING_COLUMNS, rows, metadata: {} }));
  const kept: Record<string, string | number> = {};
  const keep = async (name: string, made: Promise<{ id: string | number | null }>) => {
    kept[name] = (await made).id!;
  };
  const status = { state: 'on-track', since: '2026-08-01', note: '結果', evidence: '/roadmap この取組' };
  const point = { period: '2026-03', value: '61.5', source: '薬価調査', sourceUrl: '', note: '' };
  const comment = { expert: '薬学 太郎', affiliation: '試験大学', saidOn: '2026-08-10', body: '速い。' };
  const KPI = 'generic-value-share';
  const INITIATIVE = 'roadmap-self-inspection';

  /** In this order: later ones build on earlier ones. */
  const changes: [PublicScope, string, () => Promise<unknown>][] = [
    [
      'supply',
      'a first edition',
      () => importEdition(context, edition('2026-08-14', [row(A), row(B)]), OFFICIAL),
    ],
    [
      'supply',
      'a next one',
      () => importEdition(context, edition('2026-08-17', [row(A, limited)]), OFFICIAL),
    ],
    ['supply', 'withdrawn', () => withdrawEdition(context, '2026-08-17', { byPage: false })],
    ['supply', 'confirmed by the page', () => confirmByPage(pool, '2026-08-14', '2026-08-17')],
    ['supply', 'stored again', () => restoreEdition(context, '2026-08-17')],
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
    ['medicines', 'lists of prices and classes', () => importLists(context)],
    ['indicators', 'a workbook of NDB Open Data', () => importNdb(context, [sampleBook()])],
    [
      'indicators',
      'a file of dispensing',
      () => importDispensing(context, parquet, { id: 'dispensing-2022', title: '2022年度の調剤' }),
    ],
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
    ['biosimilars', 'a seminar', () => keep('seminar', information.addSeminar(officer, seminarFields()))],
    [
      'biosimilars',
      'a seminar changed',
      () => information.changeSeminar(officer, kept.seminar as string, 0, seminarFields({ place: '大講堂' })),
    ],
    [
      'biosimilars',
      'a seminar cancelled',
      () => information.cancelSeminar(officer, kept.seminar as string, 1),
    ],
    ['biosimilars', 'a material', () => keep('material', information.addMaterial(officer, materialFields()))],
    [
      'biosimilars',
      'a material withdrawn',
      () => information.withdrawMaterial(officer, kept.material as string),
    ],
    [
      'biosimilars',
      'a case published',
      async () => {
        await keep('case', information.submitCase(hospital, caseFields()));
        await information.decideCase(officer, kept.case as string, 1, { to: 'published', note: '' });
      },
    ],
    [
      'biosimilars',
      'a published case withdrawn',
      () => information.withdrawCase(hospital, kept.case as string, 2),
    ],
  ];
  for (const [scope, what, change] of changes) {
    const before = await revisionOf(pool, scope);
    await change();
    assert.ok((await revisionOf(pool, scope)) > before, `${what} raises ${scope}`);
  }
  const { rows: touched } = await pool.query<{ name: string }>('select name from touched order by name');
  /** Written with an edition that carries makers' reports, by the verb of the first two. */
  const elsewhere = ['edition_report', 'supply_correction'];
  assert.deepEqual(
    [...touched.map(({ name }) => name), ...elsewhere].sort(),
    scopes.flatMap(({ tables }) => tables).sort(),
    'the list has a change of every public table',
  );
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
