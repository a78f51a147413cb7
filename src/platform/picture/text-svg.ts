/** Text as shapes in an SVG, drawn with the font that documents use: what makes a picture of it needs no font of its own. */
import { glyphsFor, type Weight } from '../pdf/fonts.ts';
import { breakLines, type Line } from '../pdf/lines.ts';

export interface TextPlace {
  x: number;
  /** Upper edge of the first line. */
  y: number;
  size: number;
  fill: string;
  weight?: Weight;
  /** From line to line, in sizes. */
  leading?: number;
  /** Where lines break; one line as long as it is by default. */
  width?: number;
  /** As many lines as are drawn; the last one ends with … where there are more. */
  most?: number;
}

/** Where letters stand in a line of height 1: Noto Sans JP's share above the base line, in the middle of the leading. */
const BASE = 0.88;

/** Lines of text, and the lower edge of the last one. */
export function svgText(text: string, place: TextPlace): { svg: string; bottom: number; right: number } {
  const { x, y, size, fill, weight = 400, leading = 1.4, width = Number.POSITIVE_INFINITY, most = 1 } = place;
  const all = breakLines(text, size, width, weight);
  const lines = all.slice(0, most);
  if (all.length > most) lines[most - 1] = [...lines[most - 1]!.slice(0, -1), ...glyphsFor('…', weight)];
  const above = ((leading - 1) / 2 + BASE) * size;
  const drawn = lines.map((line, index) => lineShapes(line, x, y + index * leading * size + above, size));
  return {
    svg: `<g fill="${fill}">${drawn.map(({ svg }) => svg).join('')}</g>`,
    bottom: y + lines.length * leading * size,
    right: Math.max(x, ...drawn.map(({ right }) => right)),
  };
}

function lineShapes(line: Line, left: number, base: number, size: number): { svg: string; right: number } {
  let x = left;
  const shapes = line.map(({ character, piece: { font }, width }) => {
    const scale = size / font.unitsPerEm;
    const shape = font.glyphForCodePoint(character.codePointAt(0)!).path.toSVG();
    const at = `translate(${x.toFixed(2)} ${base.toFixed(2)}) scale(${scale} ${-scale})`;
    x += width * size;
    return shape === '' ? '' : `<path transform="${at}" d="${shape}"/>`;
  });
  return { svg: shapes.join(''), right: x };
}
