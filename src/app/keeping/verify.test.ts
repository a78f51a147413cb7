/** What `antei verify` finds: nothing on a used site, and each kind of damage where somebody changed what is stored. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { hasLists } from '../../alerts/index.ts';
import { partPaths } from '../../indicators/datasets/dataset-folder.ts';
import { readDatasets } from '../../indicators/datasets/store-datasets.ts';
import { importReferenceFile } from '../../medicines/index.ts';
import { csvOf, gtin, HOT_HEAD, hotRow } from '../../medicines/lists/package-files-testing.ts';
import { checkSecret, renewSecret } from '../../platform/database/installation.ts';
import { lastVerification } from '../../platform/database/store-verification.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { OURS } from '../../warnings/testing.ts';
import { usedSite } from './backup-testing.ts';
import { verifySite } from './verify.ts';

let context: ClosableContext;
before(async () => {
  ({ context } = await usedSite());
});
after(() => context.close());

test('On a used site everything is whole, each kind of damage is found with what to do, and the last result is kept', async () => {
  const whole = await verifySite(context);
  assert.deepEqual(whole.findings, []);
  assert.deepEqual(
    whole.checked.filter(({ count }) => count === 0),
    [],
    'everything is there to be looked at',
  );
  const { pool } = context;
  const damages: [what: RegExp, damage: string][] = [
    [
      /の履歴の期間/,
      `update supply_interval set valid_to = '2026-08-20' where valid_to = '2026-08-19' and product_id = (select min(product_id) from supply_interval where valid_to = '2026-08-19')`,
    ],
    [
      /の記録の中身/,
      `update supply_version set cells = jsonb_set(cells, '{5}', '"別の名"') where id = (select max(id) from supply_version)`,
    ],
    [
      /の変化が/,
      `update supply_change set direction = 'neutral', notable = false where seq = (select min(seq) from supply_change where direction <> 'neutral' and not retracted)`,
    ],
    [
      /の変化が/,
      `delete from supply_change where seq = (select max(seq) from supply_change where not retracted)`,
    ],
    [/一覧の行数/, `update edition_count set products = products + 1 where as_of = '2026-08-20'`],
    [/一覧の行数/, `update edition set row_count = row_count + 1 where as_of = '2026-08-19'`],
    [/添付の中身/, `update early_warning_file set bytes = set_byte(bytes, 3, 65)`],
    [
      /セルの数/,
      `update dataset_part set states = jsonb_set(states, '{value}', '1') where id = (select min(id) from dataset_part)`,
    ],
    [/A_20260531_2.*中身/, `update package set total = '50錠' where layout = 'gtin' and place = 1`],
    [/MEDIS20260531_h.*コードのうち1個/, `delete from package_code where layout = 'hot' and code like '0%'`],
    [
      /A_20260531_2.*コードのうち2個/,
      `update package_code set place = 2 where code = '${gtin(1, 11)}' and layout = 'gtin'`,
    ],
    [/A_20260531_2.*行の数/, `delete from package where layout = 'gtin' and place = 1`],
    [/ippanmei_20260401\.csvの中身/, `update generic_name set products = '{}'`],
    [/ippanmei_20260401\.csvの行の数/, `delete from generic_name where code = '1139004GAZZZ'`],
    [/リスト .*の行の数/, `delete from price where code = (select min(code) from price)`],
    [
      /監査証跡の 2 番/,
      `alter table audit_entry disable trigger user; update audit_entry set record = 'x' where seq = 2`,
    ],
  ];
  for (const [what, damage] of damages) {
    await pool.query('create schema if not exists kept');
    const tables = [
      'supply_interval',
      'supply_version',
      'supply_change',
      'edition_count',
      'edition',
      'early_warning_file',
      'dataset_part',
      'audit_entry',
      'package',
      'package_code',
      'generic_name',
      'price',
    ];
    const table = tables.find((name) =>
      new RegExp(`\\b${name}\\b`).test(damage.replace(/^alter table \w+ disable trigger user; /, '')),
    )!;
    await pool.query(`create table kept.rows as table ${table}`);
    await pool.query(damage);
    const { findings } = await verifySite(context);
    assert.ok(
      findings.some((one) => what.test(one.what)),
      `${damage}: ${JSON.stringify(findings)}`,
    );
    assert.ok(findings.every(({ remedy }) => remedy.length > 5));
    await pool.query(
      `begin; set local session_replication_role = replica; delete from ${table}; insert into ${table} overriding system value select * from kept.rows; commit`,
    );
    await pool.query('drop table kept.rows');
  }
  await pool.query('alter table audit_entry enable trigger user');
  assert.deepEqual((await verifySite(context)).findings, []);

  const [dataset] = await readDatasets(context.pool);
  const path = partPaths(context.settings, dataset!)[0]!;
  const bytes = await readFile(path);
  const flipped = Buffer.from(bytes);
  flipped[1000]! ^= 4;
  await writeFile(path, flipped);
  const [finding] = (await verifySite(context)).findings;
  assert.match(finding!.what, /中身が、取り込んだときのものと違います/);
  assert.match(finding!.remedy, /antei import ndb \S+\.xlsx/);
  assert.deepEqual((await lastVerification(context.pool))!.findings, [finding]);
  await writeFile(path, bytes);
});

test('what a list has lost is there again once its file is imported with --replace', async () => {
  const { pool } = context;
  const { rows } = await pool.query<{ kept: number }>('select count(*)::int as kept from package_code');
  await pool.query(`delete from package_code where layout = 'hot'`);
  const list = [HOT_HEAD, hotRow(OURS, '安心錠６０ｍｇ', 10)];
  const file = sourceFile('MEDIS20260531_h.txt', Buffer.from(csvOf(list)));
  const [finding] = (await verifySite(context)).findings;
  assert.match(finding!.remedy, /antei import packages MEDIS20260531_h\.txt --date 2026-05-31 --replace/);
  await importReferenceFile(context, file, { kind: 'packages', replace: true });
  assert.deepEqual((await verifySite(context)).findings, []);
  const after = await pool.query<{ kept: number }>('select count(*)::int as kept from package_code');
  assert.deepEqual(after.rows, rows);
});

test('A database knows its secret: another one, or none, is refused in words until it is renewed', async (t) => {
  const fresh = await testContext(t);
  const { pool, settings } = fresh;
  await checkSecret(pool, settings, hasLists);
  await checkSecret(pool, settings, hasLists);
  const secret = join(settings.dataDir, 'secret');
  const right = await readFile(secret, 'utf8');
  await assert.rejects(checkSecret(pool, { ...settings, secret: 'x'.repeat(40) }, hasLists), {
    code: 'secret-mismatch',
  });
  await writeFile(secret, 'y'.repeat(43));
  await assert.rejects(checkSecret(pool, settings, hasLists), { code: 'secret-mismatch' });
  await rm(secret);
  await assert.rejects(checkSecret(pool, settings, hasLists), { code: 'secret-missing', message: /secret/ });
  await assert.rejects(readFile(secret), { code: 'ENOENT' }, 'no new one is made');
  await checkSecret(pool, { ...settings, secret: right }, hasLists);
  await renewSecret(pool, settings);
  await checkSecret(pool, settings, hasLists);

  // An older version's database, whose lists have lost theirs.
  await pool.query('delete from installation');
  await rm(secret);
  await pool.query(`insert into watch_list (public_id, name, wants) values ('a', 'b', 1)`);
  await assert.rejects(checkSecret(pool, settings, hasLists), { code: 'secret-missing' });
});
