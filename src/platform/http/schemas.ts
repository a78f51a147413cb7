/** Shapes that the API routes of every room share; the OpenAPI document names them once. */
import { z } from 'zod';
import { isIsoDate } from '../clock.ts';

/** A date as a parameter. */
export const DateParam = z
  .string()
  .refine(isIsoDate, 'YYYY-MM-DD の実在する日付（1900年から2199年まで）')
  .meta({ format: 'date', example: '2026-08-18' });

/** An error as every route answers it (ProblemBody in problem.ts). */
const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    remedy: z.string(),
    instance: z.string(),
  })
  .meta({ id: 'Problem', description: 'すべての誤りに共通の形（RFC 9457）' });

/** The errors of every route. */
export const ERROR_RESPONSES = {
  '4xx': problem('送られたものの誤り'),
  '5xx': problem('サイトの側の誤り'),
};

function problem(description: string) {
  return { description, content: { 'application/problem+json': { schema: Problem } } };
}

/** A route that answers with files, by their media types, and where it is given also with JSON. */
export function fileAnswer(media: readonly string[], json?: z.ZodType) {
  const files = media.map((one) => [one.split(';', 1)[0]!, { schema: z.any() }]);
  const content = { ...Object.fromEntries(files), ...(json && { 'application/json': { schema: json } }) };
  return { 200: { description: 'ファイル', content }, ...ERROR_RESPONSES };
}
