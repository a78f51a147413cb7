/** The state's list of biosimilar ingredients, as printed, with what we read in it; checked once. */
import { z } from 'zod';
import knownData from './known.json' with { type: 'json' };

const Maker = z.strictObject({
  /** As the list prints it, marks and all. */
  printed: z.string().min(1),
  name: z.string().min(1),
  /** `*`: the reference's own substance, sold as a generic (バイオセイム). */
  authorised: z.boolean(),
  /** `注`: not on the price list in the month of the list. */
  unlisted: z.boolean(),
});

const Ingredient = z.strictObject({
  order: z.number().int().positive(),
  /** International nonproprietary name in lower case: the id of the family. */
  id: z.string().regex(/^[a-z][a-z-]+$/),
  /** Name of the family, as ingredient names spell it. */
  name: z.string().min(1),
  /** As the list prints the sales name, slips of its scan included. */
  printed: z.string().min(1),
  indication: z.string().min(1),
  makers: z.array(Maker).min(1),
  /** First launch, `2009-09`; null if not yet on the price list. */
  launched: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .nullable(),
  printedLaunch: z.string().min(1),
  note: z.string().min(1).optional(),
});
export type KnownIngredient = z.infer<typeof Ingredient>;

const Known = z.strictObject({
  title: z.string(),
  asOf: z.string().regex(/^\d{4}-\d{2}$/),
  source: z.strictObject({ document: z.string(), heading: z.string() }),
  ingredients: z.array(Ingredient),
});
export type KnownBiosimilars = z.infer<typeof Known>;

/** バイオシミラー成分一覧: order, indication, makers, first launch. Linked to families by `name`. */
export const KNOWN_BIOSIMILARS: KnownBiosimilars = Known.parse(knownData);
