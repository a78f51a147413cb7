/** The ministry's own editions, in and out again. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { testContext } from '../../platform/database/testing.ts';
import { type SourceFile, sourceFile } from '../../platform/files/bounded-file.ts';
import { unguard } from '../../platform/files/csv.ts';
import { importEdition } from '../history/import-edition.ts';
import type { ParsedEdition } from '../model.ts';
import { parseEdition } from '../official/parse-edition.ts';
import { NO_PORTS } from '../ports.ts';
import { REAL_FILES as ALL, noRealFiles, realFile } from '../real-editions-testing.ts';
import { exportEdition } from './export-edition.ts';
import { queryParquet, rawSheet, sheetCells } from './export-testing.ts';

/** Every third, and the last: all are read in parse-edition.test.ts, and what is written follows one path. */
const REAL_FILES = ALL.filter((_, index) => index % 3 === 0 || index === ALL.length - 1);
const OPTIONS = { today: '2026-08-20', maxUnpackedMb: 200 };

test('importing official editions and exporting them gives the same cells', {
  skip: noRealFiles,
}, async (t) => {
  const context = Object.assign(await testContext(t), { ports: NO_PORTS });
  const parsed: ParsedEdition[] = [];
  for (const name of REAL_FILES) {
    parsed.push(await parseEdition(realFile(name), OPTIONS));
    await importEdition(context, parsed.at(-1)!, { source: 'official' });
  }

  for (const [index, name] of REAL_FILES.entries()) {
    await t.test(
      `${name}: the 21 cells of every row, value and type, and the layout around them`,
      async () => {
        const { asOf, rows, problems } = parsed[index]!;
        assert.deepEqual(problems, []);
        const { bytes, fileName } = await exportEdition(context, { asOf, format: 'xlsx' });
        assert.equal(fileName, name);
        const [theirs, ours] = [rawSheet(realFile(name).bytes), rawSheet(bytes)];
        const last = rows.length + 2;
        // Row 1 is empty, row 2 holds the headers, and the last product stands in the last row.
        assert.equal(ours.cells[0]![0], 'A2');
        assert.ok(ours.cells.at(-1)![0].endsWith(String(last)));
        assert.equal(ours.cells.length, theirs.cells.length);
        // Compared as text first: a deep comparison of every cell of every row takes seconds.
        const differing = theirs.cells.findIndex((cell, i) => cell.join('\n') !== ours.cells[i]!.join('\n'));
        if (differing >= 0) assert.deepEqual(ours.cells[differing], theirs.cells[differing]);

        const layoutOf = (xml: string) => ({
          widths: [...xml.matchAll(/<col [^>]*?min="(\d+)"[^>]*?width="([\d.]+)"/g)]
            .map(([, n, w]) => [n, w])
            .slice(0, 21),
          filter: /<autoFilter ref="([A-Z\d:]+)"/.exec(xml)![1],
          coloured: /<conditionalFormatting sqref="([^"]+)">.*?<formula>([^<]+)</.exec(xml)!.slice(1),
        });
        assert.deepEqual(layoutOf(ours.xml), layoutOf(theirs.xml));
        assert.match(ours.xml, /<row r="2" ht="76.9"/);
      },
    );
  }

  await t.test('an edition that came out and in again is the same edition', async () => {
    for (const index of [0, REAL_FILES.length - 1]) {
      const { asOf, problems } = parsed[index]!;
      const { bytes, fileName } = await exportEdition(context, { asOf, format: 'xlsx' });
      const again = await parseEdition(sourceFile(fileName, bytes), OPTIONS);
      assert.deepEqual(again.problems, problems);
      assert.equal((await importEdition(context, again, { source: 'official' })).alreadyImported, true);
      // Dates and per cents are shown as the ministry shows them.
      const formats = (file: SourceFile) =>
        sheetCells(file).then((rows) =>
          rows
            .slice(2)
            .flatMap((row) => row.map(([value, format]) => (typeof value === 'number' ? format : null))),
        );
      assert.deepEqual(await formats(sourceFile(fileName, bytes)), await formats(realFile(fileName)));
    }
  });

  await t.test(
    'an export imported into a fresh database is the same content and the same bytes',
    async (inner) => {
      const { bytes, fileName } = await exportEdition(context, { format: 'xlsx' });
      const fresh = Object.assign(await testContext(inner), { ports: NO_PORTS });
      const again = await parseEdition(sourceFile(fileName, bytes), OPTIONS);
      await importEdition(fresh, again, { source: 'official' });
      assert.equal(
        (await importEdition(fresh, parsed.at(-1)!, { source: 'official' })).alreadyImported,
        true,
      );
      assert.ok((await exportEdition(fresh, { format: 'xlsx' })).bytes.equals(bytes));
    },
  );

  await t.test('csv, json and parquet hold the same rows and agree', async () => {
    const edition = parsed[1]!;
    const read = async (format: 'csv' | 'json' | 'parquet') =>
      (await exportEdition(context, { asOf: edition.asOf, format })).bytes;
    const [header, ...lines] = parse(await read('csv'), { bom: true }) as string[][];
    const { rows } = JSON.parse((await read('json')).toString('utf8'));
    const folder = await mkdtemp(join(tmpdir(), 'antei-export-test-'));
    try {
      const path = join(folder, 'edition.parquet');
      writeFileSync(path, await read('parquet'));
      const flat = await queryParquet(
        path,
        'select yj_code, name, response, volume, forecast_latest, listed_on from read_parquet($1) order by row',
      );
      assert.deepEqual([lines.length, rows.length, flat.length], Array(3).fill(edition.rows.length));
      const place = Object.fromEntries(header!.map((name, column) => [name, column]));
      for (const [index, row] of edition.rows.entries()) {
        const line = lines[index]!;
        const expected = [
          row.yjCode,
          row.name,
          row.response,
          row.volume,
          row.forecast?.latest ?? null,
          row.listedOn,
        ];
        assert.deepEqual(flat[index], expected);
        const { yjCode, name, response, volume, forecast, listedOn } = rows[index];
        assert.deepEqual([yjCode, name, response, volume, forecast?.latest ?? null, listedOn], expected);
        const fields = ['yj_code', '⑥品名', 'response', 'volume', 'forecast_latest', 'listed_on'].map(
          (name) => unguard(line[place[name]!]!).trim() || null,
        );
        assert.deepEqual(fields, expected);
      }
      assert.ok(lines.flat().every((cell) => !/^\s*[=+\-@＝＋－＠]/.test(cell)));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
