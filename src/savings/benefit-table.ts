/** The limits of the high-cost benefit as data, by period; read and checked once. */
import { z } from 'zod';
import { type IsoDate, isIsoDate } from '../platform/clock.ts';
import data from './high-cost-benefit.json' with { type: 'json' };
import { type BenefitTable, INCOME_CLASSES, type IncomeClass } from './model.ts';

const yen = z.int().positive();
const day = z.string().refine(isIsoDate);
const Limits = z.strictObject({
  monthly: z.strictObject({ fixed: yen, over: yen.nullable() }),
  repeated: yen.nullable(),
  outpatient: z.strictObject({ monthly: yen, yearly: yen.nullable() }).nullable(),
  tenths: z.array(z.union([z.literal(1), z.literal(2), z.literal(3)])).min(1),
});
const CLASSES = Object.keys(INCOME_CLASSES) as [IncomeClass, ...IncomeClass[]];
const Tables = z.strictObject({
  comment: z.string(),
  tables: z
    .array(
      z
        .strictObject({
          from: day,
          to: day,
          source: z.string().min(1),
          classes: z.record(z.enum(CLASSES), Limits),
        })
        .refine(({ from, to }) => from <= to, 'to lies before from'),
    )
    .min(1)
    .refine(
      (tables) => tables.every(({ from }, i) => i === 0 || tables[i - 1]!.to < from),
      'periods overlap',
    ),
});

/** Every table, the oldest first. */
export const BENEFIT_TABLES: readonly BenefitTable[] = Tables.parse(data).tables;

/**
 * The table of a day: the one in force, or else the last that was before it, which is then not known to hold.
 * @returns `known` false if the day is beyond what the table covers
 */
export function benefitTableOn(
  date: IsoDate,
  tables: readonly BenefitTable[] = BENEFIT_TABLES,
): { table: BenefitTable; known: boolean } {
  const table = tables.findLast(({ from }) => from <= date) ?? tables[0]!;
  return { table, known: table.from <= date && date <= table.to };
}
