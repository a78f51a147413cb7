/** How a search was read, in English: a sentence for each kind of reading, as the Japanese page has one. Pure. */
import type { SupplyReader } from '../supply/index.ts';
import { englishDate } from './dates.ts';

type Reading = NonNullable<Awaited<ReturnType<SupplyReader['search']>>['reading']>;

/** What stands before and after the name that was read, which is Japanese. */
interface Around {
  before: string;
  after: string;
}

/** @param shown whether products are found: of a product that the list does not have they are others of its kind */
export function readingWords(kind: Reading['kind'], shown: boolean): Around {
  const sameKind = shown ? ' The products shown have the same ingredient, form and strength.' : '';
  const literally: Around = { before: 'Read as', after: ', not to the letter.' };
  const words: Record<Reading['kind'], Around> = {
    standard: literally,
    parts: literally,
    other: {
      before: 'No listed product is exactly',
      after: `.${shown ? ' The products shown are of another form or strength.' : ''}`,
    },
    kind: { before: 'The list has no product with the code', after: `.${sameKind}` },
    kana: { before: 'Searched for as the list writes it:', after: '.' },
    sound: { before: 'Found by how the names are read aloud:', after: '.' },
    receipt: { before: 'Read as the code of receipts', after: '.' },
    package: { before: 'Read as the code of a package,', after: '.' },
    'not-listed': {
      before: 'The code is known:',
      after: `. But the current list does not have this product.${sameKind}`,
    },
    unknown: {
      before: 'This is the code of a package (JAN or GTIN), but no list of packages on this site has it:',
      after: '. Search by the name or the YJ code.',
    },
    'wrong-digit': {
      before: 'The last digit, which checks the others, does not fit:',
      after: '. Check the code for a slip in reading or typing.',
    },
  };
  return words[kind];
}

/** Until when a code of receipts can be used; '' where nothing says so. */
export function untilWords(lastDay: { day: string; over: boolean } | undefined): string {
  if (!lastDay) return '';
  const day = englishDate(lastDay.day);
  return lastDay.over ? `The code ended on ${day}.` : `The code can be used until ${day}.`;
}
