/** Counts that others published before our own history begins: shown beside their definitions, never joined to ours. */
import { z } from 'zod';
import data from './published-counts.json' with { type: 'json' };

const count = z.int().positive().nullable();
const text = z.string().trim().min(1);

const File = z.strictObject({
  why: text,
  points: z.array(
    z
      .strictObject({
        /** A month, `2023-07`. */
        asOf: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
        /** All products that were counted, where the document says so. */
        products: count,
        normal: count,
        limited: count,
        stopped: count,
        publisher: text,
        title: text,
        /** What was counted. */
        definition: text,
        /** Against what the figures were checked. */
        checked: text,
        /** Words of the document, where the tests have it. */
        phrase: z.array(text).nullable(),
      })
      .refine(
        ({ products, normal, limited, stopped }) =>
          products === null ||
          normal === null ||
          limited === null ||
          stopped === null ||
          products === normal + limited + stopped,
        'the parts are not the whole',
      ),
  ),
});

export type PublishedCount = z.infer<typeof File>['points'][number];

/** Oldest first. */
export const PUBLISHED_COUNTS: readonly PublishedCount[] = File.parse(data).points;

/** Those of the months before our own first list. @param first date of the earliest edition */
export function publishedBefore(first: string): PublishedCount[] {
  return PUBLISHED_COUNTS.filter(({ asOf }) => asOf < first.slice(0, 7));
}
