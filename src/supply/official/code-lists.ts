import { compact } from '../../platform/text.ts';
import { type Cell, isBlank } from '../model.ts';
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

export interface CodeList<T extends string, Blank extends string = 'unknown'> {
  /** The code of a cell's official text, in any width and spacing; what a blank cell means; 'unknown' for anything else. */
  (cell: Cell): T | Blank | 'unknown';
  /** The accepted texts, for messages. */
  expected: string;
}

function codeList<T extends string>(texts: Record<T, string>): CodeList<T>;
function codeList<T extends string, Blank extends string>(
  texts: Record<T, string>,
  blank: Blank,
): CodeList<T, Blank>;
function codeList(texts: Record<string, string>, blank = 'unknown'): CodeList<string> {
  const byText = new Map(Object.entries(texts).map(([code, text]) => [compact(text), code]));
  // The same few texts are in thousands of cells; the cache saves normalising each.
  const cache = new Map<string, string>();
  const read = (cell: Cell): string => {
    if (isBlank(cell)) return blank;
    const text = String(cell);
    const known = cache.get(text) ?? byText.get(compact(text));
    if (known === undefined) return 'unknown';
    cache.set(text, known);
    return known;
  };
  return Object.assign(read, {
    expected: Object.values(texts)
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
  volume: codeList(VOLUME_TEXT, 'notStated'),
  volumeOutlook: codeList(VOLUME_OUTLOOK_TEXT),
};
