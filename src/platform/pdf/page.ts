/** A4 pages of a document: their edges, headings and paragraphs one under the other, page numbers, the finished bytes. */
import PDFDocument from 'pdfkit';
import { breakLines, type Document, drawLine, lineWidth } from './lines.ts';
import { closeTags, inside, openTags, type Role, tagged } from './tags.ts';

/** Points; the text of a page is as wide as what the margins leave. */
export const MARGIN = 42;
export const WIDTH = 595.28 - 2 * MARGIN;
/** Upper edge of a page's text, and the lower one, with the page number below it. */
export const TOP = 42;
export const BOTTOM = 790;

/**
 * A document with one blank page, tagged for who has it read aloud (tags.ts). The same title, date and drawing give the same bytes.
 * @param date shown as the date of the file
 */
export function openDocument(title: string, date: Date): { document: Document; bytes: Promise<Buffer> } {
  const document = new PDFDocument({
    size: 'A4',
    // Text is placed by coordinates; no margin makes pdfkit begin a page by itself.
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'ja',
    displayTitle: true,
    info: { Title: title, Author: '安定 Antei', CreationDate: date, ModDate: date },
  });
  openTags(document);
  const bytes = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  return { document, bytes };
}

/** Begins a page where less than `height` is left below `y`; gives where to draw. */
export function room(document: Document, height: number, y: number): number {
  if (y + height <= BOTTOM) return y;
  document.addPage();
  return TOP;
}

/** A heading that stays with at least `below` points of what follows; gives where that begins. */
export function drawHeading(
  document: Document,
  text: string,
  y: number,
  below = 60,
  size = 12,
  role: Role = 'H2',
): number {
  const leading = size * 1.5;
  let at = room(document, leading + below, y);
  tagged(document, role, () => {
    for (const line of breakLines(text, size, WIDTH, 700)) {
      drawLine(document, line, size, MARGIN, at);
      at += leading;
    }
  });
  return at + 2;
}

/** A paragraph over as many pages as it needs; gives where it ends. */
export function drawParagraph(document: Document, text: string, y: number, size = 9): number {
  const leading = size * 1.6;
  let at = y;
  tagged(document, 'P', () => {
    for (const line of breakLines(text, size, WIDTH)) {
      at = room(document, leading, at);
      drawLine(document, line, size, MARGIN, at);
      at += leading;
    }
  });
  return at;
}

/** The title of the whole, at the head of its first page; gives where it ends. */
export function drawMainTitle(document: Document, text: string, y: number, size = 18): number {
  const lines = breakLines(text, size, WIDTH, 700);
  tagged(document, 'H1', () => {
    lines.forEach((line, at) => {
      drawLine(document, line, size, MARGIN, y + at * size * 1.5);
    });
  });
  return y + lines.length * size * 1.5;
}

/** Title and number at the foot of every page, and the end of the document: nothing is drawn after it. */
export function endDocument(document: Document, title: string): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    const [line] = breakLines(`${title}　${page + 1} / ${count}ページ`, 8, WIDTH);
    inside(document, undefined, () =>
      drawLine(document, line!, 8, MARGIN + WIDTH - lineWidth(line!, 8), 806),
    );
  }
  closeTags(document);
  document.end();
}
