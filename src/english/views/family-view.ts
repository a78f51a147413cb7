import type { Family } from '../../indicators/index.ts';
import { readable } from '../../supply/index.ts';
import type { ShipmentResponse, ShipmentVolume } from '../../supply/model.ts';
import { english } from '../glossary/glossary.ts';
import { innOf } from '../inn.ts';
import { englishStrength } from '../strength.ts';
import { marksOf, yen } from './product-row.ts';

/** What the newest edition has for a code of the price list: the product itself, others of its strength, or nothing. */
interface Supplied {
  by: 'own' | 'same-strength' | 'none';
  products: readonly { code: string; name: string; response: ShipmentResponse; volume: ShipmentVolume }[];
}

/** A family of biologics as the Japanese page has it, in the words of the glossary. */
export function familyView({ name, products }: Family, suppliedBy: (code: string) => Supplied) {
  return {
    name: readable(name),
    /** Null where nobody has checked one. */
    inn: innOf(name),
    products: products.map(({ code, name, role, strength, amount }) => {
      const supplied = suppliedBy(code);
      return {
        code,
        name: readable(name),
        role: english('biologicRole', role),
        strength: strength === null ? null : readable(strength),
        strengthInEnglish: strength === null ? null : englishStrength(strength),
        price: amount === null ? null : yen(amount),
        by: supplied.by,
        supply: supplied.products.map((product) => ({
          code: product.code,
          name: readable(product.name),
          ...marksOf(product),
        })),
      };
    }),
  };
}

export type EnglishFamily = ReturnType<typeof familyView>;
