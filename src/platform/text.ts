/**
 * Characters that show nothing but break keys and searches: C0/C1 controls other than tab and line breaks, soft hyphen,
 * zero-width and direction marks, byte order mark, interlinear annotation and variation selectors are known to hide in
 * official spreadsheets (DESIGN §4).
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/g;

/** Removes invisible characters; everything else, ideographic spaces included, stays as it is. */
export function removeInvisible(text: string): string {
  INVISIBLE.lastIndex = 0;
  return INVISIBLE.test(text) ? text.replace(INVISIBLE, '') : text;
}

/** NFKC without any white space: the form in which headers and code-list cells are compared. */
export function compact(text: string): string {
  return removeInvisible(text).normalize('NFKC').replace(/\s+/g, '');
}

/**
 * A text of the list as it is read most easily: full-width letters and digits in half width ('６０ｍｇ１錠' → '60mg1錠').
 * Brackets and Japanese marks keep their width. For showing only: addresses and files carry the verbatim text.
 */
export function readable(text: string): string {
  return text.replace(WIDE, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');
}
const WIDE = /[０-９Ａ-Ｚａ-ｚ％＋／＆]|[．－](?=[０-９Ａ-Ｚａ-ｚ])|(?<=[０-９Ａ-Ｚａ-ｚ])[．－]/g;

/** A text as somebody typed it: without what shows nothing or cannot be stored, line breaks as one kind, no space around. */
export function cleanText(text: string): string {
  return removeInvisible(text.toWellFormed()).replace(/\r\n?/g, '\n').trim();
}

/** The same in one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}
