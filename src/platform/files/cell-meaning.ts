/**
 * What a number in a workbook's cell says. A workbook stores 110 % as 1.1 or as 110 and 18 August 2026 as 46252 or as 44790,
 * and only the number format and the workbook's epoch tell which. Every reader of workbooks goes through here, so that a supply
 * list, a maker's upload, a price list, a watch list and NDB Open Data all read a cell alike (ECMA-376 part 1, 18.8.30 and 18.17.4).
 */
import { SSF } from '@e965/xlsx';
import { fromExcelSerial } from '../clock.ts';
import { momentText } from '../dates/date-text.ts';

/** Days between the epochs 1900-01-00 and 1904-01-01: a serial of the one is the other's plus or minus this. */
const EPOCH_DAYS = 1462;

/**
 * A stored number as it is meant: a date as a 1900 serial (a time of day is its fraction), a percentage in points.
 *
 * @param format number format of the cell; null for General
 * @param as 'date' where the column holds dates: then a number of any format counts days of the workbook's epoch
 */
export function meantBy(
  value: number,
  format: string | null,
  { date1904, as }: { date1904: boolean; as?: 'date' | undefined },
): number {
  // 20260814 in a column of dates is written out, no serial of either epoch.
  const serial = isDateFormat(format) || (as === 'date' && value < 1_000_000);
  if (serial) return date1904 ? value + EPOCH_DAYS : value;
  const signs = format?.includes('%') ? percentSigns(sectionFor(value, format)) : 0;
  // 1.1 × 100 is 110.00000000000001; Excel itself keeps 15 digits.
  return signs === 0 ? value : Number((value * 100 ** signs).toPrecision(15));
}

/**
 * What was typed of a date that a program made of a text: 「2026年9月」 in a column of texts is stored as a serial with a date format.
 * Null for a number that is not a date.
 */
export function typedDate(serial: number, format: string | null): string | null {
  const date = isDateFormat(format) ? fromExcelSerial(Math.floor(serial)) : null;
  if (date === null) return null;
  // Without what is literal, `d` only means the day; a locale's own format ([$-F800]) names it too.
  return momentText(/d/i.test(format!.replace(LITERALS, '')) ? date : date.slice(0, 7));
}

/** True for a format that shows a date or a time; texts in quotes and `\d` do not count. */
export function isDateFormat(format: string | null): boolean {
  if (format === null) return false;
  const known = dateFormats.get(format);
  if (known !== undefined) return known;
  const is = SSF.is_date(format) as boolean;
  // A workbook names a few dozen formats; a workbook with more is not worth remembering.
  if (dateFormats.size < 1000) dateFormats.set(format, is);
  return is;
}
const dateFormats = new Map<string, boolean>();

/** What a format shows as it is: texts in quotes, escaped characters, spacing (`_x`), filling (`*x`), conditions and colours. */
const LITERALS = /"[^"]*"?|\\.|_.|\*.|\[[^\]]*\]/gsu;

/** The section of `positive;negative;zero` that a number is shown by, without what is literal in it. */
function sectionFor(value: number, format: string): string {
  const sections = format.replace(LITERALS, '').split(';');
  return sections[value < 0 ? 1 : value === 0 ? 2 : 0] ?? sections[0]!;
}

/** Each per cent sign that is not literal multiplies by 100. */
function percentSigns(section: string): number {
  return section.split('%').length - 1;
}
