/** The council pack as a workbook: the same figures as numbers, to be worked with. */
import { type CellValue, type SheetContent, writeSheets } from '../../platform/files/xlsx.ts';
import { INVENTED } from '../../platform/invented.ts';
import type { Yen } from '../compare/catch-up.ts';
import { differenceOf } from '../compare/difference.ts';
import { coverageText } from '../datasets/references.ts';
import type { Figure } from '../model.ts';
import { yearLabel } from '../trends/trend-wording.ts';
import type { SplitRow } from '../views/read-prefecture.ts';
import type { PageTrendRow as TrendRow } from '../views/read-trends.ts';
import { roundYenRange } from '../wording.ts';
import { countingNote, definitionLines, headlineRow, PACK_NOTES, yearLines } from './pack-rows.ts';
import type { Pack } from './read-pack.ts';

const SHARE = '0.0%';
const YEN = '#,##0';

/** Writes the pack. The same pack gives the same bytes. */
export function packXlsx(pack: Pack): Buffer {
  const sheets = [
    overview(pack),
    targets(pack),
    ...(pack.page.years.length > 0 ? [years(pack)] : []),
    classes(pack),
    biosimilars(pack),
    supply(pack),
    definitions(pack),
    sources(pack),
  ];
  return writeSheets(pack.invented ? sheets.map(saidInvented) : sheets);
}

/** Each sheet says so in its first cell: sheets are copied out of workbooks. */
function saidInvented(sheet: SheetContent): SheetContent {
  const [[first, ...beside] = [], ...rows] = sheet.rows;
  return { ...sheet, rows: [[[INVENTED, first].filter(Boolean).join('　'), ...beside], ...rows] };
}

function overview(pack: Pack): SheetContent {
  const { page, title, date, period } = pack;
  const { source } = page;
  const head: CellValue[][] = [
    [title],
    [
      `${source.title}（${period}診療分）　薬価と後発医薬品の区分 ${source.codes}　供給状況 ${source.edition ?? 'なし'}　作成日 ${date}`,
    ],
    [],
    [
      '区分',
      '項目',
      page.name,
      '下限',
      '上限',
      '全国',
      '全国との差',
      '差の下限',
      '差の上限',
      '中央値',
      '順位（最良）',
      '順位（最低）',
    ],
  ];
  const share = (group: string, label: string, here: Figure | null, nation: Figure | null) => [
    group,
    label,
    ...bounded(here),
    nation?.value ?? null,
    ...bounded(differenceOf(here, nation)),
  ];
  const split = (group: string, rows: SplitRow[]) =>
    rows.flatMap((row) => [
      share(group, `${row.label}　数量シェア`, row.volume, row.nationVolume),
      share(group, `${row.label}　金額シェア`, row.value, row.nationValue),
    ]);
  const profile = page.profile.map(({ measure, figure, nation, median, place }) => [
    ...share('指標', measure.title.ja, figure, nation),
    median,
    place?.best ?? null,
    place?.worst ?? null,
  ]);
  return {
    name: '概要',
    rows: [...head, ...profile, ...split('処方の場', page.settings), ...split('薬剤区分', page.routes)],
    formats: [null, null, ...Array.from({ length: 8 }, () => SHARE)],
    headRows: head.length,
    widths: [12, 48, 10, 10, 10, 10, 12, 12, 12, 10, 12, 12],
  };
}

/** Official values in words beside this site's as numbers: those of prefectures are counts, the others shares. */
function targets({ headlines }: Pack): SheetContent {
  return {
    name: '国の目標',
    rows: [
      ['目標', '公式の値', 'このサイトの計算', '値が違う理由', '公式の値の出典'],
      ...headlines.map((headline) => {
        const [target, official, computed] = headlineRow(headline);
        return [target!, official!, computed!, headline.why?.full ?? '', headline.official?.source ?? ''];
      }),
    ],
    headRows: 1,
    widths: [56, 28, 56, 100, 60],
  };
}

function years({ page }: Pack): SheetContent {
  const change = (point: TrendRow['trend']['points'][number] | undefined) => {
    const { value = null, lower = null, upper = null } = point?.change ?? {};
    return [value, lower, upper];
  };
  const rows = page.years.flatMap(({ measure, years, rows: [here, nation] }) =>
    years.map((year, index): CellValue[] => {
      const [own, whole] = [here?.trend.points[index], nation?.trend.points[index]];
      return [
        measure.title.ja,
        yearLabel(year),
        ...bounded(own?.figure ?? null),
        ...change(own),
        ...bounded(whole?.figure ?? null),
        ...change(whole),
        year.codes,
        year.none ? '集計できません' : year.partial ? 'できない' : 'できる',
      ];
    }),
  );
  return {
    name: '年ごとの推移',
    rows: [
      [yearLines(page.years).join('\n')],
      [
        '指標',
        '年度',
        page.name,
        '下限',
        '上限',
        '1年あたりの変化',
        '変化の下限',
        '変化の上限',
        '全国',
        '全国の下限',
        '全国の上限',
        '全国の1年あたりの変化',
        '全国の変化の下限',
        '全国の変化の上限',
        '区分のリスト',
        '比較',
      ],
      ...rows,
    ],
    formats: [null, null, ...Array.from({ length: 12 }, () => SHARE)],
    headRows: 2,
    widths: [30, 14, ...Array.from({ length: 12 }, () => 12), 14, 12],
    filter: true,
  };
}

function classes(pack: Pack): SheetContent {
  const head: CellValue[][] = [
    [
      `薬効分類ごとの節減の余地（1年の薬剤費、円、有効数字2桁に、下限は切り捨て、上限は切り上げ）。${countingNote(pack)}`,
    ],
    [
      '番号',
      '薬効分類',
      '数量シェア',
      '下限',
      '上限',
      '全国',
      '中央値',
      '上位1割',
      '中央値に達すると（下限）',
      '中央値に達すると（上限）',
      '上位1割に達すると（下限）',
      '上位1割に達すると（上限）',
      '比較',
      '限定出荷・供給停止のある成分',
    ],
  ];
  const rows = pack.page.classes.map((row) => [
    row.key,
    row.label,
    ...bounded(row.share),
    row.nation?.value ?? null,
    row.median,
    row.bestTenth,
    ...yen(row.toMedian),
    ...yen(row.toBestTenth),
    row.comparable ? 'できる' : '数量が少ないか秘匿の幅が広い',
    row.limited.join('、'),
  ]);
  return {
    name: '薬効分類',
    rows: [...head, ...rows],
    formats: [null, null, SHARE, SHARE, SHARE, SHARE, SHARE, SHARE, YEN, YEN, YEN, YEN],
    headRows: 2,
    widths: [8, 36, 10, 10, 10, 10, 10, 10, 16, 16, 16, 16, 14, 60],
    filter: true,
  };
}

function biosimilars({ page }: Pack): SheetContent {
  return {
    name: 'バイオ後続品',
    rows: [
      ['成分（系列）', `${page.name}の置換え率（数量）`, '下限', '上限', '全国'],
      ...page.families.map(({ label, figure, nation }) => [label, ...bounded(figure), nation?.value ?? null]),
    ],
    formats: [null, SHARE, SHARE, SHARE, SHARE],
    headRows: 1,
    widths: [36, 22, 10, 10, 10],
    filter: true,
  };
}

function supply({ supply, page }: Pack): SheetContent {
  const asOf = supply === null ? '供給状況の一覧が取り込まれていません' : `${supply.asOf}の供給状況`;
  return {
    name: '供給の注意',
    rows: [
      [
        supply === null
          ? asOf
          : `${asOf}：薬剤費の大きい${supply.looked}成分のうち、限定出荷か供給停止の品目があるもの`,
      ],
      ['成分コード', '成分', `${page.name}の薬剤費（円）`, '限定出荷', '供給停止', '全品目'],
      ...(supply?.shortages ?? []).map(({ key, label, yen, limited, stopped, listed }) => [
        key,
        label,
        Math.round(yen),
        limited,
        stopped,
        listed,
      ]),
    ],
    formats: [null, null, YEN],
    headRows: 2,
    widths: [12, 48, 20, 10, 10, 10],
    filter: true,
  };
}

function definitions({ definitions }: Pack): SheetContent {
  const rows = definitions.map((definition) => {
    const { title, lines } = definitionLines(definition);
    return [title, lines.join('\n')];
  });
  return {
    name: '定義',
    rows: [['指標', '定義'], ...rows, ...PACK_NOTES.map((note) => ['注意', note])],
    headRows: 1,
    widths: [48, 120],
  };
}

function sources({ files, citation, licence, unmapped, page }: Pack): SheetContent {
  return {
    name: '出典',
    rows: [
      [`${citation}（${licence}）`],
      ['資料', 'ファイル名', 'SHA-256', '秘匿'],
      ...files.map(({ what, file, sha256, masking }) => [what, file, sha256, masking]),
      ...page.source.warnings.map((warning) => ['注意', warning, '', '']),
      ['区分のリスト', coverageText(page.source.coverage), '', ''],
      ...unmapped.map(({ code, name, quantity }) => [
        '区分のリストにないコード（どこにも数えない）',
        `${code}　${name}`,
        `数量 ${quantity}`,
        '',
      ]),
    ],
    headRows: 2,
    widths: [44, 32, 68, 60],
  };
}

/** Value, lower and upper bound as numbers, of a difference too. */
function bounded(figure: Pick<Figure, 'value' | 'lower' | 'upper'> | null): (number | null)[] {
  return figure === null ? [null, null, null] : [figure.value, figure.lower, figure.upper];
}

/** Rounded as on the page: more digits would promise more than is known. */
function yen(saving: Yen | null): (number | null)[] {
  return saving === null ? [null, null] : roundYenRange(saving.lower, saving.upper);
}
