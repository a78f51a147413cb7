import { buildSearchIndex, type SearchIndex } from '../../../medicines/model.ts';
import type { IsoDate } from '../../../platform/clock.ts';
import type { CatalogueFile } from '../../api-schemas.ts';
import { type CatalogueProduct, toProducts } from '../../device/read-codes.ts';

/** All listed products on the device, so that what is looked for need not be asked of the server. */
export interface DeviceCatalogue {
  asOf: IsoDate | null;
  products: CatalogueProduct[];
  byCode: Map<string, CatalogueProduct>;
  /** The products found, best first; the index is built with the first search. */
  search(query: string): CatalogueProduct[];
}

export function openCatalogue(file: CatalogueFile): DeviceCatalogue {
  const products = toProducts(file);
  let index: SearchIndex | undefined;
  return {
    asOf: file.asOf,
    products,
    byCode: new Map(products.map((product) => [product.code, product])),
    search(query) {
      // The same search as on the site: it needs the code under its official name.
      index ??= buildSearchIndex(products.map((product) => ({ ...product, yjCode: product.code })));
      return Array.from(index.search(query).ids, (at) => products[at]!);
    },
  };
}
