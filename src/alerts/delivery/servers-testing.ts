/** For tests only: a mail server and an internet in small. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Outside } from '../outside.ts';

export interface ReceivedMail {
  /** As the envelope says. */
  to: string;
  raw: Buffer;
  /** Names the connection that it came over. */
  connection: string;
}

export interface MailServer {
  url: string;
  mails: ReceivedMail[];
  /** The mails, parsed. */
  read(): Promise<Email[]>;
}

type Refusal = { code: number; message: string } | null;

/** @param refuse what is answered to a recipient in place of taking the mail */
export async function mailServer(
  t: Pick<TestContext, 'after'>,
  {
    port = 0,
    refuse = () => null,
    onMail = () => undefined,
  }: { port?: number; refuse?: (to: string) => Refusal; onMail?: (mail: ReceivedMail) => void } = {},
): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const refusal = refuse(address);
      callback(refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null);
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const mail = {
          to: session.envelope.rcptTo[0]!.address,
          raw: Buffer.concat(chunks),
          connection: session.id,
        };
        mails.push(mail);
        onMail(mail);
        callback();
      });
    },
  });
  // A client that is killed leaves its connection broken.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  t.after(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port: taken } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${taken}`,
    mails,
    read: () => Promise.all(mails.map(({ raw }) => PostalMime.parse(raw))),
  };
}

export interface ReceivedPost {
  url: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** An https server that hooks.example and push.example lead to, and the outside that finds it there. */
export async function outsideServer(
  t: Pick<TestContext, 'after'>,
  answer: (post: ReceivedPost, response: ServerResponse) => void = (_, response) =>
    void response.writeHead(204).end(),
): Promise<{ outside: Outside; posts: ReceivedPost[]; hook: string; push: string }> {
  const posts: ReceivedPost[] = [];
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const post = { url: request.url!, headers: request.headers, body: Buffer.concat(chunks) };
      posts.push(post);
      answer(post, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({
    ca: CERTIFICATE,
    lookup: (_host, { all }, callback) =>
      all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
  });
  t.after(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });
  return {
    outside: { resolve: async () => [{ address: '8.8.8.8', family: 4 }], agent },
    posts,
    hook: `https://hooks.example:${port}/antei`,
    push: `https://push.example:${port}/send/abc`,
  };
}

/** For hooks.example and push.example, signed by itself; valid from 2020 to 2120, and worth nothing. */
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg71W/PcDDSi5GWw5V
MCRy5xjpRbbPPyaTVKRVmTReVgahRANCAARnVdZ1ZsoOs/4p7n+ZVSdiLuPEwbRe
LGe0hdiWSHbzA6QQjVSM06njuHNfu1/30C0rjtCxdhm9gmz8eZH+Nzg0
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBezCCASKgAwIBAgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9vdXRzaWRl
LmV4YW1wbGUwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBoxGDAW
BgNVBAMMD291dHNpZGUuZXhhbXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BGdV1nVmyg6z/inuf5lVJ2Iu48TBtF4sZ7SF2JZIdvMDpBCNVIzTqeO4c1+7X/fQ
LSuO0LF2Gb2CbPx5kf43ODSjVzBVMAwGA1UdEwQFMAMBAf8wJgYDVR0RBB8wHYIN
aG9va3MuZXhhbXBsZYIMcHVzaC5leGFtcGxlMB0GA1UdDgQWBBQx04a6U404iIvs
CQnkcSGfRLyP3TAKBggqhkjOPQQDAgNHADBEAiBa30TA3WSqGpj56AHqQM/axqPv
T4Tg0YhgBL3xIcw1XgIgZTvYO/6GpY2CfxnWnHCJVC0+4NCDvmNnzZubsTb1rDw=
-----END CERTIFICATE-----`;
