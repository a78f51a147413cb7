import type { SourceFile } from '../../../platform/files/bounded-file.ts';
import { openWorkbook } from '../../../platform/files/open-workbook.ts';
import type { Sheet } from '../../../platform/files/xlsx.ts';
import { AnteiError } from '../../errors.ts';
import { DATASET_ROUTES, SETTINGS, type Setting } from '../../model.ts';
import { findHeaderRow, readLayout, titleAbove } from './layout.ts';
import { type CellProblem, parseSheet } from './parse-sheet.ts';
import { hasPeriod, readTitle, type SheetTitle } from './read-title.ts';
import type { SheetRows } from './sheet-rows.ts';

/** One sheet of a workbook, read. */
export interface NdbSheet extends SheetTitle {
  file: string;
  sha256: string;
  sheet: string;
  /** Verbatim. */
  title: string;
  axis: 'prefecture' | 'sex-age';
  rows: SheetRows;
  /** Rows 「（選）」: of a product that has a row of its own (selected-care.ts). */
  selectedCare: number;
  /** Of the demonstration: what its dataset is called, in place of a round. */
  invented?: { id: string; title: string };
}

/**
 * Reads every sheet of one of NDB Open Data's prescription workbooks (処方薬). Sheets without a table (empty ones, remarks) are
 * passed over where others have one.
 * @param problems takes what cannot be understood of the cells
 * @throws AnteiError as `openWorkbook`; `ndb-unknown` for another workbook; `ndb-title`, `layout-changed`, `ndb-sheet-missing`
 */
export async function readWorkbook(
  file: SourceFile,
  maxUnpackedMb: number,
  problems: CellProblem[],
): Promise<NdbSheet[]> {
  const workbook = await openWorkbook(file, maxUnpackedMb);
  const sheets: NdbSheet[] = [];
  for (const name of workbook.sheetNames) {
    const read = readSheet(workbook.sheet(name), file, problems);
    if (read) sheets.push(read);
  }
  if (sheets.length === 0)
    throw new AnteiError(
      'ndb-unknown',
      `${file.name} のシート${workbook.sheetNames.map((name) => `「${name}」`).join('')}に、診療年月の表題と、医薬品コード・薬価・総計などの見出しがありません。`,
    );
  refuseIncomplete(file.name, sheets);
  return sheets;
}

function readSheet(sheet: Sheet | null, file: SourceFile, problems: CellProblem[]): NdbSheet | null {
  if (!sheet || sheet.rows === 0) return null;
  const where = `${file.name} のシート「${sheet.name}」`;
  const headerRow = findHeaderRow(sheet);
  if (headerRow === null) {
    if (!hasPeriod(titleAbove(sheet, Math.min(3, sheet.rows)))) return null;
    throw new AnteiError(
      'layout-changed',
      `${where}には診療年月の表題がありますが、見出し（薬効分類・医薬品コード・薬価・総計など）の行がありません。`,
    );
  }
  const title = titleAbove(sheet, headerRow);
  const said = readTitle(title, sheet.name, where);
  const layout = readLayout(sheet, headerRow, where);
  const parsed = parseSheet(sheet, layout, { file: file.name, stated: said });
  problems.push(...parsed.problems);
  if (parsed.rows.count === 0)
    throw new AnteiError(
      'layout-changed',
      `${where}の${layout.firstDataRow + 1}行目からのデータがありません。`,
    );
  return {
    ...said,
    ...parsed.masking,
    file: file.name,
    sha256: file.sha256,
    sheet: sheet.name,
    title,
    axis: layout.axis,
    rows: parsed.rows,
    selectedCare: parsed.selectedCare,
  };
}

/**
 * Internal medicines are published one setting a workbook, external ones and injections all three settings in one: a workbook
 * of these, or with more than one sheet, that lacks a setting has lost a sheet, and its sums would be too small.
 */
function refuseIncomplete(file: string, sheets: NdbSheet[]): void {
  const kinds = Map.groupBy(sheets, ({ round, axis, route }) => `${round}/${axis}/${route}`);
  for (const kind of kinds.values()) {
    const { route } = kind[0]!;
    const missing = (Object.keys(SETTINGS) as Setting[]).filter(
      (setting) => !kind.some((sheet) => sheet.setting === setting),
    );
    if (missing.length === 0 || (route === 'internal' && kind.length === 1)) continue;
    throw new AnteiError(
      'ndb-sheet-missing',
      `${file}（${DATASET_ROUTES[route]}）には3つの処方の場のシートがあるはずですが、${missing
        .map((setting) => `「${SETTINGS[setting]}」`)
        .join('')}がありません。あるのは${kind.map(({ sheet }) => `「${sheet}」`).join('')}です。`,
    );
  }
}
