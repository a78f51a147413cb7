/** Facts as pages show them, with the document and its words. */
import { numberText } from '../platform/number-text.ts';
import { type Documents, type Fact, type SourceDocument, sayMoment } from './model.ts';

export interface CitedFact {
  id: string;
  /** What it is about, in Japanese. */
  says: string;
  /** The figure with its unit: `16.6%`, `1,103億円`, `2009年`; null for a statement without a number. */
  shown: string | null;
  /** The document's words. */
  phrase: string;
  /** Title of the document, and who published it when. */
  document: string;
  published: string;
}

/** Facts by their ids. */
export type FactBook = ReadonlyMap<string, CitedFact>;

/** Every fact, ready to be shown. */
export function factBook({ facts, documents }: Documents): FactBook {
  const documentOf = new Map(documents.map((document) => [document.id, document]));
  return new Map(
    facts.map((fact) => {
      const document = documentOf.get(fact.source.document)!;
      const { id, says, source } = fact;
      const cited: CitedFact = {
        id,
        says,
        shown: sayFact(fact),
        phrase: source.phrase,
        document: document.title,
        published: sayPublished(document),
      };
      return [id, cited];
    }),
  );
}

/** A figure with its unit; years are not grouped by thousands. */
function sayFact({ value, unit }: Pick<Fact, 'value' | 'unit'>): string | null {
  if (value === null || unit === null) return null;
  return `${unit.startsWith('年') ? value : numberText(value)}${unit}`;
}

function sayPublished({ publisher, published }: SourceDocument): string {
  if (publisher === 'unknown' && published === 'unknown') return '公表者・公表日は資料からは不明';
  const who = publisher === 'unknown' ? '公表者は資料からは不明' : publisher;
  return published === 'unknown' ? `${who}、公表日は資料からは不明` : `${who}、${sayMoment(published)}`;
}
