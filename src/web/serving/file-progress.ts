import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Reading } from '../../platform/files/reading/reading.ts';
import { type FileProgress, PROGRESS_PATH, progressNameOf } from '../../ui/forms/file-progress-path.ts';

/**
 * How far a file is that a page's script sends, by the number that it drew: `{"state":"sending","sent":3000000,"of":5000000}`,
 * `{"state":"waiting","ahead":2}`, `{"state":"reading"}`, or `{"state":null}` where nothing of it is here. Nobody else knows the number, and it
 * says nothing about the file.
 */
export function serveFileProgress(app: FastifyInstance, reading: Pick<Reading, 'progress'>): void {
  const coming = new Map<string, () => FileProgress>();
  app.addHook('onRequest', async (request, reply) => noteComing(coming, request, reply));
  const schema = { hide: true, params: z.object({ name: z.string().max(40) }) } as object;
  app.get<{ Params: { name: string } }>(
    `${PROGRESS_PATH}:name`,
    { config: { access: 'public' }, schema },
    ({ params: { name } }, reply) =>
      reply
        .header('Cache-Control', 'no-store')
        .send(reading.progress(name) ?? coming.get(name)?.() ?? { state: null }),
  );
}

/** Counts what has come over the request's connection since it began: reading it along would take a turn of the parser's. */
function noteComing(
  coming: Map<string, () => FileProgress>,
  { method, url, headers, raw: { socket } }: FastifyRequest,
  reply: FastifyReply,
): void {
  const of = Number(headers['content-length'] ?? 0);
  const name = method === 'POST' && of > 0 && progressNameOf(new URLSearchParams(url.split('?')[1]));
  if (!name) return;
  const before = socket.bytesRead;
  const told = () => ({ state: 'sending' as const, sent: Math.min(socket.bytesRead - before, of), of });
  coming.set(name, told);
  reply.raw.once('close', () => {
    if (coming.get(name) === told) coming.delete(name);
  });
}
