/** How much a short review says at most: what is longer is cut, what is more is counted. Eight pages hold it, whatever is entered. */
import { clip } from '../../../platform/text.ts';
import { type Block, textOf } from '../review-blocks.ts';

/** Characters of 8 points beside each other on the whole width of a page. */
const ACROSS = 60;

/** A table whose cells have no more than so many lines of a page; other blocks as they are. */
export function bounded(block: Block, lines: number): Block {
  if (block.kind !== 'table') return block;
  const rows = block.rows.map((row) =>
    row.map((cell, at) => {
      const length = Math.floor((block.columns[at]!.width / 100) * ACROSS) * lines;
      return clip(textOf(cell).replaceAll('\n', '　'), length);
    }),
  );
  return { ...block, rows };
}

/** What a caption says of records that are left out. */
export function rest(all: number, most: number): string {
  return all > most ? `：${all}件のうち${most}件。残りは全体版にあります` : `：${all}件`;
}
