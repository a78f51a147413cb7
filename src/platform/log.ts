import { pino } from 'pino';
import { hide } from './hidden.ts';
import type { Settings } from './settings.ts';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/**
 * Structured logs, one JSON object a line, on standard error so that a command's own output stays clean.
 * @param secrets texts that no line shows, wherever they come from: an error of a library may hold an address with its password
 */
export function createLog(level: Settings['log'], secrets: readonly string[] = []): pino.Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      ...(secrets.length > 0 && { hooks: { streamWrite: (line: string) => hide(line, secrets) } }),
    },
    pino.destination(2),
  );
}
