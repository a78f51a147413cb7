import { Agent, request } from 'node:http';
import type { FuzzRequest } from './fuzz-requests.ts';

export interface FuzzCounts {
  requests: number;
  /** How many of each status; 0 where the server ended the connection without an answer. */
  statuses: Record<string, number>;
  /** What no request may get: a failure of ours. The first few of each kind, as one would send them again. */
  failures: string[];
}

/** A refusal for the moment is an answer; so is one that says the identity provider is away. */
const FAILURE = new Set([0, 500, 501, 504, 505, 507]);
const KEPT = 20;
const PATIENCE_MS = 60_000;

/** Sends requests, `lanes` at a time, until `goOn` says no. */
export async function sendFuzz(
  port: number,
  next: () => FuzzRequest,
  lanes: number,
  goOn: (sent: number) => boolean,
): Promise<FuzzCounts> {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes });
  const counts: FuzzCounts = { requests: 0, statuses: {}, failures: [] };
  const lane = async () => {
    while (goOn(counts.requests)) {
      counts.requests++;
      const given = next();
      const { status, told } = await send(port, given, agent);
      counts.statuses[status] = (counts.statuses[status] ?? 0) + 1;
      if (FAILURE.has(status) && counts.failures.length < KEPT)
        counts.failures.push(
          `${status} ${given.method} ${given.target} ${JSON.stringify(given.headers)} ${given.body?.toString().slice(0, 300) ?? ''} → ${told}`,
        );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  agent.destroy();
  return counts;
}

function send(
  port: number,
  { method, target, headers, body }: FuzzRequest,
  agent: Agent,
): Promise<{ status: number; told: string }> {
  return new Promise((resolve) => {
    const over = (status: number, told: string) => resolve({ status, told });
    const own = { host: `127.0.0.1:${port}`, ...(body ? { 'content-length': body.length } : {}), ...headers };
    // Two lengths are no request that this client can send.
    if ('transfer-encoding' in own) delete (own as Record<string, unknown>)['content-length'];
    try {
      const sent = request(
        { port, host: '127.0.0.1', method, path: target, headers: own, agent, timeout: PATIENCE_MS },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => {
            if (chunks.length < 4) chunks.push(chunk);
          });
          response.on('error', () => over(response.statusCode!, ''));
          response.on('end', () =>
            over(response.statusCode!, Buffer.concat(chunks).toString().slice(0, 400)),
          );
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('no answer in a minute')));
      sent.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that the server closes after refusing what it did not read.
        const closed = error.code === 'ECONNRESET' || error.code === 'EPIPE';
        over(closed ? 499 : 0, error.message);
      });
      sent.end(body);
    } catch (error) {
      over(498, (error as Error).message);
    }
  });
}
