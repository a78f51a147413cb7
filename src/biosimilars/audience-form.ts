/** Forms of the biosimilar site in which the audience of something is ticked. Pure. */
import type { z } from 'zod';
import { type ItemProblem, readFields } from '../platform/form-fields.ts';
import { AUDIENCES, type Audience, audienceField } from './audiences.ts';

/** Reads a form and the audiences that it ticks, in the order of the list; or says what is wrong with each field. */
export function readWithAudiences<Shape extends z.ZodRawShape>(
  form: z.ZodObject<Shape>,
  fields: Readonly<Record<string, string>>,
):
  | { value: z.infer<z.ZodObject<Shape>> & { audiences: Audience[] }; problems: [] }
  | { value: null; problems: ItemProblem[] } {
  const { value, problems } = readFields(form, fields);
  const audiences = (Object.keys(AUDIENCES) as Audience[]).filter((one) => fields[audienceField(one)]);
  if (audiences.length === 0)
    return {
      value: null,
      problems: [{ item: 'audiences', wording: '対象を1つ以上選んでください。' }, ...problems],
    };
  return value ? { value: { ...value, audiences }, problems: [] } : { value: null, problems };
}
