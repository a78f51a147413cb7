/** What a page's form sent, read without trust. Used by actions only. */
import { AnteiError } from '../platform/errors.ts';

/**
 * The form in a request's body, without NUL characters: they hide in what is copied from spreadsheets, and no database stores them.
 * @throws AnteiError `bad-request` for a body that is no form
 */
export async function formOf(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => null);
  if (!form) throw new AnteiError('bad-request', '送られた内容を、フォームとして読み取れません。');
  const clean = new FormData();
  for (const [name, value] of form)
    clean.append(name.replaceAll('\0', ''), typeof value === 'string' ? value.replaceAll('\0', '') : value);
  return clean;
}

/** One text field; empty where it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Every text field of that name. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}

/** A chosen file; null where none was. */
export async function fileOf(form: FormData, name: string): Promise<{ name: string; bytes: Buffer } | null> {
  const file = form.get(name);
  if (file === null || typeof file === 'string' || file.size === 0) return null;
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** A page number of an address; 1 for anything that is none. */
export function pageOf(text: string | null): number {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** What a form sent as text, each field once; files are left out. */
export function fieldsOfForm(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

/** A version that the form carries; -1, which no record has, for what is no number. */
export function versionOf(form: FormData): number {
  const text = textOf(form, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
