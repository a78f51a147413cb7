/** In what order the register is read, on pages and in reviews alike: the roadmap, its policy, the timetable, programmes, proposals. */
import type { Initiative, Kpi, SourceDocument } from '../model.ts';

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
  return documents.toSorted((a, b) => place(a.id) - place(b.id));
}

/** By their documents; of one document they keep the order of its files. */
export function initiativesInOrder(initiatives: readonly Initiative[]): Initiative[] {
  return initiatives.toSorted((a, b) => place(a.document) - place(b.document));
}

const place = (document: string) => (ORDER.includes(document) ? ORDER.indexOf(document) : ORDER.length);

type Named = Pick<Kpi, 'document' | 'heading'>;

/** 「主目標」「副次目標①」「副次目標②」 are headings of the roadmap: its three targets. */
export function isMainTarget({ document, heading }: Named): boolean {
  return document === 'roadmap' && /^(主|副次)目標/.test(heading);
}

/** The main target, then the secondary ones by their numbers; everything else keeps its order. */
export function mainTargetsFirst<K extends Named>(kpis: readonly K[]): K[] {
  const rank = (kpi: K) => (isMainTarget(kpi) ? kpi.heading : '\uffff');
  return kpis.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
