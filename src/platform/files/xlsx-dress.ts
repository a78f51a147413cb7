/** Adds what SheetJS cannot write into a workbook of one sheet: a head whose line breaks show, and rows highlighted by a rule. */
import { CFB } from '@e965/xlsx';

export interface Dress {
  /** The row (from 1) whose cells wrap their text, as headers with line breaks want. */
  wrapRow?: number;
  /** Rows from `fromRow` on are filled with a colour (RGB) where an Excel formula, written for that row, holds. */
  highlight?: { formula: string; colour: string; columns: [string, string]; fromRow: number };
}

/** @param workbook as SheetJS wrote it @returns the same bytes for the same workbook */
export function dress(workbook: Buffer, { wrapRow, highlight }: Dress): Buffer {
  const zip = CFB.read(workbook, { type: 'buffer' });
  const edit = (path: string, change: (xml: string) => string) => {
    const part = CFB.find(zip, path)!;
    part.content = Buffer.from(change(Buffer.from(part.content).toString('utf8')));
    part.size = part.content.length;
  };
  let style = 0;
  edit('/xl/styles.xml', (xml) => {
    style = Number(/<cellXfs count="(\d+)"/.exec(xml)![1]);
    return xml
      .replace(/<cellXfs count="\d+">/, `<cellXfs count="${style + 1}">`)
      .replace(
        '</cellXfs>',
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf></cellXfs>',
      )
      .replace(
        '<dxfs count="0"/>',
        highlight
          ? `<dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FF${highlight.colour}"/></patternFill></fill></dxf></dxfs>`
          : '<dxfs count="0"/>',
      );
  });
  edit('/xl/worksheets/sheet1.xml', (xml) => {
    const ruled = highlight ? xml.replace('<ignoredErrors>', `${rule(highlight)}<ignoredErrors>`) : xml;
    if (wrapRow === undefined) return ruled;
    const from = ruled.indexOf(`<row r="${wrapRow}"`);
    const to = ruled.indexOf('</row>', from);
    const row = ruled.slice(from, to).replace(/<c r="([A-Z]+\d+)" t=/g, `<c r="$1" s="${style}" t=`);
    return ruled.slice(0, from) + row + ruled.slice(to);
  });
  return CFB.write(zip, { type: 'buffer', fileType: 'zip', compression: true }) as Buffer;
}

function rule({ formula, columns: [first, last], fromRow }: NonNullable<Dress['highlight']>): string {
  const escaped = formula.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<conditionalFormatting sqref="${first}${fromRow}:${last}1048576"><cfRule type="expression" dxfId="0" priority="1"><formula>${escaped}</formula></cfRule></conditionalFormatting>`;
}
