/**
 * Which news concern a list that only its device knows. The page and the service worker both ask here; the answer is the same as in
 * the server's own matching (alerts/matching/match-channels.ts): a product of the list, with a topic that is wanted. Pure.
 */
import type { NewsFile, NewsItem } from '../api-schemas.ts';
import { MAX_PRODUCTS, TOPICS, type Topic } from '../model.ts';

/** A list as its device keeps it. Names are kept for products that leave the official list. */
export interface DeviceList {
  products: { code: string; name: string }[];
  /** Bits of TOPICS. */
  wants: number;
}

/** What the file of an edition says to a list, in the file's order. */
export function matchNews(list: DeviceList, file: NewsFile): NewsItem[] {
  const codes = new Set(list.products.map(({ code }) => code));
  return file.items.filter((item) => codes.has(item.yjCode) && (topicBits(item.topics) & list.wants) !== 0);
}

/** A page kept open, or a worker of before, may read a file with topics that it does not know: those say nothing to it. */
function topicBits(topics: readonly string[]): number {
  return topics.reduce((bits, topic) => bits | (TOPICS[topic as Topic]?.bit ?? 0), 0);
}

/**
 * The list after an edition: where a code took another's place the new one joins it, whatever is wanted. The same list where
 * nothing was replaced, so that `===` says so.
 */
export function followReplaced<List extends DeviceList>(list: List, file: NewsFile): List {
  const codes = new Set(list.products.map(({ code }) => code));
  const come = file.items.flatMap(({ yjCode, replacedBy, name }) =>
    replacedBy && codes.has(yjCode) && !codes.has(replacedBy) ? [{ code: replacedBy, name }] : [],
  );
  return come.length === 0 ? list : addProducts(list, come).list;
}

/** A list with more products; what it has already is passed over, what goes beyond 20,000 is left out and counted. */
export function addProducts<List extends DeviceList>(
  list: List,
  products: readonly { code: string; name: string }[],
): { list: List; added: { code: string; name: string }[]; leftOut: number } {
  const known = new Set(list.products.map(({ code }) => code));
  const fresh = products.filter(({ code }) => !known.has(code) && known.add(code));
  const added = fresh.slice(0, Math.max(0, MAX_PRODUCTS - list.products.length));
  return {
    list: { ...list, products: [...list.products, ...added] },
    added,
    leftOut: fresh.length - added.length,
  };
}

/** What a device notified of an edition, and what it wanted to hear of then. */
export interface Told {
  wants: number;
  items: NewsItem[];
}

/** What to tell about an edition, given what was told about it before. */
export interface EditionReport {
  items: NewsItem[];
  /** Names of products of the list whose news no longer hold: a correction of the official list took them back. */
  takenBack: string[];
  /** `fresh`: some of it is new to the reader; `same`: nothing is; `corrected`: something that was told is wrong. */
  kind: 'fresh' | 'same' | 'corrected';
}

/** It is a correction only if what was told is wrong, not if wishes or products have changed since. */
export function reportEdition(list: DeviceList, file: NewsFile, told: Told | null): EditionReport {
  const items = matchNews(list, file);
  const listed = new Set(list.products.map(({ code }) => code));
  const then = told?.items.filter(({ yjCode }) => listed.has(yjCode)) ?? [];
  const held = matchNews({ ...list, wants: told?.wants ?? 0 }, file);
  const now = new Map(held.map((item) => [item.yjCode, JSON.stringify(item)]));
  const takenBack = then.filter(({ yjCode }) => !now.has(yjCode)).map(({ name }) => name);
  const wrong = then.some((item) => now.get(item.yjCode) !== JSON.stringify(item));
  const said = new Set(then.map(({ yjCode }) => yjCode));
  const allSaid = said.size > 0 && items.every(({ yjCode }) => said.has(yjCode));
  return { items, takenBack, kind: wrong ? 'corrected' : allSaid ? 'same' : 'fresh' };
}
