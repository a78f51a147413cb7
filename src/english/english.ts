import type { SupplyReader } from '../supply/index.ts';
import { familyView } from './views/family-view.ts';
import { productView } from './views/product-view.ts';
import { searchView } from './views/search-view.ts';
import { topView } from './views/top-view.ts';
import { wordsView } from './views/words-view.ts';

/** What the pages in English show. It asks supply as the Japanese pages do, and has no figures of its own. */
export function createEnglish(supply: SupplyReader) {
  return {
    top: () => topView(supply),
    search: (params: URLSearchParams) => searchView(supply, params),
    /** Null for a code that was never listed. */
    product: async (yjCode: string) => {
      const found = await supply.product(yjCode);
      return found && productView(found);
    },
    family: familyView,
    words: wordsView,
  };
}

export type English = ReturnType<typeof createEnglish>;
