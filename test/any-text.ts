/** Texts that trouble what writes them. */
import fc from 'fast-check';

const TROUBLE = [
  ...['<b>', '</p>', '&', '&amp;', '&amp;amp;', '&#60;', ']]>', '<![CDATA[', '<!--', '"', "'", '_x000A_'],
  ...['\r', '\n', '\r\n', '\t', ' ', '　', '\u2028', '\0', '\u001b', '\u0085', '\u200b', '\ufeff'],
  ...['\ufffe', '\uffff', '\ufdd0', '\u{1ffff}', '\ud83d', '\ude00', '😀', '𠮟', '葛\u{e0100}', 'か\u3099'],
  ...[
    '=1+1',
    ',',
    ';',
    ':',
    '\\',
    '\\n',
    '%',
    '{{',
    '錠５ｍｇ「デモ」',
    'BEGIN:VEVENT',
    'Bcc: a@example.com',
  ],
];

/** Any code units at all, lone surrogates and what no output can carry among them. */
export const anyText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...TROUBLE) },
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
