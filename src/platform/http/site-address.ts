/**
 * Where readers find the site. A site that others can reach is told so (ANTEI_PUBLIC_URL); one that only this machine reaches
 * knows itself under the names of this machine. No other name that a request brings is ever believed or repeated.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { AnteiError } from '../errors.ts';
import { isLoopback } from '../loopback.ts';
import type { Settings } from '../settings.ts';

/** The address of the site as its readers see it, for a request; without a slash at the end. */
export type SiteUrl = (request: { headers: IncomingHttpHeaders }) => string;

/** The address that was set; else the name of this machine that the request used (request-check.ts let no other through). */
export function siteAddress(settings: Here): SiteUrl {
  const set = setAddress(settings);
  if (set !== null) return () => set;
  return ({ headers: { host = '' } }) => (isThisMachine(host) ? `http://${host}` : addressHere(settings));
}

/** The address for messages and other things without a request: the one that was set, else this machine's own. */
export function siteBase(settings: Here): string {
  return setAddress(settings) ?? addressHere(settings);
}

/** The address that was set, without a slash at the end, so that a path follows; null if none was. */
export function setAddress({ publicUrl }: Pick<Settings, 'publicUrl'>): string | null {
  return publicUrl?.replace(/\/+$/, '') ?? null;
}

/** What an address is made of. */
type Here = Pick<Settings, 'publicUrl' | 'port'> & Partial<Pick<Settings, 'host'>>;

/** The name under which `antei start` prints it, so that a link in a message finds the browser signed in. */
function addressHere({ port, host = 'localhost' }: Here): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** True for a well-formed `Host` that names this machine. */
export function isThisMachine(host: string): boolean {
  const url = hostUrl(host);
  return url !== null && isLoopback(url.hostname);
}

/**
 * What a `Host` header says (RFC 9110, 7.2): a name or address and maybe a port, nothing else. Null for anything odd, such as an
 * address that others would read as another (127.1, 0x7f.1, 2130706433).
 */
export function hostUrl(host: string): URL | null {
  const [, name] = /^([a-z0-9_][a-z0-9._-]*|\[[0-9a-f:.]{2,45}\])(?::(?:0|[1-9]\d{0,4}))?$/i.exec(host) ?? [];
  if (name === undefined || host.length > 255) return null;
  const url = URL.parse(`http://${host}`);
  // An address of IPv6 may be written in several ways (RFC 4291, 2.2); a name and one of IPv4 only in one.
  return url && (name.startsWith('[') || url.hostname === name.toLowerCase()) ? url : null;
}

/** @throws AnteiError `wrong-setting` if others could reach a site that does not know its address */
export function checkAddressKnown({ host, publicUrl }: Pick<Settings, 'host' | 'publicUrl'>): void {
  if (publicUrl !== undefined || isLoopback(host)) return;
  throw new AnteiError(
    'wrong-setting',
    `ANTEI_HOST=${host} では、ほかの機械からもサイトを開けます。読む人が開くアドレスを ANTEI_PUBLIC_URL に設定してください（例 ANTEI_PUBLIC_URL=https://antei.example）。この機械だけで使うときは ANTEI_HOST を外してください`,
  );
}
