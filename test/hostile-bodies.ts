/**
 * Bodies that strangers may send, made by a script: each small enough to pass where only its size is looked at, or aimed at a
 * parser. Each says what it is answered with.
 */
export interface HostileBody {
  what: string;
  target?: string;
  method?: string;
  type?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  status: number;
  /** A word that the answer says. */
  word: RegExp;
}

const FORM = 'application/x-www-form-urlencoded';
const B = 'antei-boundary';
const MULTIPART = `multipart/form-data; boundary=${B}`;
const API = '/api/v1/devices';

const part = (name: string, value: string, more = '') =>
  `--${B}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const file = (name: string, value: string, more = '') => part(name, value, `; filename="a.csv"${more}`);
const END = `--${B}--\r\n`;
const times = (count: number, one: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => one(n)).join('');

const MANY = /項目は2000個まで|項目とファイルは合わせて/;
const UNREADABLE = /フォームとして読み取れません/;

export function hostileBodies(): HostileBody[] {
  return [
    // Forms of fields.
    {
      what: '60,000 fields row.N',
      type: FORM,
      body: times(60_000, (n) => `row.${n}=a&`),
      status: 413,
      word: MANY,
    },
    { what: '5.8 MB of a&', type: FORM, body: 'a&'.repeat(2_900_000), status: 413, word: /1MBまで/ },
    { what: 'a& in all that is read', type: FORM, body: 'a&'.repeat(499_000), status: 413, word: MANY },
    { what: 'nothing but &', type: FORM, body: '&'.repeat(990_000), status: 413, word: MANY },
    {
      what: '5.7 MB of %41',
      type: FORM,
      body: `text=${'%41'.repeat(1_900_000)}`,
      status: 413,
      word: /1MBまで/,
    },
    {
      what: 'pick and row crossed',
      type: FORM,
      body: times(5_000, (n) => `row.${n}=a&pick.${n}=&`),
      status: 413,
      word: MANY,
    },
    {
      what: 'one name of nearly 1 MB',
      type: FORM,
      body: `${'n'.repeat(990_000)}=1`,
      status: 400,
      word: /名前が長すぎる/,
    },
    {
      what: 'a field over the size of a plain form',
      target: '/lists/x',
      type: FORM,
      body: `name=${'a'.repeat(1_500_000)}`,
      status: 413,
      word: /1MBまで/,
    },
    {
      what: 'more than any form',
      type: MULTIPART,
      body: Buffer.alloc(6_500_000, 'a'),
      status: 413,
      word: /6MBまで/,
    },
    {
      what: 'half a percent sign, everywhere',
      type: FORM,
      body: '%'.repeat(50_000),
      status: 400,
      word: UNREADABLE,
    },
    // Forms of parts.
    {
      what: '100,000 parts',
      type: MULTIPART,
      body: times(50_000, (n) => part(`r${n}`, '')) + END,
      status: 413,
      word: MANY,
    },
    {
      what: 'parts without a name',
      type: MULTIPART,
      body: `--${B}\r\nContent-Disposition: form-data\r\n\r\nx\r\n${END}`,
      status: 400,
      word: UNREADABLE,
    },
    {
      what: 'parts that are no form data',
      type: MULTIPART,
      body: times(9_000, () => `--${B}\r\nX: y\r\n\r\n\r\n`) + END,
      status: 413,
      word: MANY,
    },
    {
      what: '1,000 files',
      type: MULTIPART,
      body: times(1_000, () => file('file', 'x')) + END,
      status: 413,
      word: /ファイルは10個まで/,
    },
    {
      what: 'a file where none belongs',
      target: '/lists/x',
      type: MULTIPART,
      body: file('file', 'x') + END,
      status: 413,
      word: /ファイルは0個まで/,
    },
    {
      what: 'headers of a part of 3 MB',
      type: MULTIPART,
      body: `--${B}\r\n${times(100_000, (n) => `X-${n}: aaaaaaaaaaaaaaaaaa\r\n`)}Content-Disposition: form-data; name="a"\r\n\r\nx\r\n${END}`,
      status: 400,
      word: UNREADABLE,
    },
    {
      what: 'one header of a part of 3 MB',
      type: MULTIPART,
      body: `--${B}\r\nContent-Disposition: form-data; name="${'n'.repeat(3_000_000)}"\r\n\r\nx\r\n${END}`,
      status: 400,
      word: UNREADABLE,
    },
    {
      what: 'no boundary',
      type: 'multipart/form-data',
      body: part('a', 'b') + END,
      status: 400,
      word: /boundary/,
    },
    {
      what: 'an empty boundary',
      type: 'multipart/form-data; boundary=',
      body: part('a', 'b') + END,
      status: 400,
      word: UNREADABLE,
    },
    {
      what: 'a boundary that never comes',
      type: 'multipart/form-data; boundary=other',
      body: part('a', 'b'),
      status: 400,
      word: UNREADABLE,
    },
    {
      what: 'a boundary of 3,000 characters',
      type: `multipart/form-data; boundary=${'b'.repeat(3_000)}`,
      body: '-'.repeat(100_000),
      status: 400,
      word: UNREADABLE,
    },
    {
      what: 'almost the boundary, a million times',
      type: MULTIPART,
      body: `\r\n--${B.slice(0, -1)}`.repeat(200_000),
      status: 400,
      word: UNREADABLE,
    },
    {
      what: 'a form that stops in the middle',
      type: MULTIPART,
      body: `--${B}\r\nContent-Disposition: form-data; name="a"\r\n\r\nxxx`,
      status: 400,
      word: UNREADABLE,
    },
    // Fields of a list, longer than any list.
    {
      what: '1,900 rules to make a list of',
      type: FORM,
      body: `${times(1_900, (n) => `rule=ingredient:x${n}&`)}intent=make`,
      status: 422,
      word: /1,900条件になります/,
    },
    {
      what: '1,900 rules to look at',
      type: FORM,
      body: times(1_900, (n) => `rule=mah:${'x'.repeat(200)}${n}&`),
      status: 422,
      word: /1,900条件になります/,
    },
    {
      what: 'a rule of 1 MB',
      type: FORM,
      body: `rule=class:${'x'.repeat(980_000)}&intent=make`,
      status: 422,
      word: /500字を超えています/,
    },
    {
      what: '70,000 codes',
      type: MULTIPART,
      body: part('codes', '1149019F1560 '.repeat(70_000)) + part('intent', 'make') + END,
      status: 422,
      word: /20,000品目を超えています/,
    },
    {
      what: '400,000 codes',
      type: MULTIPART,
      body: part('codes', '1149019F1560 '.repeat(400_000)) + part('intent', 'make') + END,
      status: 413,
      word: /1つの項目に書けるのは1MBまで/,
    },
    {
      what: '990 KB of spaces for codes',
      type: MULTIPART,
      body: part('codes', ' '.repeat(990_000)) + END,
      status: 422,
      word: /20,000品目を超えています/,
    },
    {
      what: '100,000 short words for codes',
      type: MULTIPART,
      body: part('codes', 'a '.repeat(100_000)) + END,
      status: 422,
      word: /100,000品目になります/,
    },
    {
      what: '1,900 rules for a list that is there not',
      target: '/lists/x.y',
      type: FORM,
      body: `${times(1_900, (n) => `rule=ingredient:x${n}&`)}intent=rules`,
      status: 422,
      word: /1,900条件になります/,
    },
    // What is not a form.
    {
      what: 'XML',
      type: 'application/xml',
      body: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
      status: 415,
      word: /フォームだけ/,
    },
    { what: 'JSON to a page', type: 'application/json', body: '{"a":1}', status: 415, word: /フォームだけ/ },
    { what: 'no type at all', body: 'a=b', status: 415, word: /フォームだけ/ },
    {
      what: 'a type of 3,000 characters',
      type: `multipart/form-data;${' a=b;'.repeat(600)}`,
      body: 'x',
      status: 400,
      word: /boundary/,
    },
    { what: 'nothing', status: 400, word: /何も送られていません/ },
    // JSON.
    {
      what: 'JSON of 400,000 levels',
      target: API,
      type: 'application/json',
      body: '['.repeat(400_000),
      status: 400,
      word: /入れ子は20段まで/,
    },
    {
      what: 'JSON of 30 levels',
      target: API,
      type: 'application/json',
      body: '{"a":'.repeat(30) + '1' + '}'.repeat(30),
      status: 400,
      word: /入れ子は20段まで/,
    },
    {
      what: 'a list of 400,000 numbers',
      target: API,
      type: 'application/json',
      body: `[${'0,'.repeat(400_000)}0]`,
      status: 413,
      word: /値は100,000個まで/,
    },
    {
      what: '__proto__',
      target: API,
      type: 'application/json',
      body: '{"__proto__":{"admin":true}}',
      status: 400,
      word: /JSON/,
    },
    {
      what: 'a cut JSON',
      target: API,
      type: 'application/json',
      body: '{"endpoint":"',
      status: 400,
      word: /JSON/,
    },
    {
      what: 'an empty JSON',
      target: API,
      type: 'application/json',
      body: '',
      status: 400,
      word: /JSON|内容が空|全体/,
    },
    {
      what: 'more than the API takes',
      target: API,
      type: 'application/json',
      body: `"${'a'.repeat(1_100_000)}"`,
      status: 413,
      word: /大きさを超えています/,
    },
    {
      what: 'text to the API',
      target: API,
      type: 'text/plain',
      body: 'endpoint',
      status: 415,
      word: /Content-Type/,
    },
    { what: 'a form to the API', target: API, type: FORM, body: 'a=b', status: 415, word: /Content-Type/ },
    // Addresses and headers.
    {
      what: 'an address of 9,000 characters',
      method: 'GET',
      target: `/search?q=${'a'.repeat(9_000)}`,
      status: 414,
      word: /8,000字まで/,
    },
    {
      what: '4,000 parameters',
      method: 'GET',
      target: `/search?${'a&'.repeat(3_900)}`,
      status: 414,
      word: /300個まで/,
    },
    {
      what: 'one part of an address of 600 characters',
      method: 'GET',
      target: `/api/v1/products/${'9'.repeat(600)}`,
      status: 404,
      word: /見つかりません/,
    },
    {
      what: 'headers of 20 KB',
      method: 'GET',
      target: '/',
      headers: { x: 'a'.repeat(20_000) },
      status: 431,
      word: /ヘッダーが大きすぎます/,
    },
    {
      what: '3,000 cookies',
      method: 'GET',
      target: '/',
      headers: { cookie: 'a=b;'.repeat(1_900) },
      status: 431,
      word: /Cookieは100個まで/,
    },
    {
      what: 'a cookie of 9,000 characters',
      method: 'GET',
      target: '/',
      headers: { cookie: `a=${'b'.repeat(9_000)}` },
      status: 431,
      word: /cookie は8,000字まで/,
    },
    {
      what: 'languages of 5,000 characters',
      method: 'GET',
      target: '/',
      headers: { 'accept-language': 'ja,'.repeat(1_700) },
      status: 431,
      word: /accept-language は4,000字まで/,
    },
    {
      what: 'a thousand ranges',
      method: 'GET',
      target: '/',
      headers: { range: `bytes=${'0-0,'.repeat(1_200)}0-0` },
      status: 431,
      word: /range は4,000字まで/,
    },
    {
      what: 'a tag of spaces',
      method: 'GET',
      target: '/feeds/changes.atom',
      headers: { 'if-none-match': `"a"${' '.repeat(5_000)}"b"` },
      status: 431,
      word: /if-none-match/,
    },
  ];
}
