/**
 * Sets a font's text glyph by glyph, each as wide as the font says: what our lines are measured by (fonts.ts). pdfkit has fontkit shape every run
 * twice, by all tables of the font, which for a hundred pages of Japanese takes most of the time and changes nothing: pieces of the font have
 * neither forms that depend on neighbours nor, of what we let through, ligatures.
 */
import type { Document } from './tags.ts';

interface PlainGlyph {
  id: number;
  advanceWidth: number;
  codePoints: number[];
}

/** What pdfkit keeps of a font that it embeds, as far as it is needed here. */
interface Embedded {
  font: { glyphForCodePoint(codePoint: number): PlainGlyph };
  /** To a thousandth of the size. */
  scale: number;
  layoutRun(text: string): PlainRun;
}

interface PlainRun {
  glyphs: PlainGlyph[];
  positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number; advanceWidth: number }[];
  advanceWidth: number;
}

const plain = new WeakSet<Embedded>();

/** From now on, the document's present font sets text plainly. */
export function setPlainly(document: Document): void {
  const { _font: embedded } = document as unknown as { _font: Embedded };
  if (plain.has(embedded)) return;
  plain.add(embedded);
  const { font, scale } = embedded;
  embedded.layoutRun = (text) => {
    const glyphs = [...text].map((character) => font.glyphForCodePoint(character.codePointAt(0)!));
    const positions = glyphs.map((glyph) => {
      const advanceWidth = glyph.advanceWidth * scale;
      return { xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0, advanceWidth };
    });
    return { glyphs, positions, advanceWidth: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) };
  };
}
