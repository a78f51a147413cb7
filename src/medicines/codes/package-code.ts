/**
 * Codes on packages, as scanners read and people type them: JAN (13 digits), GTIN-14 (調剤・販売・元梱包装), and GS1 element strings that
 * begin with one, expiry and lot behind. Source: GS1 General Specifications (check digit §7.9, AI 01 §3.3). Pure.
 */
import { cut } from '../../platform/text.ts';

/** What a list says of a package; null where it says nothing. */
export interface Package {
  name: string;
  mah: string | null;
  /** 販売会社 */
  seller: string | null;
  /** 包装形態 */
  form: string | null;
  /** What one package of the form holds (10錠), and all of it (100錠). */
  unit: string | null;
  total: string | null;
  /** GTIN-14 of 調剤包装単位, 販売包装単位, 元梱包装単位; JAN of 13 digits. */
  dispensing: string | null;
  sales: string | null;
  case: string | null;
  jan: string | null;
  /** 販売中止, as the list writes it. */
  discontinued: string | null;
}

/** A code of a package, as somebody gave it. */
export interface PackageCode {
  /** The digits that were given: 13 or 14. */
  digits: string;
  /** False where the last digit is not the one that the others demand. */
  valid: boolean;
  /** The last digit that the others demand. */
  checkDigit: string;
  /** What tables may have it under: the GTIN-14 (a JAN has 0 before it), and of 13 digits a HOT13 too. */
  keys: string[];
}

/** AIM's marks before what a scanner read: GS1-128, DataBar, DataMatrix, QR, EAN. */
const SYMBOLOGY = /^\][CEQde]\d/;
/** (01) with brackets, wherever it stands; without them at the beginning, the end or another element behind it. */
const BRACKETED = /\(01\)(\d{14})(?!\d)/;
const ELEMENTS = /^01(\d{14})(?:$|(?=1[0-9]|2[0-5]|3[07]|[479]\d).+$)/;
/** No element string of a package is longer; it bounds what is looked at. */
const MAX_LENGTH = 120;

/** The code of a package that a text is; null for any other text. */
export function packageCodeOf(text: string): PackageCode | null {
  const plain = cut(text, MAX_LENGTH)
    .normalize('NFKC')
    .trim()
    .replace(SYMBOLOGY, '')
    .replace(/[\s\p{Cc}]+/gu, '');
  const bare = plain.replace(/\p{Pd}/gu, '');
  const digits = /^\d{13,14}$/.test(bare) ? bare : (BRACKETED.exec(plain) ?? ELEMENTS.exec(plain))?.[1];
  if (digits === undefined) return null;
  const checkDigit = checkDigitOf(digits.slice(0, -1));
  return {
    digits,
    valid: digits.endsWith(checkDigit),
    checkDigit,
    keys: digits.length === 13 ? [`0${digits}`, digits] : [digits],
  };
}

/** The digit that follows: weights 3 and 1 from the right, and what is missing to the next ten. */
export function checkDigitOf(digits: string): string {
  const sum = [...digits]
    .reverse()
    .reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return String((10 - (sum % 10)) % 10);
}

/** True of the digits of a GTIN-14 or a JAN with their check digit. */
export function isGtin(digits: string, length: 13 | 14): boolean {
  return (
    /^\d+$/.test(digits) && digits.length === length && digits.endsWith(checkDigitOf(digits.slice(0, -1)))
  );
}
