/**
 * How many rows fit one sheet of A4, and in which size of letters: reckoned from the texts, as paper has no second chance and a page
 * works without scripts. What is reckoned here, the print styles of `.poster` (web/styles.css) keep.
 */

/** Texts of a row that may take several lines; the state is one word. */
export type RowTexts = readonly [name: string, note: string, candidates: string];

export interface Sheet {
  /** Letters in points. */
  points: (typeof SIZES)[number];
  /** Rows that fit, from the first. */
  rows: number;
}

/**
 * What is left of 281 mm, the height within the margins, for rows: heading with the QR code (28), heads of columns (6), four lines of foot (15),
 * the space between (4), and what the site says over every page when it has to (12).
 */
const HEIGHT_MM = 216;
/** Text of each column: its width without what is around the text. */
const WIDTHS_MM = [57, 41, 51] as const;
const POINT_MM = 25.4 / 72;
/** From line to line, in letters' heights; around the text of a row, in mm. */
const LINE = 1.2;
const AROUND_MM = 0.9;
/** The largest first: who stands before the wall reads it. */
const SIZES = [11, 10, 9, 8, 7] as const;

/** The largest letters in which all rows fit; else the smallest, with as many rows as fit in those. */
export function fitSheet(rows: readonly RowTexts[]): Sheet {
  const fits = SIZES.map((points) => ({ points, rows: fitting(rows, points) }));
  return fits.find((sheet) => sheet.rows === rows.length) ?? fits.at(-1)!;
}

function fitting(rows: readonly RowTexts[], points: number): number {
  let left = HEIGHT_MM;
  const over = rows.findIndex((row) => {
    left -= heightOf(row, points);
    return left < 0;
  });
  return over < 0 ? rows.length : over;
}

function heightOf(texts: RowTexts, points: number): number {
  const lines = texts.map((text, column) =>
    Math.ceil((widthOf(text) * points * POINT_MM) / WIDTHS_MM[column]!),
  );
  return Math.max(1, ...lines) * points * POINT_MM * LINE + AROUND_MM;
}

/** In letters of full width; kana and brackets take less, which makes up for lines that break before they are full. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character <= '\u007f' ? 0.6 : 1;
  return width;
}
