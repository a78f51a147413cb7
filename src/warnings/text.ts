import { removeInvisible } from '../platform/text.ts';

/** A text as somebody typed it: without what shows nothing or cannot be stored, line breaks as one kind, no space around. */
export function cleanText(text: string): string {
  return removeInvisible(text.toWellFormed()).replace(/\r\n?/g, '\n').trim();
}

/** The same in one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}
