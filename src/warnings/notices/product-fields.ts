/** Names of the fields that a form has for each product of a notice. Those of the first have no code in them. Pure, for the browser too. */

export const PRODUCT_FIELDS = [
  'marketShare',
  'volume',
  'response',
  'expectedOn',
  'quantity',
  'stockMonths',
] as const;
export type ProductField = (typeof PRODUCT_FIELDS)[number];

/** Name of a field of another product than the first. */
export function fieldOf(field: string, yjCode: string): string {
  return `${field}.${yjCode}`;
}

/**
 * The fields of a form whose products were chosen anew: what was typed of one stays with it.
 * @param before codes of its products then, @param after and now
 */
export function movedFields(
  fields: Readonly<Record<string, string>>,
  [before = '']: readonly string[],
  [after = '']: readonly string[],
): Record<string, string> {
  const moved = { ...fields };
  if (before === after) return moved;
  for (const field of PRODUCT_FIELDS) {
    moved[fieldOf(field, before)] = fields[field] ?? '';
    moved[field] = fields[fieldOf(field, after)] ?? '';
  }
  return moved;
}
