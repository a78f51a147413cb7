/** The first pages of a review: its title, and its contents, drawn when all pages are known. */
import { breakLines, type Document, drawLine, type Line, lineWidth } from '../../platform/pdf/lines.ts';
import { BOTTOM, drawMainTitle, MARGIN, TOP, WIDTH } from '../../platform/pdf/page.ts';
import { inside, linkTag, type Tag, tag, tagged } from '../../platform/pdf/tags.ts';
import { CONTENTS, contentsOf, type Heading, type ReviewText } from './review-blocks.ts';

const SIZE = 9;
const LEADING = 12.5;
const HEAD = 13;
const TITLE = 18;
const SUBTITLE = 12;
/** Points kept free for the number of the page. */
const NUMBER = 36;

/** The pages that the contents will fill. */
export interface Contents {
  /** The first of them, counted from zero. */
  first: number;
  /** Pages of headings, counted from one. */
  pages: Map<string, number>;
  /** Their place among the tags: the contents are read where they stand, though drawn last. */
  heading: Tag;
  list: Tag;
}

interface Entry {
  heading: Heading;
  lines: Line[];
  /** Page of the contents, and where on it. */
  page: number;
  y: number;
}

/** Draws title and day at the top of the page; gives where they end. */
export function drawTitle(document: Document, { title, subtitle }: ReviewText): number {
  const below = drawMainTitle(document, title, TOP, TITLE);
  tagged(document, 'P', () =>
    drawLine(document, breakLines(subtitle, SUBTITLE, WIDTH)[0]!, SUBTITLE, MARGIN, below),
  );
  return below + SUBTITLE * 1.5;
}

/** Begins the pages that the contents will need; to be filled by {@link drawContents}. */
export function openContents(document: Document, text: ReviewText): Contents {
  const first = document.bufferedPageRange().count;
  const last = layOut(text).at(-1)?.page ?? 0;
  for (let page = 0; page <= last; page++) document.addPage();
  return { first, pages: new Map(), heading: tag(document, 'H2'), list: tag(document, 'TOC') };
}

export function drawContents(document: Document, text: ReviewText, contents: Contents): void {
  const { first, pages, heading: above, list } = contents;
  document.switchToPage(first);
  inside(document, above, () =>
    drawLine(document, breakLines(CONTENTS, HEAD, WIDTH, 700)[0]!, HEAD, MARGIN, TOP),
  );
  inside(document, list, () => {
    for (const entry of layOut(text)) {
      document.switchToPage(first + entry.page);
      tagged(document, 'TOCI', () =>
        tagged(document, 'Link', () => drawEntry(document, entry, pages.get(entry.heading.id)!)),
      );
    }
  });
}

/** A heading, the page that it is on, and the way there. */
function drawEntry(document: Document, { heading, lines, y }: Entry, page: number): void {
  const left = MARGIN + indent(heading);
  lines.forEach((line, at) => {
    drawLine(document, line, SIZE, left, y + at * LEADING);
  });
  const [number] = breakLines(String(page), SIZE, NUMBER);
  const below = y + (lines.length - 1) * LEADING;
  drawLine(document, number!, SIZE, MARGIN + WIDTH - lineWidth(number!, SIZE), below);
  const height = lines.length * LEADING;
  document.goTo(left, y, MARGIN + WIDTH - left, height, heading.id, linkTag(document));
}

function layOut(text: ReviewText): Entry[] {
  let page = 0;
  let y = TOP + HEAD * 1.5 + 6;
  return contentsOf(text).map((heading) => {
    const weight = heading.level === 1 ? 700 : 400;
    const lines = breakLines(heading.text, SIZE, WIDTH - indent(heading) - NUMBER, weight);
    const above = heading.level === 1 ? 6 : 0;
    if (y + above + lines.length * LEADING > BOTTOM) [page, y] = [page + 1, TOP];
    else y += above;
    const entry = { heading, lines, page, y };
    y += lines.length * LEADING;
    return entry;
  });
}

function indent({ level }: Heading): number {
  return (level - 1) * 14;
}
