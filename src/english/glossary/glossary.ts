/** The reviewed glossary: official Japanese terms in English, each with where its English comes from. Data, checked at the start. */
import { z } from 'zod';
import glossaryData from './glossary.json' with { type: 'json' };

const Term = z.strictObject({
  list: z.enum([
    'response',
    'volume',
    'reason',
    'outlook',
    'volumeOutlook',
    'category',
    'route',
    'essential',
    'nearness',
    'biologicRole',
    'term',
    'unit',
  ]),
  /** The code by which the house knows it; of a unit the Japanese word itself. */
  code: z.string().min(1),
  /** The official term, as the list or our pages write it. */
  ja: z.string().min(1),
  en: z.string().min(1),
  /** For the mark of a status, where `en` is long. */
  short: z.string().min(1).optional(),
  /** Of a unit: more than one of it. */
  many: z.string().min(1).optional(),
  meaning: z.string().min(1).optional(),
  /** Key in `sources`. */
  source: z.string().min(1),
  note: z.string().min(1).optional(),
});
export type Term = z.infer<typeof Term>;
export type TermList = Term['list'];

const Glossary = z.strictObject({
  /** Date of the last review. */
  reviewed: z.iso.date(),
  /** How it was reviewed, and by whom not. */
  review: z.string(),
  sources: z.record(z.string(), z.strictObject({ title: z.string(), url: z.url().optional() })),
  terms: z.array(Term),
});

export const GLOSSARY = Glossary.parse(glossaryData);

const BY_CODE = new Map(GLOSSARY.terms.map((term) => [`${term.list} ${term.code}`, term]));

/** A term by its code; null where the glossary has none. */
export function findTerm(list: TermList, code: string): Term | null {
  return BY_CODE.get(`${list} ${code}`) ?? null;
}

/** The English of a code that the glossary must have: its test compares it with the code lists. */
export function english(list: TermList, code: string | number): string {
  return termOf(list, code).en;
}

/** The English for a mark or a narrow column. */
export function short(list: TermList, code: string): string {
  const { short: said, en } = termOf(list, code);
  return said ?? en;
}

function termOf(list: TermList, code: string | number): Term {
  const term = findTerm(list, String(code));
  if (!term) throw new Error(`the glossary has no English for ${list} ${code}`);
  return term;
}
