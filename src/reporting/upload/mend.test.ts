import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addOrganisation, signIn } from '../../access/testing.ts';
import type { Cell } from '../../supply/model.ts';
import { COLUMN } from '../../supply/official/columns.ts';
import { VOLUME_TEXT } from '../../supply/official/official-layout.ts';
import { editionFile, row } from '../../supply/testing.ts';
import { AS_OF, CODES, FOREIGN, type MakerWorld, makerWorld } from '../testing.ts';

const [A, B, C] = CODES;
const limited = {
  response: '②限定出荷（自社の事情）',
  reason: '３．製造トラブル（製造委託を含む）',
  outlook: 'ウ. 未定',
};
const file = ({ reporting, actor }: MakerWorld, rows: Cell[][]) =>
  reporting.previewFile(actor, { name: 'a.xlsx', bytes: editionFile(AS_OF, rows).bytes });
const waiting = async ({ reporting, actor }: MakerWorld, id: string) => reporting.preview(actor, id);

test('each row with errors offers its wrong cells with the official words, and is mended where it is', async (t) => {
  const world = await makerWorld(t);
  const { reporting, actor } = world;
  const { uploadId } = await file(world, [
    row(A, { ...limited, volume: '少し' }),
    row(B, { reason: '１．需要増' }),
    row(FOREIGN, limited),
    row(C),
  ]);
  const id = uploadId!;
  const { mends } = await waiting(world, id);
  assert.deepEqual(
    mends.map(({ row, yjCode, cells }) => [
      row,
      yjCode,
      cells.map(({ column, value, choice }) => [column, value, choice?.chosen]),
    ]),
    [
      [3, A, [[COLUMN.volume, '少し', null]]],
      [
        4,
        B,
        [
          [COLUMN.response, '①通常出荷', '①通常出荷'],
          [COLUMN.reason, '１．需要増', '１．需要増'],
        ],
      ],
      [5, FOREIGN, []],
    ],
  );
  assert.deepEqual(mends[0]!.cells[0]!.choice!.words, Object.values(VOLUME_TEXT));

  await reporting.mend(actor, id, {
    cells: [
      { row: 3, column: COLUMN.volume, text: VOLUME_TEXT.decreased },
      { row: 4, column: COLUMN.reason, text: '７．－' },
      { row: 4, column: COLUMN.response, text: '①通常出荷' },
    ],
    leaveOut: [5],
  });
  const after = await waiting(world, id);
  assert.deepEqual([after.errors, after.mends, after.uploadId, after.fileName], [[], [], id, 'a.xlsx']);
  assert.deepEqual(
    after.changes.map(({ yjCode, status }) => [yjCode, status.volume]),
    [[A, 'decreased']],
  );
  assert.deepEqual(after.mended, [
    { row: 5, column: null, label: '', before: null, after: null },
    { row: 3, column: COLUMN.volume, label: '出荷量', before: '少し', after: VOLUME_TEXT.decreased },
    { row: 4, column: COLUMN.reason, label: '理由', before: '１．需要増', after: '７．－' },
  ]);
  const { number } = await reporting.confirm(actor, id, []);
  assert.equal((await reporting.product(actor, A)).volume, 'decreased');
  await assert.rejects(reporting.mend(actor, id, { cells: [], leaveOut: [3] }), { code: 'edit-conflict' });
  assert.equal((await waiting(world, id)).submission, number);
});

test('what is still wrong after mending is shown again, in full', async (t) => {
  const world = await makerWorld(t);
  const { uploadId } = await file(world, [row(A, { ...limited, volume: '少し', outlook: '' })]);
  await world.reporting.mend(world.actor, uploadId!, {
    cells: [
      { row: 3, column: COLUMN.volume, text: '' },
      { row: 3, column: COLUMN.outlook, text: 'ア. あり' },
    ],
    leaveOut: [],
  });
  const { errors } = await waiting(world, uploadId!);
  assert.deepEqual(
    errors.map(({ code, value }) => [code, value]),
    [['missing-value', null]],
  );
});

test("nobody mends another's file, a row that is not there, or a column that no report changes", async (t) => {
  const world = await makerWorld(t);
  const { context, reporting, actor } = world;
  const { uploadId } = await file(world, [row(A, { ...limited, volume: '少し' })]);
  const mend = (row: number, column: number) => ({ cells: [{ row, column, text: 'x' }], leaveOut: [] });
  const other = await signIn(
    context,
    await addOrganisation(context, 'manufacturer', '別の製薬', ['別の製薬']),
  );
  await assert.rejects(reporting.mend(other.actor, uploadId!, mend(3, COLUMN.volume)), { code: 'not-found' });
  const viewer = await signIn(context, world.organisation, 'viewer');
  await assert.rejects(reporting.mend(viewer.actor, uploadId!, mend(3, COLUMN.volume)), {
    code: 'forbidden',
  });
  for (const [row, column] of [
    [99, COLUMN.volume],
    [3, COLUMN.name],
    [3, COLUMN.yjCode],
    [3, COLUMN.updatedOn],
  ] as const)
    await assert.rejects(reporting.mend(actor, uploadId!, mend(row, column)), { code: 'bad-request' });
  await assert.rejects(reporting.mend(actor, uploadId!, { cells: [], leaveOut: [99] }), {
    code: 'bad-request',
  });
  assert.deepEqual((await waiting(world, uploadId!)).mended, []);
});

test('what another has mended meanwhile is neither submitted nor mended over unseen', async (t) => {
  const world = await makerWorld(t);
  const { reporting, actor } = world;
  const { uploadId } = await file(world, [row(A, { ...limited, volume: '少し' }), row(B), row(C)]);
  const id = uploadId!;
  const cell = (text: string) => [{ row: 3, column: COLUMN.volume, text }];
  await reporting.mend(actor, id, { cells: cell(VOLUME_TEXT.decreased), leaveOut: [], seen: 0 });
  // Another window still shows the file as it came.
  await assert.rejects(
    reporting.mend(actor, id, { cells: cell(VOLUME_TEXT.halted), leaveOut: [], seen: 0 }),
    /画面を開いたあとに直されています/,
  );
  await reporting.mend(actor, id, { cells: cell(VOLUME_TEXT.normal), leaveOut: [], seen: 1 });
  await assert.rejects(reporting.confirm(actor, id, [], 1), /画面を開いたあとに直されています/);
});

test('a line break that a browser leaves out of a cell is no change', async (t) => {
  const world = await makerWorld(t);
  const { reporting, actor } = world;
  const { uploadId } = await file(world, [
    row(A, { ...limited, outlookText: '９月頃\n解除予定', volume: '少し' }),
    row(B),
    row(C),
  ]);
  const { outlookText } = COLUMN;
  await reporting.mend(actor, uploadId!, {
    cells: [{ row: 3, column: outlookText, text: '９月頃解除予定' }],
    leaveOut: [],
  });
  assert.deepEqual((await waiting(world, uploadId!)).mended, []);
});
