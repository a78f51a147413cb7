/**
 * Characters that show nothing but break keys and searches: C0/C1 controls other than tab and line breaks, soft hyphen,
 * zero-width and direction marks, byte order mark, interlinear annotation and variation selectors are known to hide in
 * official spreadsheets (DESIGN §4). Unicode's noncharacters (U+FFFE, U+FFFF, U+FDD0 and the like) never stand for anything, and
 * XML forbids some.
 */
const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\p{Noncharacter_Code_Point}]/gu;

/** Code units that may be part of one of these, halves of pairs included: a quick test, as hardly any cell has one. */
const SUSPECT =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff]/;

/**
 * Removes invisible characters, and puts U+FFFD (�) where half of a surrogate pair stands alone: a character was lost there, no
 * encoding can carry what is left, and the gap should be seen. Everything else, ideographic spaces included, stays as it is.
 * Doing it twice changes nothing.
 */
export function removeInvisible(text: string): string {
  if (!SUSPECT.test(text)) return text;
  // First: two lost halves must not become a character because what was between them is gone.
  const whole = text.toWellFormed();
  INVISIBLE.lastIndex = 0;
  return INVISIBLE.test(whole) ? whole.replace(INVISIBLE, '') : whole;
}

/**
 * True of a text that no healthy program writes: half a surrogate pair, or a noncharacter. {@link removeInvisible} cleans it; a caller that
 * reads it from a file reports the place.
 */
export function isDamaged(text: string): boolean {
  return SUSPECT.test(text) && (!text.isWellFormed() || DAMAGE.test(text));
}
const DAMAGE = /\p{Noncharacter_Code_Point}/u;

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
  return removeInvisible(text).replace(/\r\n?/g, '\n').trim();
}

/** The same in one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

/** The beginning of a text, `length` code units at most, and never half of a character that takes two. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

/** The same, with a mark where something is left out. */
export function clip(text: string, length: number): string {
  return text.length > length ? `${cut(text, length - 1)}…` : text;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text escaped for HTML, in elements and in quoted attributes. Pages do not need it: React escapes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
