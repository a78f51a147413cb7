/**
 * Adds what SheetJS cannot write into the first sheet of a workbook: a head whose line breaks show, rows highlighted by a rule, and for
 * a sheet that somebody fills in, a head and columns that stay in sight, columns that are grey, and what may be entered where
 * (docs/decisions/0046-the-makers-workbook.md).
 */
import { CFB } from '@e965/xlsx';
import { columnLetter } from './xlsx.ts';
import { type EntryRule, entryRules } from './xlsx-entries.ts';

export interface Dress {
  /** The row (from 1) whose cells wrap their text, as headers with line breaks want. */
  wrapRow?: number;
  /** Rows from `fromRow` on are filled with a colour (RGB) where an Excel formula, written for that row, holds. */
  highlight?: { formula: string; colour: string; columns: [string, string]; fromRow: number };
  /** How many rows above and columns at the left stay in sight. */
  freeze?: { rows: number; columns: number };
  /** Columns (0-based) filled with a colour (RGB), blank cells included, below the first row. */
  filled?: { columns: readonly number[]; colour: string };
  /** What may be entered below the head. */
  entries?: readonly EntryRule[];
}

const WRAPPED =
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>';

/** @param workbook as SheetJS wrote it @returns the same bytes for the same workbook */
export function dress(workbook: Buffer, { wrapRow, highlight, freeze, filled, entries = [] }: Dress): Buffer {
  const zip = CFB.read(workbook, { type: 'buffer' });
  const edit = (path: string, change: (xml: string) => string) => {
    const part = CFB.find(zip, path)!;
    part.content = Buffer.from(change(Buffer.from(part.content).toString('utf8')));
    part.size = part.content.length;
  };
  let style = 0;
  edit('/xl/styles.xml', (xml) => {
    style = Number(/<cellXfs count="(\d+)"/.exec(xml)![1]);
    const wrapped = xml
      .replace(/<cellXfs count="\d+">/, `<cellXfs count="${style + 1}">`)
      .replace('</cellXfs>', `${WRAPPED}</cellXfs>`)
      .replace(
        '<dxfs count="0"/>',
        highlight
          ? `<dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FF${highlight.colour}"/></patternFill></fill></dxf></dxfs>`
          : '<dxfs count="0"/>',
      );
    return filled ? withFilled(wrapped, filled.colour) : wrapped;
  });
  edit('/xl/worksheets/sheet1.xml', (xml) => {
    const rules = (highlight ? rule(highlight) : '') + entryRules(entries);
    let sheet = xml.replace('<ignoredErrors>', `${rules}<ignoredErrors>`);
    if (wrapRow !== undefined) {
      const from = sheet.indexOf(`<row r="${wrapRow}"`);
      const to = sheet.indexOf('</row>', from);
      const row = sheet.slice(from, to).replace(/<c r="([A-Z]+\d+)" t=/g, `<c r="$1" s="${style}" t=`);
      sheet = sheet.slice(0, from) + row + sheet.slice(to);
    }
    if (freeze) sheet = sheet.replace('<sheetView workbookViewId="0"/>', frozen(freeze));
    return filled ? fillColumns(sheet, filled.columns, style + 1) : sheet;
  });
  // The view of a sheet names the window that it is seen in, which SheetJS does not write.
  if (freeze)
    edit('/xl/workbook.xml', (xml) =>
      xml.replace('<sheets>', '<bookViews><workbookView/></bookViews><sheets>'),
    );
  return CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: true }) as Buffer;
}

function rule({ formula, columns: [first, last], fromRow }: NonNullable<Dress['highlight']>): string {
  const escaped = formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<conditionalFormatting sqref="${first}${fromRow}:${last}1048576"><cfRule type="expression" dxfId="0" priority="1"><formula>${escaped}</formula></cfRule></conditionalFormatting>`;
}

function frozen({ rows, columns }: NonNullable<Dress['freeze']>): string {
  const corner = `${columnLetter(columns)}${rows + 1}`;
  return `<sheetView workbookViewId="0"><pane xSplit="${columns}" ySplit="${rows}" topLeftCell="${corner}" activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="${corner}" sqref="${corner}"/></sheetView>`;
}

/** Every style once more, filled: number n of those that there were becomes `count + n`. */
function withFilled(xml: string, colour: string): string {
  const fill = Number(/<fills count="(\d+)"/.exec(xml)![1]);
  const xfs = /<cellXfs count="(\d+)">(.*)<\/cellXfs>/s.exec(xml)!;
  const again = xfs[2]!.replaceAll('fillId="0"', `fillId="${fill}" applyFill="1"`);
  return xml
    .replace(/<fills count="\d+">/, `<fills count="${fill + 1}">`)
    .replace(
      '</fills>',
      `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill></fills>`,
    )
    .replace(xfs[0], `<cellXfs count="${Number(xfs[1]) * 2}">${xfs[2]}${again}</cellXfs>`);
}

/** @param count of the styles that are not filled */
function fillColumns(xml: string, columns: readonly number[], count: number): string {
  const letters = new Set(columns.map(columnLetter));
  // A cell that is not there looks as its column says.
  const sheet = xml.replace(/<col min="(\d+)" /g, (col, place) =>
    columns.includes(Number(place) - 1) ? `${col}style="${count}" ` : col,
  );
  return sheet.replace(/<c r="([A-Z]+)(\d+)"(?: s="(\d+)")?/g, (cell, letter, row, style = '0') =>
    letters.has(letter) && row !== '1' ? `<c r="${letter}${row}" s="${count + Number(style)}"` : cell,
  );
}
