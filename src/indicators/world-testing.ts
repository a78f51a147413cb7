/** For tests only: two families of biologics and a chemical ingredient, with lists, a round of NDB and an edition's states. */
import { importReferenceFile } from '../medicines/index.ts';
import { type ClosableContext, testContext } from '../platform/database/testing.ts';
import { type SourceFile, sourceFile } from '../platform/files/bounded-file.ts';
import { writeCsv } from '../platform/files/csv.ts';
import type { CellValue } from '../platform/files/xlsx.ts';
import { importEdition, NO_PORTS } from '../supply/index.ts';
import { RESPONSE_TEXT } from '../supply/official/official-layout.ts';
import { edition, row } from '../supply/testing.ts';
import { importNdb } from './datasets/import-ndb.ts';
import { fillingWorkbooks, ndbWorkbook, threeSettings } from './testing.ts';

/** Date of the lists. */
export const CODES = '2023-03-15';
/** Date of the edition. */
export const EDITION = '2026-08-18';

interface MadeProduct {
  code: string;
  name: string;
  ingredient: string;
  strength: string;
  mah: string;
  amount: number;
  class: string;
  route?: string;
}

const infliximab = (code: string, name: string, follower: string | null, mah: string, amount: number) => ({
  code,
  name,
  ingredient: `インフリキシマブ（遺伝子組換え）${follower ? `［インフリキシマブ${follower}］` : ''}`,
  strength: '１００ｍｇ１瓶',
  mah,
  amount,
  class: follower ? '3' : '2',
});
const darbepoetin = (
  code: string,
  name: string,
  follower: string | null,
  mah: string,
  amount: number,
  cls: string,
) => ({
  code,
  name,
  ingredient: `ダルベポエチンアルファ（遺伝子組換え）${follower ? `［ダルベポエチンアルファ${follower}］` : ''}`,
  strength: '１０μｇ０．５ｍＬ１筒',
  mah,
  amount,
  class: cls,
});

export const PRODUCTS: readonly MadeProduct[] = [
  {
    code: '1124001F1015',
    name: '先発錠',
    ingredient: '試験成分',
    strength: '１ｍｇ１錠',
    mah: '先発製薬',
    amount: 20,
    class: '2',
    route: '内用薬',
  },
  {
    code: '1124001F1023',
    name: '＝後発錠',
    ingredient: '試験成分',
    strength: '１ｍｇ１錠',
    mah: '後発製薬',
    amount: 10,
    class: '3',
    route: '内用薬',
  },
  infliximab('2399402F1026', 'レミケード点滴静注用１００', null, '田辺三菱製薬', 60_000),
  infliximab(
    '2399403F1039',
    'インフリキシマブＢＳ点滴静注用１００ｍｇ「ＮＫ」',
    '後続１',
    '日本化薬',
    30_000,
  ),
  infliximab(
    '2399404F1025',
    'インフリキシマブＢＳ点滴静注用１００ｍｇ「あゆみ」',
    '後続２',
    'あゆみ製薬',
    24_000,
  ),
  darbepoetin('3999425S5028', 'ネスプ注射液１０μｇプラシリンジ', null, '協和キリン', 1500, '2'),
  darbepoetin(
    '3999425S5036',
    'ダルベポエチン　アルファ注１０μｇシリンジ「ＫＫＦ」',
    null,
    '協和キリンフロンティア',
    1200,
    '3',
  ),
  darbepoetin(
    '3999446G1020',
    'ダルベポエチンアルファＢＳ注１０μｇシリンジ「試験」',
    '後続１',
    '三和化学研究所',
    900,
    '3',
  ),
];

/** The rows of both lists of the made products, as their files have them. */
export function listRows(): { price: CellValue[][]; classes: CellValue[][] } {
  const price: CellValue[][] = [
    [
      '区分',
      '薬価基準収載医薬品コード',
      '成分名',
      '規格',
      '品名',
      'メーカー名',
      '診療報酬において加算等の算定対象となる後発医薬品',
      '先発医薬品',
      '薬価',
      '経過措置による使用期限',
      '備考',
    ],
    ...PRODUCTS.map((p) => [
      p.route ?? '注射薬',
      p.code,
      p.ingredient,
      p.strength,
      p.name,
      p.mah,
      null,
      null,
      p.amount,
      null,
      null,
    ]),
  ];
  const classes: CellValue[][] = [
    [
      '薬価基準収載医薬品コード',
      '成分名',
      '品名',
      '各先発医薬品の後発医薬品の有無に関する情報',
      '収載年月日',
      '経過措置による使用期限',
      '診療報酬における加算等の算定対象から除外する品目',
    ],
    ...PRODUCTS.map((p) => [p.code, p.ingredient, p.name, p.class, null, null, null]),
  ];
  return { price, classes };
}

/** Imports both lists of the made products. */
export async function importLists(context: ClosableContext, date = CODES): Promise<void> {
  const name = date.replaceAll('-', '');
  const { price, classes } = listRows();
  await importReferenceFile(context, sourceFile(`price_${name}.csv`, writeCsv(price)), { kind: 'price' });
  await importReferenceFile(context, sourceFile(`ge_${name}.csv`, writeCsv(classes)), {
    kind: 'generic-info',
  });
}

/**
 * Infliximab: reference 3,000, biosimilars 3,500: Tokyo has 3,000, and two masked cells (北海道, 大阪府) share 500.
 * Darbepoetin: reference 1,000, authorised 8,000, biosimilar 1,000. One code is on no list.
 */
export async function importRound(context: ClosableContext): Promise<void> {
  await importNdb(context, roundFiles());
}

/** Made once: each writing notes its time, and another content is another file. */
let round: SourceFile[] | null = null;

/** The workbooks of the round: internal, injections, and those that fill it. */
export function roundFiles(): SourceFile[] {
  round ??= makeRound();
  return round;
}

function makeRound(): SourceFile[] {
  const injection = { route: 'injection', class: 239 } as const;
  const row = (code: string, price: number, cells: Record<string, CellValue>, total?: number) => ({
    code,
    price,
    cells,
    total,
    class: injection.class,
    className: 'その他の消化器官用薬',
    unit: '瓶',
  });
  return [
    ndbWorkbook([
      {
        rows: [
          { code: '1124001F1015', price: 20, cells: { '13': 20_000, '47': 5000 } },
          { code: '1124001F1023', price: 10, cells: { '13': 60_000, '47': 15_000 } },
          { code: '1124001F1999', price: 10, name: '＋不明錠', cells: { '13': 7000 } },
        ],
      },
    ]),
    ndbWorkbook(
      threeSettings(
        { route: 'injection' },
        {
          'in-hospital': [
            row('2399402F1026', 60_000, { '13': 2000, '27': 1000 }),
            row('2399403F1039', 30_000, { '13': 3000, '01': '-', '27': '-' }, 3500),
            row('3999425S5028', 1500, { '13': 1000 }),
            row('3999425S5036', 1200, { '13': 8000 }),
            row('3999446G1020', 900, { '13': 1000 }),
          ],
        },
      ),
      '001258716.xlsx',
    ),
    ...fillingWorkbooks(['in-hospital', 'inpatient'], ['external']),
  ];
}

/** An edition in which every product but those named ships normally. */
export async function importStates(
  context: ClosableContext,
  asOf = EDITION,
  limited: readonly string[] = ['2399404F1025'],
): Promise<void> {
  const rows = PRODUCTS.map(({ code }) =>
    row(code, limited.includes(code) ? { response: RESPONSE_TEXT.limitedOwn } : {}),
  );
  await importEdition({ ...context, ports: NO_PORTS }, edition(asOf, rows), { source: 'official' });
}

/** A context with the lists, the round, and an edition in which every product but one biosimilar of infliximab ships normally. */
export async function indicatorWorld(): Promise<ClosableContext> {
  const context = await testContext();
  await importLists(context);
  await importRound(context);
  await importStates(context);
  return context;
}
