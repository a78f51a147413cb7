/** What a review is made of, whatever the format: the words are put together here once, and each format draws them. */
import { removeInvisible } from '../../platform/text.ts';
import { STANDINGS } from '../state-wording.ts';
import type { Standing } from '../views.ts';

/** Words on their own line, with the address of what shows them: `https://…`, or a page of this site, `/…`. */
export interface Item {
  text: string;
  url?: string;
}
export type Words = string | Item;

export interface Column {
  header: string;
  /** Share of the table's width, in hundredths. */
  width: number;
  /** `end` for numbers. */
  align?: 'end';
}

export interface Heading {
  kind: 'heading';
  /** 1 a part, 2 a document, 3 a chapter or a KPI, 4 an initiative. */
  level: 1 | 2 | 3 | 4;
  /** Once in the whole review: what links point to. */
  id: string;
  text: string;
}

export type Block =
  | Heading
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: Words[] }
  /** The description of a record, term by term, each with one or more lines. */
  | { kind: 'facts'; rows: { term: string; lines: Words[] }[] }
  /** The first cell of a row names it. */
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: Words[][] }
  | Timeline;

/** Initiatives over fiscal years: a bar where its time falls, in the colour and with the letter of where it stands. */
export interface Timeline {
  kind: 'timeline';
  caption: string;
  /** Fiscal years, one after the other. */
  years: number[];
  rows: { title: string; standing: Standing; years: number[] }[];
}

export type Edition = 'full' | 'short';

/** A review ready to be drawn. */
export interface ReviewText {
  /** 'full' has a gist, contents and parts that begin on pages of their own; 'short' is read from one end to the other. */
  edition: Edition;
  title: string;
  /** 「2027年3月31日現在」 */
  subtitle: string;
  /** Day of the review: the date that files carry. */
  asOf: string;
  /** What a reader of one page must know; it comes before the contents. */
  gist: Block[];
  blocks: Block[];
}

/** The heading of {@link ReviewText.gist}, and over the list of contents. */
export const GIST = '要点';
export const CONTENTS = '目次';

/** What the file is called where it has one line for it. */
export const fullTitle = ({ title, subtitle }: ReviewText): string => `${title}（${subtitle}）`;

/** Headings of the contents list. */
export function contentsOf({ blocks }: ReviewText): Heading[] {
  return blocks.filter((block): block is Heading => block.kind === 'heading' && block.level < 4);
}

export const textOf = (words: Words): string => (typeof words === 'string' ? words : words.text);

/** A part of a review without what no file of it can hold: XML has no place for a control character, not even escaped. */
export function writable<T>(part: T): T {
  const clean = (_: string, value: unknown) => (typeof value === 'string' ? removeInvisible(value) : value);
  return JSON.parse(JSON.stringify(part), clean) as T;
}

/** The heads of a timeline's first columns, and how wide they are in hundredths; the years share the rest. */
export const TIMELINE_HEADS = [
  { header: '取組', width: 40 },
  { header: '状況', width: 27 },
] as const;

/** A row of a timeline, cell by cell, as files without pictures have it: the letter stands in the years of the bar. */
export function timelineCells({ years }: Timeline, row: Timeline['rows'][number]): string[] {
  const { label, mark } = STANDINGS[row.standing];
  return [row.title, label, ...years.map((year) => (row.years.includes(year) ? mark : ''))];
}

/** As it is printed: the address behind the words. */
export function printed(words: Words): string {
  return typeof words === 'string' || !words.url ? textOf(words) : `${words.text}（${words.url}）`;
}

/**
 * The target of a link; null if only the site knows it.
 * @param site address of the site, without a slash at the end; null if the operator names none
 */
export function linkOf(words: Words, site: string | null): string | null {
  if (typeof words === 'string' || !words.url) return null;
  if (!words.url.startsWith('/')) return words.url;
  return site === null ? null : site + words.url;
}
