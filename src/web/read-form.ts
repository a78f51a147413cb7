/** What a page's form sent, read without trust. Used by actions only. */
import type { RouterContextProvider } from 'react-router';
import type { Pieces } from '../platform/files/pieces.ts';
import type { ReceivedFile } from '../platform/http/bodies/received-file.ts';
import { AnteiError } from './errors.ts';
import { pageRequestContext } from './shell/incident.ts';

/**
 * The form that was sent, as the server read it within its limits (platform/http/bodies/form-body.ts).
 * @throws AnteiError `form-unreadable` if nothing was sent
 */
export async function formOf(context: Readonly<RouterContextProvider>): Promise<FormData> {
  const { form } = context.get(pageRequestContext);
  if (!form) throw new AnteiError('form-unreadable', '何も送られていません。');
  return form;
}

/** One text field; empty if it is missing, a file, or too long. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** A text field that is too long for {@link textOf}, where its page takes such (`FormLimits.longText`); to be read by `Reading`. */
export function longTextOf(form: FormData, name: string): Pieces | null {
  const value = form.get(name) as string | ReceivedFile | null;
  return value !== null && typeof value !== 'string' && value.isText ? value.pieces : null;
}

/** Every text field of that name. */
export function textsOf(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}

/** A chosen file; null if none was. */
export async function fileOf(form: FormData, name: string): Promise<{ name: string; bytes: Buffer } | null> {
  const file = form.get(name);
  if (file === null || typeof file === 'string' || file.size === 0) return null;
  return { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) };
}

/** The same in the pieces in which it came, to be read by `Reading`. */
export function sentFileOf(form: FormData, name: string): { name: string; pieces: Pieces } | null {
  const file = form.get(name) as string | ReceivedFile | null;
  if (file === null || typeof file === 'string' || file.isText || file.size === 0) return null;
  return { name: file.name, pieces: file.pieces };
}

/** The page number in an address; 1 for anything else. */
export function pageOf(text: string | null): number {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

/** What a form sent as text, each field once; files are left out. */
export function fieldsOfForm(form: FormData): Record<string, string> {
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts);
}

/** A version that the form carries; -1, which no record has, for anything that is not a number. */
export function versionOf(form: FormData): number {
  const text = textOf(form, 'version');
  return /^\d{1,9}$/.test(text) ? Number(text) : -1;
}
