/**
 * The state's public documents, their words, and what pages may say because a document says it. Types and pure words only; pages may
 * import values from here.
 */
import { momentText } from '../platform/dates/date-text.ts';

/** One of the public documents. The ids are those of the official series in indicators/. */
export interface SourceDocument {
  id: string;
  /** First digits of the file in `../shared/seeds`; null if the figures were given in another way. */
  seed: string | null;
  title: string;
  publisher: string;
  /** A date, a month, or a year as far as the document says it; 'unknown' where it does not. */
  published: string;
}

/** The words of a document that say it. */
export interface Citation {
  document: string;
  phrase: string;
}

/** The place of a record in the data files. */
export interface Place {
  /** Below `data/`. */
  file: string;
  line: number;
}

/** What pages may say, with the words that say it: a figure with its unit, or (both null) something without a number. */
export interface Fact {
  id: string;
  says: string;
  value: number | null;
  unit: string | null;
  source: Citation;
  place: Place;
}

/** All documents, in the order in which they are read, and the facts that pages may cite. */
export interface Documents {
  documents: SourceDocument[];
  facts: Fact[];
}

/** A date, a month, a year or a fiscal year, as exactly as it is known: `2024-07` as 2024年7月; 「不明」 where it is not. */
export function sayMoment(text: string): string {
  return text === 'unknown' ? '資料からは不明' : momentText(text);
}
