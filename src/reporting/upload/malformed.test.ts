/**
 * 10,000 malformed reports: rows, bodies of programs, drafts and files. Each ends in a list of problems or in an error that
 * tells its cause, never in an unexpected exception, and nothing is stored of any of them.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { AnteiError } from '../../platform/errors.ts';
import { writeCsv } from '../../platform/files/csv.ts';
import { type CellValue, writeWorkbook } from '../../platform/files/xlsx.ts';
import type { Cell } from '../../supply/model.ts';
import { OFFICIAL_HEADERS } from '../../supply/official/columns.ts';
import { SHEET_NAME } from '../../supply/official/official-layout.ts';
import { row } from '../../supply/testing.ts';
import type { Preview } from '../model.ts';
import { ownRows } from '../records/in-force.ts';
import { ReportRefused } from '../rules/findings.ts';
import { previewRows } from '../submit/preview.ts';
import { byCode } from '../submit/submit.ts';
import { CODES, FOREIGN, LIMITED, makerWorld } from '../testing.ts';
import { previewOf } from './preview-file.ts';

const SEED = 20_260_820;
const runs = (numRuns: number) => ({ seed: SEED, numRuns });

/** Texts that break readers: invisible, unpaired, endless, spelled like code. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\u200b',
    '\ud800',
    '\udc00x',
    '__proto__',
    'constructor',
    'toString',
    'unknown',
  ),
  fc.constantFrom(
    '=1+1',
    "';drop table product;--",
    '<b>',
    '2026年13月45日',
    '２０２６年９月〜２０２５年１月',
    '1e999',
    '％',
  ),
  fc.constantFrom(9_999, 40_000).map((length) => 'あ'.repeat(length)),
);
const number = fc.oneof(
  fc.double(),
  fc.constantFrom(
    -1,
    0,
    0.8,
    1e308,
    -0,
    109_575,
    Number.MAX_SAFE_INTEGER,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
);
const anything = fc.oneof(
  text,
  number,
  fc.anything({
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    key: fc.oneof(
      fc.constantFrom('__proto__', 'response', 'yjCode', 'status', 'length', 'toString'),
      fc.string(),
    ),
  } as fc.ObjectConstraints),
);

/** Usually a deep value, now and then one that stops early. */
const often = <T, U = unknown>(deep: fc.Arbitrary<T>, early: fc.Arbitrary<U> = anything as fc.Arbitrary<U>) =>
  fc.oneof({ weight: 8, arbitrary: deep as fc.Arbitrary<T | U> }, { weight: 1, arbitrary: early });

/** A report that a rule forbids already, with some of its fields put wrong besides. */
const FORBIDDEN = { ...LIMITED, reason: 'none' };
const status = fc.oneof(
  anything,
  fc
    .dictionary(fc.constantFrom(...Object.keys(FORBIDDEN), '__proto__', 'extra'), anything)
    .map((wrong) => Object.assign(Object.create(null), FORBIDDEN, wrong)),
);
const code = fc.oneof(
  fc.constantFrom(...CODES, FOREIGN, '1149019f1560', '１１４９０１９Ｆ１５６０'),
  anything,
);
const version = fc.oneof(fc.constantFrom('1.0', '2.0', ''), anything);
const item = fc.oneof(
  { weight: 1, arbitrary: anything },
  { weight: 5, arbitrary: fc.record({ yjCode: code, status, version }, { requiredKeys: [] }) },
);

/** A row of the layout with some cells put wrong. */
const cell = fc.oneof(text, number, fc.boolean(), fc.constant(null)) as fc.Arbitrary<Cell>;
const fileRow = fc
  .tuple(
    fc.constantFrom(...CODES, FOREIGN),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), cell), { minLength: 1, maxLength: 6 }),
  )
  .map(([yjCode, wrong]) =>
    wrong.reduce<Cell[]>(
      (cells, [column, value]) => cells.with(column, value),
      row(yjCode, { reason: '１．需要増' }),
    ),
  );

/** Every finding says what, where and what to do, and can be stored. */
function assertClear({ errors, warnings, changes }: Preview): void {
  for (const finding of [...errors, ...warnings]) {
    assert.ok(finding.wording && finding.remedy && finding.code);
    assert.ok(finding.value === null || String(finding.value).length <= 520);
  }
  const stored = JSON.stringify([errors, warnings, changes]);
  assert.ok(!/\\u0000|\\ud[89a-f]/i.test(stored), stored);
}

/** Runs what must not succeed unless it is a preview; gives how it was refused. */
async function refused(work: Promise<unknown>): Promise<AnteiError> {
  const error = await work.then(
    (result) => assert.fail(`it was taken: ${JSON.stringify(result)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AnteiError)) throw error;
  assert.ok(error.status < 500, error.message);
  assert.ok(error.detail);
  if (error instanceof ReportRefused) assert.ok(error.findings.length > 0);
  return error;
}

test('10,000 malformed reports each end in a clear list of problems, and nothing is stored', async (t) => {
  const { context, reporting, actor, organisation } = await makerWorld(t);
  const own = byCode(await ownRows(context.pool, organisation));
  const others = new Set([FOREIGN]);
  const reportedOn = '2026-08-20';

  await t.test('4,200 rows of forms and programs', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ yjCode: fc.constantFrom(...CODES, FOREIGN, 'x'), status }), { maxLength: 4 }),
        async (items) => {
          const preview = await previewRows(
            items.map((given) => ({ row: null, ...given })),
            { own, others, reportedOn },
          );
          assertClear(preview);
          assert.equal(preview.changes.length <= preview.errors.length, true);
        },
      ),
      runs(4_200),
    );
  });

  await t.test('3,700 rows of files', async () => {
    const columns = [...OFFICIAL_HEADERS.keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fileRow, { minLength: 1, maxLength: 4 }),
        fc.option(fc.nat()),
        async (cells, control) => {
          const rows = cells.map((one, index) => ({ row: index + 3, cells: one }));
          assertClear(await previewOf({ rows, columns, control }, own, others, reportedOn));
        },
      ),
      runs(3_700),
    );
  });

  await t.test('1,300 bodies of programs', async () => {
    const submission = fc.record(
      {
        items: often(fc.array(item, { minLength: 1, maxLength: 4 })),
        acknowledged: often(fc.constant([])),
        idempotencyKey: often(fc.constant('key-1')),
        corrects: often(fc.constant(undefined)),
      },
      { requiredKeys: ['items', 'acknowledged'] },
    );
    await fc.assert(
      fc.asyncProperty(submission, async (given) => {
        await refused(reporting.submit(actor, { channel: 'api', ...given } as never));
        const checked = await reporting.check(actor, given.items as never).catch((error) => {
          assert.ok(error instanceof AnteiError && error.status < 500, error);
          return null;
        });
        if (checked) assertClear(checked);
      }),
      runs(1_300),
    );
  });

  await t.test('300 drafts, addresses and numbers', async () => {
    await fc.assert(
      fc.asyncProperty(code, status, version, anything, async (yjCode, input, given, id) => {
        const outcome = reporting.saveDraft(actor, yjCode as never, input, given as never, undefined);
        await outcome.catch((error) => assert.ok(error instanceof AnteiError && error.status < 500, error));
        await refused(reporting.preview(actor, id as never));
        await refused(reporting.confirm(actor, id as never, []));
        await refused(reporting.submission(actor, id as never));
      }),
      runs(300),
    );
  });

  const table = fc
    .tuple(
      fc.array(fileRow, { maxLength: 5 }),
      often(fc.constant([]), fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), cell), { maxLength: 2 })),
    )
    .map(([rows, wrong]): CellValue[][] => {
      const headers = wrong.reduce<Cell[]>(
        (all, [column, value]) => all.with(column, value),
        [...OFFICIAL_HEADERS],
      );
      return [['表題'], headers, ...rows];
    });
  const damage = often(fc.constant(null), fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 }), fc.boolean()));
  /** The bytes with one put wrong, or cut off there. */
  const damaged = (bytes: Buffer, how: [number, number, boolean] | null): Buffer => {
    if (!how) return bytes;
    const at = how[0] % Math.max(1, bytes.length);
    if (how[2]) return bytes.subarray(0, at);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from([how[1]]), bytes.subarray(at + 1)]);
  };
  const bytes = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(table, damage).map(([rows, how]) => damaged(workbook(rows), how)) },
    { weight: 3, arbitrary: fc.tuple(table, damage).map(([rows, how]) => damaged(writeCsv(rows), how)) },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 300 }).map((given) => Buffer.from(given)) },
  );

  await t.test('500 files', async () => {
    await fc.assert(
      fc.asyncProperty(text, bytes, async (name, given) => {
        const preview = await reporting.previewFile(actor, { name, bytes: given }).catch((error) => {
          assert.ok(error instanceof AnteiError && error.status < 500, error);
          return null;
        });
        if (!preview) return;
        assertClear(preview);
        if (preview.errors.length > 0) await refused(reporting.confirm(actor, preview.uploadId!, []));
      }),
      runs(500),
    );
  });

  const { rows } = await context.pool.query(
    `select (select count(*)::int from report_submission) as submissions, (select count(*)::int from supply_report) as reports,
       (select count(*)::int from audit_entry) as deeds`,
  );
  assert.deepEqual(rows, [{ submissions: 0, reports: 0, deeds: 0 }]);
});

function workbook(rows: CellValue[][]): Buffer {
  // A workbook holds at most 32,767 characters a cell, and no NaN or infinity.
  const plain = rows.map((cells) =>
    cells.map((value) =>
      typeof value === 'string'
        ? value.slice(0, 32_000)
        : typeof value === 'number' && !Number.isFinite(value)
          ? 0
          : value,
    ),
  );
  return writeWorkbook(SHEET_NAME, plain, [], 2);
}
