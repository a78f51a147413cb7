import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { writeWorkbook } from '../../platform/files/xlsx.ts';
import { submitted, type WarningWorld, warningWorld } from '../testing.ts';
import { ENDINGS, MAX_ATTACHMENT_BYTES } from './attachment-limits.ts';
import { readAttachment } from './attachment-type.ts';

let world: WarningWorld;
before(async () => {
  world = await warningWorld();
});

const refusedAs = (code: string) => (error: { code?: string }) => error.code === code;
const hex = (text: string) => Buffer.from(text, 'hex');
const PDF = Buffer.from('%PDF-1.7\n%%EOF');
const PNG = hex('89504e470d0a1a0a0000');
const XLSX = Buffer.from(writeWorkbook('表', [['a'], ['1']], [null], 1));
const zipOf = (...parts: string[]) =>
  Buffer.concat([hex('504b0304'), Buffer.from(['[Content_Types].xml', ...parts].join(' '))]);
const DOCX = zipOf('word/document.xml');

test('a file is taken where its name and its content say the same', () => {
  const good: [string, Buffer, string][] = [
    ['経緯.pdf', PDF, 'application/pdf'],
    ['在庫.XLSX', XLSX, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['説明.docx', DOCX, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [
      '図.pptx',
      zipOf('ppt/presentation.xml'),
      'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    ],
    ['表.csv', Buffer.from('品目,数\r\n安心錠,1'), 'text/csv'],
    ['メモ.txt', hex('8ef38e7d'), 'text/plain'],
    ['図.png', PNG, 'image/png'],
    ['写真.jpeg', hex('ffd8ffe0'), 'image/jpeg'],
  ];
  for (const [name, bytes, type] of good) assert.equal(readAttachment(name, bytes).type, type, name);
  const taken = good.map(([name]) => name.replace(/^.*\./, '').toLowerCase());
  assert.deepEqual([...taken, 'jpg'].sort(), [...ENDINGS].sort(), 'the form offers what is taken');
  const bad: [string, Buffer][] = [
    ['経緯.pdf', PNG],
    ['図.png', PDF],
    ['在庫.xlsx', DOCX],
    ['在庫.xlsx', Buffer.from('<html>')],
    ['マクロ.xlsx', zipOf('xl/workbook.xml', 'xl/vbaProject.bin')],
    ['マクロ.xlsm', XLSX],
    ['頁.html', Buffer.from('<script>')],
    ['図.svg', Buffer.from('<svg/>')],
    ['実行.exe', hex('4d5a')],
    ['表.csv', hex('00ff00ff')],
    ['なし', PDF],
    ['空.txt', Buffer.alloc(0)],
    ['大.txt', Buffer.alloc(MAX_ATTACHMENT_BYTES + 1, 'a')],
  ];
  for (const [name, bytes] of bad)
    assert.throws(() => readAttachment(name, bytes), refusedAs('attachment-refused'), name);
});

test('a file’s name keeps no folder and nothing that a header or a disk could mistake', () => {
  assert.equal(readAttachment('C:\\秘密\\在庫.pdf', PDF).name, '在庫.pdf');
  assert.equal(readAttachment('../../etc/"a"\r\nX: y.pdf', PDF).name, '_a_ X_ y.pdf');
  assert.ok(readAttachment(`${'長'.repeat(500)}.pdf`, PDF).name.length <= 105);
});

test('a maker adds files to its warning, and it and the ministry read them', async () => {
  const { warnings, maker, makerViewer, officer } = world;
  const number = await submitted(world);
  await warnings.attach(maker.actor, number, { name: '経緯.pdf', bytes: PDF });
  const [file] = (await warnings.ownWarning(maker.actor, number)).files;
  assert.deepEqual([file!.name, file!.bytes], ['経緯.pdf', PDF.length]);
  for (const { actor } of [maker, makerViewer, officer])
    assert.deepEqual((await warnings.file(actor, number, file!.id)).content, PDF);
  const read = await world.context.pool.query(
    `select person_id from audit_entry where action = 'warning.read' and record = $1`,
    [number],
  );
  assert.deepEqual(read.rows, [{ person_id: officer.actor.person.id }]);
});

test('a file that is not what was added is told so, and no byte of it is given', async () => {
  const { warnings, maker, officer, context } = world;
  const number = await submitted(world);
  await warnings.attach(maker.actor, number, { name: '図.png', bytes: PNG });
  const [file] = (await warnings.ownWarning(maker.actor, number)).files;
  await context.pool.query('update early_warning_file set bytes = set_byte(bytes, 9, 1) where id = $1', [
    file!.id,
  ]);
  for (const { actor } of [maker, officer])
    await assert.rejects(warnings.file(actor, number, file!.id), refusedAs('stored-damaged'));
});

test('a file of another maker, or of another warning, is answered as one that does not exist', async () => {
  const { warnings, maker, peer, pharmacy } = world;
  const [number, second] = [await submitted(world), await submitted(world)];
  await warnings.attach(maker.actor, number, { name: '経緯.pdf', bytes: PDF });
  const [file] = (await warnings.ownWarning(maker.actor, number)).files;
  await assert.rejects(warnings.file(peer.actor, number, file!.id), refusedAs('not-found'));
  await assert.rejects(warnings.file(maker.actor, second, file!.id), refusedAs('not-found'));
  await assert.rejects(warnings.file(pharmacy.actor, number, file!.id), refusedAs('forbidden'));
  await assert.rejects(
    warnings.attach(world.makerViewer.actor, number, { name: 'a.pdf', bytes: PDF }),
    refusedAs('forbidden'),
  );
});

test('the eleventh file is refused, also when two come at once', async () => {
  const { warnings, maker } = world;
  const number = await submitted(world);
  const results = await Promise.allSettled(
    Array.from({ length: 12 }, (_, i) =>
      warnings.attach(maker.actor, number, { name: `${i}.pdf`, bytes: PDF }),
    ),
  );
  assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 10);
  assert.equal((await warnings.ownWarning(maker.actor, number)).files.length, 10);
});
