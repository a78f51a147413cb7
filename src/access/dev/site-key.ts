/**
 * The key of the person who started the site. A request that comes from this machine need not be theirs: a relay that adds no header
 * looks the same. So the development provider and the outbox ask for a key as well, which is in the link that `antei start`
 * prints; opening the link leaves it in a cookie. It is derived from the secret of the data folder (mode 0600): the same at
 * every start, and known to every process of the site.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { secretOf } from '../../platform/secret.ts';
import type { Settings } from '../../platform/settings.ts';

type Keeper = Pick<Settings, 'secret' | 'dataDir'>;

const COOKIE = 'antei_site_key';
const DAYS_30 = 30 * 24 * 3600;
const known = new WeakMap<Keeper, string>();

/** The address of the link that `antei start` prints; the key comes after it. */
export const KEY_PATH = '/dev/key';

function keyOf(settings: Keeper): string {
  let key = known.get(settings);
  if (!key) {
    key = createHmac('sha256', secretOf(settings)).update('antei site key').digest('base64url');
    known.set(settings, key);
  }
  return key;
}

/** The path of the link, with the key: only for the person who started the site. */
export function keyLink(settings: Keeper): string {
  return `${KEY_PATH}/${keyOf(settings)}`;
}

/** Compares in constant time. */
export function isSiteKey(settings: Keeper, given: string): boolean {
  const right = Buffer.from(keyOf(settings));
  const sent = Buffer.from(given);
  return right.length === sent.length && timingSafeEqual(right, sent);
}

/** Whether a Cookie header holds the key. */
export function holdsSiteKey(settings: Keeper, cookieHeader: string | null | undefined): boolean {
  return isSiteKey(settings, parseCookie(cookieHeader ?? '')[COOKIE] ?? '');
}

/** A Cookie header that holds the key, as our own requests to the development provider carry it. */
export function siteKeyHeader(settings: Keeper): string {
  return `${COOKIE}=${keyOf(settings)}`;
}

/** The Set-Cookie header that leaves the key in a browser: no script reads it, and no other site's link or form sends it. */
export function siteKeyCookie(settings: Keeper, siteUrl: string): string {
  return stringifySetCookie({
    name: COOKIE,
    value: keyOf(settings),
    httpOnly: true,
    sameSite: 'strict',
    secure: siteUrl.startsWith('https:'),
    path: '/',
    maxAge: DAYS_30,
  });
}
