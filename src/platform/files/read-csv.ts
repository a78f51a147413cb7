/** Reads CSV that others send: rows, a row and the whole are bounded while it is read, not after. */

import { type CsvError, type Options, parse } from 'csv-parse/sync';
import { AnteiError, type ErrorCode } from '../errors.ts';
import { numberText } from '../number-text.ts';
import { tooManyCells } from './xlsx-parts.ts';

export interface CsvBounds {
  /** Records read at most; one more is read, so that the caller can say that there are too many. */
  maxRecords: number;
  /** Fields of all records. */
  maxFields: number;
}

/** Characters of one record: a cell of Excel holds 32,767. */
const MAX_RECORD = 300_000;

/** Enough for an official list of 200,000 rows, the 44 columns of one of packages included. */
export const OFFICIAL_CSV: CsvBounds = { maxRecords: 500_000, maxFields: 10_000_000 };

export interface CsvRecord {
  record: string[];
  /** Line of the text on which the record ends, from 1. */
  line: number;
}

/**
 * @param code error for a text that is no CSV
 * @param options of csv-parse, beside those set here
 * @throws AnteiError `too-many-cells`; `code` for quotes that do not close or a record without end
 */
export function readCsvRecords(
  name: string,
  text: string,
  code: ErrorCode,
  { maxRecords, maxFields }: CsvBounds,
  options: Pick<Options, 'delimiter' | 'relax_quotes' | 'skip_empty_lines'> = {},
): CsvRecord[] {
  let fields = 0;
  refuseLongLine(name, text, code);
  try {
    return parse(text, {
      ...options,
      bom: true,
      relax_column_count: true,
      max_record_size: MAX_RECORD,
      to: maxRecords + 1,
      on_record: (record, { lines }) => {
        fields += record.length;
        if (fields > maxFields)
          throw tooManyCells(`${name} には${numberText(maxFields)}を超えるセルがあります。`);
        return { record, line: lines } as never;
      },
    }) as unknown as CsvRecord[];
  } catch (error) {
    if (error instanceof AnteiError) throw error;
    throw new AnteiError(code, `${name} をCSVとして読めません（${reasonOf(error)}）。`, { cause: error });
  }
}

/** A line of nothing but commas would be millions of fields before its record ends. */
function refuseLongLine(name: string, text: string, code: ErrorCode): void {
  let line = 1;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const char = text.charCodeAt(at);
    if (at - start > MAX_RECORD)
      throw new AnteiError(code, `${name} をCSVとして読めません（${tooLong(line)}）。`);
    if (char !== 0x0a && char !== 0x0d) continue;
    start = at + 1;
    line++;
  }
}

function tooLong(line: number): string {
  return `${line}行目あたりの1行が${numberText(MAX_RECORD)}字を超えています`;
}

/** Why, in words of ours. */
function reasonOf(error: unknown): string {
  const { message, code, lines } = error as CsvError & { lines?: number };
  const words: Record<string, string> = {
    CSV_MAX_RECORD_SIZE: tooLong((lines ?? 0) + 1),
    CSV_QUOTE_NOT_CLOSED: `引用符（"）が閉じていません`,
    CSV_INVALID_CLOSING_QUOTE: `${lines}行目の引用符（"）のあとに、区切りのない文字があります`,
    CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE: `${lines}行目の引用符（"）のあとに、区切りのない文字があります`,
    INVALID_OPENING_QUOTE: `${lines}行目の途中に引用符（"）があります`,
  };
  return words[code] ?? message;
}
