/** For tests only: what stands at a node's address instead of the node, or between it and us. */
import { createServer, connect as open, type Server, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';

/** What becomes of what a node answers to a statement; questions whether it is there pass as they are. */
export type Between =
  | { does: 'nothing' }
  /** Takes the connection, and says nothing. */
  | { does: 'silence' }
  /** Another server than ClickHouse, to which all is well. */
  | { does: 'other' }
  /** Each answer comes so many milliseconds late, the one whether it is there too. */
  | { does: 'late'; ms: number }
  /** The answer ends in the middle, as of a machine that went away. */
  | { does: 'cut' }
  /** The answer ends at the end of a row, and the connection orderly, with no length told: as a proxy does whose own side was cut. */
  | { does: 'end-early' };

/** By then an answer has come whole. */
const ALL_MS = 50;

/** A port before another. @returns its address */
export async function standBetween(t: TestContext, url: string, what: Between): Promise<string> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const server: Server = createServer((client) => {
    sockets.add(client.on('error', () => {}));
    if (what.does === 'silence') return;
    if (what.does === 'other') {
      client.on('data', () =>
        client.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\nOk.'),
      );
      return;
    }
    const node = open(Number(port), hostname).on('error', () => client.destroy());
    sockets.add(node);
    let isPing = true;
    client.on('data', (data) => {
      isPing = data.subarray(0, 10).toString('latin1').startsWith('GET /ping');
      node.write(data);
    });
    client.on('close', () => node.destroy());
    node.on('close', () => client.destroy());
    let held: Buffer[] = [];
    const spoil = () => {
      const [head, body] = split(Buffer.concat(held));
      held = [];
      if (what.does === 'end-early') return client.end(Buffer.concat([withoutLength(head), firstRow(body)]));
      client.write(Buffer.concat([head, body.subarray(0, body.length / 2)]));
      setImmediate(() => client.destroy());
    };
    node.on('data', async (data) => {
      if (what.does === 'late') await sleep(what.ms);
      if (isPing || what.does === 'nothing' || what.does === 'late') return void client.write(data);
      held.push(data);
      if (held.length === 1) setTimeout(spoil, ALL_MS);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address() as { port: number };
  return `http://127.0.0.1:${address.port}`;
}

const END_OF_HEAD = '\r\n\r\n';

function split(data: Buffer): [head: Buffer, body: Buffer] {
  const at = data.indexOf(END_OF_HEAD) + END_OF_HEAD.length;
  return [data.subarray(0, at), data.subarray(at)];
}

function withoutLength(head: Buffer): Buffer {
  const text = head
    .toString('latin1')
    .replace(/^(content-length|transfer-encoding|connection):.*\r\n/gim, '');
  return Buffer.from(text.replace(/\r\n\r\n$/, '\r\nConnection: close\r\n\r\n'), 'latin1');
}

/** The first row of a body, which may come in a chunk with its length before it. */
function firstRow(body: Buffer): Buffer {
  const from = body.indexOf('{');
  return body.subarray(from, body.indexOf('\n', from) + 1);
}
