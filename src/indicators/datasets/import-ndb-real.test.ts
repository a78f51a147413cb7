import assert from 'node:assert/strict';
import { test } from 'node:test';
import { realFile, skipWithoutData } from '../../../test/real-data.ts';
import { openAnalytics } from '../../platform/analytics/analytics.ts';
import { testContext } from '../../platform/database/testing.ts';
import { readBounded } from '../../platform/files/bounded-file.ts';
import { partPaths } from './dataset-folder.ts';
import { importNdb } from './import-ndb.ts';
import { readDatasets } from './store-datasets.ts';

/** Round 9: injections by prefecture (three sheets), internal medicines out of hospital by sex and age. */
const FILES = ['001258716.xlsx', '001258655.xlsx'];

test('real workbooks: every row keeps the masking rule, and its bounds close around its total', {
  skip: skipWithoutData,
}, async (t) => {
  const context = await testContext(t);
  const files = FILES.map((name) => readBounded(realFile(`ndb/09/${name}`), 20));
  const sheets = await importNdb(context, files);
  assert.deepEqual(
    sheets.map(({ part, noticed }) => [
      `${part.route} ${part.setting} ${part.axis}`,
      part.rows,
      part.threshold,
      part.masking,
      part.states.masked,
      noticed.length,
    ]),
    [
      ['injection in-hospital prefecture', 3945, 400, 'least', 76_990, 0],
      ['injection out-of-hospital prefecture', 1779, 400, 'least', 29_418, 0],
      ['injection inpatient prefecture', 3933, 400, 'least', 68_864, 0],
      ['internal out-of-hospital sex-age', 8387, 1000, 'least', 49_945, 0],
    ],
  );
  const [dataset] = await readDatasets(context.pool);
  const paths = partPaths(context.settings, dataset!).map((path) => `'${path}'`);
  const engine = await openAnalytics({ threads: 1, memoryMb: 500 });
  t.after(() => engine.close());
  const ask = (sql: string) => engine.query(sql.replace('CELLS', `read_parquet([${paths.join(', ')}])`));

  assert.deepEqual(
    await ask(`select count(*) filter (quantity_lower > quantity_upper or quantity_lower < 0) as reversed,
                 count(*) filter (state in ('value', 'zero') and (quantity <> quantity_lower or quantity <> quantity_upper)) as loose,
                 count(*) filter (state = 'margin' and quantity > quantity_lower) as margins_below,
                 count(*) filter (state in ('masked', 'absent') and quantity is not null) as told
               from CELLS`),
    [{ reversed: 0, loose: 0, margins_below: 0, told: 0 }],
  );
  // Of each row: the cells' bounds hold its total between them, both sexes and all bands too.
  const groups = `case when prefecture = '00' then 'total' when state <> 'margin' then 'cells' when sex is null then 'ages' else 'sexes' end`;
  const outside = await ask(`
    with sums as (
      select axis, setting, sheet_row, ${groups} as part, sum(quantity_lower) as lower, sum(quantity_upper) as upper
      from CELLS group by all
    )
    select count(*) as rows, count(distinct s.part) as parts,
      count(*) filter (s.lower > t.upper * (1 + 1e-9) + 1e-6 or s.upper < t.lower * (1 - 1e-9) - 1e-6) as outside
    from sums s join sums t using (axis, setting, sheet_row) where s.part <> 'total' and t.part = 'total'`);
  assert.deepEqual(outside, [{ rows: 3945 + 1779 + 3933 + 3 * 8387, parts: 3, outside: 0 }]);
});
