import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { News, NewsContent } from '../model.ts';
import { newsContent } from '../testing.ts';
import { composeMessage } from './message.ts';
import { blockRenderer, type Telling } from './message-block.ts';
import { confirmMessage } from './message-confirm.ts';

const RECIPIENT = {
  listName: '当直の棚',
  listUrl: 'https://antei.example/lists/a.b',
  stopUrl: 'https://antei.example/lists/stop/7.c',
};
const block = blockRenderer('https://antei.example');
let numbers = 0;

function item(content: Partial<NewsContent> = {}, telling: Telling = 'news') {
  const news: News = {
    asOf: '2026-08-14',
    productId: ++numbers,
    revision: 1,
    topics: 1,
    content: newsContent(content),
    void: telling === 'takenBack',
    returned: false,
  };
  return { news, telling };
}
const compose = (...items: ReturnType<typeof item>[]) =>
  composeMessage([{ asOf: '2026-08-14', withdrawal: false, items }], RECIPIENT, block);

const STOPPED = {
  yjCode: '2119404A1033',
  name: '別の注射液',
  direction: 'worsened',
  lines: [{ label: '出荷対応', before: '通常出荷', after: '供給停止' }],
  response: 'stopped',
  volume: 'halted',
  reason: '製造トラブル',
  until: '2026年9月に解消見込み',
  candidates: { names: [], normal: 0, total: 3 },
} as const satisfies Partial<NewsContent>;

test('a message says what changed, from what to what, since when, why, until when and what ships normally', () => {
  const { subject, text } = compose(item(), item(STOPPED as Partial<NewsContent>));
  assert.equal(subject, '【安定】2品目の変化: 別の注射液 通常→停止 ほか');
  assert.equal(
    text,
    `2026年8月14日の一覧で、品目リスト「当直の棚」の2品目に変化がありました。

■ 別の注射液（第一三共）
  出荷対応：通常出荷 → 供給停止
  いまの状態：供給停止・出荷停止
  いまの出荷対応になった日：2026年8月13日
  理由：製造トラブル
  見込み：2026年9月に解消見込み
  候補（同じ成分・剤形・規格の他の品目）：3品目のうち通常出荷 0品目
  https://antei.example/products/2119404A1033

■ ロキソニン錠60mg（第一三共）
  出荷対応：限定出荷（他社品の影響） → 通常出荷
  いまの状態：通常出荷・出荷量通常
  いまの出荷対応になった日：2026年8月13日
  候補（同じ成分・剤形・規格の他の品目）：41品目のうち通常出荷 23品目
    ・ロキソプロフェンNa錠60mg「サワイ」（沢井製薬）
    ・ほか22品目
  https://antei.example/products/1149019F1560

――――――――――――――――――――
候補は同じ成分・剤形・規格の品目を並べたもので、代替性を保証するものではありません。
知らせる内容や宛先の変更
https://antei.example/lists/a.b
このお知らせの停止
https://antei.example/lists/stop/7.c
出典：厚生労働省「医療用医薬品供給状況」を加工して作成
`,
  );
});

test('the worst comes first, in the subject of all editions too', () => {
  const lines = (before: string, after: string) => [{ label: '出荷対応', before, after }];
  const worse = (
    name: string,
    response: 'stopped' | 'limitedOwn' | 'normal',
    volume: 'halted' | 'decreased',
  ) => item({ name, direction: 'worsened', response, volume, lines: lines('通常出荷', response) });
  const gone = item({
    name: '消えた錠',
    direction: 'worsened',
    response: null,
    volume: null,
    lines: lines('a', 'b'),
  });
  const less = worse('減った錠', 'normal', 'decreased');
  const half = item({ name: '半ば戻った錠', direction: 'mixed', response: 'normal', volume: 'decreased' });
  const items = [
    less,
    item({ name: '戻った錠' }),
    half,
    worse('限られた錠', 'limitedOwn', 'decreased'),
    gone,
  ];
  const stopped = worse('止まった錠', 'stopped', 'halted');
  const { subject, text } = composeMessage(
    [
      { asOf: '2026-08-14', withdrawal: false, items },
      { asOf: '2026-08-17', withdrawal: false, items: [stopped] },
    ],
    RECIPIENT,
    block,
  );
  assert.match(subject, /^【安定】6品目の変化: 止まった錠 /);
  assert.deepEqual(
    [...text.matchAll(/■ (.*?)（/g)].map(([, name]) => name),
    ['限られた錠', '減った錠', '消えた錠', '半ば戻った錠', '戻った錠', '止まった錠'],
  );
});

test('a subject is short, and tells two kinds of limited shipment apart', () => {
  const subject = (label: string, before: string, after: string) =>
    compose(item({ lines: [{ label, before, after }] })).subject;
  assert.equal(
    subject('出荷対応', '限定出荷（他社品の影響）', '通常出荷'),
    '【安定】1品目の変化: ロキソニン錠60mg 限定→通常',
  );
  assert.match(subject('出荷量', '出荷量通常', '出荷量減少'), / 量 通常→減少$/);
  assert.match(
    subject('出荷対応', '限定出荷（自社の事情）', '限定出荷（その他）'),
    / 限定出荷（自社の事情）→限定出荷（その他）$/,
  );
  assert.match(subject('掲載', '一覧にあり', '一覧からなくなりました'), / 掲載 一覧からなくなりました$/);
});

test('the HTML says the same, escaped, with nothing that is loaded from elsewhere', () => {
  const { text, html } = compose(
    item({
      name: '<b>"&\'</b>錠\r\nBcc: x',
      mah: '<script>',
      lines: [{ label: 'a', before: '<', after: '>' }],
    }),
  );
  assert.ok(html.includes('&lt;b&gt;&quot;&amp;&#39;&lt;/b&gt;錠 Bcc: x'));
  assert.doesNotMatch(html, /<(img|script|style|link|iframe|b)\b|\bsrc=|\bstyle=/i);
  const words = (given: string) => given.replace(/[\s■・]/g, '');
  const plain = html
    .replace(/<a href="([^"]*)">/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
  assert.equal(words(plain), words(text.replace(/https:\S+/g, '').replace(/―/g, '')));
});

test('a correction takes back what was told, and says what holds', () => {
  const { subject, text } = compose(
    item({}, 'takenBack'),
    item(STOPPED as Partial<NewsContent>, 'corrected'),
  );
  assert.equal(subject, '【安定】訂正：2品目の変化: 別の注射液 通常→停止 ほか');
  assert.match(text, /2026年8月14日の一覧が訂正されました。.*先にお知らせした2品目を訂正します。\n/);
  assert.match(text, /先にお知らせした内容を、次のとおり訂正します。\n {2}出荷対応：通常出荷 → 供給停止\n/);
  assert.match(
    text,
    /お知らせを取り消します。\n {2}（取り消し）出荷対応：限定出荷（他社品の影響） → 通常出荷\n/,
  );
});

test('a correction that also brings news is named after neither alone', () => {
  const { subject, text } = compose(item({}, 'corrected'), item());
  assert.doesNotMatch(subject, /訂正/);
  assert.match(text, /1品目を訂正します。新しくお知らせする品目も1品目あります。/);
});

test('what is taken back with a withdrawn edition says so, and that it will not be told again', () => {
  const part = { asOf: '2026-08-14', withdrawal: true, items: [item({}, 'takenBack')] };
  const { subject, text } = composeMessage([part], RECIPIENT, block);
  assert.match(subject, /^【安定】訂正：/);
  assert.match(text, /2026年8月14日の一覧は、公表のあとで取り下げられました。/);
  assert.match(
    text,
    /先にお知らせした1品目を、次のとおり改めます。同じ内容で再び掲載されたときは、あらためてお知らせしません。/,
  );
  assert.match(text, /先にお知らせした次の変化について、お知らせを取り消します。/);
});

test('a digest of several editions counts each product once', () => {
  const again = item();
  const { subject, text } = composeMessage(
    [
      { asOf: '2026-08-17', withdrawal: false, items: [again] },
      {
        asOf: '2026-08-14',
        withdrawal: false,
        items: [{ ...item(), news: { ...item().news, productId: again.news.productId } }],
      },
    ],
    RECIPIENT,
    block,
  );
  assert.match(subject, /1品目の変化/);
  assert.ok(text.indexOf('2026年8月17日の一覧') < text.indexOf('2026年8月14日の一覧'));
});

test('beyond 200 products the others are listed in a line each, and none is left out', () => {
  const items = Array.from({ length: 300 }, (_, i) => item({ name: `試験${i}錠` }));
  const { subject, text } = compose(...items);
  assert.match(subject, /300品目/);
  assert.equal(text.match(/^■/gm)!.length, 200);
  assert.equal(text.match(/^・試験/gm)!.length, 100);
});

test('a digest of 35 products costs well under a millisecond once its news are rendered', () => {
  const items = Array.from({ length: 35 }, () => item());
  compose(...items);
  const began = process.cpuUsage();
  for (let i = 0; i < 1000; i++) compose(...items);
  const { user, system } = process.cpuUsage(began);
  assert.ok(user + system < 500_000, `${(user + system) / 1000} µs each`);
});

test('a confirmation mail carries the link and nothing that strangers wrote', () => {
  const { text, html } = confirmMessage('https://antei.example/lists/confirm/7.c');
  assert.match(text, /48時間/);
  assert.ok(text.includes('https://antei.example/lists/confirm/7.c'));
  assert.ok(html.includes('href="https://antei.example/lists/confirm/7.c"'));
  assert.doesNotMatch(`${text}${html}`, /当直/);
});
