/** The texts of the biosimilar information site with their facts, and what is known about every ingredient. */

import { type CitedFact, factBook } from '../documents/index.ts';
import type { Documents } from '../documents/model.ts';
import type { IsoDate } from '../platform/clock.ts';
import type { Audience } from './audiences.ts';
import {
  type IngredientSource,
  type IngredientView,
  readIngredient,
  readIngredients,
} from './read-ingredients.ts';
import { type ComposedPage, Composer, composePage, composeTerms, type RichText } from './texts/compose.ts';
import { ENTRY, ENTRY_NOTE } from './texts/content/entry.ts';
import { TERMS } from './texts/content/glossary.ts';
import { INSURERS } from './texts/content/insurers.ts';
import { PATIENTS } from './texts/content/patients.ts';
import { PROFESSIONALS } from './texts/content/professionals.ts';

/** The ingredient's page: what is known about it, and the words of the state's list. */
export interface IngredientPage extends IngredientView {
  /** Null for an ingredient that the state's list does not have. */
  launch: CitedFact | null;
}

/**
 * What the site's pages ask; one for a process. The texts are composed here, so that a text which cites a fact that is not there
 * stops the start.
 * @throws Error for such a text
 */
export function createGuide(documents: Documents, indicators: IngredientSource) {
  const facts = factBook(documents);
  const composer = new Composer(facts);
  const entry = { sentences: ENTRY.map((text) => composer.text(text)), note: ENTRY_NOTE };
  const pages: Record<Audience, ComposedPage> = {
    patients: composePage(PATIENTS, facts),
    professionals: composePage(PROFESSIONALS, facts),
    insurers: composePage(INSURERS, facts),
  };
  const glossary = composeTerms(TERMS, facts);

  return {
    /** The three sentences of the entry, what the site is, and what they cite. */
    entry: (): { sentences: RichText[]; note: string; sources: CitedFact[] } => ({
      ...entry,
      sources: composer.sources,
    }),
    /** A page for one kind of reader. */
    page: (audience: Audience): ComposedPage => pages[audience],
    glossary: () => glossary,
    /** All ingredients, by the price lists in force on a day. */
    ingredients: (day: IsoDate) => readIngredients(indicators, day),
    /** One ingredient; null for an id of none. */
    async ingredient(id: string, day: IsoDate): Promise<IngredientPage | null> {
      const view = await readIngredient(indicators, id, day);
      return view && { ...view, launch: facts.get(`launch-${id}`) ?? facts.get(`launch-none-${id}`) ?? null };
    },
  };
}

export type Guide = ReturnType<typeof createGuide>;
