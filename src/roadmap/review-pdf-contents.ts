/** The first pages of a review: its title and its contents, drawn when all pages are known. */
import { breakLines, type Document, drawLine, type Line, lineWidth } from '../platform/pdf/lines.ts';
import { BOTTOM, MARGIN, TOP, WIDTH } from '../platform/pdf/page.ts';
import { contentsOf, type Heading, type ReviewText } from './review-blocks.ts';

const SIZE = 9;
const LEADING = 14;
const TITLE = 18;
const SUBTITLE = 12;
/** Points kept free for the number of the page. */
const NUMBER = 36;

/** Pages of headings, counted from one. */
export type Pages = Map<string, number>;

interface Entry {
  heading: Heading;
  lines: Line[];
  /** Page of the contents, and where on it. */
  page: number;
  y: number;
}

/** Begins the pages that the contents will need; to be filled by {@link drawContents}. */
export function openContents(document: Document, text: ReviewText): Pages {
  const last = layOut(text).at(-1)?.page ?? 0;
  for (let page = 0; page < last; page++) document.addPage();
  return new Map();
}

export function drawContents(document: Document, text: ReviewText, pages: Pages): void {
  document.switchToPage(0);
  const title = titleLines(text);
  title.forEach((line, at) => {
    drawLine(document, line, TITLE, MARGIN, TOP + at * TITLE * 1.5);
  });
  drawLine(document, breakLines(text.subtitle, SUBTITLE, WIDTH)[0]!, SUBTITLE, MARGIN, endOf(title));
  for (const { heading, lines, page, y } of layOut(text)) {
    document.switchToPage(page);
    const left = MARGIN + indent(heading);
    lines.forEach((line, at) => {
      drawLine(document, line, SIZE, left, y + at * LEADING);
    });
    const [number] = breakLines(String(pages.get(heading.id)), SIZE, NUMBER);
    const below = y + (lines.length - 1) * LEADING;
    drawLine(document, number!, SIZE, MARGIN + WIDTH - lineWidth(number!, SIZE), below);
    document.goTo(left, y, MARGIN + WIDTH - left, lines.length * LEADING, heading.id);
  }
}

function layOut(text: ReviewText): Entry[] {
  let page = 0;
  let y = endOf(titleLines(text)) + SUBTITLE * 1.5 + 16;
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

function titleLines({ title }: ReviewText): Line[] {
  return breakLines(title, TITLE, WIDTH, 700);
}

/** Where the lines of the title end. */
function endOf(title: readonly Line[]): number {
  return TOP + title.length * TITLE * 1.5;
}

function indent({ level }: Heading): number {
  return (level - 1) * 14;
}
