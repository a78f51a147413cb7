/**
 * Product codes with the real structure (4 class, 3 ingredient and route, 1 form, 1 strength, 2 brand, 1 check digit), so that
 * families of the same first 9, 8 and 7 characters exist as in reality.
 *
 * The check digit is always the wrong one, by 5: a demonstration code can therefore never be the code of a real product.
 */
const WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/** Letters count as their EBCDIC low digit: A–I 1–9, J–R 1–9, S–Z 2–9. */
function digitValue(ch: string): number {
  if (ch >= '0' && ch <= '9') return Number(ch);
  const n = ch.charCodeAt(0) - 65;
  return n < 9 ? n + 1 : n < 18 ? n - 8 : n - 16;
}

/** The check digit of the real scheme (modulus 11, weights 2 to 7 from the right, 10 written as 0). */
export function realCheckDigit(first11: string): number {
  let sum = 0;
  for (let i = 0; i < 11; i++) sum += WEIGHTS[i]! * digitValue(first11[i]!);
  return ((11 - (sum % 11)) % 11) % 10;
}

function completeCode(first11: string): string {
  return first11 + ((realCheckDigit(first11) + 5) % 10);
}

/** Where the numbers of an ingredient begin for each route; the official ranges do not overlap. */
const RANGES = { internal: [1, 399], injection: [400, 699], external: [700, 999] } as const;
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Hands out the parts of codes, each once. */
export class CodeBook {
  private readonly counters = new Map<string, number>();

  private count(key: string): number {
    const n = this.counters.get(key) ?? 0;
    this.counters.set(key, n + 1);
    return n;
  }

  /** First seven characters for an ingredient of a class by a route; unlisted ones carry a letter in the seventh place. */
  ingredient(classCode: string, route: keyof typeof RANGES, unlisted: boolean): string {
    if (unlisted) {
      const n = this.count(`${classCode}u`);
      return `${classCode}${String(Math.floor(n / LETTERS.length)).padStart(2, '0')}${LETTERS[n % LETTERS.length]}`;
    }
    const [first, last] = RANGES[route];
    const n = this.count(classCode + route);
    if (first + n > last) throw new RangeError(`Too many demonstration ingredients in class ${classCode}`);
    return classCode + String(first + n).padStart(3, '0');
  }

  /**
   * First nine characters for one more strength of a form. `letters` are the letters the form may carry, in the order in
   * which they come into use when nine strengths are taken.
   */
  strength(first7: string, letters: string): string {
    for (const letter of letters) {
      const key = first7 + letter;
      const taken = this.counters.get(key) ?? 0;
      if (taken >= 9) continue;
      this.counters.set(key, taken + 1);
      return `${key}${taken + 1}`;
    }
    throw new RangeError(`Too many demonstration strengths for ${first7}`);
  }

  /** The code of one more brand. Brand 01 stays free: price lists keep it for the entry without a maker (統一名). */
  brand(first9: string): string {
    const n = this.count(`${first9}b`) + 2;
    if (n > 99) throw new RangeError(`Too many demonstration brands for ${first9}`);
    return completeCode(first9 + String(n).padStart(2, '0'));
  }

  /** The six-character code of a medical gas; the real ones stay below X01000. */
  gas(): string {
    return `X9${String(this.count('gas') + 1).padStart(4, '0')}`;
  }
}

/** The price-list code of the entry without a maker (統一名収載) for the first nine characters. */
export function unifiedCode(first9: string): string {
  return completeCode(`${first9}01`);
}
