/** In what order the documents are read, on pages and in reviews alike: the roadmap, its policy, the timetable, programmes, proposals. */
import type { SourceDocument } from './model.ts';

const ORDER = [
  'roadmap',
  'biosimilar-policy',
  'schedule',
  'industry',
  'biosimilar-basics',
  'biosimilar-proposal',
];

/** Others follow, in the order of their file. */
export function documentsInOrder(documents: readonly SourceDocument[]): SourceDocument[] {
  return documents.toSorted((a, b) => documentPlace(a.id) - documentPlace(b.id));
}

/** A number by which records of documents are sorted as the documents are. */
export function documentPlace(document: string): number {
  return ORDER.includes(document) ? ORDER.indexOf(document) : ORDER.length;
}
