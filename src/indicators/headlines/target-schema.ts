/** The shape of a measure's target in force (raised-target.ts), for the API. */
import { z } from 'zod';

export const targetSchema = z
  .object({
    value: z.number(),
    by: z.string().meta({ format: 'date' }),
    per: z.enum(['nation', 'prefecture']),
    prefectures: z
      .number()
      .optional()
      .meta({ description: '達するべき都道府県の数（担当者が登録したとき。なければすべて）' }),
  })
  .meta({ description: '今の目標。担当者が新しい目標を登録すると、その値と期限になります。' });
