import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Reading } from '../platform/files/reading/reading.ts';
import { PROGRESS_PATH } from './file-progress-path.ts';

/**
 * How far a file is that a page's script sends, by the number that it drew: `{"state":"waiting","ahead":2}`, `{"state":"reading"}`, or
 * `{"state":null}` where it is not there yet, or read. Nobody else knows the number, and it tells nothing of the file.
 */
export function serveFileProgress(app: FastifyInstance, reading: Pick<Reading, 'progress'>): void {
  const schema = { hide: true, params: z.object({ name: z.string().max(40) }) } as object;
  app.get<{ Params: { name: string } }>(
    `${PROGRESS_PATH}:name`,
    { config: { access: 'public' }, schema },
    (request, reply) =>
      reply
        .header('Cache-Control', 'no-store')
        .send(reading.progress(request.params.name) ?? { state: null }),
  );
}
