/** Reads ⑯, when a maker expects a change: 「9月上旬～中旬」 as a range of days. Whether it has passed: supply/forecast.ts. */
import { addDays, type IsoDate, isIsoDate } from '../../platform/clock.ts';
import { FISCAL_MONTH, westernYear } from '../../platform/dates/era.ts';
import { daysIn, type Month, monthName, monthOf } from '../../platform/dates/months.ts';
import { compact } from '../../platform/text.ts';
import type { Forecast, ShipmentResponse, ShipmentVolume, ShortageReason } from '../model.ts';

/** `month` and `year` (its first month) are what the second half of a range inherits: 9月上旬～中旬. */
type Span = { from: IsoDate; to: IsoDate | null; month: Month; year?: Month };
/** An impossible month or day comes out as text that is not a date; {@link timeAt} refuses it. */
type Reader = (g: Record<string, string | undefined>, asOf: IsoDate, previous?: Span) => Span;
type Row = [words: string, first: number, last: number];

/** Days within a month. 末 is read as its last ten days; 第n週 covers both ways of counting weeks. */
const PARTS: Row[] = [
  ['末日', 31, 31],
  ['上旬|初旬|初め|初頭|初(?!回)|はじめ|頭', 1, 10],
  ['中旬|中頃|中ごろ|半ば|なかば', 11, 20],
  ['下旬|末|終わり', 21, 31],
  ['前半', 1, 15],
  ['後半', 16, 31],
  ...[1, 2, 3, 4, 5].map((n): Row => [`第${n}週`, Math.max(1, 7 * n - 12), 7 * n]),
];
/** Months (0–11) of a year: of 年 from January, of 年度 from April. */
const PERIODS: Row[] = [
  ...[1, 2, 3, 4].map((n): Row => [`第?[${n}${' 一二三四'[n]}]四半期|第?${n}Q|Q${n}`, 3 * n - 3, 3 * n - 1]),
  ['上期|上半期|前期|前半', 0, 5],
  ['下期|下半期|後期|後半', 6, 11],
  ['初め|初頭|初(?!回)|はじめ|早々|明け', 0, 2],
  ['半ば|なかば|中頃|中ごろ', 4, 7],
  ['末', 11, 11],
  ['内(?![服用視])|中', 0, 11],
];
/** First months (0–11) of the meteorological seasons, of the calendar year: 2026年冬 is December to February 2027. */
const SEASONS: Record<string, number> = { 年明け: 0, 春: 2, 夏: 5, 秋: 8, 冬: 11 };
const anyOf = (table: Row[]) => table.map(([words]) => words).join('|');
const exactly = (table: Row[]) => table.map((row) => [new RegExp(`^(?:${row[0]})$`), row] as const);
const [EXACT_PARTS, EXACT_PERIODS] = [exactly(PARTS), exactly(PERIODS)];
const find = (table: typeof EXACT_PARTS, word: string) => table.find(([words]) => words.test(word))?.[1];

const iso = (month: Month, day: number): IsoDate => `${monthName(month)}-${String(day).padStart(2, '0')}`;
/** The first month of a year, or of a fiscal one. */
const begin = (year: number | string, fiscal?: unknown): Month => Number(year) * 12 + (fiscal ? APRIL : 0);
const APRIL = FISCAL_MONTH - 1;
/** The first month of that name (0–11) from `start` on. */
const nextMonth = (name: number, start: Month): Month => start + ((((name - start) % 12) + 12) % 12);
/** A month without a year is the next such one in a range, else the one nearest to asOf: 5 months back to 6 ahead. */
const around = (asOf: IsoDate, previous?: Span): Month => previous?.month ?? monthOf(asOf) - 5;

function days(month: Month, count = 1, first = 1, last = 31): Span {
  const end = month + count - 1;
  const [from, to] = [iso(month, Math.min(first, daysIn(month))), iso(end, Math.min(last, daysIn(end)))];
  return { from, to, month, year: month - (month % 12) };
}
const readMonth: Reader = (g, asOf, previous) => {
  const year = g.year && begin(g.year, g.fiscal);
  const name = /^(0?[1-9]|1[0-2])$/.test(g.month ?? '') ? Number(g.month) - 1 : Number.NaN;
  const month = g.month ? nextMonth(name, year || around(asOf, previous)) : previous!.month;
  if (g.day) return { ...days(month), from: iso(month, Number(g.day)), to: iso(month, Number(g.day)) };
  const [, first, last] = (g.part && find(EXACT_PARTS, g.part)) || [];
  return days(month, 1, first, last);
};
const readPeriod: Reader = (g, asOf, previous) => {
  const year = g.year ? begin(g.year, g.fiscal) : previous?.year;
  const [, first, last] = find(EXACT_PERIODS, g.period ?? '中')!;
  const span = { ...days(year! + first, last - first + 1), year };
  // 年内: what is left of the year.
  return g.period === '内' && span.from < asOf && asOf <= span.to! ? { ...span, from: asOf } : span;
};
const readSeason: Reader = (g, asOf, previous) =>
  days(nextMonth(SEASONS[g.season!]!, g.year ? begin(g.year) : around(asOf, previous)), 3);
/** 3か月以内: from asOf on; 3か月超: open. */
const readLength: Reader = (g, asOf) => {
  const length = Number(g.length);
  const month = monthOf(asOf) + length * (g.unit === '年' ? 12 : 1);
  const inDays = { 日: length, 週: 7 * length }[g.unit ?? ''];
  const end = inDays ? addDays(asOf, inDays) : days(month, 1, Number(asOf.slice(8))).from;
  return { ...days(month), from: g.open ? end : asOf, to: g.open ? null : end };
};

// Numbers are dates only in these shapes: 22.5 needs its 月, 8年10月 has no readable year, 3月以内 may be a length.
const sticky = (source: string) => new RegExp(source, 'yu');
const NUMBER = String.raw`\d{1,2}`;
const PART = `(?<part>${anyOf(PARTS)})`;
const PERIOD = `(?<period>${anyOf(PERIODS)})`;
const SEASON = `(?<season>${Object.keys(SEASONS).join('|')})`;
const YEAR = String.raw`(?<![\dA-Za-z])(?<year>20\d\d)`;
const IN_MONTH = String.raw`月度?の?(?:(?<day>${NUMBER})日|${PART})?(?!\d+(?:日|頃|~|以|ま|予|見|$)|間|以内|未満|以上)`;
const IN_NUMBERS = String.raw`[./-]?${PART}|\k<sep>(?<day>${NUMBER})日?(?![\d/]|[.,]\d)|(?![\d月/%A-Za-z-]|[.,]\d)`;
/** Counted from something else than today (入荷後1か月以内) it says no time. */
const FROM_NOW = String.raw`(?<![\d.]|(?<!今)(?:後|から|より|次第)、?約?)`;
const OVER = '(?<open>(?:超|以上|以降)(?=先|後|かか|を?要|の?見込|の?予定|[)。]|$))';
const LENGTH = `${FROM_NOW}(?:${NUMBER}~)?(?<length>${NUMBER})(?:(?<unit>[日週年])|[かカヵヶケ箇個]月)間?(?:以内|${OVER})`;
const RULES: [RegExp, Reader, onlyInRange?: true][] = [
  [sticky(`${YEAR}年(?<fiscal>度)?[の/-]?(?<month>${NUMBER})${IN_MONTH}`), readMonth],
  [sticky(`${YEAR}(?<sep>[./-])(?<month>${NUMBER})(?:${IN_MONTH}|${IN_NUMBERS})`), readMonth],
  [sticky(String.raw`${YEAR}(?<month>\d\d)(?<day>\d\d)(?![\dA-Za-z])`), readMonth],
  [sticky(String.raw`(?<![\d.,/#年度約-])(?<month>${NUMBER})${IN_MONTH}`), readMonth],
  [sticky(`${YEAR}年?度?の?${SEASON}`), readSeason],
  [sticky(String.raw`(?<!\p{Script=Han})${SEASON}(?=頃|ごろ|以降|まで|から|予定|見込|に|~|$)`), readSeason],
  [sticky(String.raw`${YEAR}(?:年(?<fiscal>度)?の?${PERIOD}?|${PERIOD})(?!第?\d)`), readPeriod],
  [sticky(LENGTH), readLength],
  [sticky(`(?<day>${NUMBER})日|${PART}`), readMonth, true],
  [sticky(`(?<period>${anyOf(PERIODS.slice(0, -1))})`), readPeriod, true],
  // 2026/9～10 says either a month or a day.
  [sticky(String.raw`(?<=~)\d`), () => days(Number.NaN), true],
];

/** Spellings made one. Hyphens and dots between numbers stay: they are date separators. */
const SPELLINGS: [RegExp, string | ((...found: string[]) => string)][] = [
  [/[‐‑–−]/g, '-'],
  [/[〜∼—―]/g, '~'],
  [/\([月火水木金土日]曜?日?\)/g, ''],
  [/(?<=[月日旬末頃ろ期])[-ー](?=[\d上中下初末第翌令来])/g, '~'],
  [/(?<![\d./-])(\d{1,2})[-~・](?=\d{1,2}([月日]|四半期))/g, '$1$2~'],
  [/([上中])[~・-]?(?=[中下]旬)/g, '$1旬~'],
  [/⇒|から(?=[^~、。]{0,12}[にへ](?:変更|延期|修正|延長))/g, '→'],
  [/[翌同]年(?=\d{1,2}月)/g, ''],
  [/半年/g, '6か月'],
  [/[一二三四五六](?=[かカヵヶケ箇個]月)/g, (kanji) => String('一二三四五六'.indexOf(kanji!) + 1)],
  [/令和元/g, '令和1'],
  [/(?<![A-Za-z])(?:令和|R)(\d{1,2})(?=[年./-])/g, (_, year) => String(westernYear('令和', year!))],
  [
    /(?<![\d.,/#成和A-Za-z-])[2-4]\d(?=年(?:度|\d{1,2}月|[春夏秋冬末第上下])|[./]\d{1,2}[月./上中下初末頃])/g,
    '20$&',
  ],
];
const NEAR: Record<string, number> = { 昨: -1, 先: -1, 来: 1, 再来: 2 };
const BARE_YEAR = /(?<![\d一二三数毎同長永元])年(?=(度?)(?:末|内(?![服用視])))/g;
/** 来年度 → 2027年度, 来月 → 2026年9月, 年末 → 2026年末, 今秋 → 秋. */
function spellOut(text: string, asOf: IsoDate): string {
  const now = monthOf(asOf);
  const year = (near = '', april = 0) => Math.floor((now - april) / 12) + (NEAR[near] ?? 0);
  const month = (near: string) => iso(now + (NEAR[near] ?? 0), 1).replace(/-0?(\d+)-01/, '年$1月');
  return text
    .replace(
      /(昨|今|本|当|再来|来)年(度?)/g,
      (_, near, april) => `${year(near, april ? APRIL : 0)}年${april}`,
    )
    .replace(BARE_YEAR, (_, april) => `${year('', april ? APRIL : 0)}年`)
    .replace(/(先|今|当|再来|来)月/g, (_, near) => month(near))
    .replace(/(今|来)(?=[春夏秋冬])/g, (_, near) => (near === '今' ? '' : `${year('来')}年`));
}
/** One line without spaces; circled numbers (③), raised ones (²) and neighbouring ones (10 9:00) must not become a date. */
function normalise(text: string, asOf: IsoDate): string {
  const plain = text.replace(/[\u2460-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf²³¹\u2070-\u209f]/g, '、');
  const line = compact(plain.normalize('NFKC').replace(/(?<=\d)\s+(?=\d)/g, '#'));
  return spellOut(
    SPELLINGS.reduce((t, [from, to]) => t.replace(from, to as string), line),
    asOf,
  );
}

/**
 * What the words near a date say happens then; where several rows fit at one place, the first counts. `ending` is weaker
 * than `stockOut`: the last delivery may precede the last package. `other` takes the date away: it is of a notice, an
 * expiry. So does `state`, but only after the date (9月まで限定出荷): before the date, it describes the present (供給停止中、9月予定).
 */
const TROUBLE = '(?:限定出荷|出荷調整|出荷制限|(?:供給|出荷|販売)[をの]?停止|欠品)';
const NOTICE = '案内|通知|連絡|お知らせ|告知|更新|回答';
const NOT_THEN = `(?!中(?!止)|の?ご?(?:${NOTICE})|.{0,3}(?:に伴|によ|のため|の影響|を受け))`;
const EVENTS: [kind: string, words: string][] = [
  ['recovery', `${TROUBLE}(?:状態)?[のをがは]?(?:解[除消]|終了|回復)`],
  [
    'other',
    `${TROUBLE}中?[(]|ロット|Lot|製造番号|発売|収載|承認|(?:製造|生産)(?:再開|開始|中止|終了)|原[材料薬]料?の?(?:入荷|供給)`,
  ],
  ['state', 'まで(?!に)[のは、]?(?:通常|限定|供給|出荷|欠品|販売|在庫(?!の?消)|継続)'],
  ['recovery', '解[除消]|再開|回復|復旧|復帰|正常化|通常(?:出荷|供給)|改善|入荷|入庫|安定供給'],
  ['recovery', '(?:出荷|供給|販売)[をがの]?(?:開始|可能|予定)'],
  ['stockOut', `(?:消尽|在庫の?消化|在庫(?:切れ|終了|がなくな)|欠品|品切れ)${NOT_THEN}`],
  [
    'ending',
    `(?:(?:販売|供給|出荷|取扱い?)(?:分?を(?:もって|もちまして)?|の)?(?:中止|終了|停止)|終売|最終出荷)${NOT_THEN}`,
  ],
  ['other', `${NOTICE}|使用期限|有効期[限間]|(?:薬価削除|経過措置)(?!.{0,4}(?:ため|により|に伴))`],
  ['state', `${TROUBLE}|現在|時点|未定|不明|判明|確認|検討|判断|調査`],
];
const EVENT = new RegExp(EVENTS.map(([, words], i) => `(?<e${i}>${words})`).join('|'), 'g');
const kindsIn = (text: string) =>
  [...text.matchAll(EVENT)].map(({ groups = {} }) => EVENTS.find((_, i) => groups[`e${i}`])![0]);

/** What governs a date: in its own clause what follows, then what precedes; then the same further away. */
function governing(before: string, after: string): string | undefined {
  const isEvent = (kind: string) => kind !== 'other' && kind !== 'state';
  return (
    kindsIn(after.split(/[。、,;()「」]/)[0]!)[0] ??
    kindsIn(before.split(/[。、,;)「」]/).at(-1)!).findLast((kind) => kind !== 'state') ??
    kindsIn(after).find(isEvent) ??
    kindsIn(before).findLast(isEvent)
  );
}

/** 頃, 目途 and the like leave a time as it is. */
const ABOUT = '中|内|頃|ごろ|ころ|前後|を?目[途処標]|[()]';
const JOIN = sticky(
  `(?:${ABOUT}|予定|見込み?)*(?:~|から|より|→|・|または|又は|及び|および|、(?=${NUMBER}月))`,
);
const ONWARDS = sticky(`(?:${ABOUT})*(?:以降|以後|から|より|~)`);
const UNTIL = sticky(`(?:${ABOUT})*(?:まで|以前)`);

function at(pattern: RegExp, text: string, index: number) {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
/** Where the next time can begin: each rule outside a range starts so, and none within a number. */
function nextStart(text: string, from: number): number {
  START.lastIndex = from;
  return START.exec(text)?.index ?? text.length;
}
const START = /(?<!\d)\d|年明け|[春夏秋冬]/g;

/** The time written at a place: undefined when there is none, null when it is impossible or over ten years away. */
function timeAt(text: string, index: number, asOf: IsoDate, previous?: Span) {
  for (const [pattern, read, onlyInRange] of RULES) {
    const match = (previous || !onlyInRange) && at(pattern, text, index);
    if (!match) continue;
    const span = read(match.groups ?? {}, asOf, previous);
    const real = isIsoDate(span.from) && (span.to === null || isIsoDate(span.to));
    const near = Math.abs(monthOf(span.from) - monthOf(asOf)) <= 120;
    return real && near ? { ...span, start: index, end: index + match[0].length } : null;
  }
}
/** A time with what is joined to it (～, →) and what opens it (以降, まで). */
function phraseAt(text: string, index: number, asOf: IsoDate) {
  const first = timeAt(text, index, asOf);
  const join = first && at(JOIN, text, first.end);
  const second = join && timeAt(text, first.end + join[0].length, asOf, first);
  if (!first || (join && second === null)) return first && null;
  const { from, to, end } = second ?? first;
  const phrase = { from: join?.[0].endsWith('→') ? from : first.from, to, start: index, end };
  const before = text.slice(Math.max(0, index - 5), index);
  if (at(ONWARDS, text, end) || /(?:早ければ|早くても?|最短で?)$/.test(before)) phrase.to = null;
  else if (!second && (at(UNTIL, text, end) || /遅くとも$/.test(before)) && asOf < from) phrase.from = asOf;
  return phrase.to !== null && phrase.to < phrase.from ? null : phrase;
}

/** A text with more times than this says no one time; the richest official one has two. */
const MAX_TIMES = 12;

/**
 * Reads the time out of the free text of ⑯ (2026年9月頃在庫消尽見込み); null if it says none, or an impossible one: the
 * text itself is kept beside, so a doubtful reading is worth less than none. Where the words do not say whether supply
 * recovers or stock runs out, a product about to be delisted runs out. Several times of one event give the whole stretch.
 */
export function parseForecast(
  text: string,
  context: { asOf: IsoDate; response?: ShipmentResponse; volume?: ShipmentVolume; reason?: ShortageReason },
): Forecast | null {
  const line = normalise(text, context.asOf);
  const phrases: NonNullable<ReturnType<typeof phraseAt>>[] = [];
  for (let index = nextStart(line, 0); index < line.length; index = nextStart(line, index)) {
    const phrase = phraseAt(line, index, context.asOf);
    if (phrase === null || phrases.length === MAX_TIMES) return null;
    if (phrase) phrases.push(phrase);
    index = phrase ? phrase.end : index + 1;
  }
  const delisting = context.volume === 'delisting' || context.reason === 'delisting';
  const told = phrases.map(({ from, to, start, end }, i) => {
    const before = line.slice(phrases[i - 1]?.end ?? 0, start);
    return { from, to, kind: governing(before, line.slice(end, phrases[i + 1]?.start)) ?? 'bare' };
  });
  const words = delisting ? ['stockOut', 'ending', 'recovery'] : ['recovery', 'stockOut', 'ending'];
  const kind = [...words, 'bare'].find((wanted) => told.some((time) => time.kind === wanted));
  const meant = told.filter((time) => time.kind === kind);
  const ends = meant.map(({ to }) => to ?? '').sort();
  if (!meant[0]) return null;
  return {
    event: kind === 'recovery' || (kind === 'bare' && !delisting) ? 'recovery' : 'stockOut',
    earliest: meant.map(({ from }) => from).sort()[0]!,
    latest: ends[0] ? ends.at(-1)! : null,
  };
}
