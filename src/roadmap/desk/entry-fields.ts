/** What officers' forms and commands send, each field read once. */
import { z } from 'zod';
import { addDays, type IsoDate } from '../../platform/clock.ts';
import { findDate } from '../../platform/dates/written-date.ts';
import {
  choice,
  date,
  type ItemProblem,
  line,
  lines,
  MAX_SHORT,
  optional,
  readFields,
} from '../../platform/form-fields.ts';
import { cleanLine, cleanText } from '../../platform/text.ts';
import { parseValue } from '../entries/parse-value.ts';
import type { NewComment, NewPoint, NewStatus, NewTarget } from '../entries/store-entries.ts';
import { type Kpi, STATES, type State } from '../model.ts';
import { datasetPeriod, momentDays, parsePeriod, periodDays } from '../register/parse-period.ts';

export type Fields = Readonly<Record<string, string>>;
export type Read<T> = { value: T; problems: [] } | { value: null; problems: ItemProblem[] };

const MAX_EVIDENCE = 10;

/** An address that a reader can open: `https://…`, or a page of this site, `/…`; null for any other. */
function evidenceAddress(typed: string): string | null {
  if (typed.length > 1_000 || /[\s\p{Cc}\\]/u.test(typed)) return null;
  if (typed.startsWith('/')) return typed.startsWith('//') ? null : typed;
  const url = URL.canParse(typed) ? new URL(typed) : null;
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}

const ADDRESS_HELP = 'https:// で始まるアドレスか、このサイトのページ（/ で始まるもの）';

/** One a line: the address, then the title. */
const evidence = z.string().transform((text, ctx) => {
  const given = cleanText(text).split('\n').map(cleanLine).filter(Boolean);
  const read = given.map((one) => {
    const [, address = '', title = ''] = /^(\S+)\s*(.*)$/.exec(one) ?? [];
    return { url: evidenceAddress(address), title, one };
  });
  const wrong = read.find(({ url, title }) => url === null || title === '' || title.length > 200);
  if (read.length === 0) ctx.addIssue('根拠を1つ以上、1行に1つ入れてください。');
  else if (read.length > MAX_EVIDENCE) ctx.addIssue(`根拠は${MAX_EVIDENCE}個までです。`);
  else if (wrong)
    ctx.addIssue(
      `根拠は「アドレス 表題」の形で、アドレスは${ADDRESS_HELP}です（「${wrong.one.slice(0, 60)}」）。`,
    );
  return wrong ? z.NEVER : read.map(({ url, title }) => ({ url: url!, title }));
});

const sourceUrl = z.string().transform((text, ctx): string | null => {
  const typed = cleanLine(text);
  if (typed === '') return null;
  const url = evidenceAddress(typed);
  if (url === null) ctx.addIssue(`出典のアドレスは、${ADDRESS_HELP}です。`);
  return url;
});

/** A short value; what is longer says nothing. */
const short = (text: string) => (text.length > MAX_SHORT ? '' : cleanLine(text));

/** A date, or a month where no more is known; not in the future: it states a fact. */
const since = (today: IsoDate) =>
  z.string().transform((text, ctx): string => {
    const typed = short(text);
    const days = parsePeriod(typed);
    const found = momentDays(typed) ? typed : (findDate(typed) ?? (days && datasetPeriod(days)));
    if (!found || !/^\d{4}-\d{2}(-\d{2})?$/.test(found))
      ctx.addIssue('いつの状況かを、日付（2026-04-01）か月（2026-04）で入れてください。');
    else if (momentDays(found)!.from > today) ctx.addIssue('いつの状況かに、先の日付は入れられません。');
    return found ?? z.NEVER;
  });

const notFuture = (label: string, today: IsoDate) =>
  date(label).refine((day) => day <= today, `${label}に、先の日付は入れられません。`);

/** `2023-09`, `FY2021`, `2023`, `FY2018/FY2022`, or as documents print it (2023年9月, 令和5年度); over by today. */
const period = (today: IsoDate) =>
  z.string().transform((text, ctx): string => {
    const typed = short(text);
    const days = parsePeriod(typed);
    const code = periodDays(typed) ? typed : days && datasetPeriod(days);
    const read = code && periodDays(code);
    // 「2024年末」 is a day, not a period of a series.
    if (!read || (days && days.from !== read.from)) {
      ctx.addIssue('期間を、2023-09、2021年度、2023年、FY2018/FY2022 のように入れてください。');
      return z.NEVER;
    }
    if (read.to > today) ctx.addIssue('まだ終わっていない期間の値は入れられません。');
    return code;
  });

const value = (kpi: Kpi) =>
  z.string().transform((text, ctx): number => {
    const read = parseValue(kpi, text);
    if (read === null)
      ctx.addIssue(
        kpi.unit === 'fraction'
          ? '値を、％で 0〜100 の数字（80.2）で入れてください。'
          : '値を、0から1,000兆までの数字（1,103億、36）で入れてください。',
      );
    return read ?? z.NEVER;
  });

/** A new status. A month may begin in the past and last. @param today of Japan */
export function readStatus(initiative: string, fields: Fields, today: IsoDate): Read<NewStatus> {
  const form = z.object({
    state: choice<State>('状態', STATES),
    since: since(today),
    note: lines('説明', 2_000),
    evidence,
  });
  const { value, problems } = readFields(form, fields);
  return value ? { value: { initiative, ...value }, problems: [] } : { value, problems };
}

export function readPoint(kpi: Kpi, fields: Fields, today: IsoDate): Read<NewPoint> {
  const form = z.object({
    period: period(today),
    value: value(kpi),
    source: line('出典', 400),
    sourceUrl,
    note: optional('注', 1_000),
  });
  const { value: read, problems } = readFields(form, fields);
  return read ? { value: { kpi: kpi.id, ...read }, problems: [] } : { value: read, problems };
}

/** All of a new version but its number. */
export function readTarget(kpi: Kpi, fields: Fields, today: IsoDate): Read<Omit<NewTarget, 'version'>> {
  const form = z.object({
    value: value(kpi),
    wording: line('目標の言葉', 200),
    due: date('期限'),
    setOn: notFuture('決めた日', today),
    source: line('出典', 400),
    sourceUrl,
    note: optional('注', 1_000),
  });
  const { value: read, problems } = readFields(form, fields);
  if (!read) return { value: read, problems };
  if (read.due < addDays(read.setOn, 1))
    return { value: null, problems: [{ item: 'due', wording: '期限は、決めた日より後にしてください。' }] };
  return { value: { kpi: kpi.id, ...read }, problems: [] };
}

export function readComment(about: string, fields: Fields, today: IsoDate): Read<NewComment> {
  const form = z.object({
    expert: line('専門家の名前', 100),
    affiliation: line('所属', 200),
    saidOn: notFuture('述べた日', today),
    body: lines('意見', 4_000),
  });
  const { value, problems } = readFields(form, fields);
  return value ? { value: { about, ...value }, problems: [] } : { value, problems };
}
