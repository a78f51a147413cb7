/** A review as a document for Word, to be worked on. */
import { hash } from 'node:crypto';
import {
  AlignmentType,
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  Document,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  LeaderType,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  SimpleField,
  Tab,
  Table,
  TableCell,
  TableOfContents,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import { STANDING_COLOURS } from '../state-wording.ts';
import {
  type Block,
  CONTENTS,
  type Column,
  contentsOf,
  type Edition,
  fullTitle,
  GIST,
  type Heading,
  linkOf,
  type ReviewText,
  TIMELINE_HEADS,
  type Timeline,
  textOf,
  timelineCells,
  type Words,
} from './review-blocks.ts';
import { coreProperties } from './review-docx-core.ts';
import { fixZipTimes } from './review-docx-zip.ts';

/** In half points. */
const SIZE = 20;
const SMALL = 17;
/** Comes with Word in Japanese; other programs take their own in its place. */
const FONT = '游ゴシック';
/** A4 with margins of 20 mm, in twentieths of a point. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_134 };
const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
const TERM_WIDTH = 1_700;
const HEAD_FILL = 'F2F2F2';

const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

/**
 * Writes the document. The same text and site give the same bytes: the file's dates are the review's.
 * @param site address of the site, to which links to its pages lead; without it they are printed only
 */
export async function reviewDocx(text: ReviewText, site: string | null): Promise<Buffer> {
  const fonts = { ascii: FONT, hAnsi: FONT, eastAsia: FONT, cs: FONT };
  const heading = (size: number) => ({ run: { size, bold: true, font: fonts, color: '000000' } });
  const spaced = (before: number) => ({ spacing: { before, after: 80 }, keepNext: true });
  const document = new Document({
    title: fullTitle(text),
    creator: '安定 Antei',
    styles: {
      default: {
        document: { run: { size: SIZE, font: fonts, language: { value: 'ja-JP', eastAsia: 'ja-JP' } } },
        title: heading(40),
        heading1: { ...heading(32), paragraph: spaced(0) },
        heading2: { ...heading(26), paragraph: spaced(360) },
        heading3: { ...heading(23), paragraph: spaced(300) },
        heading4: { ...heading(21), paragraph: spaced(240) },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
          },
        },
        footers: { default: footer(text) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(text.title)] }),
          new Paragraph(text.subtitle),
          ...(text.edition === 'full' ? [frontHead(GIST)] : []),
          // Word takes two tables without a line between them for one.
          ...text.gist.flatMap((block, at) => [...drawBlock(block, at, site), new Paragraph('')]),
          ...(text.edition === 'full' ? contentsList(text) : []),
          ...text.blocks.flatMap((block, at) => drawBlock(block, at, site, text.edition)),
        ],
      },
    ],
  });
  const core = { path: 'docProps/core.xml', data: coreProperties(fullTitle(text), text.asOf) };
  return fixZipTimes(await Packer.toBuffer(document, undefined, [core]));
}

function contentsList(text: ReviewText): (Paragraph | TableOfContents)[] {
  return [
    frontHead(CONTENTS, true),
    new TableOfContents(CONTENTS, {
      hyperlink: true,
      headingStyleRange: '1-3',
      beginDirty: true,
      contentChildren: contentsOf(text).map(drawEntry),
    }),
  ];
}

/** The line above what comes before the parts; not a heading, as the contents do not list it. */
function frontHead(text: string, onNewPage = false): Paragraph {
  return new Paragraph({
    keepNext: true,
    pageBreakBefore: onNewPage,
    spacing: { before: 240, after: 80 },
    children: [new TextRun({ text, bold: true, size: 26 })],
  });
}

function footer(text: ReviewText): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.END,
        children: [
          new TextRun({
            size: 16,
            children: [`${fullTitle(text)}　`, PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}

/** A line of the contents: Word fills its page in. */
function drawEntry({ level, id, text }: Heading): Paragraph {
  return new Paragraph({
    style: `TOC${level}`,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }],
    children: [
      new InternalHyperlink({
        anchor: bookmarkOf(id),
        children: [
          new TextRun(text),
          new TextRun({ children: [new Tab()] }),
          new PageReference(bookmarkOf(id)),
        ],
      }),
    ],
  });
}

/** @param at another number for each bookmark of the document */
function bookmarked(id: string, at: number, children: TextRun[]): Bookmark {
  const name = bookmarkOf(id);
  // The library would number them through all documents of the process.
  const own = { start: new BookmarkStart(name, at), end: new BookmarkEnd(at) };
  return Object.assign(new Bookmark({ id: name, children }), own);
}

/** Bookmarks have letters, digits and low lines, forty at most (ECMA-376 part 1, §17.13.6.2 and Word's own bound). */
function bookmarkOf(id: string): string {
  return `_${hash('sha1', id, 'hex').slice(0, 16)}`;
}

function drawBlock(
  block: Block,
  at: number,
  site: string | null,
  edition: Edition = 'full',
): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: LEVELS[block.level],
          // Parts of the full review begin on pages of their own.
          pageBreakBefore: block.level === 1 && edition === 'full',
          children: [bookmarked(block.id, at, [new TextRun(block.text)])],
        }),
      ];
    case 'paragraph':
      return [new Paragraph(block.text)];
    case 'list':
      return block.items.map((item) => drawWords(item, site, { before: '・' }));
    case 'facts':
      return [
        drawTable(
          [TERM_WIDTH, TEXT_WIDTH - TERM_WIDTH],
          block.rows.map(
            ({ term, lines }) => new TableRow({ children: [factCell([term]), factCell(lines, site)] }),
          ),
        ),
      ];
    case 'timeline':
      return drawTimeline(block);
    case 'table': {
      const widths = block.columns.map(({ width }) => Math.floor((width / 100) * TEXT_WIDTH));
      const head = block.columns.map(({ header }) => cell([header], null, { bold: true, fill: HEAD_FILL }));
      const rows = block.rows.map((row) => row.map((words, at) => cell([words], site, block.columns[at])));
      return [
        captionLine(block.caption),
        drawTable(widths, [
          new TableRow({ tableHeader: true, cantSplit: true, children: head }),
          ...rows.map((children) => new TableRow({ children })),
        ]),
      ];
    }
  }
}

function captionLine(text: string): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before: 160 },
    children: [new TextRun({ text, bold: true })],
  });
}

/** Bars are cells of their colour with its letter. */
function drawTimeline(timeline: Timeline): (Paragraph | Table)[] {
  const { caption, years, rows } = timeline;
  const named = TIMELINE_HEADS.map(({ width }) => Math.floor((width / 100) * TEXT_WIDTH));
  const rest = TEXT_WIDTH - named.reduce((sum, width) => sum + width, 0);
  const heads = [...TIMELINE_HEADS.map(({ header }) => header), ...years.map(String)];
  return [
    captionLine(caption),
    drawTable(
      [...named, ...years.map(() => Math.floor(rest / years.length))],
      [
        new TableRow({
          tableHeader: true,
          cantSplit: true,
          children: heads.map((header) => cell([header], null, { bold: true, fill: HEAD_FILL })),
        }),
        ...rows.map((row) => {
          const fill = STANDING_COLOURS[row.standing].slice(1);
          const children = timelineCells(timeline, row).map((words, at) =>
            cell(
              [words],
              null,
              at >= TIMELINE_HEADS.length && words ? { bold: true, fill, white: true } : {},
            ),
          );
          return new TableRow({ cantSplit: true, children });
        }),
      ],
    ),
  ];
}

function drawTable(widths: number[], rows: TableRow[]): Table {
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: 'fixed',
    rows,
  });
}

interface Look {
  bold?: boolean;
  /** Behind the words, RRGGBB. */
  fill?: string;
  white?: boolean;
  align?: Column['align'];
}

function factCell(lines: Words[], site: string | null = null): TableCell {
  return cell(lines, site);
}

function cell(lines: Words[], site: string | null, { fill, ...look }: Look = {}): TableCell {
  return new TableCell({
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(fill && { shading: { fill } }),
    children: lines.map((words) => drawWords(words, site, look)),
  });
}

/**
 * A paragraph; its link is a field, as a relationship would have another name at each writing. The address is printed
 * behind it.
 */
function drawWords(
  words: Words,
  site: string | null,
  { bold, white, align, before = '' }: Look & { before?: string },
): Paragraph {
  const link = linkOf(words, site);
  const url = typeof words === 'string' || !words.url ? '' : `（${words.url}）`;
  const lines = `${before}${textOf(words)}`.split('\n');
  const runs = lines.map(
    (text, at) =>
      new TextRun({
        text,
        size: SMALL,
        ...(bold && { bold }),
        ...(white && { color: 'FFFFFF' }),
        ...(at > 0 && { break: 1 }),
      }),
  );
  return new Paragraph({
    ...(align && { alignment: AlignmentType.END }),
    children: link
      ? [new SimpleField(`HYPERLINK "${link}"`, lines.join(' ')), new TextRun({ text: url, size: SMALL })]
      : [...runs, ...(url ? [new TextRun({ text: url, size: SMALL })] : [])],
  });
}
