/** The council pack as a document of A4 pages. */
import { startOf } from '../../platform/clock.ts';
import { dateText } from '../../platform/dates/date-text.ts';
import {
  drawHeading,
  drawMainTitle,
  drawParagraph,
  endDocument,
  openDocument,
} from '../../platform/pdf/page.ts';
import { drawTable, type PdfColumn } from '../../platform/pdf/table.ts';
import { coverageText } from '../datasets/references.ts';
import { drawTileMap, TILE_MAP_HEIGHT } from './pack-map.ts';
import {
  classRow,
  countingNote,
  definitionLines,
  familyRow,
  headlineRow,
  PACK_NOTES,
  profileRow,
  shortageRow,
  splitRow,
  yearLines,
  yearRows,
} from './pack-rows.ts';
import type { Pack } from './read-pack.ts';

/** Classes in the document; the workbook has all. */
const TOP_CLASSES = 20;

/** Draws the pack. The same pack gives the same bytes. */
export async function packPdf(pack: Pack): Promise<Buffer> {
  const { title, date, page } = pack;
  const { document, bytes } = openDocument(title, startOf(date));
  drawMainTitle(document, title, 46);
  let y = drawParagraph(document, cover(pack), 76);
  const heading = (text: string, below?: number) => {
    y = drawHeading(document, text, y + 14, below);
  };
  const table = (columns: PdfColumn[], rows: string[][]) => {
    const records = rows.map((row) => ({ once: [], parts: [row] }));
    y = drawTable(document, columns, records, y) + 4;
  };
  const paragraph = (text: string) => {
    y = drawParagraph(document, text, y + 2);
  };

  heading('国の目標と全国の値');
  table(HEADLINES, pack.headlines.map(headlineRow));
  heading('全国と比べる');
  table(profileColumns(page.name), page.profile.map(profileRow));
  heading(`都道府県の${pack.map.measure.title.ja}`, TILE_MAP_HEIGHT);
  y = drawTileMap(document, pack.map, page.code, y);
  if (page.years.length > 0) {
    heading('年ごとの推移（NDBオープンデータ）');
    table(yearColumns(page.name), page.years.flatMap(yearRows));
    for (const line of yearLines(page.years)) paragraph(line);
  }
  heading('薬効分類ごとの節減の余地（1年の薬剤費、薬価ベース）');
  paragraph(countingNote(pack));
  y += 4;
  table(CLASSES, page.classes.slice(0, TOP_CLASSES).map(classRow));
  heading('バイオ後続品への置換え率（数量）');
  table(familyColumns(page.name), page.families.map(familyRow));
  heading('処方の場別・薬剤区分別');
  table(SPLIT, [...page.settings, ...page.routes].map(splitRow));
  heading('供給の注意');
  paragraph(supplyNote(pack));
  if (pack.supply && pack.supply.shortages.length > 0) {
    y += 4;
    table(SHORTAGES, pack.supply.shortages.map(shortageRow));
  }
  heading('読むときの注意');
  for (const note of PACK_NOTES) paragraph(`・${note}`);
  heading('指標の定義');
  for (const definition of pack.definitions) {
    const { title: name, lines } = definitionLines(definition);
    y = drawHeading(document, name, y + 6, 30, 9, 'H3');
    for (const line of lines) y = drawParagraph(document, line, y, 8);
  }
  heading('出典');
  for (const line of sourceLines(pack)) paragraph(line);
  y += 4;
  table(
    FILES,
    pack.files.map(({ what, file, sha256, masking }) => [
      masking ? `${what}\n${masking}` : what,
      `${file}\n${sha256}`,
    ]),
  );
  endDocument(document, `${title}　${dateText(date)}作成`);
  return bytes;
}

const end = 'end' as const;
const HEADLINES: PdfColumn[] = [
  { header: '目標', width: 128 },
  { header: '公式の値', width: 76 },
  { header: 'このサイトの計算', width: 130 },
  { header: '値が違う理由', width: 177 },
];
const profileColumns = (name: string): PdfColumn[] => [
  { header: '指標', width: 165 },
  { header: name, width: 44, align: end },
  { header: '範囲', width: 67, align: end },
  { header: '全国', width: 42, align: end },
  { header: '全国との差', width: 102, align: end },
  { header: '中央値', width: 42, align: end },
  { header: '順位', width: 49, align: end },
];
const yearColumns = (name: string): PdfColumn[] => [
  { header: '指標', width: 121 },
  { header: '年度', width: 60 },
  { header: name, width: 48, align: end },
  { header: '範囲', width: 62, align: end },
  { header: '1年あたりの変化', width: 86, align: end },
  { header: '全国', width: 48, align: end },
  { header: '1年あたりの変化', width: 86, align: end },
];
const CLASSES: PdfColumn[] = [
  { header: '薬効分類', width: 106 },
  { header: 'シェア', width: 38, align: end },
  { header: '範囲', width: 60, align: end },
  { header: '中央値', width: 38, align: end },
  { header: '上位1割', width: 40, align: end },
  { header: '中央値に達すると', width: 92, align: end },
  { header: '上位1割に達すると', width: 92, align: end },
  { header: '限定・停止', width: 45, align: end },
];
const familyColumns = (name: string): PdfColumn[] => [
  { header: '成分（系列）', width: 191 },
  { header: name, width: 60, align: end },
  { header: '範囲', width: 100, align: end },
  { header: '全国', width: 60, align: end },
  { header: '全国との差', width: 100, align: end },
];
const SPLIT: PdfColumn[] = [
  { header: '区分', width: 101 },
  { header: '数量シェア', width: 60, align: end },
  { header: '範囲', width: 90, align: end },
  { header: '全国', width: 55, align: end },
  { header: '金額シェア', width: 60, align: end },
  { header: '範囲', width: 90, align: end },
  { header: '全国', width: 55, align: end },
];
const SHORTAGES: PdfColumn[] = [
  { header: '成分', width: 221 },
  { header: '薬剤費（薬価）', width: 80, align: end },
  { header: '限定出荷', width: 70, align: end },
  { header: '供給停止', width: 70, align: end },
  { header: '全品目', width: 70, align: end },
];
const FILES: PdfColumn[] = [
  { header: '資料', width: 201 },
  { header: 'ファイル名とSHA-256', width: 310 },
];

function cover({ page, period, date, invented }: Pack): string {
  const { title, codes, edition } = page.source;
  return [
    `${title}（${period}診療分）`,
    `${dateText(codes)}時点の薬価と後発医薬品の区分で集計${edition === null ? '' : `。供給の状態は${dateText(edition)}の${invented ? '架空の供給状況' : '「医療用医薬品供給状況」'}による`}`,
    `作成日 ${dateText(date)}　安定 Antei`,
  ].join('\n');
}

/** A note on the most dispensed medicines whose supply is not normal. */
function supplyNote({ supply, page }: Pack): string {
  if (supply === null) return '供給状況の一覧が取り込まれていないため、供給の状態は示していません。';
  const { asOf, looked, shortages } = supply;
  return (
    `${page.name}で薬剤費の大きい${looked}成分（後発医薬品のある成分）のうち、${dateText(asOf)}の供給状況で限定出荷か供給停止の品目がある成分は${shortages.length}成分です。` +
    '切替えを進める前に、代わりの品目の供給を確かめてください。'
  );
}

function sourceLines({ citation, licence, unmapped, page }: Pack): string[] {
  const codes = unmapped.map(({ code }) => code).join('、');
  return [
    ...page.source.warnings.map((warning) => `【注意】${warning}`),
    `${citation}（${licence}）。`,
    coverageText(page.source.coverage) + '。',
    unmapped.length === 0
      ? ''
      : `区分のリストにない${unmapped.length}コード（${codes}）は、どこにも数えていません。`,
  ].filter(Boolean);
}
