import { numberText } from '../../platform/number-text.ts';
import { readable, type SupplyReader } from '../../supply/index.ts';
import type { ShipmentResponse, ShipmentVolume } from '../../supply/model.ts';
import { english, short } from '../glossary/glossary.ts';
import { englishTrouble } from '../status-wording.ts';
import { englishStrength } from '../strength.ts';

export type Product = NonNullable<Awaited<ReturnType<SupplyReader['product']>>>['product'];

/** A column of the status with its words: the code says how it looks. */
export interface Mark<Code extends string> {
  code: Code;
  word: string;
  full: string;
}

/** Both columns of a status, always together: most reduced volumes say normal shipment. */
export interface Marks {
  response: Mark<ShipmentResponse>;
  volume: Mark<ShipmentVolume>;
}

export function marksOf({ response, volume }: Pick<Product, 'response' | 'volume'>): Marks {
  const mark = <Code extends string>(list: 'response' | 'volume', code: Code): Mark<Code> => ({
    code,
    word: short(list, code),
    full: english(list, code),
  });
  return { response: mark('response', response), volume: mark('volume', volume) };
}

/** A product in a table. Its names are the list's own: it has none in English. */
export interface ProductRow extends Marks {
  code: string;
  name: string;
  ingredient: string;
  strength: string;
  /** Null where the strength has a word that the glossary does not have. */
  strengthInEnglish: string | null;
  mah: string;
  note: string | null;
  /** `¥10.1`; null where none is listed. */
  price: string | null;
}

export function productRow(product: Product, asOf: string): ProductRow {
  return {
    ...marksOf(product),
    code: product.yjCode,
    name: readable(product.name),
    ingredient: readable(product.ingredient),
    strength: readable(product.strength),
    strengthInEnglish: englishStrength(product.strength),
    mah: readable(product.mah),
    note: englishTrouble(product, asOf),
    price: product.price && yen(product.price.amount),
  };
}

/** `¥1,234.5` */
export function yen(amount: number): string {
  return `¥${numberText(amount, 2, 1)}`;
}
