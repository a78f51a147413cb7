/**
 * What a sheet says of itself. NDB Open Data states period, route, setting and masking rule in the title above the table,
 * e.g. 「診療年月：2022年04月～2023年03月　内服薬 外来 (院外)　※集計結果が1000未満の場合は「‐」で表示（1000未満の箇所が1箇所の場合は
 * 1000以上の最小値を全て「‐」で表示）」. Years are western or of an era, long or short, digits and brackets of any width.
 */
import type { IsoDate } from '../../../platform/clock.ts';
import { fiscalYearDays } from '../../../platform/dates/era.ts';
import { monthOf } from '../../../platform/dates/months.ts';
import { findDate } from '../../../platform/dates/written-date.ts';
import { compact } from '../../../platform/text.ts';
import { AnteiError } from '../../errors.ts';
import {
  DATASET_ROUTES,
  type DatasetRoute,
  LAST_WITHOUT_PUBLIC_EXPENSE,
  type Masking,
  type PublicExpense,
  SETTINGS,
  type Setting,
} from '../../model.ts';

/** What is read of a title. */
export interface SheetTitle extends Masking {
  /** Number of the round, see {@link yearOfRound}. */
  round: number;
  /** First and last day of the period. */
  from: IsoDate;
  to: IsoDate;
  route: DatasetRoute;
  setting: Setting;
  /** Whether receipts paid by public funds alone are in it; null if nothing says so. */
  publicExpense: PublicExpense | null;
}

/** The fiscal year that a round covers: the first one had 2014. */
export function yearOfRound(round: number): number {
  return round + 2013;
}

const MONTH = String.raw`(令和|平成|R|H)?(元|\d{1,4})[年./](\d{1,2})月?(?:診療)?分?`;
const TO = '(?:から|[~〜∼∾ー\\-‐‑‒–—―−])';
const PERIOD = new RegExp(`${MONTH}${TO}${MONTH}`, 'i');

/** The 診療年月 of a text: its first and last month; null if it has none. */
function findPeriod(text: string): { from: IsoDate; lastMonth: IsoDate } | null {
  const match = PERIOD.exec(text);
  if (!match) return null;
  const [era1 = '', year1, month1, era2, year2, month2] = match.slice(1);
  // 「平成30年4月～31年3月」: the second year is of the first one's era.
  const from = findDate(`${era1.toUpperCase()}${year1}年${month1}月1日`);
  const lastMonth = findDate(`${(era2 ?? era1).toUpperCase()}${year2}年${month2}月1日`);
  return from && lastMonth ? { from, lastMonth } : null;
}

/** True for a text that states a period of months, as the titles of NDB Open Data do. */
export function hasPeriod(title: string): boolean {
  return findPeriod(compact(title)) !== null;
}

const ROUTE_WORDS: readonly (readonly [RegExp, DatasetRoute])[] = [
  [/内服/, 'internal'],
  [/外用/, 'external'],
  [/注射/, 'injection'],
];
const SETTING_WORDS: readonly (readonly [RegExp, Setting])[] = [
  [/院外/, 'out-of-hospital'],
  [/院内/, 'in-hospital'],
  [/入院(?!外)/, 'inpatient'],
];

/**
 * Reads a sheet's title; what it does not say about route and setting is taken from the sheet's name.
 * @param where the sheet, as problems name it
 * @throws AnteiError `ndb-title`: what cannot be read, or a period other than April to March
 */
export function readTitle(title: string, sheetName: string, where: string): SheetTitle {
  const text = compact(title);
  const period = findPeriod(text);
  const refuse = (what: string) =>
    new AnteiError('ndb-title', `${where}の表題「${title.trim().slice(0, 120)}」${what}`);
  if (!period) throw refuse('に「診療年月：2022年04月～2023年03月」のような期間がありません。');
  const year = Number(period.from.slice(0, 4));
  const whole = fiscalYearDays(year);
  const round = year - yearOfRound(0);
  if (period.from !== whole.from || monthOf(period.lastMonth) !== monthOf(whole.to) || round < 1)
    throw refuse(
      `の期間は ${period.from.slice(0, 7)} から ${period.lastMonth.slice(0, 7)} です。4月から翌年3月までの1年のはずです。`,
    );
  const name = compact(sheetName);
  return {
    round,
    ...whole,
    route: readWord('薬剤区分', ROUTE_WORDS, DATASET_ROUTES, text, name, refuse),
    setting: readWord('処方の場', SETTING_WORDS, SETTINGS, text, name, refuse),
    publicExpense: readPublicExpense(`${text} ${name}`, round, refuse),
    ...readMasking(text, refuse),
  };
}

type Refuse = (what: string) => AnteiError;

/** The one word of a list that title or sheet name has; they may not disagree. */
function readWord<Key extends string>(
  what: string,
  words: readonly (readonly [RegExp, Key])[],
  labels: Record<Key, string>,
  title: string,
  name: string,
  refuse: Refuse,
): Key {
  const keys = (text: string) => words.filter(([word]) => word.test(text)).map(([, key]) => key);
  const [said, named] = [keys(title), keys(name)];
  if (said.length === 1 && named.length === 1 && said[0] !== named[0])
    throw refuse(
      `は「${labels[said[0]!]}」、シート名「${name}」は「${labels[named[0]!]}」です。${what}が食い違っています。`,
    );
  const [only] = said.length === 1 ? said : named.length === 1 ? named : [];
  if (only === undefined)
    throw refuse(
      `とシート名「${name}」から${what}（${Object.values(labels).join('・')}のどれか）を1つに決められません。`,
    );
  return only;
}

/** 「公費レセプトを含む」, 「公費レセプト（公費単独）は含まない」, 「公費レセプトを除く」: the verb. */
const PUBLIC_EXPENSE = /公費[^。※、]{0,24}?(含[^。※、()]{0,6}|除)/g;
const WITHOUT = /^除|な[いし]|ず|ません/;

/** Up to round 10 such receipts were never in it. @throws AnteiError `ndb-title` if the sheet says both */
function readPublicExpense(text: string, round: number, refuse: Refuse): PublicExpense | null {
  const said = new Set(
    [...text.matchAll(PUBLIC_EXPENSE)].map(
      ([, verb]): PublicExpense => (WITHOUT.test(verb!) ? 'excluded' : 'included'),
    ),
  );
  if (said.size > 1) throw refuse('に、公費レセプトを含むとも、含まないともあります。');
  return [...said][0] ?? (round <= LAST_WITHOUT_PUBLIC_EXPENSE ? 'excluded' : null);
}

/** What the title says about rows with only one quantity to mask: 「1000未満の箇所が1箇所の場合は…」. */
const WHERE_ONE = /1[箇個かカヶケ]?所の場合/;

/**
 * The masking rule. Rounds 1 and 2 state none; 3 and 4 mask all but the total of a row with one small quantity; from 5 on the least
 * of its other quantities.
 */
function readMasking(text: string, refuse: Refuse): Masking {
  const threshold = readThreshold(text, refuse);
  if (threshold === null) return { masking: 'none', threshold };
  if (/最小値/.test(text)) return { masking: 'least', threshold };
  if (/総計以外/.test(text)) return { masking: 'all-but-total', threshold };
  return { masking: WHERE_ONE.test(text) ? 'unstated' : 'below', threshold };
}

/** The thresholds are 10 to 1,000; a number of 400 digits would be infinite. */
const MAX_THRESHOLD = 1e9;

function readThreshold(text: string, refuse: Refuse): number | null {
  const stated = new Set([...text.matchAll(/(\d[\d,]*)未満/g)].map((m) => Number(m[1]!.replaceAll(',', ''))));
  if (Math.max(0, ...stated) > MAX_THRESHOLD) throw refuse('の秘匿の基準が大きすぎます。');
  if (stated.size > 1)
    throw refuse(`の秘匿の基準が1つに決まりません（${[...stated].map((n) => `${n}未満`).join('、')}）。`);
  return [...stated][0] ?? null;
}
