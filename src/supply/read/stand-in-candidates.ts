/** What could stand in for a product, and how much of that is available. Pure. */
import { type Nearness, nearness } from '../../medicines/index.ts';
import { shipsNormally } from '../model.ts';
import type { CurrentProduct, Snapshot } from './catalogue.ts';

export interface Candidate {
  product: CurrentProduct;
  nearness: Nearness;
}

const RESPONSE_ORDER = ['normal', 'limitedOther', 'limitedOthers', 'limitedOwn', 'unknown', 'stopped'];
const VOLUME_ORDER = ['increased', 'normal', 'decreased', 'notStated', 'unknown', 'halted', 'delisting'];

/**
 * Listed products that share the beginning of the code: same ingredient, form and strength first, then same form, then
 * same ingredient; within each, what ships comes first. Candidates, never a promise of interchangeability (DESIGN §4).
 */
export function candidates(snapshot: Snapshot, yjCode: string): Candidate[] {
  const found = (snapshot.byStem.get(yjCode.slice(0, 7)) ?? []).flatMap((product) => {
    const near = nearness(yjCode, product.yjCode);
    return near ? [{ product, nearness: near }] : [];
  });
  const order = ({ nearness: near, product: p }: Candidate) =>
    -near * 100 + RESPONSE_ORDER.indexOf(p.response) * 10 + VOLUME_ORDER.indexOf(p.volume);
  return found.sort((a, b) => order(a) - order(b) || a.product.name.localeCompare(b.product.name, 'ja'));
}

/** How many of a product's nearest candidates (same ingredient, form and strength) are in normal supply, and of how many. */
export function peers(snapshot: Snapshot, yjCode: string): { normal: number; total: number } {
  const nine = yjCode.slice(0, 9);
  // Most of an ingredient begin otherwise, and are told by that alone: a list of all products asks this for each.
  const same = (snapshot.byStem.get(yjCode.slice(0, 7)) ?? []).filter(
    (p) => p.yjCode.startsWith(nine) && nearness(yjCode, p.yjCode) === 9,
  );
  return { normal: same.filter(shipsNormally).length, total: same.length };
}
