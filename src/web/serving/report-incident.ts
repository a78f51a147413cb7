import type { FastifyRequest } from 'fastify';
import { explain, knownError } from '../../platform/errors.ts';
import { AnteiError } from '../errors.ts';
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
  const error = knownError(explain(thrown)) ?? new AnteiError('internal', '');
  const { code, status, title, detail, remedy, retryAfter } = error;
  const ours = status >= 500;
  // Who is turned away in a crowd is no failure to look into; of one whose reader has left, that may be all there was.
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
