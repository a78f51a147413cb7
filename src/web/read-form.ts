/** What a page's form sent, read without trust. Used by actions only. */
import { AnteiError } from '../platform/errors.ts';

/** The fields of a form. @throws AnteiError `bad-request` for what is no form, or holds what no database stores */
export async function readForm(request: Request): Promise<FormData> {
  const form = await request.formData().catch(() => null);
  if (!form) throw new AnteiError('bad-request', 'フォームとして読み取れません。');
  for (const [name, value] of form)
    if (name.includes('\0') || (typeof value === 'string' && value.includes('\0')))
      throw new AnteiError('bad-request', '使えない文字（NUL）が含まれています。');
  return form;
}

/** One text field of a form; empty where it is missing or a file. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** All text fields of a name. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}
