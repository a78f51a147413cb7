/**
 * What of a package the parser of workbooks is given, counted before it is parsed. SheetJS walks the range that a hyperlink
 * claims, follows relations to comments and drawings, and takes seconds for millions of elements; so it gets the directory, the
 * workbook, its styles and strings, and of each sheet the rows alone, and none of it beyond a number of elements. What a sheet
 * says about its size, columns, merged cells, links and rules is cut off unread.
 */

import { AnteiError } from '../errors.ts';
import { numberText } from '../number-text.ts';

/** Cells of an official list: 16,384 rows of 21; NDB Open Data has two million in its largest workbook. */
export const MAX_CELLS = 6_000_000;
/** Elements beside cells and rows: values, texts, runs of a string, styles. Of strings alone, twice the cells. */
const ELEMENTS_A_CELL = 6;
/** Elements of the styles or the list of sheets; workbooks that were copied for years have tens of thousands of styles. */
const MORE_ELEMENTS = 300_000;
/** Levels of elements; a workbook has eight. */
const MAX_DEPTH = 64;
/** One element with its attributes, which may carry a number format of 255 characters. */
const MAX_TAG = 20_000;
const MAX_SHEETS = 1_000;

/** Roots of the parts that are needed; every other part (drawings, comments, links, themes, macros) is left out. */
const NEEDED = new Set(['Types', 'Relationships', 'workbook', 'worksheet', 'sst', 'styleSheet']);

export function tooManyCells(detail: string): AnteiError {
  return new AnteiError('too-many-cells', detail);
}

/**
 * The parts that the parser needs, each bounded; sheets without what surrounds their rows.
 * @throws AnteiError `too-many-cells`; `broken-xlsx` for XML that no workbook has: a DTD, another encoding, a sheet cut off
 */
export function neededParts(
  file: string,
  parts: ReadonlyMap<string, Buffer>,
  maxCells: number,
): Map<string, Buffer> {
  const needed = new Map<string, Buffer>();
  const counts = new Counts(file, maxCells);
  for (const [name, bytes] of parts) {
    if (!/\.(xml|rels)$/i.test(name) || /(^|\/)worksheets\/_rels\//i.test(name)) continue;
    const broken = (why: string) => new AnteiError('broken-xlsx', `${file} の ${name} ${why}`);
    // Every character of UTF-16 has a zero byte here, and UTF-32 three: what is counted below are bytes.
    if (bytes.subarray(0, 200).includes(0)) throw broken('の文字コードが UTF-8 ではありません。');
    const start = rootStart(bytes);
    const root = start < 0 ? '' : localName(bytes, start);
    if (start >= 0 && bytes.subarray(0, start).includes('<!DOCTYPE'))
      throw broken('に、ブックにあるはずのない文書型宣言（DTD）があります。');
    if (!NEEDED.has(root)) continue;
    if (root !== 'worksheet') {
      counts.add(bytes, broken, root === 'sst' ? maxCells * 2 : MORE_ELEMENTS);
      needed.set(name, bytes);
      continue;
    }
    if (++counts.sheets > MAX_SHEETS)
      throw tooManyCells(`${file} には${numberText(MAX_SHEETS)}枚を超えるシートがあります。`);
    // SheetJS takes what there is of a sheet that was cut off, and says nothing.
    if (!/<\/([\w.-]+:)?worksheet>\s*$/.test(bytes.subarray(-200).toString('latin1')))
      throw broken('が途中で終わっています。');
    const rows = rowsOnly(bytes, start);
    counts.add(rows, broken);
    needed.set(name, rows);
  }
  const types = needed.get(TYPES);
  if (types) needed.set(TYPES, typesOf(types, new Set([...needed.keys()].map((name) => name.toLowerCase()))));
  return needed;
}

const TYPES = '[Content_Types].xml';

/** The list of parts without those that are left out: the parser looks for each that it names. */
function typesOf(types: Buffer, needed: ReadonlySet<string>): Buffer {
  const kept = types.toString('utf8').replace(/<(?:[\w.-]+:)?Override\b[^>]*>/g, (element) => {
    const part = /\bPartName\s*=\s*["']\/?([^"']*)["']/.exec(element)?.[1];
    return part !== undefined && needed.has(part.toLowerCase()) ? element : '';
  });
  return Buffer.from(kept);
}

const [LESS, MORE, SLASH, BANG, QUESTION, COLON] = [0x3c, 0x3e, 0x2f, 0x21, 0x3f, 0x3a];

/** Where the first element begins, after the declaration and comments; -1 if there is none. */
function rootStart(bytes: Buffer): number {
  for (let at = bytes.indexOf(LESS); at >= 0; at = bytes.indexOf(LESS, at + 1)) {
    const next = bytes[at + 1];
    if (next === BANG && bytes.subarray(at + 2, at + 4).toString('latin1') === '--') {
      at = bytes.indexOf('-->', at);
      if (at < 0) return -1;
    } else if (next !== BANG && next !== QUESTION && next !== undefined) return at;
  }
  return -1;
}

function localName(bytes: Buffer, start: number): string {
  return /^<(?:[\w.-]+:)?([\w.-]+)/.exec(bytes.subarray(start, start + 200).toString('latin1'))?.[1] ?? '';
}

/** A sheet with nothing but its rows. */
function rowsOnly(bytes: Buffer, start: number): Buffer {
  const head = bytes.subarray(start, bytes.indexOf(MORE, start) + 1);
  const name = /^<([^\s/>]+)/.exec(head.subarray(0, 200).toString('latin1'))![1]!;
  const end = Buffer.from(`</${name}>`);
  const open = tagAt(bytes, 'sheetData', start);
  // `<sheetData/>`, or no such element: an empty sheet.
  if (open === null || bytes[bytes.indexOf(MORE, open.start) - 1] === SLASH)
    return Buffer.concat([head, end]);
  const close = bytes.indexOf(`</${open.name}>`, open.start);
  if (close < 0) return Buffer.concat([head, end]);
  return Buffer.concat([head, bytes.subarray(open.start, close), Buffer.from(`</${open.name}>`), end]);
}

/** The first element of a local name. */
function tagAt(bytes: Buffer, local: string, from: number): { start: number; name: string } | null {
  for (let at = bytes.indexOf(local, from); at >= 0; at = bytes.indexOf(local, at + 1)) {
    const before = bytes.subarray(Math.max(0, at - 40), at).toString('latin1');
    const prefix = /<((?:[\w.-]+:)?)$/.exec(before)?.[1];
    const ends = bytes[at + local.length];
    if (prefix !== undefined && (ends === MORE || ends === SLASH || (ends !== undefined && ends <= 0x20)))
      return { start: at - prefix.length - 1, name: prefix + local };
  }
  return null;
}

/** Counts the elements of parts, without understanding them: what looks like an element counts as one. */
class Counts {
  readonly #file: string;
  readonly #maxCells: number;
  #cells = 0;
  #rows = 0;
  #others = 0;
  sheets = 0;

  constructor(file: string, maxCells: number) {
    this.#file = file;
    this.#maxCells = maxCells;
  }

  /** One walk over the bytes: a part of an official list has a million elements. */
  add(bytes: Buffer, broken: (why: string) => AnteiError, maxElements = Number.POSITIVE_INFINITY): void {
    const size = bytes.length;
    let depth = 0;
    let [cells, rows, others] = [this.#cells, this.#rows, this.#others];
    const maxOthers = Math.min(others + maxElements, this.#maxCells * ELEMENTS_A_CELL + MORE_ELEMENTS);
    for (let at = 0; at < size; at++) {
      if (bytes[at] !== LESS) continue;
      const start = at + 1;
      const first = bytes[start]!;
      const stop = Math.min(size, at + MAX_TAG);
      do at++;
      while (at < stop && bytes[at] !== MORE && bytes[at] !== LESS);
      if (at === stop) throw broken('に、閉じていない要素があります。');
      if (first === SLASH) depth--;
      else if (first === BANG) {
        if (/^(DOCTYPE|ENTITY)/i.test(bytes.subarray(start + 1, start + 9).toString('latin1')))
          throw broken('に、ブックにあるはずのない文書型宣言（DTD）があります。');
      } else if (first !== QUESTION) {
        if (bytes[at - 1] !== SLASH && ++depth > MAX_DEPTH)
          throw broken(`の要素の入れ子が${MAX_DEPTH}段を超えています。`);
        // The element's own name, without a prefix: a cell is `c`, a row `row`.
        let name = start;
        let end = start;
        for (; end < at && bytes[end]! > 0x20 && bytes[end] !== SLASH; end++)
          if (bytes[end] === COLON) name = end + 1;
        if (end - name === 1 && bytes[name] === 0x63) cells++;
        else if (
          end - name === 3 &&
          bytes[name] === 0x72 &&
          bytes[name + 1] === 0x6f &&
          bytes[name + 2] === 0x77
        )
          rows++;
        else others++;
        if (cells > this.#maxCells || rows > this.#maxCells)
          throw tooManyCells(
            `${this.#file} には、空のものも含めて${numberText(this.#maxCells)}を超えるセルか行があります。`,
          );
        if (others > maxOthers) throw tooManyCells(`${this.#file} の中の要素（文字や書式）が多すぎます。`);
      }
      // What begins inside of another is broken XML, and counts.
      if (bytes[at] === LESS) at--;
    }
    [this.#cells, this.#rows, this.#others] = [cells, rows, others];
  }
}
