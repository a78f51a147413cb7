/** The limits of the high-cost benefit as data, by period; read and checked once. */
import { z } from 'zod';
import { addDays, type IsoDate, isIsoDate } from '../platform/clock.ts';
import data from './high-cost-benefit.json' with { type: 'json' };
import { AGES, type Age, type BenefitTable } from './model.ts';

const yen = z.int().positive();
const day = z.string().refine(isIsoDate);
const text = z.string().min(1);
const Class = z.strictObject({
  id: text,
  age: z.enum(Object.keys(AGES) as [Age, ...Age[]]),
  name: text,
  guide: text.nullable(),
  monthly: z.strictObject({ fixed: yen, over: yen.nullable() }),
  repeated: yen.nullable(),
  yearly: z.strictObject({ yen, note: text.optional() }).nullable(),
  outpatient: z.strictObject({ monthly: yen, yearly: yen.nullable() }).nullable(),
  tenths: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).min(1),
});
const Table = z
  .strictObject({
    from: day,
    to: day,
    state: z.enum(['in-force', 'announced']),
    usual: text,
    source: z.strictObject({ title: text, url: z.url({ protocol: /^https$/ }), how: text }),
    unclear: z.array(text),
    classes: z.array(Class).min(1),
  })
  .refine(({ from, to }) => from <= to, 'to lies before from')
  .refine(({ from, to }) => from.endsWith('-01') && addDays(to, 1).endsWith('-01'), 'not whole months')
  .refine(({ classes }) => new Set(classes.map(({ id }) => id)).size === classes.length, 'a class twice')
  .refine(({ classes, usual }) => classes.some(({ id }) => id === usual), 'usual is no class');
const Tables = z.strictObject({
  comment: z.string(),
  tables: z
    .array(Table)
    .min(1)
    .refine(
      (tables) => tables.every(({ from }, i) => i === 0 || tables[i - 1]!.to < from),
      'periods overlap',
    ),
});

/** Every table, the oldest first. */
export const BENEFIT_TABLES: readonly BenefitTable[] = Tables.parse(data).tables;

/**
 * The table of a day; null if there is none. A day is never answered by the table of another period: limits rise, and a
 * limit of last year would be a wrong amount on the page.
 */
export function benefitTableOn(
  date: IsoDate,
  tables: readonly BenefitTable[] = BENEFIT_TABLES,
): BenefitTable | null {
  return tables.find(({ from, to }) => from <= date && date <= to) ?? null;
}
