/** Fields of a form, read from what a browser sends: for each one schema, with a clear word on what is wrong with it. Pure. */

import { z } from 'zod';
import { type IsoDate, isIsoDate } from './clock.ts';
import { findDate } from './dates/written-date.ts';
import { numberText } from './number-text.ts';
import { cleanLine, cleanText } from './text.ts';

/** What is wrong with one field of a form, and what to do. */
export interface ItemProblem {
  /** Name of the field. */
  item: string;
  wording: string;
}

/** A text in one line that must be there. */
export const line = (label: string, max: number) =>
  z
    .string()
    .transform(cleanLine)
    .refine((text) => text !== '', `${label}を入れてください。`)
    .refine((text) => text.length <= max, `${label}は${max}字までです。`);

/** A text in several lines that must be there. */
export const lines = (label: string, max: number) =>
  z
    .string()
    .transform(cleanText)
    .refine((text) => text !== '', `${label}を書いてください。`)
    .refine((text) => text.length <= max, `${label}は${max}字までです。`);

/** A text that may be left out. */
export const optional = (label: string, max: number) =>
  z
    .string()
    .optional()
    .transform((text) => cleanText(text ?? ''))
    .refine((text) => text.length <= max, `${label}は${max}字までです。`);

/** One of a code list. @param without a code that cannot be chosen */
export const choice = <Code extends string>(label: string, codes: Record<Code, string>, without?: string) =>
  z.string().transform((text, ctx): Code => {
    if (Object.hasOwn(codes, text) && text !== without) return text as Code;
    ctx.addIssue(`${label}を選んでください。`);
    return z.NEVER;
  });

/** A date, as an input for dates sends it or as people write it. */
export const date = (label: string) =>
  z.string().transform((text, ctx): IsoDate => {
    const typed = cleanLine(text);
    const found = typed.length > MAX_SHORT ? null : isIsoDate(typed) ? typed : findDate(typed);
    if (found) return found;
    ctx.addIssue(`${label}を、例のような日付（2026-09-30）で入れてください。`);
    return z.NEVER;
  });

/** An address on the web that may be left out: null then. */
export const webAddress = (label: string) =>
  z
    .string()
    .optional()
    .transform((text, ctx): string | null => {
      const typed = cleanLine(text ?? '');
      if (typed === '') return null;
      const url = typed.length <= 500 && URL.canParse(typed) ? new URL(typed) : null;
      if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '')
        return url.href;
      ctx.addIssue(`${label}は、https:// で始まるアドレスで入れてください。`);
      return z.NEVER;
    });

/** Code units of a field of any form; each kind has a limit of its own below. Longer ones are not looked at. */
const MAX_FIELD = 20_000;
/** No date, period or other short value is longer. */
export const MAX_SHORT = 100;

/** What one schema makes of a form's fields; a field that is missing is blank. Each field has one problem at most. */
export function readFields<Shape extends z.ZodRawShape>(
  form: z.ZodObject<Shape>,
  fields: Readonly<Record<string, string>>,
): { value: z.infer<z.ZodObject<Shape>>; problems: [] } | { value: null; problems: ItemProblem[] } {
  const given = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields[name] ?? '']));
  const long = Object.keys(given).filter((name) => given[name]!.length > MAX_FIELD);
  if (long.length > 0) {
    const wording = `長すぎます。${numberText(MAX_FIELD)}字までにしてください。`;
    return { value: null, problems: long.map((item) => ({ item, wording })) };
  }
  const read = form.safeParse(given);
  if (read.success) return { value: read.data, problems: [] };
  const problems = new Map<string, ItemProblem>();
  for (const { path, message } of read.error.issues) {
    const item = String(path[0]);
    if (!problems.has(item)) problems.set(item, { item, wording: message });
  }
  return { value: null, problems: [...problems.values()] };
}
