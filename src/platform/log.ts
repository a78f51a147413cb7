import { pino } from 'pino';
import type { Settings } from './settings.ts';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** Structured logs, one JSON object a line, on standard error so that a command's own output stays clean. */
export function createLog(level: Settings['log']): pino.Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
