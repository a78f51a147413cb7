/**
 * Requests as nobody's browser sends them, made of a seed: a route × a method × a body × headers, each part right, nearly right or
 * nonsense. The same seed gives the same requests.
 */

import { PAGES } from '../src/app/pages.ts';
import { Random } from '../src/supply/demo/random.ts';

export interface FuzzRequest {
  method: string;
  target: string;
  headers: Record<string, string>;
  body?: Buffer;
}

/** What is fuzzed: the paths of a site's API as its own document has them, and cookies of people signed in there. */
export interface Targets {
  api: string[];
  cookies: string[];
  /** Paths to leave alone. */
  without?: RegExp;
}

const FEEDS = [
  'changes.atom',
  'changes.json',
  'products/X.atom',
  'makers/X.json',
  'roadmap.atom',
  'roadmap.rss',
  'seminars.ics',
  'lists/X.atom',
  'X',
].map((path) => `/feeds/${path}`);
const OTHERS = [
  '/health/live',
  '/health/ready',
  '/health/X',
  '/service-worker.js',
  '/assets/X',
  '/assets/../X',
  '/sign-in/start',
  '/sign-in/callback',
  '/dev/identity/auth',
  '/dev/identity/token',
  '/dev/identity/choose/X',
  '/dev/identity/X',
  '/docs/errors',
  '/X/X',
];
const VALUES = [
  '1149019F1560',
  '2412402A3024',
  '13',
  '36',
  '48',
  '0',
  '-1',
  '1e9',
  '2147483648',
  '9007199254740993',
  '2026-08-18',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '10000-01-01',
  'latest',
  'all',
  'supply.csv',
  'generic-volume-share',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  "'",
  '";--',
  '%',
  '%00',
  '%ff',
  '\\',
  '..',
  '../../etc/passwd',
  '//x',
  ' ',
  '　',
  '\u0000',
  '\ud800',
  '\ufffe',
  '𠮷',
  'ロキソニン',
  'ﾛｷｿﾆﾝ60',
  '(((((',
  '[a-z]+$',
  '*',
  '?',
  '#',
  '<script>',
  '{{7*7}}',
  'a'.repeat(300),
  '9'.repeat(400),
  '\u0085',
  '\u007f',
  'ア'.repeat(120),
  'kind:値',
  'maker:試験',
  'on',
  'yes',
  'true',
];
/** Longer than any address; it goes into bodies. */
const LONG = 'あ'.repeat(10_000);
/** Names of parameters and fields that something reads. */
const NAMES =
  'q page size sort tab from to since until asOf as-of cursor limit dataset codes edition measure by class setting route prefecture family ingredient format response volume category essential basic mah kind topic done intent name code text later file rule ask.maker ask.class row.0 pick.0 row.1 address rhythm channel handle wants endpoint version acknowledged corrects values person state error scope role note member secret title date place audience form what id why since single.1149019F1560 countries.1149019F1560 limited __proto__ constructor'.split(
    ' ',
  );
const TYPES = [
  'application/x-www-form-urlencoded',
  'application/json',
  'multipart/form-data; boundary=b',
  'text/plain',
  'application/xml',
  '',
];
const METHODS = [
  'GET',
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'POST',
  'HEAD',
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
];
const HEADERS: Record<string, string[]> = {
  accept: ['*/*', 'application/json', 'text/html', 'x', ''],
  'accept-encoding': ['gzip', 'br', 'identity;q=0', '*;q=0', 'gzip;q=0, br;q=x'],
  'accept-language': ['ja', '*', 'x'.repeat(200)],
  authorization: ['Bearer x', 'Bearer antei_x', 'Basic eDp4', 'Bearer', 'x'],
  cookie: ['antei_session=x', 'a', '=', 'antei_sign_in=x; antei_session=', ';'.repeat(50)],
  'if-none-match': ['*', '"x"', 'W/"x", "y"', ',,,', '"'],
  'if-modified-since': ['x', 'Tue, 18 Aug 2026 00:00:00 GMT'],
  range: ['bytes=0-0', 'bytes=-1', 'bytes=9-1', 'bytes=0-0,1-1,2-2', 'x', 'bytes='],
  origin: ['', 'null', 'https://evil.example', 'x', 'http://127.0.0.1'],
  'sec-fetch-site': ['cross-site', 'same-site', 'same-origin', 'none', 'x', ''],
  referer: ['https://evil.example/', 'x', ''],
  host: [
    '127.0.0.1',
    'localhost:1',
    'evil.example',
    'a b',
    '',
    '[::1]',
    '127.0.0.1:x',
    '127.1',
    '2130706433',
    '0x7f.1',
    'LOCALHOST',
  ],
  'x-forwarded-host': ['localhost', 'evil.example', ',', '%'],
  'x-forwarded-proto': ['https', 'x', 'https,http'],
  forwarded: ['for=192.0.2.1', 'host=x', '=', 'for="[::1]:80";proto=https'],
  'content-type': TYPES,
  'transfer-encoding': ['gzip', 'identity'],
  expect: ['x'],
  upgrade: ['websocket', 'h2c'],
  'x-react-router-prefetch': ['yes'],
  purpose: ['prefetch'],
};

/** The n-th request of a seed is the same on every machine. */
export function fuzzer(seed: number, { api, cookies, without }: Targets): () => FuzzRequest {
  const random = new Random(seed);
  const paths = [
    ...PAGES.map(({ path }) => `/${path.replace(/:\w+/g, 'X')}`),
    ...api.map((path) => path.replace(/\{\w+\}/g, 'X')),
    ...FEEDS,
    ...OTHERS,
  ].filter((path) => !without?.test(path));
  const value = () => random.pick(VALUES);
  const long = () => (random.chance(0.03) ? LONG : value());
  const encoded = (text: string) =>
    random.chance(0.9) ? encode(text) : text.replace(/[\s\0#]|[^\x20-\x7e]/g, '_');
  const pairs = (most: number) =>
    Array.from({ length: random.between(0, most) }, () => [random.pick(NAMES), value()] as const);
  const query = () =>
    pairs(5)
      .map(([name, given]) => `${name}=${encoded(given)}`)
      .join('&');
  const json = (depth: number): unknown => {
    const kind = random.between(0, depth > 0 ? 7 : 4);
    if (kind === 0) return random.pick([null, true, false]);
    if (kind === 1) return random.pick([0, -1, 1e308, 0.1, 2 ** 53]);
    if (kind < 5) return long();
    const items = Array.from({ length: random.between(0, 4) }, () => json(depth - 1));
    if (kind === 5) return items;
    return Object.fromEntries(
      items.map((item) => [random.pick([...NAMES, 'keys', 'items', 'reports', 'status']), item]),
    );
  };
  const part = ([name, given]: readonly [string, string]) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"${random.chance(0.3) ? '; filename="a.xlsx"' : ''}\r\n\r\n${given}\r\n`;
  const bodyOf = (type: string): Buffer => {
    const noise = () =>
      Buffer.from(Array.from({ length: random.between(0, 300) }, () => random.between(0, 255)));
    if (random.chance(0.1)) return noise();
    if (type.includes('json')) return Buffer.from(JSON.stringify(json(5)));
    if (type.includes('multipart'))
      return Buffer.from(`${pairs(8).map(part).join('')}${random.chance(0.9) ? '--b--\r\n' : ''}`);
    return Buffer.from(
      pairs(8)
        .map(([name, given]) => `${name}=${encoded(random.chance(0.03) ? LONG : given)}`)
        .join('&'),
    );
  };
  return () => {
    let target = random.pick(paths).replaceAll('X', () => encoded(value()) || 'x');
    if (random.chance(0.08)) target += '.data';
    if (random.chance(0.5)) target += `?${query()}`;
    const method = random.pick(METHODS);
    // An address of its own for each, as a relay would say it: the limits of one address are tested elsewhere.
    const headers: Record<string, string> = {
      'x-forwarded-for': `198.18.${random.between(0, 255)}.${random.between(0, 255)}`,
    };
    if (cookies.length > 0 && random.chance(0.5)) headers.cookie = random.pick(cookies);
    let body: Buffer | undefined;
    if (!/GET|HEAD|OPTIONS/.test(method)) {
      const type = random.pick(TYPES);
      if (type) headers['content-type'] = type;
      body = bodyOf(type);
    }
    for (const name of Object.keys(HEADERS))
      if (random.chance(0.04)) headers[name] = random.pick(HEADERS[name]!);
    return { method, target, headers, body };
  };
}

function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
