import type { FastifyRequest } from 'fastify';
import { explain, knownError } from '../../platform/errors.ts';
import { AnteiError } from '../errors.ts';
import type { PageRequest } from '../shell/incident.ts';

/** Where failures are written down: the house's log, or Fastify's own. */
export interface IncidentLog {
  error: (details: object, message: string) => void;
  info: (details: object, message: string) => void;
}

/** Logs an error that ended a page, and decides what the page says about it. The request's number is in the log too. */
export function reportIncident(
  thrown: unknown,
  page: PageRequest,
  { id, raw }: Pick<FastifyRequest, 'id' | 'raw'>,
  log: IncidentLog,
): void {
  const error = knownError(explain(thrown)) ?? new AnteiError('internal', '');
  const { code, status, title, detail, remedy, retryAfter } = error;
  const ours = status >= 500;
  // A visitor turned away in a crowd is not a failure to look into; if the reader has left, that may be all that happened.
  if (ours && !error.isTransient)
    log[raw.socket.destroyed ? 'info' : 'error'](
      { err: thrown, id, incident: `${code}-${id}` },
      'page failed',
    );
  // The first error is the cause; later ones come of rendering it. Of a reader's own mistake the page says all, of ours
  // only a number, which finds the line in the log.
  page.incident ??= ours
    ? { status, title, remedy, retryAfter, code: `${code}-${id}` }
    : { status, title, remedy, retryAfter, code, detail };
}
