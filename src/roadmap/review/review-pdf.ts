/** A review as a document of A4 pages, with a list of contents that leads to them. */
import { setImmediate } from 'node:timers/promises';
import { startOf } from '../../platform/clock.ts';
import { breakLines, type Document, drawLine, lineWidth } from '../../platform/pdf/lines.ts';
import {
  drawHeading,
  drawParagraph,
  endDocument,
  MARGIN,
  openDocument,
  room,
  TOP,
  WIDTH,
} from '../../platform/pdf/page.ts';
import { drawTable } from '../../platform/pdf/table.ts';
import { linkTag, tagged } from '../../platform/pdf/tags.ts';
import {
  type Block,
  fullTitle,
  GIST,
  type Heading,
  linkOf,
  printed,
  type ReviewText,
  type Words,
} from './review-blocks.ts';
import { drawContents, drawTitle, openContents } from './review-pdf-contents.ts';
import { drawTimeline } from './review-pdf-timeline.ts';

const SIZE = 9;
const LEADING = 14;
/** Points of the terms' column, and what the widest term leaves free. */
const TERM = 76;

/** Sizes of headings, what stays with each, and their tags below that of the title, by level. */
const HEADINGS = {
  1: { size: 16, above: 0, below: 80, role: 'H2' },
  2: { size: 13, above: 18, below: 90, role: 'H3' },
  3: { size: 11, above: 16, below: 80, role: 'H4' },
  4: { size: 10, above: 14, below: 50, role: 'H5' },
} as const;

/**
 * Draws the review. The same text and site give the same bytes.
 * @param site address of the site, to which links to its pages lead; without it they are printed only
 */
export async function reviewPdf(text: ReviewText, site: string | null): Promise<Buffer> {
  const { document, bytes } = openDocument(fullTitle(text), startOf(text.asOf));
  let y = drawTitle(document, text) + 14;
  const full = text.edition === 'full';
  if (full) y = drawHeading(document, GIST, y, 60, 13);
  for (const block of text.gist) y = drawBlock(document, block, y, site);
  const contents = full ? openContents(document, text) : null;
  if (full) y = TOP;
  for (const block of text.blocks) {
    if (block.kind === 'heading') {
      y = beginPart(document, block, y, full);
      contents?.pages.set(block.id, document.bufferedPageRange().count);
    }
    y = drawBlock(document, block, y, site);
    // A hundred pages take seconds: others have their turn in between.
    await setImmediate();
  }
  if (contents) drawContents(document, text, contents);
  endDocument(document, fullTitle(text));
  return bytes;
}

/** Parts of the full review begin on pages of their own. */
function beginPart(document: Document, { level, id, text }: Heading, y: number, full: boolean): number {
  const { size, above, below } = HEADINGS[level];
  let at = y;
  if (level === 1 && full) {
    document.addPage();
    at = TOP;
  } else {
    const lines = breakLines(text, size, WIDTH, 700).length;
    at = room(document, above + lines * size * 1.5 + below, y);
    at = at === TOP ? TOP : at + above;
  }
  document.addNamedDestination(id, 'XYZ', MARGIN, at, null);
  return at;
}

function drawBlock(document: Document, block: Block, y: number, site: string | null): number {
  switch (block.kind) {
    case 'heading': {
      const { size, role } = HEADINGS[block.level];
      return drawHeading(document, block.text, y, 0, size, role);
    }
    case 'paragraph':
      return drawParagraph(document, block.text, y + 2, SIZE) + 4;
    case 'list':
      return tagged(document, 'L', () =>
        block.items.reduce<number>(
          (at, item) =>
            tagged(document, 'LI', () =>
              tagged(document, 'LBody', () => drawWords(document, item, at, MARGIN + 12, WIDTH - 12, site)),
            ),
          y,
        ),
      );
    case 'facts':
      return (
        block.rows.reduce<number>((at, { term, lines }) => drawFact(document, term, lines, at, site), y) + 4
      );
    case 'timeline':
      return drawTimeline(document, block, y + 6, SIZE);
    case 'table': {
      const { caption, columns, rows } = block;
      const widths = columns.map(({ header, width, align }) => ({
        header,
        width: (width / 100) * WIDTH,
        ...(align && { align }),
      }));
      const records = rows.map((row) => ({ once: [], parts: [row.map(printed)] }));
      const at = drawHeading(document, caption, y + 6, headHeight(widths, records[0]!.parts[0]!), SIZE, 'P');
      return drawTable(document, widths, records, at) + 6;
    }
  }
}

/** The height of a table's head and its first row, so that no head is left alone at the foot of a page. */
function headHeight(columns: readonly { width: number }[], row: readonly string[]): number {
  const lines = row.map((cell, at) => breakLines(cell, 8, columns[at]!.width - 6).length);
  return 30 + Math.max(...lines) * 12;
}

/** A term and, beside it, its text. */
function drawFact(document: Document, term: string, lines: Words[], y: number, site: string | null): number {
  let at = room(document, LEADING, y);
  tagged(document, 'P', () => {
    drawLine(document, breakLines(term, SIZE, TERM, 700)[0]!, SIZE, MARGIN, at);
    for (const words of lines) at = drawWords(document, words, at, MARGIN + TERM, WIDTH - TERM, site);
  });
  return at + 2;
}

/** Words over as many lines and pages as they need; a link covers all of its lines. */
function drawWords(
  document: Document,
  words: Words,
  y: number,
  x: number,
  width: number,
  site: string | null,
): number {
  const link = linkOf(words, site);
  const draw = () => {
    let at = y;
    for (const line of breakLines(printed(words), SIZE, width)) {
      at = room(document, LEADING, at);
      drawLine(document, line, SIZE, x, at);
      if (link) document.link(x, at, lineWidth(line, SIZE), LEADING, link, linkTag(document));
      at += LEADING;
    }
    return at;
  };
  return link ? tagged(document, 'Link', draw) : draw();
}
