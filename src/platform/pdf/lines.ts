/** Text on a page: broken into lines that fit, and drawn run by run with the piece of the font that has the characters. */
import { type Glyph, glyphsFor, type Weight } from './fonts.ts';
import { setPlainly } from './plain-layout.ts';
import { type Document, marked } from './tags.ts';

export type { Document };

export type Line = Glyph[];

/** Not at the beginning of a line (JIS X 4051, the common ones). */
const NOT_FIRST = new Set('、。，．・：；？！」』）】］〕〉》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ％%),.:;');
/** Not at the end of a line. */
const NOT_LAST = new Set('「『（【［〔〈《(');

/**
 * Lines no wider than `width` points. Japanese breaks between any two characters but before closing and after opening marks;
 * a word of Latin letters and digits stays whole where it fits into a line.
 */
export function breakLines(text: string, size: number, width: number, weight: Weight = 400): Line[] {
  return text
    .replaceAll('\t', ' ')
    .split(/\r?\n/)
    .flatMap((paragraph) => {
      const glyphs = [...paragraph].flatMap((character) => glyphsFor(character, weight));
      const lines: Line[] = [];
      let start = 0;
      while (start < glyphs.length) {
        const end = lineEnd(glyphs, start, width / size);
        lines.push(glyphs.slice(start, end));
        start = end;
      }
      return lines.length > 0 ? lines : [[]];
    });
}

function lineEnd(glyphs: Glyph[], start: number, width: number): number {
  let end = start;
  for (let used = 0; end < glyphs.length; end++) {
    used += glyphs[end]!.width;
    if (used > width) break;
  }
  if (end === glyphs.length) return end;
  for (let at = end; at > start; at--) if (mayBreak(glyphs, at)) return at;
  return Math.max(end, start + 1);
}

function mayBreak(glyphs: Glyph[], at: number): boolean {
  const [before, after] = [glyphs[at - 1]!.character, glyphs[at]!.character];
  if (NOT_FIRST.has(after) || NOT_LAST.has(before)) return false;
  return !(/[\w.+-]/.test(before) && /[\w.+-]/.test(after));
}

/** Width of a line in points. */
export function lineWidth(line: Line, size: number): number {
  return line.reduce((sum, { width }) => sum + width, 0) * size;
}

/** Draws a line with its upper edge at `y`, as text of the present tag. */
export function drawLine(document: Document, line: Line, size: number, x: number, y: number): void {
  marked(document, () => drawRuns(document, line, size, x, y));
}

function drawRuns(document: Document, line: Line, size: number, x: number, y: number): void {
  document.fontSize(size);
  let left = x;
  for (let start = 0; start < line.length; ) {
    const { piece } = line[start]!;
    let end = start + 1;
    while (line[end]?.piece === piece) end++;
    const run = line.slice(start, end);
    const text = run.map(({ character }) => character).join('');
    // The pieces have slightly different heights: the text is set on one base line. No ligatures: widths are ours.
    document.registerFont(piece.name, piece.bytes).font(piece.name);
    setPlainly(document);
    document.text(text, left, y + size, { lineBreak: false, baseline: 'alphabetic', features: [] });
    left += lineWidth(run, size);
    start = end;
  }
}
