/** The form of a material of the library, read from what a browser sends. Pure. */
import { z } from 'zod';
import { isIsoDate } from '../../platform/clock.ts';
import { choice, type ItemProblem, line, optional, webAddress } from '../../platform/form-fields.ts';
import { cleanLine } from '../../platform/text.ts';
import { readWithAudiences } from '../audience-form.ts';
import { type Audience, MATERIAL_KINDS, type MaterialKind } from '../audiences.ts';

/** The description of a material. */
export interface MaterialText {
  title: string;
  kind: MaterialKind;
  audiences: Audience[];
  url: string;
  publisher: string;
  /** A date, a month or a year, as known. */
  issued: string;
  note: string;
}

const Form = z.object({
  title: line('題名', 200),
  kind: choice('種類', MATERIAL_KINDS),
  url: webAddress('アドレス').transform((url, ctx): string => {
    if (url !== null) return url;
    ctx.addIssue('アドレスを入れてください。');
    return z.NEVER;
  }),
  publisher: line('発行者', 100),
  issued: z.string().transform((text, ctx): string => {
    const typed = cleanLine(text).normalize('NFKC').replaceAll('/', '-');
    const known = /^(19|20)\d{2}(-\d{2}){0,2}$/.test(typed);
    // The first of what is left open: 2026-02-31 and 2026-13 are in no calendar.
    if (known && isIsoDate(`${typed}-01-01`.slice(0, 10))) return typed;
    ctx.addIssue('発行の時期を、2026-02-17、2026-02、2026 のどれかの形で入れてください。');
    return z.NEVER;
  }),
  note: optional('内容', 500),
});

/** Reads a material, or says what is wrong with each field. */
export function readMaterial(
  fields: Readonly<Record<string, string>>,
): { value: MaterialText; problems: [] } | { value: null; problems: ItemProblem[] } {
  return readWithAudiences(Form, fields);
}
