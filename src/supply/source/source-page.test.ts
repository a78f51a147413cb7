import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestList } from './source-page.ts';

const PAGE = 'https://www.example.go.jp/stf/index.html';
const read = (html: string, contentType: string | null = 'text/html; charset=utf-8') =>
  newestList(Buffer.from(html), contentType, PAGE);
const href = '/content/10800000/260818iyakuhinkyoukyu.xlsx';

/** Ways in which a page may write the same link. */
const LINKS: [what: string, html: string][] = [
  ['the usual', `<a href="${href}">医療用医薬品供給状況（令和８年８月18日現在）［Excel形式：3.1MB］</a>`],
  ['full-width throughout', `<a href="${href}">医療用医薬品供給状況（令和８年８月１８日現在）</a>`],
  [
    'half-width, with spaces and tags',
    `<a href="${href}"><span>供給状況 (令和 8 年\n 8 月 18 日</span> 現在)</a>`,
  ],
  ['western', `<a href="${href}">供給状況一覧表 2026年8月18日</a>`],
  ['another date first', `<a href="${href}">（令和８年８月19日更新）供給状況（令和８年８月18日現在）</a>`],
  ['the date beside the link', `<li>令和８年８月18日現在 <a href="${href}">Excel</a></li>`],
  [
    'the date in the row',
    `<table><tr><td>令和８年８月18日</td><td><a href="${href}">Excel</a></td></tr></table>`,
  ],
  ['the date in the title', `<a href="${href}" title="令和８年８月18日現在">Excel</a>`],
  [
    'linked twice',
    `<p><a href="${href}"><img src="x.png"></a></p><p>更新 令和８年８月19日</p><a href="${href}">令和８年８月18日現在</a>`,
  ],
  ['relative', `<a href="../content/10800000/260818iyakuhinkyoukyu.xlsx">令和８年８月18日現在</a>`],
  ['protocol-relative, with fragment', `<a href=" //www.example.go.jp${href}#a ">令和８年８月18日現在</a>`],
];

for (const [what, html] of LINKS) {
  test(`finds a link: ${what}`, () => {
    const page = `<h1>供給状況</h1><p>掲載日：令和８年８月20日</p><div><div><div>${html}</div></div></div><a href="/x.pdf">令和９年１月１日</a>`;
    const list = read(page);
    assert.deepEqual(
      [list.url, list.fileName, list.asOf],
      [`https://www.example.go.jp${href}`, '260818iyakuhinkyoukyu.xlsx', '2026-08-18'],
    );
  });
}

test('knows the likes of the official file name, and nothing else', () => {
  const named = (name: string) => read(`<a href="/c/${name}">令和８年８月18日現在</a>`);
  for (const name of [
    '20260818iyakuhinkyoukyu.xlsx',
    '260818_iyakuhinkyoukyu.xlsx',
    '260818iyakuhinkyoukyu_2.XLSX',
    '260818iyakuhinkyokyu.xlsx',
    '260818iyakuhinkyoukyu%281%29.xlsx',
  ]) {
    assert.equal(named(name).asOf, '2026-08-18', name);
  }
  for (const name of [
    'iyakuhinkyoukyu.xlsx',
    '260818iyakuhinkyoukyu.pdf',
    '260818yakka.xlsx',
    '260818iyakuhinkyoukyu.xlsx/',
  ]) {
    assert.throws(() => named(name), { code: 'source-unreadable' }, name);
  }
  assert.throws(() => named('269918iyakuhinkyoukyu.xlsx'), { code: 'date-mismatch' });
});

test('the newest of many, each with its own date beside it', () => {
  const row = (day: number) =>
    `<tr><td>令和８年８月${day}日</td><td><a href="/2608${day}iyakuhinkyoukyu.xlsx">Excel</a></td></tr>`;
  assert.equal(read(`<table>${row(14)}${row(18)}${row(17)}</table>`).asOf, '2026-08-18');
});

test('a newest link without a date of its own is not guessed at', () => {
  const html = `<ul><li><a href="/260814iyakuhinkyoukyu.xlsx">令和８年８月14日現在</a></li><li><a href="${href}">最新</a></li></ul>`;
  assert.throws(() => read(html), { code: 'source-unreadable' });
});

test('a link that only its text makes the newest is not passed over', () => {
  const html = `<a href="/260814iyakuhinkyoukyu.xlsx">令和８年８月18日現在</a><a href="/260817iyakuhinkyoukyu.xlsx">令和８年８月17日現在</a>`;
  assert.throws(() => read(html), { code: 'date-mismatch' });
});

test('an encrypted address on another host will do, others not', () => {
  const at = (url: string) => read(`<a href="${url}/260818iyakuhinkyoukyu.xlsx">令和８年８月18日現在</a>`);
  assert.equal(at('https://files.example.jp').url, 'https://files.example.jp/260818iyakuhinkyoukyu.xlsx');
  assert.throws(() => at('http://www.example.go.jp'), { code: 'source-unreadable' });
  for (const url of ['file:///tmp', 'ftp://www.example.go.jp', 'javascript:1'])
    assert.throws(() => at(url), { code: 'source-unreadable' });
});

test('Shift_JIS by its header, UTF-8 where nothing is said', () => {
  const bytes = Buffer.concat([
    Buffer.from(`<a href="${href}">`),
    Buffer.from([0x97, 0xdf, 0x98, 0x61]),
    Buffer.from('8'),
    Buffer.from([0x94, 0x4e]),
    Buffer.from('8'),
    Buffer.from([0x8c, 0x8e]),
    Buffer.from('18'),
    Buffer.from([0x93, 0xfa]),
    Buffer.from('</a>'),
  ]);
  assert.equal(newestList(bytes, 'text/html; charset=Shift_JIS', PAGE).asOf, '2026-08-18');
  assert.equal(read(LINKS[0]![1], null).asOf, '2026-08-18');
});

test('the word 現在 may stand in the text once more', () => {
  const text = '更新日：令和８年９月１日（現在の状況。令和８年８月18日現在）';
  assert.equal(read(`<a href="/260818iyakuhinkyoukyu.xlsx">${text}</a>`).asOf, '2026-08-18');
});

test('a page made to be slow is read in moments: many links in one place, nested parts, long texts', () => {
  const link = (n: number) => `<a href="/2608${10 + (n % 10)}iyakuhinkyoukyu.xlsx">x</a>`;
  const links = (count: number, between = '') =>
    Array.from({ length: count }, (_, n) => link(n) + between).join('');
  const pages = [
    `<table><tr><td>${links(400)}`,
    `${'<div>'.repeat(5_000)}${links(400)}`,
    links(400, '<div>'),
    `<table><tr><td>${link(1)}${'（'.repeat(2_000_000)}`,
    `<table><tr><td>${link(1)}${'1'.repeat(4_000_000)}`,
    `<p>${link(1)}${'2026 '.repeat(800_000)}現在`,
    `<p>${link(1)}${'a'.repeat(4_000_000)}現在`,
  ];
  for (const html of pages) {
    const before = process.cpuUsage();
    assert.throws(() => read(html), { code: 'source-unreadable' });
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 5_000_000, `${html.slice(0, 60)}: ${(user + system) / 1e6} s of the processor`);
  }
  assert.throws(() => read(`<p>${links(501)}`), /リンクが500個より多く/);
});
