/**
 * The texts of the site as data. In every text a placeholder in braces is filled in: `{fact:id}` a figure of
 * facts.yaml with its mark, `{value:id}` the figure where a mark in the same text shows its words, `{cite:id}` the mark alone,
 * `{term:id|words}` a term of the glossary, `{link:/path|words}` a link.
 * No other number is written in a text, but dates of law that the facts cited beside them print too; a test walks them all.
 */

export type ContentBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  /** The first cell of a row names it. */
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] }
  /** Figures, each by what it says. */
  | { kind: 'figures'; caption: string; facts: readonly string[] };

export interface ContentSection {
  /** Also the address that others point to. */
  id: string;
  title: string;
  blocks: readonly ContentBlock[];
}

/** A page for one kind of reader. */
export interface ContentPage {
  title: string;
  lead: string;
  sections: readonly ContentSection[];
}

/** A word of the glossary. */
export interface Term {
  id: string;
  term: string;
  /** Other names of the same. */
  also?: string;
  text: string;
}

export const paragraph = (text: string): ContentBlock => ({ kind: 'paragraph', text });
export const list = (...items: string[]): ContentBlock => ({ kind: 'list', items });
