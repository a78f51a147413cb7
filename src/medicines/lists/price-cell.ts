/** What a cell of a price says. Pure. */
import { removeInvisible } from '../../platform/text.ts';

/** Digits, thousands separators and the point in full width. Not NFKC: it would read 10² as 102 and ① as 1. */
const FULL_WIDTH = /[０-９，．]/g;
/** At most nine digits before the point: the dearest products cost some hundred million yen, and the database holds twelve. */
const PRICE = /^(?:[¥￥]\s*)?(\d{1,9}|[1-9]\d{0,2}(?:,\d{3}){1,2})(\.\d+)?(?:\s*円)?$/;

/** The price that a text of a list says, in yen to the sen, below 10⁹; null if it says none: `0x10`, `1,2,3`, `1e5`, `-1`. */
export function parsePrice(text: string): number | null {
  const half = removeInvisible(text).replace(FULL_WIDTH, (char) =>
    String.fromCharCode(char.charCodeAt(0) - 0xfee0),
  );
  const [, whole, fraction = ''] = PRICE.exec(half.trim()) ?? [];
  if (whole === undefined) return null;
  // Files that went through a spreadsheet hold 495.59999999999997.
  return Math.round(Number(whole.replaceAll(',', '') + fraction) * 100) / 100;
}
