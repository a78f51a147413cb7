/** Lists of codes of packages. The codes are made up. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { importReferenceFile } from '../../medicines/index.ts';
import { csvOf, GTIN_HEAD, gtin, gtinRow, jan } from '../../medicines/lists/package-files-testing.ts';
import { type ClosableContext, testContext } from '../../platform/database/testing.ts';
import { sourceFile } from '../../platform/files/bounded-file.ts';
import { createSupplyReader, importEdition } from '../../supply/index.ts';
import { NO_PORTS, type SupplyContext } from '../../supply/ports.ts';
import { edition, row } from '../../supply/testing.ts';
import { createAlerts } from '../alerts.ts';
import { matchRows } from './intake.ts';
import { readText } from './intake-text.ts';

const KOU = '2119404A1033';
const OTSU = '2119404A1041';
let context: ClosableContext & SupplyContext;
let preview: ReturnType<typeof createAlerts>['previewList'];

before(async () => {
  context = Object.assign(await testContext(), { ports: NO_PORTS });
  await importEdition(
    context,
    edition('2026-08-14', [
      row(KOU, { name: 'アムロジピン注５ｍｇ「甲」' }),
      row(OTSU, { name: 'アムロジピン注５ｍｇ「乙」' }),
    ]),
    { source: 'official' },
  );
  const rows = [
    GTIN_HEAD,
    gtinRow(KOU, 'アムロジピン注５ｍｇ「甲」', 10),
    gtinRow('2119404A1999', 'アムロジピン注５ｍｇ「丁」', 20),
    gtinRow('9999999F9999', '一覧にない錠', 30),
    // One strip in packages of two products.
    gtinRow(KOU, 'アムロジピン注５ｍｇ「甲」', 40),
    gtinRow(OTSU, 'アムロジピン注５ｍｇ「乙」', 50, { 29: gtin(0, 40) }),
  ];
  await importReferenceFile(context, sourceFile('A_20260531_2.txt', Buffer.from(csvOf(rows))), {
    kind: 'packages',
  });
  const alerts = createAlerts(context, createSupplyReader(context));
  preview = alerts.previewList;
});

const of = (text: string) => preview({ text }, { lane: 'address', key: '::1' });
const one = async (text: string) => {
  const { matched, open, missing } = await of(text);
  const choices = open.flatMap(({ products }) => products.map(({ yjCode }) => yjCode));
  const [row] = [...matched, ...open, ...missing];
  return { codes: matched.map(({ product }) => product.yjCode), choices, why: row?.why ?? '' };
};

describe('a code of a package in a list', () => {
  test('is its product, in any width, alone, with a count, or as a scanner gives it', async () => {
    for (const text of [
      jan(11),
      gtin(0, 10),
      gtin(1, 11),
      `${jan(11)}\t100`,
      `アムロジピン注5mg「甲」\t${gtin(1, 11)}`,
      `(01)${gtin(1, 11)}(17)270331(10)LOT1`,
      `01${gtin(1, 11)}1727033110LOT1`,
    ])
      assert.deepEqual(await one(text), { codes: [KOU], choices: [], why: '' }, text);
  });

  test('several in a line are a row each, beside other codes', async () => {
    const { matched, skipped } = await of(`${jan(11)} ${OTSU}, ${gtin(1, 11)}`);
    assert.deepEqual(
      [matched.map(({ product }) => product.yjCode), skipped.map(({ kind }) => kind)],
      [[KOU, OTSU], ['duplicate']],
    );
  });

  test('of several products, or that the row contradicts, lets one choose', async () => {
    assert.deepEqual((await one(gtin(0, 40))).choices, [KOU, OTSU]);
    assert.deepEqual((await one(`${gtin(0, 40)}\tアムロジピン注5mg「乙」`)).codes, [OTSU]);
    const other = await one(`${jan(11)}\tアムロジピン注5mg「乙」`);
    assert.deepEqual(other.choices, [KOU, OTSU]);
    assert.match(other.why, /行の品名は別の品目/);
  });

  test('of a product that is not in the list says so, with its peers', async () => {
    const gone = await one(gtin(0, 20));
    assert.deepEqual(gone.choices, [KOU, OTSU]);
    assert.match(gone.why, /「アムロジピン注5mg「丁」」です。その品目は今の一覧にありません。同じ成分/);
    assert.match((await one(gtin(0, 30))).why, /「一覧にない錠」です。その品目は今の一覧にありません。$/);
  });

  test('that nobody knows, or whose digit is wrong, says so only where the row says nothing else', async () => {
    assert.match((await one(gtin(1, 99))).why, /包装の一覧（MEDIS-DC、2026年5月31日）にありません/);
    assert.match((await one('4912345000109')).why, /チェックデジットが合いません（.*末尾は \d です）/);
    assert.deepEqual((await one('4912345000109\tアムロジピン注5mg「乙」')).codes, [OTSU]);
  });

  test('without a list of packages says that there is none', async () => {
    const snapshot = await createSupplyReader(context).snapshot();
    const [result] = await matchRows(snapshot, readText(jan(11)));
    assert.match(result!.why, /まだ取り込まれていません/);
  });
});
