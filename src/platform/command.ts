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

/** What the system said, if that is the cause: whoever sits at the terminal may see its paths and ports. */
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
