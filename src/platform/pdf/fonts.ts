/**
 * Noto Sans JP for documents: which of its pieces draws a character. One piece holds most of what is written in Japanese;
 * circled numbers and rare kanji (①, 髙) are in a hundred small ones, opened only where needed. What the font has no drawing
 * of (α, Ⅱ) is written in another way, so that nothing vanishes from a receipt.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { unwrapWoff } from './woff.ts';

/** A piece of the font, ready to measure with and to be embedded. */
export interface FontPiece {
  /** Name under which a document registers it. */
  name: string;
  bytes: Buffer;
  font: fontkit.Font;
}

export type Weight = 400 | 700;

/** A character that can be drawn. */
export interface Glyph {
  character: string;
  piece: FontPiece;
  /** Width in units of the font's size. */
  width: number;
}

const require = createRequire(import.meta.url);
const FOLDER = require.resolve('@fontsource/noto-sans-jp/unicode.json').replace(/unicode\.json$/, '');
/** The large pieces first: neighbours in a text share one. */
const LARGE = ['japanese', 'latin'];

const known = new Map<string, Glyph[]>();

/** What draws a character: itself, or its replacement. */
export function glyphsFor(character: string, weight: Weight): Glyph[] {
  const key = `${weight}${character}`;
  let glyphs = known.get(key);
  if (!glyphs) {
    glyphs = [...drawable(character, weight)].map((one) => glyph(one, weight)!);
    known.set(key, glyphs);
  }
  return glyphs;
}

/** Greek letters by the names under which medicines carry them. */
const GREEK: Record<string, string> = { α: 'アルファ', β: 'ベータ', γ: 'ガンマ', δ: 'デルタ', ω: 'オメガ' };

function drawable(character: string, weight: Weight): string {
  // The letter of 10μL and the sign of 10µL look the same, and the font has the sign only.
  const candidates = [character, character.replace('μ', 'µ'), character.normalize('NFKC')];
  const found = candidates.find((text) => [...text].every((one) => glyph(one, weight)));
  const number = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return found ?? `〔${GREEK[character] ?? `U+${number}`}〕`;
}

function glyph(character: string, weight: Weight): Glyph | null {
  const codePoint = character.codePointAt(0)!;
  const holds = (name: string) => open(name, weight).font.hasGlyphForCodePoint(codePoint);
  // Looked for in the lists of the small ones only where no large one has it: that takes a tenth of a second for a book.
  const name = LARGE.find(holds) ?? piecesHolding(codePoint).find(holds);
  if (name === undefined) return null;
  const piece = open(name, weight);
  const width = piece.font.glyphForCodePoint(codePoint).advanceWidth / piece.font.unitsPerEm;
  return { character, piece, width };
}

const opened = new Map<string, FontPiece>();

function open(name: string, weight: Weight): FontPiece {
  const file = `noto-sans-jp-${name}-${weight}-normal.woff`;
  let piece = opened.get(file);
  if (!piece) {
    const bytes = unwrapWoff(readFileSync(`${FOLDER}files/${file}`));
    piece = { name: file, bytes, font: fontkit.create(bytes) };
    opened.set(file, piece);
  }
  return piece;
}

let ranges: { name: string; first: number; last: number }[] | null = null;

/** Names of the small pieces that hold a character, as their unicode-ranges say. */
function piecesHolding(codePoint: number): string[] {
  ranges ??= Object.entries(
    require('@fontsource/noto-sans-jp/unicode.json') as Record<string, string>,
  ).flatMap(([name, list]) =>
    list.split(',').map((range) => {
      const [first, last] = range.slice(2).split('-');
      return {
        name: name.replace(/[[\]]/g, ''),
        first: Number.parseInt(first!, 16),
        last: Number.parseInt(last ?? first!, 16),
      };
    }),
  );
  return ranges.filter(({ first, last }) => first <= codePoint && codePoint <= last).map(({ name }) => name);
}
