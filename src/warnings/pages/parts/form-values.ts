import { textOf } from '../../../web/read-form.ts';

/** What a form sent as text, each field once; files are left out. Used by actions only. */
export function fieldsOfForm(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

/** A version that the form carries; -1, which no record has, for what is no number. */
export function versionOf(form: FormData): number {
  const text = textOf(form, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
