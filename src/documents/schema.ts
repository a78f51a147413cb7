/** The shape of the files of documents and facts, and the parts that every data file is written with. */
import { z } from 'zod';
import { isIsoDate } from '../platform/clock.ts';

export const text = z.string().trim().min(1, '空です');
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'idは小文字の英数字をハイフンでつないだものです');
export const date = z.string().refine(isIsoDate, '日付はYYYY-MM-DDです');
/** A date, or a month or a year where no more is known. */
export const roughDate = z
  .string()
  .refine(
    (value) => isIsoDate(value) || /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value),
    '日付はYYYY-MM-DD、分からないときはYYYY-MM・YYYYです',
  );
export const citation = { document: id, phrase: text };

export const DocumentsFile = z.strictObject({
  documents: z.array(
    z.strictObject({
      id,
      seed: z
        .string()
        .regex(/^\d{3}$/)
        .nullable(),
      title: text,
      publisher: text,
      published: z.union([roughDate, z.literal('unknown')]),
    }),
  ),
});

export const FactsFile = z.strictObject({
  facts: z.array(
    z
      .strictObject({
        id,
        says: text,
        value: z.number().nullable().default(null),
        unit: text.nullable().default(null),
        source: z.strictObject(citation),
      })
      .refine(
        ({ value, unit }) => (value === null) === (unit === null),
        'valueとunitは、両方書くか、どちらも書かないかです',
      ),
  ),
});
