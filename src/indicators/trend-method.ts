/** What two rounds of one measure count differently, in words: no change may be read without it. Pure. */
import { daysBetween } from '../platform/clock.ts';
import { DATASET_ROUTES, type DatasetPart, type FigureTable, SETTINGS } from './model.ts';

/** What a round's figures were counted of, as far as rounds differ. */
export interface Method {
  /** Sheets that were read: `internal/inpatient`. */
  sheets: ReadonlySet<string>;
  /** The most products a class lists, by route. */
  limits: FigureTable['limits'];
  /** Masking by sheet: threshold, the second half of the rule, and whether zeros are shown. */
  masking: ReadonlyMap<string, string>;
}

const sheetOf = ({ route, setting }: Pick<DatasetPart, 'route' | 'setting'>) => `${route}/${setting}`;

/** 「内服薬・入院」. */
export function sheetName(sheet: string): string {
  const [route, setting] = sheet.split('/') as [DatasetPart['route'], DatasetPart['setting']];
  return `${route === 'all' ? '全薬剤' : DATASET_ROUTES[route]}・${setting === 'all' ? '全体' : SETTINGS[setting]}`;
}

export function methodOf({ sources, limits }: Pick<FigureTable, 'sources' | 'limits'>): Method {
  return {
    sheets: new Set(sources.map(sheetOf)),
    limits,
    masking: new Map(
      sources.map((part) => [
        sheetOf(part),
        [part.threshold, part.complementary, part.states.zero > 0].join(),
      ]),
    ),
  };
}

/** The sheets that rounds are compared by: those of the round that has most of them, of equal ones the last. */
export function fullSheets(methods: readonly Method[]): ReadonlySet<string> {
  return methods.reduce<ReadonlySet<string>>(
    (most, { sheets }) => (sheets.size >= most.size ? sheets : most),
    new Set(),
  );
}

export function sameSheets(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && a.isSubsetOf(b);
}

/** 「注射薬・入院がありません」; '' where none is missing. */
export function missingSheets(own: ReadonlySet<string>, full: ReadonlySet<string>): string {
  const [missing, more] = [full.difference(own), own.difference(full)].map((sheets) =>
    [...sheets].map(sheetName).join('、'),
  );
  return [missing ? `${missing}の表がありません` : '', more ? `${more}の表も数えています` : '']
    .filter(Boolean)
    .join('。');
}

/** What changed between two comparable rounds. */
export function breaksBetween(before: Method, after: Method): string[] {
  const breaks: string[] = [];
  const routes = (Object.keys(DATASET_ROUTES) as (keyof typeof DATASET_ROUTES)[]).filter(
    (route) => before.limits[route] !== after.limits[route],
  );
  if (routes.length > 0) {
    const of = ({ limits }: Method) =>
      routes
        .map((route) => {
          const most = limits[route];
          return `${DATASET_ROUTES[route]}は${most === undefined ? '上限が見られません' : `${most}品目まで`}`;
        })
        .join('、');
    breaks.push(
      `載っている品目が違います。薬効分類ごとに、前は${of(before)}、この回は${of(after)}。載らない品目は値に入りません`,
    );
  }
  const masked = [...after.masking].filter(
    ([sheet, rule]) => before.masking.has(sheet) && before.masking.get(sheet) !== rule,
  );
  if (masked.length > 0)
    breaks.push(`秘匿の規則が違います（${maskingChange(before, after, masked[0]![0])}）`);
  return breaks;
}

function maskingChange(before: Method, after: Method, sheet: string): string {
  const words = (rule: string) => {
    const [threshold, complementary, zeros] = rule.split(',');
    const below = threshold === '' ? '規則の記載なし' : `${threshold}未満を秘匿`;
    return [
      below,
      complementary === 'true' ? '1か所だけの行ではもう1か所も秘匿' : '',
      zeros === 'true' ? '0は表示' : '0も秘匿',
    ]
      .filter(Boolean)
      .join('、');
  };
  return `前：${words(before.masking.get(sheet)!)}。この回：${words(after.masking.get(sheet)!)}`;
}

/** A list may be a year older than the period's end: prices and classes are revised every year. */
const OLD_DAYS = 366;

/** What is to be known of a round by itself: a list or an edition of another time. */
export function ownNotes({ codes, edition }: Pick<FigureTable, 'codes' | 'edition'>, to: string): string[] {
  const notes: string[] = [];
  const age = daysBetween(codes, to);
  if (age > OLD_DAYS || age < 0) notes.push(`区分と薬価は、この期間のものでない ${codes} のリストによります`);
  if (edition !== null && Math.abs(daysBetween(edition, to)) > OLD_DAYS)
    notes.push(`供給の状態は、この期間のものでない ${edition} の一覧によります`);
  return notes;
}
