import { compact } from '../platform/text.ts';
import type { Cell } from './model.ts';
import {
  BASIC_TEXT,
  CATEGORY_TEXT,
  ESSENTIAL_TEXT,
  OUTLOOK_TEXT,
  REASON_TEXT,
  RESPONSE_TEXT,
  ROUTE_TEXT,
  VOLUME_OUTLOOK_TEXT,
  VOLUME_TEXT,
} from './official-layout.ts';

export interface CodeList<T extends string> {
  /** The code of a cell's official text, in any width and spacing; 'unknown' for anything else, blank included. */
  (cell: Cell): T | 'unknown';
  /** The accepted texts, for messages. */
  expected: string;
}

function codeList<T extends string>(texts: Record<T, string>): CodeList<T> {
  const byText = new Map(Object.entries<string>(texts).map(([code, text]) => [compact(text), code as T]));
  // The same few texts stand in thousands of cells; the cache saves normalising each.
  const cache = new Map<string, T>();
  const read = (cell: Cell): T | 'unknown' => {
    if (cell === null) return 'unknown';
    const text = String(cell);
    const known = cache.get(text) ?? byText.get(compact(text));
    if (known === undefined) return 'unknown';
    cache.set(text, known);
    return known;
  };
  return Object.assign(read, {
    expected: Object.values<string>(texts)
      .map((text) => `「${text}」`)
      .join(''),
  });
}

/** The official code lists, each reading the verbatim text of a cell. */
export const CODE_LISTS = {
  route: codeList(ROUTE_TEXT),
  category: codeList(CATEGORY_TEXT),
  basicMedicine: codeList(BASIC_TEXT),
  essentialSupply: codeList(ESSENTIAL_TEXT),
  response: codeList(RESPONSE_TEXT),
  reason: codeList(REASON_TEXT),
  outlook: codeList(OUTLOOK_TEXT),
  volume: codeList(VOLUME_TEXT),
  volumeOutlook: codeList(VOLUME_OUTLOOK_TEXT),
};
