import { mkdir, writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { type IsoDate, isIsoDate } from './clock.ts';
import type { Context } from './context.ts';
import { AnteiError, explain } from './errors.ts';

/** What a room's commands get from the roof: the world, opened for one command and closed after it. */
export interface CommandKit<World extends Context = Context> {
  withContext<T>(command: Command, work: (context: World) => Promise<T>): Promise<T>;
}

/** An error as the terminal shows it: what happened, what to do, a code to look up. */
export function renderError(thrown: unknown): string {
  const error = explain(thrown);
  if (error instanceof AnteiError)
    return `✖ ${error.message}${causeOf(error)}\n  → ${error.remedy}（${error.code}）`;
  return `✖ 思わぬ不具合が起きました：${error instanceof Error ? error.stack : String(error)}`;
}

/** What the system said, where that is the cause: who sits at the terminal may know its paths and ports. */
function causeOf({ cause, detail }: AnteiError): string {
  const isSystem = cause instanceof Error && 'code' in cause && !(cause instanceof AnteiError);
  return isSystem && !detail.includes(cause.message) ? `（${cause.message}）` : '';
}

/** An error as `--json` shows it. */
export function errorJson(thrown: unknown): { code: string; message: string; remedy: string } {
  const error = explain(thrown);
  if (error instanceof AnteiError) return { code: error.code, message: error.message, remedy: error.remedy };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error), remedy: '' };
}

/** Reads a date option. */
export function dateOption(text: string): IsoDate {
  if (!isIsoDate(text))
    throw new InvalidArgumentError(
      '2026-08-18 のような実在する日付（1900年から2199年まで）で指定してください。',
    );
  return text;
}

/** Writes what a command made, over what is there. @throws AnteiError file-not-written where the place does not allow it */
export function writeOutput(path: string, bytes: Uint8Array): Promise<void> {
  return writing(path, writeFile(path, bytes));
}

/** Makes the folder for what a command writes. @throws AnteiError file-not-written */
export async function makeOutputFolder(path: string): Promise<void> {
  await writing(path, mkdir(path, { recursive: true }));
}

/** Says why a place cannot be written to. @throws AnteiError file-not-written */
export async function writing<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new AnteiError('file-not-written', `${path}（${WRITE_FAULTS[code] ?? code}）`, { cause: error });
  }
}

const WRITE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'そのフォルダーはありません',
  ENOTDIR: '途中がフォルダーではありません',
  EEXIST: '同じ名前のファイルがあります',
  EISDIR: 'フォルダーです',
  EACCES: '書き込む権限がありません',
  EPERM: '書き込む権限がありません',
  EROFS: '書き込めない場所です',
  ENOSPC: '空きがありません',
};

/** `1,234` */
export function count(n: number): string {
  return n.toLocaleString('ja-JP');
}
