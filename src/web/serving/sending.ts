import type { FastifyInstance } from 'fastify';
import type { Session } from '../../access/index.ts';
import type { Sender, Sending } from '../../platform/files/reading/reading.ts';
import { networkOf } from '../../platform/http/network.ts';
import { askedBy } from '../../platform/turns/asker.ts';
import { progressNameOf } from '../../ui/forms/file-progress-path.ts';

/** Notes who each route of the API works for, so that costly work waits fairly (asker.ts). Pages note it themselves. */
export function nameAskers(app: FastifyInstance): void {
  app.addHook('preHandler', (request, reply, done) => {
    const gone = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) gone.abort();
    });
    askedBy({ ...senderOf(request.actor?.organisation.id, request.ip), signal: gone.signal }, done);
  });
}

function senderOf(organisation: number | undefined, address: string): Sender {
  return organisation === undefined
    ? { lane: 'address', key: networkOf(address) }
    : { lane: 'organisation', key: String(organisation) };
}

/** Who sends a request's files: the organisation that is signed in, else the network it comes from. */
export function sendingOf(request: Request, address: string, session: Session | null): Sending {
  return {
    ...senderOf(session?.actor?.organisation.id, address),
    signal: request.signal,
    progress: progressNameOf(new URL(request.url).searchParams),
  };
}
