import type { Session } from '../access/index.ts';
import type { Sending } from '../platform/files/reading/reading.ts';
import { networkOf } from '../platform/http/network.ts';
import { progressNameOf } from './file-progress-path.ts';

/** Who sends a request's files: the organisation that is signed in, else the network it comes from. */
export function sendingOf(request: Request, address: string, session: Session | null): Sending {
  const organisation = session?.actor?.organisation.id;
  return {
    ...(organisation === undefined
      ? { lane: 'address', key: networkOf(address) }
      : { lane: 'organisation', key: String(organisation) }),
    signal: request.signal,
    progress: progressNameOf(new URL(request.url).searchParams),
  };
}
