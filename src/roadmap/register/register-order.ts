/** In what order initiatives and KPIs are read, on pages and in reviews alike. */
import { documentPlace } from '../../documents/index.ts';
import type { Initiative, Kpi } from '../model.ts';

/** By document; within one, in the order of its files. */
export function initiativesInOrder(initiatives: readonly Initiative[]): Initiative[] {
  return initiatives.toSorted((a, b) => documentPlace(a.document) - documentPlace(b.document));
}

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
