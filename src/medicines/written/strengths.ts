/** Strengths in a folded text: 60mg, 0.06g and 60 of somebody in a hurry are one. Pure. */

/** What a unit counts in, and how much of it. */
const UNITS: Record<string, readonly [string, number]> = {
  kg: ['mg', 1e6],
  g: ['mg', 1000],
  mg: ['mg', 1],
  ug: ['mg', 0.001],
  mcg: ['mg', 0.001],
  ng: ['mg', 1e-6],
  l: ['ml', 1000],
  dl: ['ml', 100],
  ml: ['ml', 1],
  cc: ['ml', 1],
  '%': ['%', 1],
  ぱせんと: ['%', 1],
  みり: ['mg', 1],
  みりぐらむ: ['mg', 1],
  国際単位: ['unit', 1],
  単位: ['unit', 1],
  iu: ['unit', 1],
  u: ['unit', 1],
  meq: ['meq', 1],
  mmol: ['mmol', 1],
  cm: ['cm', 1],
  吸入: ['sprays', 1],
  噴霧用: ['sprays', 1],
  噴霧: ['sprays', 1],
  時間持続: ['hours', 1],
  時間: ['hours', 1],
  日用: ['days', 1],
  年用: ['years', 1],
};
const UNIT = Object.keys(UNITS)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const NUMBER = String.raw`\d+(?:\.\d+)?`;
/**
 * 7x10cm, 12~24時間, 10万単位, 60mg, 1mg/mL. A unit in Latin letters ends where they do, but for the two or three that tell products apart
 * (20mgAD).
 */
const STRENGTH = new RegExp(
  String.raw`(?<![\d.])(${NUMBER})(?:(cm)?\s*[x~](${NUMBER}))?\s*(万)?\s*(?:(${UNIT})(?![a-z])|(mg)(?=[a-z]{2,3}(?![a-z])))(?:\s*/\s*(?:ml|g)(?![a-z]))?`,
  'g',
);
/** A number without a unit, and no part of a name (5-FU): アムロジピン5, アムロジピンOD5, チラーヂンS50, メトホルミン250MT. */
const BARE = new RegExp(
  String.raw`(?<![\da-z.])(${NUMBER})(?=$|[\s)・:/「(]|配合|等|錠|かぷ|包|倍|番)|(?<=od|\p{sc=Hiragana}[a-z])(${NUMBER})(?=$|\s)|(?<=[\p{sc=Hiragana}\p{sc=Han}])(${NUMBER})(?=[a-z]{2}(?![a-z]))`,
  'gu',
);

const round = (value: number) => Number(value.toPrecision(9));

/** The strengths of a text, each as `unit:value`, and the text without them. */
export interface Strengths {
  said: string[];
  /** The numbers that have a unit, as they are written, and those without one. */
  written: number[];
  bare: number[];
  rest: string;
}

/** Takes the strengths out of a folded text. A bare number is `:60`. */
export function takeStrengths(folded: string): Strengths {
  const said: string[] = [];
  const written: number[] = [];
  const bare: number[] = [];
  const rest = folded
    .replace(STRENGTH, (...[, first, , second, tens, unit, marked]: (string | undefined)[]) => {
      const [of, times] = UNITS[(unit ?? marked)!]!;
      const numbers = [first!, ...(second === undefined ? [] : [second])].map(Number);
      const values = numbers.map((number) => round(number * times * (tens ? 10_000 : 1)));
      // 7x10cm is 10x7cm.
      said.push(`${of}:${values.sort((a, b) => a - b).join('x')}`);
      written.push(...numbers);
      return ' ';
    })
    .replace(BARE, (number: string) => {
      said.push(`:${Number(number)}`);
      bare.push(Number(number));
      return ' ';
    });
  return { said, written, bare, rest };
}

/** The strengths that a product has, by its name and its listed strength. */
export class OwnStrengths {
  readonly #own = new Set<string>();

  /** @param milligrams what letters of its name stand for */
  constructor(name: Strengths, listed: Strengths, milligrams: readonly number[] = []) {
    for (const strength of name.said) this.#own.add(strength);
    // The 1 of １錠 is no strength.
    for (const strength of listed.said) if (!strength.startsWith(':')) this.#own.add(strength);
    for (const number of [...name.written, ...listed.written]) this.#own.add(`:${number}`);
    // メネシット配合錠２５０ does not say of what.
    for (const number of [...name.bare, ...milligrams]) this.#own.add(`mg:${number}`);
    for (const number of milligrams) this.#own.add(`:${number}`);
  }

  get unknown(): boolean {
    return this.#own.size === 0;
  }

  has(strength: string): boolean {
    return this.#own.has(strength);
  }
}

/** Hours and days that a product lasts, which its own name seldom says. */
export function isLasting(strength: string): boolean {
  return strength.startsWith('hours:') || strength.startsWith('days:');
}
