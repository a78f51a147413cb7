/** Where a page's script asks how far its file is. */
export const PROGRESS_PATH = '/files/progress/';
/** The field of a form's address that names the file, by a number that the script drew itself. */
export const PROGRESS = 'progress';

/** How far a file is: on its way (both in bytes), waiting for others, being read. */
export type FileProgress =
  | { state: 'sending'; sent: number; of: number }
  | { state: 'waiting'; ahead: number }
  | { state: 'reading' };

/** The name in an address's parameters; undefined if there is none drawn by our script. */
export function progressNameOf(params: URLSearchParams): string | undefined {
  const name = params.get(PROGRESS) ?? '';
  return /^[0-9a-f-]{32,36}$/.test(name) ? name : undefined;
}
