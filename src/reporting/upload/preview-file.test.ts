import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganisation, signIn } from '../../access/testing.ts';
import { fixedClock, toExcelSerial } from '../../platform/clock.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { writeCsv } from '../../platform/files/csv.ts';
import { openWorkbook } from '../../platform/files/open-workbook.ts';
import { shiftJis } from '../../platform/files/shift-jis-testing.ts';
import { type CellValue, writeWorkbook } from '../../platform/files/xlsx.ts';
import type { Cell } from '../../supply/model.ts';
import { COLUMN, OFFICIAL_HEADERS } from '../../supply/official/columns.ts';
import { SHEET_NAME, VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { editionFile, row } from '../../supply/testing.ts';
import { cleanReports } from '../clean.ts';
import type { ReportRefused } from '../rules/findings.ts';
import { AS_OF, CODES, FOREIGN, LIMITED, type MakerWorld, makerWorld, NORMAL } from '../testing.ts';

const [A, B, C] = CODES;
const limited = {
  response: '②限定出荷（自社の事情）',
  reason: '３．製造トラブル（製造委託を含む）',
  outlook: 'ア. あり',
  outlookText: '2026年10月上旬',
  volume: VOLUME_TEXT.decreased,
};

/** The rows of a downloaded list, title and headers included. */
async function download({ reporting, actor }: MakerWorld): Promise<CellValue[][]> {
  const { name, bytes } = await reporting.template(actor);
  assert.equal(name, '供給状況報告_20260820.xlsx');
  const book = await openWorkbook(sourceFile(name, bytes), 10);
  assert.deepEqual(book.sheetNames, [SHEET_NAME, '選択肢と意味']);
  const sheet = book.sheet(SHEET_NAME)!;
  return Array.from({ length: sheet.rows }, (_, r) =>
    Array.from({ length: 21 }, (_, c) => sheet.value(r, c)),
  );
}

const upload = ({ reporting, actor }: MakerWorld, rows: CellValue[][], formats: (string | null)[] = []) =>
  reporting.previewFile(actor, { name: '報告.xlsx', bytes: writeWorkbook(SHEET_NAME, rows, formats, 2) });

const file = ({ reporting, actor }: MakerWorld, rows: Cell[][]) =>
  reporting.previewFile(actor, { name: 'a.xlsx', bytes: editionFile(AS_OF, rows).bytes });

test('a downloaded list that comes back untouched changes nothing', async (t) => {
  const world = await makerWorld(t);
  const rows = await download(world);
  assert.equal(rows[0]![0], '医療用医薬品供給状況（令和８年８月18日現在）');
  assert.equal(rows[0]![20], '控え番号 0');
  assert.deepEqual(rows[1], [...OFFICIAL_HEADERS]);
  const preview = await upload(world, rows);
  assert.deepEqual(
    { ...preview, uploadId: '' },
    {
      uploadId: '',
      fileName: '報告.xlsx',
      rows: 3,
      unchanged: 3,
      missing: 0,
      changes: [],
      errors: [],
      warnings: [],
    },
  );
  await assert.rejects(world.reporting.confirm(world.actor, preview.uploadId!, []), {
    code: 'nothing-to-report',
  });
});

test('a file shows exactly the cells that change, is confirmed once, and is in force', async (t) => {
  const world = await makerWorld(t);
  const { reporting, actor } = world;
  const rows = (await download(world)).filter((cells) => cells[COLUMN.yjCode] !== C);
  rows[2]![COLUMN.volume] = 'Ｂ．出荷量減少';
  const preview = await upload(world, rows);
  assert.deepEqual([preview.rows, preview.unchanged, preview.missing], [2, 1, 1]);
  assert.deepEqual(preview.changes, [
    {
      yjCode: A,
      name: `試験錠${A}`,
      row: 3,
      changes: [{ column: 16, label: '出荷量', before: VOLUME_TEXT.normal, after: VOLUME_TEXT.decreased }],
      status: { ...NORMAL, volume: 'decreased' },
      version: (await reporting.product(actor, A)).version,
    },
  ]);
  assert.deepEqual(await reporting.preview(actor, preview.uploadId!), {
    ...preview,
    submission: null,
    mended: [],
    mends: [],
  });
  const receipt = await reporting.confirm(actor, preview.uploadId!, []);
  assert.deepEqual([receipt.channel, receipt.fileName], ['file', '報告.xlsx']);
  assert.deepEqual(await reporting.confirm(actor, preview.uploadId!, []), receipt);
  assert.equal((await reporting.preview(actor, preview.uploadId!)).submission, receipt.number);
  assert.equal((await reporting.product(actor, A)).volume, 'decreased');
  assert.equal((await reporting.submissions(actor, 1)).total, 1);
  assert.equal((await download(world))[0]![20], '控え番号 1');
});

test('problems name the row and the column of the file, wherever its columns stand', async (t) => {
  const world = await makerWorld(t);
  const order = [...OFFICIAL_HEADERS.keys()].reverse();
  const rows = [
    row(A, { ...limited, reason: '７．－', volume: '少し' }),
    row(B, { ...limited, outlookText: null }),
    row(FOREIGN, limited),
    row('1111111X1111', limited),
    row('', {}).with(COLUMN.yjCode, null),
  ];
  const table = [[null], [...OFFICIAL_HEADERS], ...rows].map((cells) =>
    order.map((column) => cells[column] ?? null),
  );
  const { errors, changes } = await upload(world, table);
  assert.deepEqual(
    errors.map(({ row, yjCode, column, code, value }) => [row, yjCode, column, code, value]),
    [
      [7, null, 'Q列 ⑤YJコード', 'missing-code', null],
      [3, A, 'E列 ⑰製造販売業者の「出荷量」の現在の状況', 'unknown-value', '少し'],
      [
        4,
        B,
        'F列 ⑯限定出荷の解除見込み／供給停止の解消見込み／販売中止品の在庫消尽時期',
        'outlook-without-text',
        null,
      ],
      [5, FOREIGN, 'Q列 ⑤YJコード', 'other-maker', FOREIGN],
      [6, '1111111X1111', 'Q列 ⑤YJコード', 'unknown-code', '1111111X1111'],
    ],
  );
  assert.equal(changes.length, 1);
  const unknown = errors.find(({ code }) => code === 'unknown-value')!;
  assert.match(unknown.remedy, /「Aプラス．出荷量増加」.*から選んでください/);
});

test('a preview with errors cannot be confirmed, and stays to be looked at', async (t) => {
  const world = await makerWorld(t);
  const { uploadId } = await file(world, [row(A, { ...limited, reason: '７．－' })]);
  await assert.rejects(world.reporting.confirm(world.actor, uploadId!, []), (error: ReportRefused) => {
    assert.deepEqual([error.code, error.findings[0]!.code], ['report-refused', 'trouble-without-reason']);
    return true;
  });
  assert.equal((await world.reporting.preview(world.actor, uploadId!)).errors.length, 1);
});

test('warnings of a file are acknowledged by their codes', async (t) => {
  const world = await makerWorld(t);
  const rows = [
    row(A, { ...limited, outlookText: '2026年7月', name: '別の名前' }),
    row(B, { name: '別の名前' }),
  ];
  const { uploadId, warnings, changes } = await file(world, rows);
  assert.deepEqual(
    warnings.map(({ row, code, column }) => [row, code, column?.slice(0, 3)]),
    [
      [3, 'fact-changed', 'F列 '],
      [3, 'forecast-passed', 'P列 '],
      [4, 'fact-changed', 'F列 '],
    ],
  );
  assert.equal(changes.length, 1);
  await assert.rejects(world.reporting.confirm(world.actor, uploadId!, ['fact-changed']), {
    code: 'warnings-open',
  });
  const { acknowledged } = await world.reporting.confirm(world.actor, uploadId!, [
    'fact-changed',
    'forecast-passed',
  ]);
  assert.deepEqual(
    acknowledged.map(({ code, count }) => [code, count]),
    [
      ['fact-changed', 2],
      ['forecast-passed', 1],
    ],
  );
});

test('the dates and the New mark of a file are ignored; the same row twice counts once, another content not', async (t) => {
  const world = await makerWorld(t);
  const dated = { responseUpdatedOn: toExcelSerial(AS_OF), updatedOn: toExcelSerial(AS_OF), isNew: 'New' };
  const preview = await file(world, [row(A, dated), row(B, limited), row(B, limited)]);
  assert.deepEqual([preview.unchanged, preview.changes.length, preview.errors], [1, 1, []]);
  const twice = await file(world, [row(B, limited), row(B)]);
  assert.deepEqual(
    twice.errors.map(({ row, code }) => [row, code]),
    [[4, 'duplicate-row']],
  );
});

test('a row of an older copy says so where it would change what was reported since', async (t) => {
  const world = await makerWorld(t);
  const { reporting, actor } = world;
  const old = await download(world);
  const { version } = await reporting.product(actor, A);
  await reporting.submit(actor, {
    channel: 'form',
    items: [{ yjCode: A, status: LIMITED, version }],
    acknowledged: [],
  });
  old[3]![COLUMN.volume] = VOLUME_TEXT.increased;
  const { warnings } = await upload(world, old);
  assert.deepEqual(
    warnings.map(({ row, yjCode, code }) => [row, yjCode, code]),
    [[3, A, 'outdated-copy']],
  );
  // Without its control number the dates of the row tell.
  old[0]![20] = null;
  assert.equal((await upload(world, old)).warnings[0]!.code, 'outdated-copy');
  const fresh = await download(world);
  fresh[2]![COLUMN.reason] = '４．品質トラブル（製造委託を含む）';
  assert.deepEqual((await upload(world, fresh)).warnings, []);
});

test('what was reported between preview and confirmation is a conflict, not overwritten', async (t) => {
  const world = await makerWorld(t);
  const { reporting, actor } = world;
  const { uploadId } = await file(world, [row(A, limited), row(B, limited)]);
  const { version } = await reporting.product(actor, B);
  await reporting.submit(actor, {
    channel: 'form',
    items: [{ yjCode: B, status: { ...LIMITED, reason: 'quality' }, version }],
    acknowledged: [],
  });
  await assert.rejects(reporting.confirm(actor, uploadId!, []), { code: 'edit-conflict' });
  assert.equal((await reporting.product(actor, A)).response, 'normal');
});

test('what Excel makes of a date or of a percentage is read as it was typed', async (t) => {
  const world = await makerWorld(t);
  const typed = (outlookText: number, volumeOutlookPercent: Cell, codes: readonly string[] = [A]) =>
    codes.map((code) =>
      row(code, { ...limited, outlookText, volumeOutlook: 'b．１か月以内', volumeOutlookPercent }),
    );
  const head: CellValue[][] = [['表題'], [...OFFICIAL_HEADERS]];
  const formats = (date: string) =>
    OFFICIAL_HEADERS.map((_, c) =>
      c === COLUMN.outlookText ? date : c === COLUMN.volumeOutlookPercent ? '0%' : null,
    );
  const day = await upload(world, [...head, ...typed(46296, 0.8)], formats('yyyy/m/d'));
  assert.deepEqual(
    [day.changes[0]!.status.outlookText, day.changes[0]!.status.volumeOutlookPercent, day.errors],
    ['2026年10月1日', 80, []],
  );
  const month = await upload(world, [...head, ...typed(46296, '８０％')], formats('yyyy"年"m"月"'));
  assert.deepEqual(
    [month.changes[0]!.status.outlookText, month.changes[0]!.status.volumeOutlookPercent],
    ['2026年10月', 80],
  );
});

test('a CSV says the same as a workbook, in UTF-8 and in Shift_JIS, with or without a title', async (t) => {
  const world = await makerWorld(t);
  const rows = [row(A, limited), row(B)].map((cells) => cells.with(COLUMN.listedOn, '2020-06-19'));
  const read = (bytes: Buffer) => world.reporting.previewFile(world.actor, { name: 'a.csv', bytes });
  const csv = writeCsv([[...OFFICIAL_HEADERS], ...rows]);
  const titled = writeCsv([['表題', '控え番号 0'], [...OFFICIAL_HEADERS], ...rows]);
  for (const bytes of [csv, titled, shiftJis(titled.toString('utf8').slice(1))]) {
    const preview = await read(bytes);
    assert.deepEqual([preview.rows, preview.unchanged, preview.errors, preview.warnings], [2, 1, [], []]);
    assert.equal(preview.changes[0]!.status.outlookText, '2026年10月上旬');
  }
});

test('a file that is no list is refused with what to do, and nothing is stored', async (t) => {
  const world = await makerWorld(t);
  const { reporting, actor, context } = world;
  const good = editionFile(AS_OF, [row(A)]).bytes;
  const headers = [...OFFICIAL_HEADERS].map((header, column) => (column === 11 ? '出荷' : header));
  const files: [Buffer, string][] = [
    [Buffer.alloc(0), 'report-unreadable'],
    [Buffer.from('%PDF-1.7\n\0'), 'report-unreadable'],
    [good.subarray(0, good.length / 2), 'report-unreadable'],
    [Buffer.from('a,b\n1,2'), 'report-unreadable'],
    [Buffer.from('"a'), 'report-unreadable'],
    [editionFile(AS_OF, [row(A)], { headers }).bytes, 'report-unreadable'],
    [editionFile(AS_OF, []).bytes, 'report-unreadable'],
    [Buffer.alloc(10_000_001), 'file-too-large'],
  ];
  for (const [bytes, code] of files)
    await assert.rejects(reporting.previewFile(actor, { name: '\0../x.xlsx', bytes }), { code });
  const { rows } = await context.pool.query('select count(*)::int as n from report_upload');
  assert.equal(rows[0].n, 0);
});

test('a preview is its own organisation’s, for a day', async (t) => {
  const world = await makerWorld(t);
  const { reporting, actor, context } = world;
  const uploadId = (await file(world, [row(A, limited)])).uploadId!;
  const rival = await addOrganisation(context, 'manufacturer', '別の製薬', ['別の製薬']);
  const other = (await signIn(context, rival)).actor;
  for (const id of [uploadId, 'x', '', "'\0"]) {
    await assert.rejects(reporting.preview(other, id), { code: 'not-found' });
    await assert.rejects(reporting.confirm(other, id, []), { code: 'not-found' });
  }
  await cleanReports(context);
  await reporting.preview(actor, uploadId);
  Object.assign(context, { clock: fixedClock('2026-08-21T09:00:01+09:00') });
  await assert.rejects(reporting.confirm(actor, uploadId, []), { code: 'not-found' });
  await cleanReports(context);
  const { rows } = await context.pool.query('select count(*)::int as n from report_upload');
  assert.equal(rows[0].n, 0);
});
