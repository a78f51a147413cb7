/** What an edition says of products to the measures that ask: which ingredients are limited, and what a change to products in normal shipment saves. */
import { LRUCache } from 'lru-cache';
import type { IsoDate } from '../../platform/clock.ts';
import type { CellValue } from '../../platform/files/xlsx.ts';
import type { SupplyStates } from '../../supply/model.ts';
import type { ProductFacts, Weight, YenRange } from '../model.ts';
import { keptIn, type ProductsReader } from './listed-products.ts';
import { factsOf } from './product-facts.ts';
import { limitedIngredients } from './switch-saving.ts';

export interface EditionSays {
  asOf: IsoDate;
  /** Ingredients with a limited or stopped product. */
  limited: ReadonlySet<string>;
  /** Rows of code and yen a unit (in the middle, at the least, at the most) of the products of which it is known. */
  yenOf(weight: Weight): Promise<CellValue[][]>;
}

const EDITIONS_KEPT = 8;

/** A reader of what editions say; the yen of an edition are worked out once. */
export function editionReader(products: ProductsReader) {
  const said = new LRUCache<string, Promise<readonly ProductFacts[]>>({ max: EDITIONS_KEPT });
  /** @param lists names the lists' content @param edition names what the edition says */
  return (
    supply: SupplyStates,
    { listsOn, lists, edition }: { listsOn: IsoDate; lists: string; edition: string },
  ): EditionSays => ({
    asOf: supply.asOf,
    limited: limitedIngredients(supply),
    async yenOf(weight) {
      const facts = await keptIn(said, `${lists} ${listsOn} ${edition}`, async () =>
        factsOf(await products(listsOn, lists), supply).facts.filter(
          (one) => one.genericSavingAvailable !== null || one.biosimilarSavingAvailable !== null,
        ),
      );
      return facts.flatMap((product) => {
        const range = rangeOf(product, weight);
        return range === null ? [] : [[product.code, range[1], range[0], range[2]]];
      });
    },
  });
}

function rangeOf(product: ProductFacts, weight: Weight): YenRange | null {
  if (weight === 'generic-saving-available') return product.genericSavingAvailable;
  if (weight === 'biosimilar-saving-available') return product.biosimilarSavingAvailable;
  throw new Error(`${weight} does not depend on an edition`);
}
