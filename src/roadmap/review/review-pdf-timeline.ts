/** The bars of a review on paper. */
import { breakLines, type Document, drawLine, lineWidth } from '../../platform/pdf/lines.ts';
import { BOTTOM, drawHeading, MARGIN, TOP, WIDTH } from '../../platform/pdf/page.ts';
import { decoration, inside, type Tag, tag, tagged } from '../../platform/pdf/tags.ts';
import { STANDING_COLOURS, STANDINGS } from '../state-wording.ts';
import { TIMELINE_HEADS, type Timeline } from './review-blocks.ts';

const SIZE = 8;
const LEADING = 11;
const PAD = 3;
const BAR = 11;
const HEAD = 18;
const [TITLE, STATE] = TIMELINE_HEADS.map(({ width }) => (width / 100) * WIDTH) as [number, number];
const YEARS = MARGIN + TITLE + STATE;
/** Left of the words for the state: its colour and letter. */
const CHIP = 14;

/** Draws caption, years and rows from `y` on, the head on each page; gives where it ends. */
export function drawTimeline(document: Document, timeline: Timeline, y: number, captionSize: number): number {
  const { caption, years } = timeline;
  const below = drawHeading(document, caption, y, HEAD + 40, captionSize, 'P');
  return tagged(document, 'Table', () => {
    const heads = tagged(document, 'TR', () =>
      [...TIMELINE_HEADS, ...years].map(() => tag(document, 'TH', { scope: 'Column' })),
    );
    return drawRows(document, timeline, drawHead(document, years, below, heads));
  });
}

function drawRows(document: Document, { years, rows }: Timeline, y: number): number {
  let at = y;
  for (const row of rows) {
    const { cell, stateCell, yearCells } = rowTags(document, row, years);
    const title = breakLines(row.title, SIZE, TITLE - 2 * PAD);
    const state = breakLines(STANDINGS[row.standing].label, SIZE, STATE - CHIP - 2 * PAD);
    const height = Math.max(title.length, state.length) * LEADING + 2 * PAD;
    if (at + height > BOTTOM) {
      document.addPage();
      at = drawHead(document, years, TOP, []);
    }
    inside(document, cell, () => {
      title.forEach((line, n) => {
        drawLine(document, line, SIZE, MARGIN + PAD, at + PAD + n * LEADING);
      });
    });
    inside(document, stateCell, () => {
      drawBar(document, row.standing, MARGIN + TITLE, at + PAD, CHIP - 2);
      state.forEach((line, n) => {
        drawLine(document, line, SIZE, MARGIN + TITLE + CHIP + PAD, at + PAD + n * LEADING);
      });
    });
    const width = (MARGIN + WIDTH - YEARS) / years.length;
    for (const { from, count } of runsOf(years, row.years))
      inside(document, yearCells[from], () =>
        drawBar(document, row.standing, YEARS + from * width + 1, at + PAD, count * width - 2),
      );
    at += height;
    rule(document, at, 0.4, '#949494');
  }
  return at + 6;
}

/** The cells of a row: a bar is drawn once for several years, and read in each. */
function rowTags(
  document: Document,
  { standing, years: own }: Timeline['rows'][number],
  years: readonly number[],
): { cell: Tag; stateCell: Tag; yearCells: Tag[] } {
  return tagged(document, 'TR', () => ({
    cell: tag(document, 'TH', { scope: 'Row' }),
    stateCell: tag(document, 'TD'),
    yearCells: years.map((year) =>
      tag(document, 'TD', own.includes(year) ? { actual: STANDINGS[standing].label } : {}),
    ),
  }));
}

/** Years that follow each other are one bar. */
function runsOf(years: readonly number[], own: readonly number[]): { from: number; count: number }[] {
  const runs: { from: number; count: number }[] = [];
  years.forEach((year, at) => {
    if (!own.includes(year)) return;
    const last = runs.at(-1);
    if (last && last.from + last.count === at) last.count += 1;
    else runs.push({ from: at, count: 1 });
  });
  return runs;
}

/** In the colour of the standing, with its letter in the middle. */
function drawBar(
  document: Document,
  standing: Timeline['rows'][number]['standing'],
  x: number,
  y: number,
  width: number,
): void {
  decoration(document, () => {
    document.rect(x, y, width, BAR).fill(STANDING_COLOURS[standing]).fillColor('white');
  });
  const [mark] = breakLines(STANDINGS[standing].mark, SIZE, WIDTH, 700);
  drawLine(document, mark!, SIZE, x + (width - lineWidth(mark!, SIZE)) / 2, y);
  document.fillColor('black');
}

/** @param cells what the heads belong to; none where they are repeated */
function drawHead(document: Document, years: readonly number[], y: number, cells: readonly Tag[]): number {
  decoration(document, () => {
    document.rect(MARGIN, y, WIDTH, HEAD).fill('#f2f2f2').fillColor('black');
  });
  const width = (MARGIN + WIDTH - YEARS) / years.length;
  const heads = [
    ...TIMELINE_HEADS.map(({ header }, at) => ({ header, x: MARGIN + (at === 0 ? 0 : TITLE) + PAD })),
    ...years.map((year, at) => ({ header: String(year), x: YEARS + at * width + 2 })),
  ];
  heads.forEach(({ header, x }, at) => {
    inside(document, cells[at], () =>
      drawLine(document, breakLines(header, SIZE, WIDTH, 700)[0]!, SIZE, x, y + PAD),
    );
  });
  rule(document, y + HEAD, 0.8, '#333333');
  return y + HEAD;
}

function rule(document: Document, y: number, thickness: number, colour: string): void {
  decoration(document, () => {
    document
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + WIDTH, y)
      .lineWidth(thickness)
      .stroke(colour);
  });
}
