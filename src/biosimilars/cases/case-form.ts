/** The form of a good case, read from what a browser sends. Pure. */
import { z } from 'zod';
import { PREFECTURES } from '../../indicators/model.ts';
import { type ItemProblem, line, lines, readFields } from '../../platform/form-fields.ts';
import { cleanLine } from '../../platform/text.ts';

/** What an organisation says about its case. */
export interface CaseText {
  /** Who did it, and where. */
  place: string;
  /** Two digits of the prefecture; null if it is not of one. */
  prefecture: string | null;
  title: string;
  what: string;
  result: string;
  /** For the ministry only, never published. */
  contact: string;
}

const Form = z.object({
  title: line('件名', 100),
  place: line('取り組んだ機関・地域', 100),
  prefecture: z.string().transform((text, ctx): string | null => {
    const code = cleanLine(text);
    if (code === '' || PREFECTURES.has(code)) return code || null;
    ctx.addIssue('都道府県を選んでください。');
    return z.NEVER;
  }),
  what: lines('取組の内容', 4_000),
  result: lines('結果', 2_000),
  contact: lines('連絡先', 300),
});

/** Reads a case, or says what is wrong with each field. */
export function readCase(
  fields: Readonly<Record<string, string>>,
): { value: CaseText; problems: [] } | { value: null; problems: ItemProblem[] } {
  return readFields(Form, fields);
}

/** What a form with this case has in its fields. */
export function fieldsOfCase(text: CaseText): Record<string, string> {
  const { title, place, prefecture, what, result, contact } = text;
  return { title, place, prefecture: prefecture ?? '', what, result, contact };
}
