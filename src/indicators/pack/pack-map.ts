/** The map of tiles on paper: the same places as on the page, in greys that any printer keeps apart. */
import { breakLines, type Document, drawLine, lineWidth } from '../../platform/pdf/lines.ts';
import { MARGIN, WIDTH } from '../../platform/pdf/page.ts';
import { decoration, tagged } from '../../platform/pdf/tags.ts';
import { TILE_COLUMNS, TILE_PLACES, TILE_ROWS } from '../../platform/tile-places.ts';
import { formatFraction } from '../fraction-wording.ts';
import type { Pack } from './read-pack.ts';

const COLUMN = WIDTH / TILE_COLUMNS;
const ROW = 23;
const LEGEND = 16;
export const TILE_MAP_HEIGHT = TILE_ROWS * ROW + LEGEND + 8;

/** Lightest first, as on the page; white letters on the last two. */
const FILLS = ['#ffffff', '#e0e0e0', '#bdbdbd', '#767676', '#333333'];
const DARK = 3;

/** Draws the map with the prefecture `own` framed; gives where it ends. */
export function drawTileMap(document: Document, map: Pack['map'], own: string, y: number): number {
  const name = map.tiles.find(({ code }) => code === own)?.name ?? '';
  const alt = `都道府県を並べた地図。${map.measure.title.ja}を5段階の濃さと数字で示し、${name}を太い枠で囲んでいます。`;
  return tagged(document, 'Figure', () => drawTiles(document, map, own, y), { alt });
}

function drawTiles(document: Document, { tiles, legend }: Pack['map'], own: string, y: number): number {
  for (const { code, name, value, step } of tiles) {
    const [column, row] = TILE_PLACES[Number(code) - 1]!;
    const [x, top] = [MARGIN + column * COLUMN, y + row * ROW];
    decoration(document, () => {
      document.rect(x + 1, top + 1, COLUMN - 2, ROW - 2).fill(FILLS[step ?? 0]!);
      document
        .rect(x + 1, top + 1, COLUMN - 2, ROW - 2)
        .lineWidth(code === own ? 2.5 : 0.4)
        .stroke(code === own ? '#000000' : '#767676');
    });
    document.fillColor(step !== null && step >= DARK ? 'white' : 'black');
    centred(document, name.replace(/[都府県]$/, ''), x, top + 2);
    centred(document, formatFraction(value), x, top + 11);
  }
  document.fillColor('black');
  let x = MARGIN;
  const bottom = y + TILE_ROWS * ROW + 6;
  legend.forEach((text, step) => {
    decoration(document, () => {
      document.rect(x, bottom, 9, 9).fill(FILLS[step]!);
      document.rect(x, bottom, 9, 9).lineWidth(0.4).stroke('#767676');
    });
    document.fillColor('black');
    const line = breakLines(text, 7, WIDTH)[0]!;
    drawLine(document, line, 7, x + 12, bottom);
    x += 12 + lineWidth(line, 7) + 10;
  });
  return bottom + LEGEND;
}

function centred(document: Document, text: string, x: number, y: number): void {
  const line = breakLines(text, 7, COLUMN)[0]!;
  drawLine(document, line, 7, x + (COLUMN - lineWidth(line, 7)) / 2, y);
}
