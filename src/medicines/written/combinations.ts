/**
 * What the letters of fixed combinations stand for (ロサルヒド配合錠ＬＤ: 50mg and 12.5mg). Names and listed units do not say it, the labels
 * (添付文書, 組成) do; where 一般名処方マスタ names a strength, a test compares it with this table. Pure.
 */
import { fold } from '../normalise.ts';
import { type Part, partsOf } from './ingredients.ts';

/** Ingredients as the list has them (salts aside) in the order of the strengths, then of each letter the milligrams. */
const COMBINATIONS: readonly [string[], Record<string, number[]>][] = [
  [['ロサルタン', 'ヒドロクロロチアジド'], { LD: [50, 12.5], HD: [100, 12.5] }],
  [['カンデサルタンシレキセチル', 'ヒドロクロロチアジド'], { LD: [4, 6.25], HD: [8, 6.25] }],
  [['バルサルタン', 'ヒドロクロロチアジド'], { MD: [80, 6.25], EX: [80, 12.5] }],
  [['テルミサルタン', 'ヒドロクロロチアジド'], { AP: [40, 12.5], BP: [80, 12.5] }],
  [['カンデサルタンシレキセチル', 'アムロジピン'], { LD: [8, 2.5], HD: [8, 5] }],
  [['テルミサルタン', 'アムロジピン'], { AP: [40, 5], BP: [80, 5] }],
  [['イルベサルタン', 'アムロジピン'], { LD: [100, 5], HD: [100, 10] }],
  [['アジルサルタン', 'アムロジピン'], { LD: [20, 2.5], HD: [20, 5] }],
  [['アムロジピン', 'アトルバスタチン'], { 1: [2.5, 5], 2: [2.5, 10], 3: [5, 5], 4: [5, 10] }],
  [['エゼチミブ', 'アトルバスタチン'], { LD: [10, 10], HD: [10, 20] }],
  [['エゼチミブ', 'ロスバスタチン'], { LD: [10, 2.5], HD: [10, 5] }],
  [['ビルダグリプチン', 'メトホルミン'], { LD: [50, 250], HD: [50, 500] }],
  [['ピオグリタゾン', 'メトホルミン'], { LD: [15, 500], HD: [30, 500] }],
  [['ピオグリタゾン', 'グリメピリド'], { LD: [15, 1], HD: [30, 3] }],
  [['ノルエチステロン', 'エチニルエストラジオール'], { LD: [1, 0.035], ULD: [1, 0.02] }],
];

const LETTERS = new Map(
  COMBINATIONS.map(([ingredients, letters]) => [
    keyOf(partsOf(fold(ingredients.join('・')))),
    new Map(Object.entries(letters).map(([letter, values]) => [letter.toLowerCase(), values])),
  ]),
);
/** Ｌ５０, Ｔ２０: a letter and the milligrams of the first ingredient. */
const LETTER_AND_MG = /^[a-z](\d+(?:\.\d+)?)$/;

function keyOf(ingredients: readonly Part[]): string {
  return ingredients
    .map(({ base }) => base)
    .toSorted()
    .join('+');
}

/**
 * The milligrams that a combination's letters or number stand for; none where they say nothing.
 * @param marks keys of what follows the form: 'ld', 'l50'
 * @param bare numbers without a unit: the 2 of ２番
 */
export function combinedStrengths(
  ingredients: readonly Part[],
  marks: readonly string[],
  bare: readonly number[],
): readonly number[] {
  if (ingredients.length < 2) return [];
  const letters = LETTERS.get(keyOf(ingredients));
  for (const mark of [...marks, ...bare.map(String)]) {
    const known = letters?.get(mark);
    if (known) return known;
  }
  return marks.flatMap((mark) => {
    const [, number] = LETTER_AND_MG.exec(mark) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
}
