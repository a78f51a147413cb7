/** Puts the facts into the texts: placeholders become figures, marks and links, numbered in the order of the page. */

import type { CitedFact, FactBook } from '../../documents/index.ts';
import { termPath } from '../addresses.ts';
import type { ContentBlock, ContentPage, Term } from './content.ts';

/** A piece of a text. */
export type Piece =
  | { kind: 'text'; text: string }
  /** A figure with its mark, or (`shown` null) the mark alone. */
  | { kind: 'cited'; shown: string | null; mark: number; fact: CitedFact }
  | { kind: 'link'; to: string; text: string };
export type RichText = Piece[];

export type ComposedBlock =
  | { kind: 'paragraph'; text: RichText }
  | { kind: 'list'; items: RichText[] }
  | { kind: 'table'; caption: string; head: string[]; rows: RichText[][] };

export interface ComposedPage {
  title: string;
  lead: string;
  sections: { id: string; title: string; blocks: ComposedBlock[] }[];
  /** What is cited, in the order of the marks. */
  sources: CitedFact[];
}

export interface ComposedTerm extends Omit<Term, 'text'> {
  text: RichText;
}

const PLACEHOLDER = /\{(fact|value|cite|term|link):([^{}|]+)(?:\|([^{}]+))?\}/g;

/** Gives the words that one page cites their marks, in the order in which they are asked for; the same words have one mark. */
export class Composer {
  readonly #facts: FactBook;
  readonly #cited = new Map<string, CitedFact>();

  constructor(facts: FactBook) {
    this.#facts = facts;
  }

  /** What was cited so far, in the order of the marks. */
  get sources(): CitedFact[] {
    return [...this.#cited.values()];
  }

  /**
   * A text with its placeholders filled.
   * @throws Error for a fact that is not in facts.yaml, a figure without a number, and braces that are no placeholder: faults
   * of the content files, found when the site starts
   */
  text(source: string): RichText {
    const pieces: RichText = [];
    let from = 0;
    const plain = (to: number) => {
      const text = source.slice(from, to);
      if (/[{}]/.test(text)) throw new Error(`braces that are no placeholder: ${text}`);
      if (text) pieces.push({ kind: 'text', text });
    };
    for (const match of source.matchAll(PLACEHOLDER)) {
      plain(match.index);
      from = match.index + match[0].length;
      pieces.push(this.#piece(match[1]!, match[2]!, match[3]));
    }
    plain(source.length);
    return pieces;
  }

  /** A fact's figure with its mark; `markOnly` where the text says it in words. */
  cited(id: string, markOnly = false): Extract<Piece, { kind: 'cited' }> {
    const fact = this.#fact(id);
    const key = `${fact.document}｜${fact.phrase}`;
    if (!this.#cited.has(key)) this.#cited.set(key, fact);
    const mark = [...this.#cited.keys()].indexOf(key) + 1;
    return { kind: 'cited', shown: markOnly ? null : shownOf(fact), mark, fact };
  }

  #fact(id: string): CitedFact {
    const fact = this.#facts.get(id);
    if (!fact) throw new Error(`no fact ${id} in facts.yaml`);
    return fact;
  }

  #piece(kind: string, of: string, words: string | undefined): Piece {
    if (kind === 'fact' || kind === 'cite') return this.cited(of, kind === 'cite');
    if (kind === 'value') return { kind: 'text', text: shownOf(this.#fact(of)) };
    if (!words) throw new Error(`${kind}:${of} has no words`);
    return { kind: 'link', to: kind === 'term' ? termPath(of) : of, text: words };
  }
}

function shownOf({ id, shown }: CitedFact): string {
  if (shown === null) throw new Error(`the fact ${id} has no number: cite it`);
  return shown;
}

/** A page with its facts. @throws Error as {@link Composer.text} */
export function composePage(page: ContentPage, facts: FactBook): ComposedPage {
  const composer = new Composer(facts);
  const sections = page.sections.map(({ id, title, blocks }) => ({
    id,
    title,
    blocks: blocks.map((block) => composeBlock(block, composer)),
  }));
  return { title: page.title, lead: page.lead, sections, sources: composer.sources };
}

/** The glossary with its facts. @throws Error as {@link Composer.text} */
export function composeTerms(
  terms: readonly Term[],
  facts: FactBook,
): { terms: ComposedTerm[]; sources: CitedFact[] } {
  const composer = new Composer(facts);
  const composed = terms.map((term) => ({ ...term, text: composer.text(term.text) }));
  return { terms: composed, sources: composer.sources };
}

function composeBlock(block: ContentBlock, composer: Composer): ComposedBlock {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: composer.text(block.text) };
    case 'list':
      return { kind: 'list', items: block.items.map((item) => composer.text(item)) };
    case 'table':
      return {
        kind: 'table',
        caption: block.caption,
        head: [...block.head],
        rows: block.rows.map((row) => row.map((cell) => composer.text(cell))),
      };
    case 'figures':
      return {
        kind: 'table',
        caption: block.caption,
        head: ['何の値か', '値'],
        rows: block.facts.map((id) => {
          const piece = composer.cited(id);
          return [[{ kind: 'text', text: piece.fact.says }], [piece]];
        }),
      };
  }
}
