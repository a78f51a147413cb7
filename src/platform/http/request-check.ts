/** What is looked at before a request is routed to anybody: its address and headers. Whatever is odd is refused, in a word of its own. */

import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { AnteiError, type ErrorCode } from '../errors.ts';
import { numberText } from '../number-text.ts';
import type { Settings } from '../settings.ts';
import { hostUrl, isThisMachine } from './site-address.ts';

/** Longest address, in characters; the longest of ours, a search with every filter, has about 2,000. */
const MAX_ADDRESS = 8_000;
/** Parameters of an address: every filter of a search, ticked, is about 150. */
const MAX_PARAMETERS = 300;
const MAX_HEADERS = 100;
const MAX_HEADER = 4_000;
/** Cookies of a whole domain come along; ours are two. */
const MAX_COOKIE = 8_000;
const MAX_COOKIES = 100;

/** @throws AnteiError in a word of its own for whatever is odd */
export function checkRequest(request: FastifyRequest, settings: Pick<Settings, 'publicUrl'>): void {
  const { rawHeaders, headers, httpVersion } = request.raw;
  checkAddress(request.originalUrl, headers.host);
  checkCharacters(request.url);
  if (rawHeaders.length > 2 * MAX_HEADERS)
    refuse('headers-too-large', `ヘッダーは${MAX_HEADERS}個までです。`);
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]!.toLowerCase();
    const value = rawHeaders[at + 1]!;
    if (name === 'host') hosts++;
    checkSize(name, value);
    if (!(CHECKS.get(name)?.(value) ?? true)) odd(rawHeaders[at]!);
  }
  if (hosts > 1 || (hosts === 0 && httpVersion !== '1.0')) odd('Host');
  if (settings.publicUrl === undefined) checkOwnName(headers);
}

/**
 * What routes see of an address: from its path on (a request may name the whole address, RFC 9112, 3.2.2; the name must be the one
 * that it was sent to). Values after the `?` lose their NULs, as fields of forms do: people paste them from spreadsheets.
 */
export function pathOf(target: string): string {
  const [, named] = /^https?:\/\/[^/?#]*([^#]*)/i.exec(target) ?? [];
  const path = named === undefined || named.startsWith('/') ? (named ?? target) : `/${named}`;
  const at = path.indexOf('?');
  return at < 0 ? path : path.slice(0, at) + path.slice(at).replaceAll('%00', '');
}

/** No name of ours has a control character or U+FFFE in it, and no database takes a NUL. */
const NEVER_IN_PATHS = /%(?:[01][\da-f]|7f|c2%[89][\da-f]|ef%bf%b[ef])/i;

function checkCharacters(url: string): void {
  const at = url.indexOf('?');
  // A NUL after the `?` that appears when another one is removed (`%%0000`) is not something that anybody pastes.
  if (NEVER_IN_PATHS.test(at < 0 ? url : url.slice(0, at)) || (at >= 0 && url.includes('%00', at)))
    refuse('odd-address', 'アドレスに、目に見えない制御文字（%00 など）があります。');
}

function checkAddress(target: string, host: string | undefined): void {
  if (target.length > MAX_ADDRESS)
    refuse('address-too-long', `アドレスは${numberText(MAX_ADDRESS)}字までです。`);
  if (!target.startsWith('/')) {
    const [, named] = /^https?:\/\/([^/?#]*)/i.exec(target) ?? [];
    if (named === undefined || named.toLowerCase() !== host?.toLowerCase())
      refuse('bad-request-line', '要求の行に書かれたサイトの名前が、Host ヘッダーと違うか、読み取れません。');
  }
  let parameters = 0;
  for (let at = target.indexOf('?'); at >= 0; at = target.indexOf('&', at + 1)) parameters++;
  if (parameters > MAX_PARAMETERS)
    refuse('address-too-long', `アドレスの「?」から後の項目は${MAX_PARAMETERS}個までです。`);
}

function checkSize(name: string, value: string): void {
  if (name === 'cookie' && value.length <= MAX_COOKIE) {
    let cookies = 1;
    for (let at = value.indexOf(';'); at >= 0; at = value.indexOf(';', at + 1)) cookies++;
    if (cookies > MAX_COOKIES) refuse('headers-too-large', `Cookieは${MAX_COOKIES}個までです。`);
    return;
  }
  const most = name === 'cookie' ? MAX_COOKIE : MAX_HEADER;
  if (value.length > most)
    refuse('headers-too-large', `ヘッダー ${name.slice(0, 40)} は${numberText(most)}字までです。`);
}

/** A site that was not told its address answers under the names of this machine only: another is of a relay, or a trick (DNS rebinding). */
function checkOwnName({ host, 'x-forwarded-host': relayed, forwarded }: FastifyRequest['headers']): void {
  const names = [
    ...(host === undefined ? [] : [host]),
    ...listOf([relayed ?? []].flat().join(',')),
    ...[...(forwarded ?? '').matchAll(/host="?([^";,]*)/gi)].map(([, name]) => name!.trim()),
  ];
  if (!names.every(isThisMachine))
    refuse(
      'address-unset',
      'このサイトは、公開するアドレスを知らされていないため、この機械の名前でだけ開けます。',
    );
}

const listOf = (text: string) => text.split(',').flatMap((one) => one.trim() || []);
const eachOf = (right: (one: string) => boolean) => (text: string) =>
  text.split(',').every((one) => right(one.trim()));

/** An address with or without a port, or what RFC 7239 (6) has in place of one. */
function isNode(text: string): boolean {
  const bare = text.replace(/^"|"$/g, '');
  const [, bracketed, plain] = /^(?:\[([^\]]*)\]|([^:]*))(?::(?:\d{1,5}|_[\w.-]+))?$/.exec(bare) ?? [];
  const address = bracketed ?? plain ?? bare;
  return isIP(address) > 0 || /^(unknown|_[\w.-]+)$/i.test(address);
}

/** Pairs of RFC 7239, 4; a host and a client must be what they say. */
function isForwarded(text: string): boolean {
  return text.split(/[,;]/).every((pair) => {
    const [, name, value] = /^\s*(\w+)=("[^"]*"|[^\s"]+)\s*$/.exec(pair) ?? [];
    if (name === undefined || value === undefined) return false;
    const bare = value.replace(/^"|"$/g, '');
    if (/^(for|by)$/i.test(name)) return isNode(value);
    if (/^host$/i.test(name)) return hostUrl(bare) !== null;
    return /^proto$/i.test(name) ? /^https?$/i.test(bare) : true;
  });
}

/** The origin of a page of ours or of others (RFC 6454, 7.1): `null`, or scheme, host and port and nothing more. */
function isOrigin(text: string): boolean {
  if (text === 'null') return true;
  const [, host] = /^[a-z][a-z0-9+.-]{0,30}:\/\/([^/?#@\\\s]+)$/i.exec(text) ?? [];
  return host !== undefined && hostUrl(host) !== null;
}

/** Headers that say where somebody is, and what each may look like. */
const CHECKS = new Map<string, (value: string) => boolean>([
  ['host', (value) => hostUrl(value) !== null],
  ['origin', isOrigin],
  ['x-forwarded-host', eachOf((one) => hostUrl(one) !== null)],
  ['x-forwarded-server', eachOf((one) => hostUrl(one) !== null)],
  ['x-forwarded-proto', eachOf((one) => /^(https?|wss?)$/i.test(one))],
  ['x-forwarded-port', eachOf((one) => /^\d{1,5}$/.test(one))],
  ['x-forwarded-for', eachOf(isNode)],
  ['x-real-ip', isNode],
  ['forwarded', isForwarded],
]);

function odd(name: string): never {
  throw new AnteiError('odd-header', `${name.slice(0, 40)} ヘッダーの値が正しい形ではありません。`);
}

function refuse(code: ErrorCode, detail: string): never {
  throw new AnteiError(code, detail);
}
