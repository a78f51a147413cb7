/** Answers to what never becomes a request: lines that are not HTTP, headers without an end, a client too slow. */
import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ConnectionError } from 'fastify';
import { ERRORS, type ErrorCode } from '../errors.ts';
import type { ProblemBody } from './problem.ts';

const CODES: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** A whole answer as it goes over the wire; the connection ends with it. @param method to a HEAD nothing follows the headers */
function rawAnswer(code: ErrorCode, headers: Record<string, string>, method?: string): string {
  const { status, title, remedy } = ERRORS[code];
  const body = JSON.stringify({
    type: `/docs/errors#${code}`,
    title,
    status,
    code,
    detail: '',
    remedy,
    instance: '',
  } satisfies ProblemBody);
  const all = {
    ...headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${method === 'HEAD' ? '' : body}`;
}

/** Ends a connection whose bytes are not a request, with the reason if an answer can still be given. */
export function answerClientError(headers: Record<string, string>) {
  return (error: ConnectionError, socket: Duplex): void => {
    // As Node does: an answer that has begun cannot be followed by another.
    const begun = (socket as { _httpMessage?: { _headerSent?: boolean } })._httpMessage?._headerSent;
    if (socket.destroyed || !socket.writable || error.code === 'ECONNRESET' || begun) {
      socket.destroy(error);
      return;
    }
    const answer = rawAnswer(CODES[error.code ?? ''] ?? 'bad-request-line', headers, methodOf(error, socket));
    socket.end(answer, () => socket.destroy());
  };
}

/** The method of the request that went wrong, whether Node has read its headers or just begun with them. */
function methodOf({ rawPacket }: ConnectionError, socket: Duplex): string | undefined {
  const { parser } = socket as { parser?: { incoming?: { method?: string } | null } };
  const packet = rawPacket as unknown as Buffer | undefined;
  return parser?.incoming?.method ?? packet?.subarray(0, 5).toString('latin1').split(' ', 1)[0];
}

/** What Node answers by itself, and without any of our headers, is answered by us. */
export function answerOddRequests(server: Server, headers: Record<string, string>): void {
  server.on('checkExpectation', ({ method }, { socket }) => {
    socket?.end(rawAnswer('expectation-unknown', headers, method));
  });
  server.on('connect', (_request, socket: Duplex) => {
    socket.on('error', () => undefined);
    socket.end(rawAnswer('bad-request-line', headers), () => socket.destroy());
  });
}
