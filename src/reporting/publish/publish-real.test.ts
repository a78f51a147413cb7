import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganisation, signIn } from '../../access/testing.ts';
import { fixedClock } from '../../platform/clock.ts';
import { testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { exportEdition } from '../../supply/export/export-edition.ts';
import { sheetCells } from '../../supply/export/export-testing.ts';
import { importEdition } from '../../supply/index.ts';
import { parseEdition } from '../../supply/official/parse-edition.ts';
import { NO_PORTS } from '../../supply/ports.ts';
import { noRealFiles, REAL_FILES, realFile } from '../../supply/real-editions-testing.ts';
import { createReporting } from '../reporting.ts';
import { LIMITED } from '../testing.ts';
import { publishReports, reportSource } from './publish.ts';

const OPTIONS = { today: '2026-08-20', maxUnpackedMb: 200 };

test('over the ministry’s own editions: a report reaches the list the same day, holds through the next one, and the official cells stay', {
  skip: noRealFiles,
}, async (t) => {
  const clock = fixedClock('2026-08-17T18:00:00+09:00');
  const context = Object.assign(await testContext(t), {
    clock,
    ports: { ...NO_PORTS, reports: reportSource },
  });
  // The report is made on the day of the second of them.
  const names = REAL_FILES.slice(-3);
  const [first, second, third] = await Promise.all(
    names.map((name) => parseEdition(realFile(name), OPTIONS)),
  );
  assert.equal(second!.asOf, '2026-08-17');
  await importEdition(context, first!, { source: 'official' });
  await importEdition(context, second!, { source: 'official' });
  // A maker with many products, all in normal supply: what it reports is news.
  const byMaker = Map.groupBy(second!.rows, ({ mah }) => mah);
  const [mah, rows] = [...byMaker].sort(([, a], [, b]) => b.length - a.length)[0]!;
  const laterByCode = new Map(third!.rows.map((row) => [row.yjCode, JSON.stringify(row.cells.slice(0, 20))]));
  const same = rows.filter(
    ({ yjCode, cells, response, volume }) =>
      response === 'normal' &&
      volume === 'normal' &&
      laterByCode.get(yjCode) === JSON.stringify(cells.slice(0, 20)),
  );
  const organisation = await addOrganisation(context, 'manufacturer', mah, [mah]);
  const { actor } = await signIn(context, organisation);
  const reporting = createReporting(context);
  const chosen = same.slice(0, 20).map(({ yjCode }) => yjCode);
  const { changes } = await reporting.check(
    actor,
    chosen.map((yjCode) => ({ yjCode, status: LIMITED })),
  );
  const items = changes.map(({ yjCode, version }) => ({ yjCode, version, status: LIMITED }));
  await reporting.submit(actor, { channel: 'form', items, acknowledged: [] });
  assert.deepEqual(await publishReports(context, null), { asOf: '2026-08-17', changed: 20, submissions: 1 });
  await importEdition(context, third!, { source: 'official' });

  const { asOf } = third!;
  const name = names[2]!;
  const theirs = await sheetCells(realFile(name));
  const official = await exportEdition(context, { asOf, format: 'xlsx', official: true });
  assert.equal(
    JSON.stringify(await sheetCells(sourceFile(name, official.bytes))),
    JSON.stringify(theirs),
    'the official list comes back as it came',
  );
  const merged = await exportEdition(context, { asOf, format: 'xlsx' });
  const ours = await sheetCells(sourceFile(name, merged.bytes));
  const differing = ours.filter((cells, row) => JSON.stringify(cells) !== JSON.stringify(theirs[row]));
  assert.equal(differing.length, chosen.length, 'the list carries the reports and nothing else');
});
