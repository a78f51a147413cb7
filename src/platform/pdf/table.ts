/** A table over as many pages as it needs, its head on each; tagged as one table with one head. */
import { breakLines, type Document, drawLine, type Line, lineWidth } from './lines.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import { decoration, inside, type Tag, tag, tagged } from './tags.ts';

export interface PdfColumn {
  header: string;
  /** Points. */
  width: number;
  /** `end` for numbers. */
  align?: 'end';
}

/** A record: texts of the first columns, once, and of the others as often as there are parts. */
export interface PdfRecord {
  once: string[];
  parts: string[][];
}

const SIZE = 8;
const LEADING = 12;
const PAD = 3;

/** Draws the table from `y` on; gives where it ends, on the page that it ends on. */
export function drawTable(
  document: Document,
  columns: readonly PdfColumn[],
  records: readonly PdfRecord[],
  y: number,
): number {
  return tagged(document, 'Table', () => {
    const head = tagged(document, 'TR', () => columns.map(() => tag(document, 'TH', { scope: 'Column' })));
    return drawRecords(document, columns, records, drawHead(document, columns, y, head));
  });
}

function drawRecords(
  document: Document,
  columns: readonly PdfColumn[],
  records: readonly PdfRecord[],
  y: number,
): number {
  let at = y;
  for (const record of records) {
    const rows = layOut(columns, record);
    const cells = record.parts.map(() => rowTags(document, columns));
    const height = rows.length * LEADING + 2 * PAD;
    // Kept together where a page can hold it.
    if (at + Math.min(height, BOTTOM - TOP - 40) > BOTTOM) at = nextPage(document, columns);
    at += PAD;
    for (const row of rows) {
      if (at + LEADING > BOTTOM) at = nextPage(document, columns) + PAD;
      let x = MARGIN;
      columns.forEach((column, index) => {
        const line = row.lines[index];
        const cell = cells[index < record.once.length ? 0 : row.part]?.[index];
        if (line) inside(document, cell, () => drawLine(document, line, SIZE, x + inset(column, line), at));
        x += column.width;
      });
      at += LEADING;
    }
    at += PAD;
    rule(document, columns, at, 0.4, '#949494');
  }
  return at;
}

/** A row whose first cell names it. */
function rowTags(document: Document, columns: readonly PdfColumn[]): Tag[] {
  return tagged(document, 'TR', () =>
    columns.map((_, index) => (index === 0 ? tag(document, 'TH', { scope: 'Row' }) : tag(document, 'TD'))),
  );
}

/** Where a line begins in its column. */
function inset({ width, align }: PdfColumn, line: Line): number {
  return align === 'end' ? width - PAD - lineWidth(line, SIZE) : PAD;
}

/** A line of a record: the text of every column, where it has one, and the part that it belongs to. */
interface RecordLine {
  lines: (Line | undefined)[];
  part: number;
}

function layOut(columns: readonly PdfColumn[], { once, parts }: PdfRecord): RecordLine[] {
  const broken = (text: string, column: number) => breakLines(text, SIZE, columns[column]!.width - 2 * PAD);
  const rows: RecordLine[] = [];
  for (const [part, texts] of parts.entries()) {
    const cells = texts.map((text, index) => broken(text, once.length + index));
    const height = Math.max(...cells.map((lines) => lines.length));
    for (let i = 0; i < height; i++)
      rows.push({ part, lines: [...once.map(() => undefined), ...cells.map((lines) => lines[i])] });
  }
  once.forEach((text, column) => {
    broken(text, column).forEach((line, index) => {
      rows[index] ??= { part: 0, lines: [] };
      rows[index].lines[column] = line;
    });
  });
  return rows;
}

function nextPage(document: Document, columns: readonly PdfColumn[]): number {
  document.addPage();
  return drawHead(document, columns, TOP, []);
}

/** @param cells what the heads belong to; none where they are repeated */
function drawHead(
  document: Document,
  columns: readonly PdfColumn[],
  y: number,
  cells: readonly Tag[],
): number {
  const height = LEADING + 2 * PAD;
  decoration(document, () => {
    document.rect(MARGIN, y, total(columns), height).fill('#f2f2f2').fillColor('black');
  });
  let x = MARGIN;
  columns.forEach((column, index) => {
    const line = breakLines(column.header, SIZE, column.width, 700)[0]!;
    inside(document, cells[index], () => drawLine(document, line, SIZE, x + inset(column, line), y + PAD));
    x += column.width;
  });
  rule(document, columns, y + height, 0.8, '#333333');
  return y + height;
}

function rule(
  document: Document,
  columns: readonly PdfColumn[],
  y: number,
  thickness: number,
  colour: string,
): void {
  decoration(document, () => {
    document
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + total(columns), y)
      .lineWidth(thickness)
      .stroke(colour);
  });
}

function total(columns: readonly PdfColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}
