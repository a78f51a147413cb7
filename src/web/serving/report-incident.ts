import type { FastifyRequest } from 'fastify';
import { ERRORS, type ErrorCode, explain, retryAfterOf } from '../../platform/errors.ts';
import type { PageRequest } from '../shell/incident.ts';

/** Where failures are written down: the house's log, or Fastify's own. */
export interface IncidentLog {
  error: (details: object, message: string) => void;
  info: (details: object, message: string) => void;
}

/** Logs an error that ended a page, and settles what the page says of it. The request's number stands in the log too. */
export function reportIncident(
  thrown: unknown,
  page: PageRequest,
  { id, raw }: Pick<FastifyRequest, 'id' | 'raw'>,
  log: IncidentLog,
): void {
  const error = explain(thrown) as { name?: unknown; code?: unknown; detail?: string } | null;
  // The bundle has its own copy of AnteiError, so the name tells, not the class.
  const code = error?.name === 'AnteiError' && isErrorCode(error.code) ? error.code : 'internal';
  const { status, title, remedy } = ERRORS[code];
  const ours = status >= 500;
  const retryAfter = retryAfterOf(code);
  // Who is turned away in a crowd is no failure to look into; of one whose reader has left, that may be all there was.
  if (ours && !('retryAfter' in ERRORS[code]))
    log[raw.socket.destroyed ? 'info' : 'error'](
      { err: thrown, id, incident: `${code}-${id}` },
      'page failed',
    );
  // The first error is the cause; later ones come of rendering it. Of a reader's own mistake the page says all, of ours
  // only a number, which finds the line in the log.
  page.incident ??= ours
    ? { status, title, remedy, retryAfter, code: `${code}-${id}` }
    : { status, title, remedy, retryAfter, code, detail: error?.detail };
}

function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}
