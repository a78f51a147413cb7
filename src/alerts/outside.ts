/**
 * Addresses that strangers give us to post to (webhooks, push services) lead to the public internet only: https, and every
 * address of the host is public unicast. The agent looks the host up itself and connects to what it checked, so a name that
 * changes its mind between the check and the connection (DNS rebinding) reaches nothing inside. Redirects are not followed.
 * What a name means inside our network must stay unknown: a private address, a name that is unknown and a host that does not answer
 * are told in the same words, and at the check after the same time.
 */
import { type LookupAddress, lookup } from 'node:dns';
import { Agent, request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import ipaddr from 'ipaddr.js';
import { AnteiError } from './errors.ts';

/** All addresses of a host. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

/** What leads outside. */
export interface Outside {
  resolve: Resolve;
  agent: Agent;
}

export interface OutsideAnswer {
  status: number;
  /** The first {@link MAX_ANSWER_BYTES} at most. */
  body: string;
}

const MAX_URL = 2000;
const TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 16 * 1024;
/** When the check of a name refuses it, whatever was found until then. */
const REFUSE_AFTER_MS = 3_000;
const UNREACHABLE = `宛先につながらないか、${TIMEOUT_MS / 1000}秒以内に応答がありません。インターネット上の宛先かどうか、名前とポートを確かめてください。`;
const UNTRUSTED = '宛先の証明書を確かめられません。名前と期限、中間証明書を確かめてください。';

const lookupAll = promisify(lookup);
const resolveByDns: Resolve = (host) => lookupAll(host, { all: true });

/** An agent that connects to public addresses only, those that `resolve` gave it. */
export function guardedAgent(resolve: Resolve): Agent {
  const guarded: LookupFunction = (host, { all }, callback) => {
    publicAddresses(host, resolve).then(
      (found) => {
        if (all) callback(null, found);
        else callback(null, found[0]!.address, found[0]!.family);
      },
      (error) => callback(error, []),
    );
  };
  return new Agent({ keepAlive: true, maxSockets: 50, timeout: TIMEOUT_MS, lookup: guarded });
}

export const theOutside: Outside = { resolve: resolveByDns, agent: guardedAgent(resolveByDns) };

/**
 * The form of an address: https, no name or password, no private address in place of a host.
 * @throws AnteiError `address-refused`
 */
export function readOutsideUrl(text: string): URL {
  const url = text.length <= MAX_URL ? URL.parse(text.trim()) : null;
  if (!url) throw refused('アドレス（URL）として読めません');
  if (url.protocol !== 'https:') throw refused('https で始まるアドレスではありません');
  if (url.username || url.password) throw refused('利用者名やパスワードを含むアドレスは使えません');
  const host = hostOf(url);
  // A host that is an address is never looked up, so the agent would not see it.
  if (ipaddr.isValid(host) && !isPublic(host))
    throw refused(`${host} はインターネット上の宛先ではありません`);
  return url;
}

/**
 * The form, and that the host is known and public now.
 * @param refuseAfterMs when a name is refused that is not known to be public by then: never earlier, never later
 * @throws AnteiError `address-refused`
 */
export async function checkOutsideUrl(
  text: string,
  { resolve }: Pick<Outside, 'resolve'>,
  refuseAfterMs = REFUSE_AFTER_MS,
): Promise<URL> {
  const url = readOutsideUrl(text);
  const host = hostOf(url);
  if (ipaddr.isValid(host)) return url;
  const found = new AbortController();
  const late = sleep(refuseAfterMs, null, { signal: found.signal }).catch(() => null);
  const isFound = publicAddresses(host, resolve).then(
    () => true,
    () => late,
  );
  if (!(await Promise.race([isFound, late]))) throw new AnteiError('address-refused', UNREACHABLE);
  found.abort();
  return url;
}

/**
 * Posts to an address outside and reads a little of the answer, within {@link TIMEOUT_MS}.
 * @throws AnteiError `address-refused` by its form; Error with one of two wordings where nothing was answered, by its cause
 */
export async function postOutside(
  address: string,
  { headers, body }: { headers: Record<string, string>; body: string | Buffer | null },
  outside: Outside = theOutside,
): Promise<OutsideAnswer> {
  const url = readOutsideUrl(address);
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const fail = (cause: NodeJS.ErrnoException) =>
      reject(new Error(isUntrusted(cause) ? UNTRUSTED : UNREACHABLE, { cause }));
    const posting = request(url, { method: 'POST', agent: outside.agent, headers, signal }, (answer) => {
      const chunks: Buffer[] = [];
      let length = 0;
      const done = () => {
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES).toString('utf8'),
        });
      };
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        length += chunk.length;
        if (length < MAX_ANSWER_BYTES) return;
        done();
        answer.destroy();
      });
      answer.on('end', done);
      answer.on('error', fail);
    });
    posting.on('error', fail);
    posting.end(body ?? undefined);
  });
}

/** Only a public host gets as far as to show a certificate: that it is wrong may be told. */
function isUntrusted({ code = '' }: NodeJS.ErrnoException): boolean {
  return /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_MISMATCH)/.test(code);
}

/** @throws AnteiError `address-refused`, whose text says nothing about what was found */
async function publicAddresses(host: string, resolve: Resolve): Promise<LookupAddress[]> {
  const found = await resolve(host).catch((cause: Error) => {
    throw new AnteiError('address-refused', UNREACHABLE, { cause });
  });
  // One private address among public ones is enough: which one is tried is not ours to say.
  if (found.length === 0 || found.some(({ address }) => !isPublic(address)))
    throw new AnteiError('address-refused', UNREACHABLE);
  return found;
}

/** 2000::/3, all that is assigned to the public in IPv6 (IANA IPv6 Global Unicast Address Space). */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** True for public unicast addresses; an IPv4 address written as IPv6 counts as the former. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  if (ip.range() !== 'unicast') return false;
  return ip instanceof ipaddr.IPv6 ? ip.match(GLOBAL_IPV6) : true;
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1');
}

function refused(why: string): AnteiError {
  return new AnteiError('address-refused', `${why}。`);
}
