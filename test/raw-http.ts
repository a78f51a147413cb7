/** HTTP by hand: bytes over a socket, as nobody's client library would send them. */
import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes and reads until the server ends the connection; null if it says nothing. */
export async function sendRaw(port: number, parts: Iterable<string | Buffer>): Promise<RawAnswer | null> {
  const socket = connect({ port, host: '127.0.0.1' });
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve) => {
    socket.on('data', (chunk) => void chunks.push(chunk));
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.setTimeout(15_000, () => socket.destroy());
  });
  for (const part of parts) {
    if (socket.destroyed) break;
    if (!socket.write(part))
      await new Promise<void>((resolve) => {
        socket.once('drain', resolve);
        void ended.then(resolve);
      });
  }
  await ended;
  return parseAnswer(Buffer.concat(chunks).toString());
}

/** A request with these headers, after which the connection ends. */
export function request(method: string, target: string, headers: [string, string][], body = ''): string[] {
  const all = [
    ...headers,
    ['Connection', 'close'],
    ...(body ? [['Content-Length', Buffer.byteLength(body)]] : []),
  ];
  return [`${method} ${target} HTTP/1.1\r\n${all.map(([n, v]) => `${n}: ${v}\r\n`).join('')}\r\n`, body];
}

function parseAnswer(text: string): RawAnswer | null {
  const head = /^HTTP\/1\.1 (\d{3})[^\r]*\r\n([\s\S]*?)\r\n\r\n/.exec(text);
  if (!head) return null;
  const headers = head[2]!.split('\r\n').map((line): [string, string] => {
    const at = line.indexOf(':');
    return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
  });
  return { status: Number(head[1]), headers: Object.fromEntries(headers), body: text.slice(head[0].length) };
}
