/** What names and classes alone get wrong or do not say about families of biologics: checked by hand, each with its reason. */
import { z } from 'zod';
import type { ListedProduct } from '../../../medicines/index.ts';
import exceptionData from './exceptions.json' with { type: 'json' };

const Exception = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]+$/),
  /** Name of the family that it is about. */
  family: z.string().min(1),
  /**
   * 'outside': no part of the family. 'biosimilar', 'authorised': the product has that role, whatever its name.
   * 'only-reference': no other product than these is a reference of the family.
   */
  action: z.enum(['outside', 'biosimilar', 'authorised', 'only-reference']),
  /** First characters of the code, and of the product's name; all that is given must hold. */
  match: z
    .strictObject({ codes: z.array(z.string().min(7)).min(1).optional(), name: z.string().min(2).optional() })
    .refine((match) => match.codes || match.name, 'codes or name'),
  /** In Japanese: pages show it. */
  reason: z.string().min(1),
  source: z.strictObject({ document: z.string().min(1), quote: z.string().min(1) }),
});
export type FamilyException = z.infer<typeof Exception>;

/** Reads a table of exceptions. @throws ZodError for another shape */
export function readExceptions(data: unknown): FamilyException[] {
  return z.array(Exception).parse(data);
}

export const EXCEPTIONS: readonly FamilyException[] = readExceptions(exceptionData);

/** True if an exception is about a product. */
export function matches({ match }: FamilyException, product: Pick<ListedProduct, 'code' | 'name'>): boolean {
  const byCode = match.codes === undefined || match.codes.some((prefix) => product.code.startsWith(prefix));
  return byCode && (match.name === undefined || product.name.startsWith(match.name));
}
